"""The sheets that the random loop edits, each with its draft and all that is printed in it, made once."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property

from drafts import make_base, make_draft, members
from every_kind import every_kind
from loop_trees import with_values, without
from lxml import etree
from meeting_trees import INVERSE, SAMPLE, changes_of, said_by, tree_in
from packs import packs
from small_meetings import TAGS
from word_edits import PART, W, read

from factsheet.compose.pack import Pack
from factsheet.diagnostics import FactsheetError, Span
from factsheet.draft.base import KnownBases
from factsheet.meeting import Meeting, read_meeting
from factsheet.meeting.checker import checked
from factsheet.meeting.identity import identify
from factsheet.paths import ValuePath
from factsheet.review.apply import apply_changes
from factsheet.review.attribution import Group, unedited
from factsheet.review.lines import Line
from factsheet.review.replay import replay_text
from factsheet.review.tree import Tree
from factsheet.review.writing import write_tree
from factsheet.source.bind import bind
from factsheet.source.nodes import Entry, Mapping, Node, PlainValue, Scalar, Sequence

_FILLER = """
  - id: filler
    title: Filler of the tests
    content:
      - The first filler point, which has neither a lead nor a source, says a good many words.
      - The second filler point says other words, and again it has none of the two.
      - >-
        The third filler point is folded over two lines, as a longer text would be in a file that somebody
        keeps by hand.
      - lead: A fourth one
        text: It has a lead, and no source.
      - "The fifth filler point is quoted: it has a colon."
      - The sixth filler point is the last but one in the list of filler points.
      - The seventh filler point ends the list.

follow_ups:
  - {id: agenda, action: Agree on the agenda of the filler meeting, owners: JP, due: 2025-05-12}
  - id: venue
    action: Name the place of the filler meeting
    owners: [US, KR]
    due: 2025-06
  - id: budget
    action: Draw up the filler budget
    owners: [US]
    due: 2025-07-01
