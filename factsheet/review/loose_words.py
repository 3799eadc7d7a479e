"""What of an edited line says less than it seems: blanks between words typed anew, numbers of notes typed as text."""

import re
from collections.abc import Iterator, Sequence

from factsheet.document.paragraphs import LineKind
from factsheet.review.lines import Line, Segment
from factsheet.review.word.stream import Char

Owners = list[int | None]
"""The segment that each character is of, None for what is typed."""


def loosen_blanks(segments: Sequence[Segment], chars: Sequence[Char], owner: Owners, at: list[int | None]) -> None:
    """Make the blanks among typed words typed ones where one is of words of the template that have lost their sign.

    Where nothing was tracked, any blank is found again as one of those that the line had.
    """
    for start, end in _typed(chars, owner):
        kept = [number for number in owner[start:end] if number is not None]
        if any(segments[number].origin is None and segments[number].text.strip() for number in kept):
            owner[start:end] = at[start:end] = [None] * (end - start)


def _typed(chars: Sequence[Char], owner: Owners) -> Iterator[tuple[int, int]]:
    """Give the ranges that begin and end with typed characters and between them have no others but blanks."""
    start: int | None = None
    end = 0
    for place, (char, number) in enumerate(zip(chars, owner, strict=True)):
        if number is None:
            start, end = place if start is None else start, place + 1
        elif not char.text.isspace() and start is not None:
            yield start, end
            start = None
    if start is not None:
        yield start, end


_NUMBER = re.compile(r"([(\[]?)(\d+)([.):\]、．。：）］]{1,2}(?:\s+|(?=[^\d\s]))|\s+)")
"""A number that begins a line, and what stands between it and the words; `1.5 degrees` has none."""


def number_of(text: str, label: str) -> tuple[range, int] | None:
    """Give where the number of a note stands in a line that begins with it, and where its words begin.

    A number with a sign behind it is one whatever note it is of, another without any is a word.
    """
    found = _NUMBER.match(text)
    if found is None or (found[2] != label and not found[3].strip()):
        return None
    return range(*found.span(2)), found.end()


def settle_number(line: Line, chars: Sequence[Char], owner: Owners, at: list[int | None]) -> None:
    """Give the template what is typed around the number of a note: `1. Title` in the place of the number and a tab."""
    segments = line.segments
    if line.kind is not LineKind.NOTE or len(segments) < 3 or segments[0].note is None or None not in owner:
        return
    found = number_of("".join(char.text for char in chars), segments[0].text)
    if found is None:
        return
    number, words = found
    if any(chars[place].text.strip() and owner[place] not in (None, 0, 1) for place in range(words)):
        return
    for place in range(words):
        if owner[place] not in (0, 1):
            owner[place], at[place] = (0, 0) if place < number.stop else (1, len(segments[0].text))
