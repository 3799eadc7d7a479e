"""What reads beside other text as it does alone: the PDF isolates it, Word has marks around it (UAX 9, 6.4)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from factsheet.render.bidi.levels import REMOVED, bidi_class, embedding_levels
from factsheet.typography.line_breaks import NEWLINE

FIRST_STRONG, END = "\u2068", "\u2069"
"""What opens an isolate, whose direction is that of its first letter, and what ends it."""


class Part(Struct, frozen=True):
    """A part of a paragraph: its text, and the path of the value that it is of, or that it is the number of a note.

    Neighbouring notes have other `reference`s; 0 is none. A forced line break is NEWLINE.
    """

    text: str
    value: str = ""
    reference: int = 0


def isolates(parts: Sequence[Part], base: int) -> Iterator[slice]:
    """Give the places of the parts that are isolated together in a paragraph of a base level, unless they are all.

    Isolated is each value, and each number of a note: the space between two such would make one number of them (W4).
    What has no direction of its own, or the same, is read on from the template's word before it: `20400403`, and a name
    in Latin letters, behind `Declassify On:` in an Arabic sheet.
    """
    at, before = 0, ""
    for (value, reference), group in groupby(parts, key=_whose):
        texts = [part.text for part in group]
        end, text = at + len(texts), "".join(texts)
        if text and (reference or (value and not _reads_on(text, before, base))) and len(texts) < len(parts):
            yield slice(at, end)
        at, before = end, "" if value or reference else text.rpartition(NEWLINE)[2]


def line_levels(text: str, base: int) -> list[int]:
    """Give the level of each character of a paragraph, for one that has none that of the one before it.

    A forced break separates paragraphs, as that of HTML does, and of LibreOffice: each line reads as it does alone.
    """
    levels = [level for line in text.split(NEWLINE) for level in (*embedding_levels(line, base), base)]
    last = base
    for at, level in enumerate(levels):
        levels[at] = last = last if level == REMOVED else level
    return levels[:-1]


def first_direction(characters: Iterable[str]) -> int | None:
    """Give the level of the first character that has a direction: 1 from right to left, None where there is none."""
    kinds = map(bidi_class, characters)
    return next((int(kind != "L") for kind in kinds if kind in {"L", "R", "AL"}), None)


def _whose(part: Part) -> tuple[str, int]:
    return part.value, part.reference


def _reads_on(text: str, before: str, base: int) -> bool:
    own = first_direction(text)
    return text.isdecimal() or (own not in {None, base} and own == first_direction(reversed(before)))
