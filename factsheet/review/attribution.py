"""Which part of its line each character of an edited paragraph belongs to, and what each value reads now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from factsheet.meeting import facts_at
from factsheet.paths import ValuePath
from factsheet.review.lines import Line, Segment
from factsheet.review.word.stream import Char


@dataclass(slots=True)
class Parts:
    """The characters of each segment of a line, and the segments that took text typed at their edge."""

    of: list[list[Char]]
    doubtful: set[int] = field(default_factory=set)


def attribute(line: Line, chars: Sequence[Char], at: Sequence[int | None]) -> Parts:
    """Give each character to a segment of its line; `at` has its offset in the line, None where it is typed."""
    segments = line.segments
    owner = [None if offset is None else _segment_at(segments, offset) for offset in at]
    _slide(segments, chars, owner)
    parts = Parts([[] for _ in segments])
    for start, end in _stretches(owner):
        number = owner[start]
        if number is not None:
            parts.of[number].extend(chars[start:end])
            continue
        lost = _lost(segments, at, start, end)
        if not _distributed(segments, lost, chars[start:end], parts):
            chosen = _choose(segments, _edge(owner, start - 1), _edge(owner, end), lost, parts)
            if chosen is not None:
                parts.of[chosen].extend(chars[start:end])
    return parts


def _stretches(owner: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Give the ranges of neighbouring characters with one owner."""
    place = 0
    for _, group in groupby(owner):
        size = len(list(group))
        yield place, place + size
        place += size


def _lost(segments: Sequence[Segment], at: Sequence[int | None], start: int, end: int) -> list[int]:
    """Give the segments that have lost text between the characters before and behind a stretch."""
    before = [offset for offset in at[:start] if offset is not None]
    behind = [offset for offset in at[end:] if offset is not None]
    first = before[-1] + 1 if before else 0
    last = behind[0] if behind else sum(len(segment.text) for segment in segments)
    return list(dict.fromkeys(_segment_at(segments, offset) for offset in range(first, last)))


def _distributed(segments: Sequence[Segment], lost: list[int], chars: Sequence[Char], parts: Parts) -> bool:
    """Divide text that replaces several values among them, by the template's words between them; tell if that works."""
    if sum(is_value(segments, number) for number in lost) < 2:
        return False
    text = "".join(char.text for char in chars)
    words = [segments[n].text for n in lost if not is_value(segments, n)]
    pattern = "".join("(.+?)" if is_value(segments, n) else f"({re.escape(segments[n].text)})" for n in lost)
    match = re.fullmatch(pattern, text, re.DOTALL)
    if match is None or any(text.count(word) != words.count(word) for word in words):
        return False
    for place, number in enumerate(lost, 1):
        parts.of[number].extend(chars[match.start(place) : match.end(place)])
    return True


def _edge(owner: Sequence[int | None], place: int) -> int | None:
    return owner[place] if 0 <= place < len(owner) else None


def _segment_at(segments: Sequence[Segment], offset: int) -> int:
    ends = accumulate(len(segment.text) for segment in segments)
    return next(number for number, end in enumerate(ends) if offset < end)


def is_value(segments: Sequence[Segment], number: int | None) -> bool:
    """Tell whether a segment shows a value."""
    return number is not None and segments[number].origin is not None


def _choose(
    segments: Sequence[Segment], left: int | None, right: int | None, replaced: list[int], parts: Parts
) -> int | None:
    """Choose the segment that typed text belongs to, from the segments beside it and those that it replaces."""
    if left is not None and left == right:
        return left
    replaced_values = [number for number in replaced if is_value(segments, number)]
    if replaced_values or replaced:
        return (replaced_values or replaced)[0]
    between = _between(segments, left, right)
    values = [number for number in between if is_value(segments, number)]
    if not values:
        return between[0] if between else None
    beside = [number for number in (left, right) if number in values]
    chosen = (beside or values)[0]
    if left is not None and right is not None and _doubtful(segments, left, right):
        parts.doubtful.add(chosen)
    return chosen


def _doubtful(segments: Sequence[Segment], left: int, right: int) -> bool:
    """Tell whether text between two segments may belong to either: not to a note's number, nor to runs of one value."""
    return segments[left].path != segments[right].path and segments[left].note is None and segments[right].note is None


def _between(segments: Sequence[Segment], left: int | None, right: int | None) -> list[int]:
    """Give the segments from the left one to the right one, those that have lost all their text included."""
    first = 0 if left is None else left
    last = len(segments) - 1 if right is None else right
    return list(range(first, last + 1))


def _slide(segments: Sequence[Segment], chars: Sequence[Char], owner: list[int | None]) -> None:
    """Move typed text out of the template's words to the edge of a value where the line reads the same that way.

    Of "Japan, the US" with ", Korea" typed in, nobody can tell which comma is the new one.
    """
    start = 0
    while start < len(chars):
        if owner[start] is not None:
            start += 1
            continue
        end = start
        while end < len(chars) and owner[end] is None:
            end += 1
        left, right = _edge(owner, start - 1), _edge(owner, end)
        if left is not None and left == right and not is_value(segments, left):
            _slide_run(segments, chars, owner, start, end)
        start = end


def _slide_run(
    segments: Sequence[Segment], chars: Sequence[Char], owner: list[int | None], start: int, end: int
) -> None:
    literal = owner[start - 1]
    first, last = start, end
    while last < len(chars) and owner[last] == literal and chars[last].text == chars[first].text:
        first, last = first + 1, last + 1
    if not is_value(segments, _edge(owner, last)):
        first, last = start, end
        while first and owner[first - 1] == literal and chars[first - 1].text == chars[last - 1].text:
            first, last = first - 1, last - 1
        if not is_value(segments, _edge(owner, first - 1)):
            return
    for place in range(min(first, start), max(last, end)):
        owner[place] = None if first <= place < last else literal


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring segments of one value, or words of the template where `path` is None; `first` is their number.

    A list that prints as one text is one group, the words between them included. `start` is its offset in the line.
    """

    path: ValuePath | None
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
    def printed_by(self) -> str | None:
        """The filter that printed the value in other words, or that must have."""
        filters = (segment.origin.filter for segment in self.segments if segment.origin)
        return next(filter(None, filters), None) or (facts_at(self.path).filter if self.path else None)


def groups_of(segments: Sequence[Segment], parts: Parts) -> tuple[Group, ...]:
    """Group the segments of a line."""
    found: list[Group] = []
    numbered = list(zip(_keys(segments), range(len(segments)), strict=True))
    start = 0
    for key, members in groupby(numbered, key=lambda each: each[0]):
        numbers = [number for _, number in members]
        inside = tuple(segments[number] for number in numbers)
        chars = tuple(char for number in numbers for char in parts.of[number])
        path = None if isinstance(key, int) else key
        doubtful = any(number in parts.doubtful for number in numbers)
        found.append(Group(path, inside, chars, numbers[0], start, doubtful))
        start += len(found[-1].before)
    return tuple(found)


def _keys(segments: Sequence[Segment]) -> Iterator[ValuePath | int]:
    """Give the path of each segment; each of the template's own has a number for itself."""
    listings = [segment.listing for segment in segments]
    for number, segment in enumerate(segments):
        if segment.path is None:
            before = next(filter(None, reversed(listings[:number])), None)
            behind = next(filter(None, listings[number + 1 :]), None)
            yield before if before and before == behind else number
        else:
            yield listings[number] or segment.path
