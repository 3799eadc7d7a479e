"""Numbers of notes in an edited draft: they are known by their style, wherever their paragraph has gone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from factsheet.review.alignment import Alignment
from factsheet.review.lines import Line
from factsheet.review.matching import Final, Matching
from factsheet.review.stream import Char


def settle_labels(matching: Matching, alignment: Alignment) -> list[tuple[Final, list[Char]]]:
    """Give numbers of notes back to the lines that print them, and take all others out of their paragraphs.

    Those are given: a number that was copied with its words cites a source, but no value says so.
    """
    strays: list[tuple[Final, list[Char]]] = []
    for final in matching.finals:
        for label in list(_labels(final, alignment)):
            if not _given_back(label, final, matching, alignment):
                strays.append((final, label))
                final.chars = [char for char in final.chars if char not in label]
    return strays


def _labels(final: Final, alignment: Alignment) -> Iterator[list[Char]]:
    for is_label, chars in groupby(final.chars, lambda char: char.ink.label and char not in alignment.home):
        if is_label:
            yield list(chars)


def _given_back(label: list[Char], final: Final, matching: Matching, alignment: Alignment) -> bool:
    text = "".join(char.text for char in label)
    for number in filter(lambda each: each is not None, (final.owner, *final.parts)):
        taken = {at for line, at in alignment.home.values() if line == number}
        for start in _places(matching.lines[number or 0], text):
            if not taken.intersection(range(start, start + len(text))):
                alignment.home.update({char: (number or 0, start + at) for at, char in enumerate(label)})
                return True
    return False


def _places(line: Line, text: str) -> Iterator[int]:
    """Give where a line prints the number of a note."""
    at = 0
    for segment in line.segments:
        if segment.note is not None and segment.text == text:
            yield at
        at += len(segment.text)
