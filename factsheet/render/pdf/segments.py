"""Runs to segments: the text between break points, measured."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from factsheet.render.pdf.breaks import SOFT_HYPHEN, break_points, long_word_points
from factsheet.render.pdf.faces import HANGING, NEWLINE
from factsheet.render.pdf.runs import Run


class Segment(NamedTuple):
    """What stands between two break points: `width` at the end of a line, `advance` before another, in points.

    A segment is wider before another by the spaces at its end, and at the end of a line by its hyphen, if `soft`.
    There is one for every word of a sheet: a named tuple is made in a third of a frozen dataclass's time.
    """

    start: int
    end: int
    width: float
    advance: float
    forced: bool = False
    soft: bool = False


class MeasuredText:
    """The text of runs, and its segments."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = [run for run in runs if run.text]
        self.text = "".join([run.text for run in self._runs])
        self._starts = [0, *accumulate([len(run.text) for run in self._runs])]
        self.has_hyphens = SOFT_HYPHEN in self.text
        self.segments = tuple(self._measure())

    @property
    def least_width(self) -> float:
        """The width of the longest word, in points; spaces that hold and hyphens may still be broken at."""
        text = self.text
        words, so_far = [0.0], 0.0
        for segment in self.segments:
            so_far += segment.advance if segment.soft else segment.width
            if not segment.soft:
                if " " in text[segment.start : segment.end].rstrip(HANGING):
                    so_far = max(self._parts(segment))
                words.append(so_far)
                so_far = 0.0
        return max(words)

    def between(self, start: int, end: int) -> Iterator[tuple[Run, int, int]]:
        """Give the runs of a range of the text, with the part of the range that each takes."""
        index = bisect_right(self._starts, start) - 1
        while start < end:
            stop = min(end, self._starts[index + 1])
            yield self._runs[index], start, stop
            start = stop
            index += 1

    def segment(self, start: int, end: int, word: int | None = None) -> Segment:
        """Measure a range of the text; `word` is where the word begins of which it is a part."""
        whole = self.text[start:end]
        seen = start + len(whole.rstrip(HANGING))
        forced = whole.endswith(NEWLINE)
        if word is None or word == start:
            width = self._width(start, seen)
        else:
            width = self._width(word, seen) - self._width(word, start)
        if self.has_hyphens and whole.endswith(SOFT_HYPHEN):
            return Segment(start, end, width + self._hyphen(end - 1), width, soft=True)
        return Segment(start, end, width, width + self._width(seen, end - forced), forced)

    def cut(self, segment: Segment, measure: float) -> Iterator[Segment]:
        """Cut a segment that is wider than the measure: at its signs, or else anywhere."""
        start = segment.start
        for end in long_word_points(self.text, segment.start, segment.end):
            part = self.segment(start, end)
            if part.width <= measure:
                yield part
            else:
                yield from (self.segment(at, at + 1) for at in range(start, end))
            start = end

    def _measure(self) -> Iterator[Segment]:
        if self.has_hyphens:
            yield from self._measure_parts()
            return
        text, runs = self.text, zip(self._runs, self._starts[1:], strict=True)
        start = stop = 0
        for end in break_points(text, self._language()):
            while stop <= start < end:
                run, stop = next(runs)
                parts, size = run.face.parts, run.tone.size
            measure = parts[text[start:end]] if end <= stop else None
            if measure:
                yield Segment(start, end, measure[0] * size, measure[1] * size)
            else:
                yield self.segment(start, end)
            start = end

    def _measure_parts(self) -> Iterator[Segment]:
        start = word = 0
        for end in break_points(self.text, self._language()):
            segment = self.segment(start, end, word)
            yield segment
            start = end
            word = word if segment.soft else end

    def _language(self) -> str:
        return max(self._runs, key=lambda run: len(run.text)).language if self._runs else ""

    def _width(self, start: int, end: int) -> float:
        if start == end:
            return 0
        index = bisect_right(self._starts, start) - 1
        if end <= self._starts[index + 1] and not self.has_hyphens:
            run = self._runs[index]
            return run.face.advance(self.text[start:end]) * run.tone.size
        return sum(
            [run.face.advance(visible(self.text[a:b])) * run.tone.size for run, a, b in self.between(start, end)]
        )

    def _hyphen(self, at: int) -> float:
        ((run, _, _),) = self.between(at, at + 1)
        return run.face.width(SOFT_HYPHEN, run.tone.size)

    def _parts(self, segment: Segment) -> Iterator[float]:
        start = segment.start
        for end in long_word_points(self.text, segment.start, segment.end):
            if self.text[end - 1] in HANGING or end == segment.end:
                yield self.segment(start, end).width
                start = end


def visible(text: str) -> str:
    """Give the text without its soft hyphens."""
    return text.replace(SOFT_HYPHEN, "")
