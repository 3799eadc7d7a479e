"""What web pages say around a text, known by its words where nothing else tells it: `Leave a reply`, `Read more`."""

import re
from functools import cache

from factsheet.imports.blocks import Block, BlockKind, Why
from factsheet.models.tables import read_table

_MARKS = re.compile(r"[^\w\s]+")
_SHORT = 100
"""The most characters of a line that is clutter, or that stands among it."""
_SENTENCE = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*$")


@cache
def _phrases() -> tuple[frozenset[str], tuple[str, ...]]:
    tables = read_table("factsheet.imports", "clutter.toml").values()
    return frozenset(_folded(each) for table in tables for each in table["whole"]), tuple(
        each for table in tables for each in table["head"]
    )


def _folded(text: str) -> str:
    return " ".join(_MARKS.sub("", text).casefold().split())


def is_clutter(text: str) -> bool:
    """Tell whether a line is what web pages say around a text, in any of the languages of the table."""
    if not text or len(text) > _SHORT:
        return False
    whole, heads = _phrases()
    folded = _folded(text)
    return folded in whole or folded.startswith(heads)


def without_clutter(blocks: list[Block]) -> list[Block]:
    """Give blocks with nothing taken of lines that are clutter, and of what stands below the first behind the text.

    The text ends with its last sentence, item, table or note; short lines behind a line of clutter go with it.
    """
    found = list(blocks)
    taken = [place for place, block in enumerate(blocks) if block.text]
    for place in taken:
        if _is_line(blocks[place]) and is_clutter(blocks[place].text):
            found[place] = blocks[place].refused(Why.CLUTTER)
    last = max((place for place in taken if found[place].text and not _is_tail(blocks[place])), default=-1)
    behind = [place for place in taken if place > last]
    first = next((place for place in behind if not found[place].text), None)
    for place in behind if first is not None else ():
        if place > first:  # type: ignore[operator]  # there is one
            found[place] = blocks[place].refused(Why.CLUTTER)
    return found


def _is_line(block: Block) -> bool:
    return block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM}


def _is_tail(block: Block) -> bool:
    """Tell whether a block says nothing of a text by itself: a line without the end of a sentence."""
    return (
        block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING} and len(block.text) <= _SHORT and not _ends(block.text)
    )


def _ends(text: str) -> bool:
    return bool(_SENTENCE.search(text)) and not is_clutter(text)
