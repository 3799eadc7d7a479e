"""The values of a line, each with what it printed and what the draft reads now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from factsheet.review.attribution import Parts
from factsheet.review.lines import Segment
from factsheet.review.stream import Char

_OWNERS = re.compile(r"(.*\.owners)\[[^\]]*\]\.name")
FORMATTED = frozenset({"date", "from", "to", "decision", "due", "status", "kind", "party", "country"})
"""Fields that are never printed as they are written."""


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring segments of one value, or words of the template where `path` is None; `first` is their number.

    A listing of owners is one group, the words between them included. `start` is its offset in the line.
    """

    path: str | None
    segments: tuple[Segment, ...]
    chars: tuple[Char, ...]
    first: int
    start: int
    doubtful: bool = False

    @property
    def before(self) -> str:
        """What was printed."""
        return "".join(segment.text for segment in self.segments)

    @property
    def after(self) -> str:
        """What the draft reads."""
        return "".join(char.text for char in self.chars)

    @property
    def end(self) -> int:
        """The offset in the line where it ended."""
        return self.start + len(self.before)

    @property
    def rich(self) -> bool:
        """Whether the value may hold markup."""
        return any(s.origin is not None and s.origin.start is not None for s in self.segments)

    @property
    def derived(self) -> bool:
        """Whether the value is printed formatted."""
        if self.path is None:
            return False
        field = self.path.rpartition(".")[2]
        return any(s.origin and s.origin.derived for s in self.segments) or field in FORMATTED or field == "owners"


def groups_of(segments: Sequence[Segment], parts: Parts) -> tuple[Group, ...]:
    """Group the segments of a line."""
    found: list[Group] = []
    numbered = list(zip(_keys(segments), range(len(segments)), strict=True))
    start = 0
    for key, members in groupby(numbered, key=lambda each: each[0]):
        numbers = [number for _, number in members]
        inside = tuple(segments[number] for number in numbers)
        chars = tuple(char for number in numbers for char in parts.of[number])
        path = key if isinstance(key, str) else None
        doubtful = any(number in parts.doubtful for number in numbers)
        found.append(Group(path, inside, chars, numbers[0], start, doubtful))
        start += len(found[-1].before)
    return tuple(found)


def _keys(segments: Sequence[Segment]) -> Iterator[str | int]:
    """Give the path of each segment; each of the template's own has a number for itself."""
    listings = [_listing(segment) for segment in segments]
    for number, segment in enumerate(segments):
        if segment.origin is None:
            before = next(filter(None, reversed(listings[:number])), None)
            behind = next(filter(None, listings[number + 1 :]), None)
            yield before if before and before == behind else number
        else:
            yield listings[number] or segment.origin.path


def _listing(segment: Segment) -> str | None:
    match = _OWNERS.fullmatch(segment.origin.path) if segment.origin else None
    return match[1] if match else None
