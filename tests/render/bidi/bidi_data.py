"""The conformance tests of UAX 9, from the files of the Unicode Character Database (Debian: `unicode-data`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from factsheet.render.bidi.levels import REMOVED, embedding_levels, visual_order

FOLDER = Path("/usr/share/unicode")
SLICES = 40
"""The files are taken in so many parts, a line here and a line there."""

# A character of each class.
_OF_CLASS = {
    **{"L": "a", "R": "א", "AL": "ا", "EN": "1", "ES": "+", "ET": "$", "AN": "٠", "CS": ",", "NSM": "\u0300"},
    **{"B": "\u2029", "S": "\t", "WS": " ", "ON": "!", "BN": "\u00ad", "LRE": "\u202a", "RLE": "\u202b"},
    **{"LRO": "\u202d", "RLO": "\u202e", "PDF": "\u202c", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068"},
    "PDI": "\u2069",
}


class Case(NamedTuple):
    """A paragraph, the level asked for, and what is right: levels and the order of those that have one."""

    text: str
    base: int | None
    levels: list[int]
    order: list[int]

    def is_right(self) -> bool:
        """Tell whether the program has the same levels and order."""
        levels = embedding_levels(self.text, self.base)
        kept = [index for index, level in enumerate(levels) if level != REMOVED]
        order = [kept[at] for at in visual_order([levels[index] for index in kept])]
        return (levels, order) == (self.levels, self.order)


def cases(part: int) -> Iterator[Case]:
    """Give the cases of one of the parts of both files."""
    yield from _by_character(part)
    yield from _by_class(part)


def _by_character(part: int) -> Iterator[Case]:
    """Read BidiCharacterTest.txt: characters, level asked for, level found, levels, order."""
    for line in _lines("BidiCharacterTest.txt", part):
        characters, direction, _, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in characters.split())
        yield Case(text, {"0": 0, "1": 1, "2": None}[direction], _levels(levels), list(map(int, order.split())))


def _by_class(part: int) -> Iterator[Case]:
    """Read BidiTest.txt: classes of characters, and levels asked for as bits, below the levels and order of many."""
    levels: list[int] = []
    order: list[int] = []
    for line in _lines("BidiTest.txt", part):
        if line.startswith("@Levels:"):
            levels = _levels(line.partition(":")[2])
        elif line.startswith("@Reorder:"):
            order = list(map(int, line.partition(":")[2].split()))
        else:
            classes, bits = line.split(";")
            text = "".join(_OF_CLASS[name] for name in classes.split())
            for bit, base in ((1, None), (2, 0), (4, 1)):
                if int(bits) & bit:
                    yield Case(text, base, levels, order)


def _lines(name: str, part: int) -> Iterator[str]:
    """Give the lines of a part, and all that hold for many lines."""
    with (FOLDER / name).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            said = line.partition("#")[0].strip()
            if said and (said.startswith("@") or number % SLICES == part):
                yield said


def _levels(text: str) -> list[int]:
    return [REMOVED if level == "x" else int(level) for level in text.split()]


def wrong(part: int) -> tuple[int, list[Case]]:
    """Give how many cases a part has, and those that are not right."""
    found = list(cases(part))
    return len(found), [case for case in found if not case.is_right()]
