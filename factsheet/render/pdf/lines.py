"""Runs to lines: greedy filling of a measure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from factsheet.render.pdf.breaks import SPACES, break_points, long_word_points
from factsheet.render.pdf.runs import NEWLINE, Run
from factsheet.render.pdf.show import Kerns

_TOLERANCE = 0.001
_EVENNESS = 2.0
_STUB = 0.5
_RUNT = 0.12
_RUNT_WORDS = 4


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands between two break points: `width` without, `advance` with the spaces at its end, in points."""

    start: int
    end: int
    width: float
    advance: float
    forced: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line, as a range of the paragraph's text; `last` is true before a forced break and at the end."""

    start: int
    end: int
    width: float
    last: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a run that stands on a line: its width in points, `kerns` after its characters."""

    run: Run
    text: str
    width: float
    kerns: Kerns = ()


def piece_of(run: Run, text: str) -> Piece:
    """Measure a part of a run."""
    line = run.face.line(text)
    return Piece(run, text, line.width * run.tone.size, line.kerns)


class TextLayout:
    """The text of a paragraph, measured once and set to any measure."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = [run for run in runs if run.text]
        self.text = "".join(run.text for run in self._runs)
        self._starts = [0, *accumulate(len(run.text) for run in self._runs)]
        self._segments = self._measure()
        self._lines: dict[float, tuple[TextLine, ...]] = {}

    @property
    def least_width(self) -> float:
        """The width of the longest word, in points."""
        return max((segment.width for segment in self._segments), default=0)

    @property
    def full_width(self) -> float:
        """The width without any but forced breaks, in points."""
        return max((line.width for line in self._fill(float("inf"))), default=0)

    def lines(self, measure: float) -> tuple[TextLine, ...]:
        """Give the lines at this measure; an empty paragraph has one empty line."""
        lines = self._lines.get(measure)
        if lines is None:
            lines = tuple(self._fill(measure)) or (TextLine(0, 0, 0, last=True),)
            lines = self._lines[measure] = self._without_runt(lines, measure)
        return lines

    def even_lines(self, measure: float) -> tuple[TextLine, ...]:
        """Give as many lines as `lines`, evened out where the last would be a stub; for headings."""
        greedy = self.lines(measure)
        if greedy[-1].width > _STUB * measure:
            return greedy
        count = len(greedy)
        narrow, wide = max(measure / count, self.least_width), measure
        while wide - narrow > _EVENNESS:
            middle = (narrow + wide) / 2
            narrow, wide = (narrow, middle) if len(self.lines(middle)) <= count else (middle, wide)
        return self.lines(wide)

    def pieces(self, line: TextLine) -> Iterator[Piece]:
        """Give what stands on a line, run by run, spaces at its end included so that copied words keep apart."""
        for run, start, end in self._between(line.start, line.end):
            text = self.text[start:end].rstrip(NEWLINE)
            if text:
                yield piece_of(run, text)

    def _without_runt(self, lines: tuple[TextLine, ...], measure: float) -> tuple[TextLine, ...]:
        """Move a word down to a last line that has but a short one."""
        if len(lines) < 2 or lines[-1].width > _RUNT * measure or lines[-2].last:
            return lines
        *rest, above, runt = lines
        words = [segment for segment in self._segments if above.start <= segment.start < segment.end <= above.end]
        if len(words) < _RUNT_WORDS or words[-1].end != above.end:
            return lines
        before, moved = words[-2:]
        upper = self._segment(above.start, before.end)
        lower = self._segment(moved.start, runt.end)
        if lower.width > measure:
            return lines
        return (
            *rest,
            TextLine(upper.start, upper.end, upper.width, last=False),
            TextLine(lower.start, lower.end, lower.width, last=True),
        )

    def _between(self, start: int, end: int) -> Iterator[tuple[Run, int, int]]:
        index = bisect_right(self._starts, start) - 1
        while start < end:
            stop = min(end, self._starts[index + 1])
            yield self._runs[index], start, stop
            start = stop
            index += 1

    def _width(self, start: int, end: int) -> float:
        text = self.text
        return sum(run.face.width(text[a:b], run.tone.size) for run, a, b in self._between(start, end))

    def _measure(self) -> list[Segment]:
        segments = []
        start = 0
        for end in break_points(self.text):
            segments.append(self._segment(start, end))
            start = end
        return [segment for segment in segments if segment.end > segment.start]

    def _segment(self, start: int, end: int) -> Segment:
        whole = self.text[start:end]
        forced = whole.endswith(NEWLINE)
        seen = start + len(whole.rstrip(SPACES + NEWLINE))
        width = self._width(start, seen)
        advance = width + self._width(seen, end - forced)
        return Segment(start, end, width, advance, forced)

    def _fill(self, measure: float) -> Iterator[TextLine]:
        start = 0
        end = 0
        width = advance = 0.0
        for segment in self._fitting(measure):
            if end > start and advance + segment.width > measure + _TOLERANCE:
                yield TextLine(start, end, width, last=False)
                start, advance = end, 0.0
            width, advance, end = advance + segment.width, advance + segment.advance, segment.end
            if segment.forced:
                yield TextLine(start, end, width, last=True)
                start, advance = end, 0.0
        if end > start:
            yield TextLine(start, end, width, last=True)

    def _fitting(self, measure: float) -> Iterator[Segment]:
        for segment in self._segments:
            if segment.width <= measure + _TOLERANCE:
                yield segment
            else:
                yield from self._cut(segment, measure)

    def _cut(self, segment: Segment, measure: float) -> Iterator[Segment]:
        start = segment.start
        for end in long_word_points(self.text, segment.start, segment.end):
            part = self._segment(start, end)
            if part.width <= measure + _TOLERANCE:
                yield part
            else:
                yield from (self._segment(at, at + 1) for at in range(start, end))
            start = end
