"""The content that every program sets: a fact sheet of about 1,100 words, of filler that states no fact.

The words come from a seeded generator, so that each sheet differs in every sentence (no program can keep what it made
of the one before) and is the same in every run.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

_WORDS = re.findall(
    r"\w+",
    """
agenda annex article aspect basis chapter clause column common continued cooperation detail
discussion draft edition element example exchange field figure form format framework further general
item joint later level line list matter measure meeting mutual note number order page paragraph part
passage period place point present procedure process progress question record regular relevant
report review round schedule section sentence several shared sheet stage statement step structure
subject summary table technical term text topic verification version word working
""",
)

POINTS, TABLE_ROWS, SECTIONS = 4, 4, 6
"""Points a section, rows a table, sections in a sheet of three pages; every third section has a table."""


@dataclass(frozen=True, slots=True)
class Point:
    """A list item: a phrase in bold, then a sentence."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a list of points and, in some sections, a table of a header row and body rows."""

    title: str
    points: tuple[Point, ...]
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """A fact sheet as plain data, which each program's adapter writes in that program's own language."""

    name: str
    title: str
    issuer: str
    dateline: str
    facts: tuple[tuple[str, str], ...]
    summary: tuple[Point, ...]
    sections: tuple[Section, ...]
    follow_ups: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]


def make_content(seed: int, parts: int = 1) -> Content:
    """Make a sheet; `parts` multiplies its six sections, which makes it as many times as long."""
    filler = _Filler(seed)
    sections = tuple(filler.section(number) for number in range(1, SECTIONS * parts + 1))
    return Content(
        name=f"sheet-{seed}-{parts}",
        title=f"Joint Meeting of Party A, Party B and Party C: {filler.phrase(3)}",
        issuer="Party A",
        dateline="Place, April 3, 2025",
        facts=tuple((f"Party {letter}", f"Delegate {letter}") for letter in "ABC"),
        summary=tuple(filler.point(17) for _ in range(5)),
        sections=sections,
        follow_ups=tuple((filler.sentence(7), "Party A", "July 15, 2025", "Open") for _ in range(3)),
        sources=tuple(filler.phrase(6) for _ in range(4)),
    )


class _Filler:
    """Draws words; a number in every phrase makes each of them the only one of its kind."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - filler, no secret
        self._drawn = 0

    def _words(self, count: int) -> list[str]:
        return self._random.choices(_WORDS, k=count)

    def phrase(self, words: int) -> str:
        self._drawn += 1
        return " ".join([*self._words(words - 1), str(self._drawn)]).capitalize()

    def sentence(self, words: int) -> str:
        half = words // 2
        return f"{' '.join(self._words(half))}, {' '.join(self._words(words - half))}.".capitalize()

    def point(self, words: int) -> Point:
        return Point(self.phrase(4), self.sentence(words))

    def section(self, number: int) -> Section:
        points = tuple(self.point(22) for _ in range(POINTS))
        rows = self._rows() if number % 3 == 2 else ()
        return Section(f"Section {number}: {self.phrase(3)}", points, rows)

    def _rows(self) -> tuple[tuple[str, ...], ...]:
        makers: tuple[Callable[[], str], ...] = (
            lambda: self.phrase(3),
            lambda: self.sentence(9),
            lambda: self.phrase(3),
        )
        head = ("Item", "What it says", "Where")
        return (head, *(tuple(make() for make in makers) for _ in range(TABLE_ROWS)))
