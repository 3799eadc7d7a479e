"""The mark before a new portion of a marked sheet, as somebody types it."""

import re
from collections.abc import Sequence

from factsheet.meeting import facts_at, facts_of
from factsheet.paths import ValuePath
from factsheet.review.word.stream import Char

_MARK = re.compile(r"\s*\(([^()]+)\)\s*")


def split_mark(chars: Sequence[Char], item: ValuePath) -> tuple[str, Sequence[Char]]:
    """Give the mark that the text of a new item begins with, and the rest; no mark where the item can have none.

    A mark has no small letters: of another text in parentheses nobody knows what it is.
    """
    found = _MARK.match("".join(char.text for char in chars))
    bears = any("marking" in facts_of(part) for part in facts_at(item).parts)
    if not found or not bears or not found[1].isupper():
        return "", chars
    return found[1].strip(), chars[_characters(chars, found.end()) :]


def _characters(chars: Sequence[Char], length: int) -> int:
    """Give how many characters have a text of some length together."""
    number = 0
    while length > 0:
        length -= len(chars[number].text)
        number += 1
    return number