"""
LONG = tuple(f"long {number}" for number in range(4))
"""Sheets of a full length, each changed at random."""
NAMES = (*TAGS, *LONG)


@dataclass(frozen=True)
class Place:
    """A stretch of a line: its group of segments, and where it begins and ends in what Word has for text."""

    line: int
    group: Group
    start: int
    end: int


class Sheet:
    """A meeting, in a language or of a full length, with its draft."""

    def __init__(self, name: str) -> None:
        self.language, self.country = ("en", None) if name in LONG else (name, "BE")
        self.text = _long(name) if name in LONG else every_kind(name)
        self.pack: Pack = packs().pack("standard", self.language, self.country)
        self.draft = make_draft(self.text, labels=self.language)
        base = make_base(self.text, labels=self.language)
        self.bases = KnownBases([base])
        self.lines = replay_text(base, self.text, {}).lines
        self.tree = tree_in(self.text.encode())
        self.paragraphs = _paragraphs(self.draft, self.lines)
        self.places = tuple(place for number in self.paragraphs for place in _places(number, self.lines[number]))
        self._fits: dict[tuple[ValuePath, str | None], bool] = {}
        self._goes: dict[ValuePath, bool] = {}

    def fits(self, path: ValuePath, value: str | None) -> bool:
        """Tell whether the meeting is one with another value, or without it."""
        if (path, value) not in self._fits:
            self._fits[path, value] = self.is_meeting(with_values(self.tree, {path: value}))
        return self._fits[path, value]

    def goes(self, item: ValuePath) -> bool:
        """Tell whether the meeting is one without an item, which nothing cites."""
        if item not in self._goes:
            cited = {self.tree.values.get(each) for each in self.tree.home() if each.keys[-1] == "sources"}
            self._goes[item] = item.id not in cited and self.is_meeting(without(self.tree, item))
        return self._goes[item]

    def is_meeting(self, tree: Tree) -> bool:
        """Tell whether a tree is that of a meeting; items that are alike alone have to be written, which gives ids."""
        named, alike = identify(_node(said_by(tree)))
        with suppress(FactsheetError):
            bind(named, Meeting, checked) if not alike else read_meeting(self.written(tree), "m.yaml")
            return True
        return False

    def written(self, tree: Tree) -> bytes:
        """Give the meeting file that says what a tree says."""
        return write_tree(self.text.encode(), "m.yaml", tree, {})

    @cached_property
    def lone(self) -> dict[ValuePath, int]:
        """Give the items that print one line, outside tables of several columns, and nothing else, with that line."""
        return {item: lines[0] for item, lines in self._printing.items() if self._is_alone(item, lines)}

    def _is_alone(self, item: ValuePath, lines: list[int]) -> bool:
        line = self.lines[lines[0]]
        columns = {other.spot.column for other in self.lines if other.spot and other.spot.table == _table(line)}
        own = all(path.is_within(item) for path in line.paths)
        return len(lines) == 1 and own and columns <= {0} and line.text.strip() != ""

    @cached_property
    def rows(self) -> dict[ValuePath, list[int]]:
        """Give the items that print one row of a table and nothing else, each with the lines of that row."""
        found = {}
        for item, lines in self._printing.items():
            spots = {(spot.table, spot.row) for n in lines if (spot := self.lines[n].spot) and not spot.head}
            row = [n for n, line in enumerate(self.lines) if line.spot and {(line.spot.table, line.spot.row)} == spots]
            paths = [path for n in row for path in self.lines[n].paths]
            columns = {self.lines[n].spot.column for n in row if self.lines[n].spot}
            if len(row) > 1 and len(columns) == len(row) and all(path.is_within(item) for path in paths):
                found[item] = row
        return {item: row for item, row in found.items() if not any(o != item and item.is_within(o) for o in found)}

    @cached_property
    def _printing(self) -> dict[ValuePath, list[int]]:
        """Give the lines that print something of each item of a list."""
        found: dict[ValuePath, list[int]] = {}
        for number, line in enumerate(self.lines):
            for item in dict.fromkeys(item for path in line.paths for item in path.items):
                found.setdefault(item, []).append(number)
        return found


_NOWHERE = Span("m.yaml")


def _node(said: PlainValue) -> Node:
    """Give the nodes of what a meeting says, which stand nowhere."""
    match said:
        case dict():
            return Mapping(tuple(Entry(key, _NOWHERE, _node(value)) for key, value in said.items()), _NOWHERE)
        case list():
            return Sequence(tuple(map(_node, said)), _NOWHERE)
        case _:
            return Scalar(said, _NOWHERE)


def _table(line: Line) -> int | None:
    return line.spot.table if line.spot else None


@cache
def sheet(name: str) -> Sheet:
    """Give the sheet of a name."""
    return Sheet(name)


def _long(name: str) -> str:
    data = SAMPLE.read_text("utf-8").replace("\nfollow_ups:\n", _FILLER).encode()
    tree, rng = tree_in(data), random.Random(name)
    return write_tree(data, "m.yaml", apply_changes(tree, changes_of(rng, tree, 3), INVERSE).tree, {}).decode()


def _paragraphs(draft: bytes, lines: tuple[Line, ...]) -> dict[int, int]:
    """Give the number of the paragraph that each line is; the blanks that wait for a choice are no text."""
    texts = [said if (said := read(p)).strip() else "" for p in etree.fromstring(members(draft)[PART]).iter(f"{W}p")]
    found, at = {}, 0
    for number, line in enumerate(lines):
        at = texts.index(_typed(line.text), at)
        found[number] = at
        at += 1
    return found


def _typed(text: str) -> str:
    """Give what Word has in elements of text: breaks and tabs have their own."""
    return text.replace("\n", "").replace("\t", "")


def _places(number: int, line: Line) -> Iterator[Place]:
    for group in unedited(line):
        start = len(_typed(line.text[: group.start]))
        if group.before.strip() and not any(segment.note for segment in group.segments):
            yield Place(number, group, start, start + len(_typed(group.before)))
