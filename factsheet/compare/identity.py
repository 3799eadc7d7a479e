"""What makes a part of one document the same part of another: the ids in the origins of its text, or like words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile

from factsheet.compare.words import pieces
from factsheet.document import Comment, Deletion, Emphasis, Inline, Insertion, Language, Link, Strong, Text

_NESTED = (Strong, Emphasis, Link, Language, Insertion, Deletion, Comment)


def identity(inlines: Iterable[Inline]) -> str | None:
    """Give the path of the item of a list in the meeting that all the text is from, or None where there is none.

    `sections[security].content[deterrence]` for a lead and a text of that item; the last part is always an item.
    """
    paths = [path.split(".") for path in _paths(inlines)]
    levels = takewhile(lambda steps: len(set(steps)) == 1, zip(*paths, strict=False))
    common = [steps[0] for steps in levels]
    while common and not common[-1].endswith("]"):
        common.pop()
    return ".".join(common) or None


def _paths(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Text):
            if inline.origin:
                yield inline.origin.path
        elif isinstance(inline, _NESTED):
            yield from _paths(inline.inlines)


def likeness(old: str, new: str) -> float:
    """Tell how much of their words two texts share, from 0 to 1 (Sørensen and Dice); two empty ones are the same."""
    before, after = _words(old), _words(new)
    total = before.total() + after.total()
    return 2 * (before & after).total() / total if total else 1.0


@lru_cache(maxsize=4096)
def _words(text: str) -> Counter[str]:
    return Counter(piece for piece in pieces(text) if piece[0].isalnum())
