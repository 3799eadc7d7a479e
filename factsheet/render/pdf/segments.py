"""Runs to segments: the text between break points, measured."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from operator import add, sub
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
    """The text of runs, cut at its break points; what stands between two of them is a segment.

    `ends` are the offsets of the break points. `fit` and `reach` tell how far lines get without forced breaks: the
    first how wide the text is up to the end of each segment where that ends a line, the second where another follows.
    """

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = [run for run in runs if run.text]
        self.text = "".join([run.text for run in self._runs])
        self._starts = [0, *accumulate([len(run.text) for run in self._runs])]
        self.has_hyphens = SOFT_HYPHEN in self.text
        self.is_plain = not self.has_hyphens and NEWLINE not in self.text
        """Whether no segment is soft or forced."""
        self.ends = break_points(self.text, self._language())
        self._widths, self._advances = ([], []) if self.has_hyphens else self._measure()
        self.reach = list(accumulate(self._advances))
        self.fit = list(map(add, map(sub, self.reach, self._advances), self._widths))

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The segments one by one."""
        if self.is_plain:
            starts = (0, *self.ends[:-1])
            return tuple(map(Segment, starts, self.ends, self._widths, self._advances))
        return tuple(self._each())

    @cached_property
    def widest(self) -> float:
        """The width of the widest segment, in points."""
        return max([segment.width for segment in self.segments] if self.has_hyphens else self._widths, default=0.0)

    @property
    def least_width(self) -> float:
        """The width of the longest word, in points; spaces that hold and hyphens may still be broken at."""
        if self.is_plain and not self._has_held_spaces:
            return self.widest
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

    @property
    def _has_held_spaces(self) -> bool:
        """Whether there is a space that is not at the end of a segment."""
        return self.text.count(" ") > sum([self.text[end - 1] == " " for end in self.ends])

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

    def _measure(self) -> tuple[list[float], list[float]]:
        """Give the widths and advances of the segments, run by run; those that lie in two runs are measured apart."""
        text, ends = self.text, self.ends
        widths: list[float] = []
        advances: list[float] = []
        start = index = 0
        for run, stop in zip(self._runs, self._starts[1:], strict=True):
            within = bisect_right(ends, stop, index)
            own = ends[index:within]
            parts, size = run.face.parts, run.tone.size
            for at, end in zip((start, *own), own, strict=False):
                measure = parts[text[at:end]]
                if measure is None:
                    segment = self.segment(at, end)
                    widths.append(segment.width)
                    advances.append(segment.advance)
                else:
                    widths.append(measure[0] * size)
                    advances.append(measure[1] * size)
            if own:
                start, index = own[-1], within
            if start < stop and index < len(ends):  # a segment goes on in the next run
                segment = self.segment(start, ends[index])
                widths.append(segment.width)
                advances.append(segment.advance)
                start, index = ends[index], index + 1
        return widths, advances

    def _each(self) -> Iterator[Segment]:
        start = word = 0
        for end in self.ends:
            segment = self.segment(start, end, word if self.has_hyphens else None)
            yield segment
            start = end
            word = word if segment.soft else end

    def _language(self) -> str:
        runs = self._runs
        return max(runs, key=_length).language if len(runs) > 1 else runs[0].language if runs else ""

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


def _length(run: Run) -> int:
    return len(run.text)


def visible(text: str) -> str:
    """Give the text without its soft hyphens."""
    return text.replace(SOFT_HYPHEN, "")
