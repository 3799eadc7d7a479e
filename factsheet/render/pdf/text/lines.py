"""Runs to lines: text measured between break points, and a measure filled greedily."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from operator import add, sub
from typing import NamedTuple

from factsheet.render.pdf.text.breaks import SOFT_HYPHEN, break_points, long_word_points
from factsheet.render.pdf.text.faces import HANGING, NEWLINE
from factsheet.render.pdf.text.runs import TextRun


class MeasuredSegment(NamedTuple):
    """What stands between two break points: `width` at the end of a line, `advance` before another, in points.

    A segment is wider before another by the spaces at its end, and at the end of a line by its hyphen, if `soft`.
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

    def __init__(self, runs: Sequence[TextRun]) -> None:
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
    def segments(self) -> tuple[MeasuredSegment, ...]:
        """The segments one by one."""
        if self.is_plain:
            starts = (0, *self.ends[:-1])
            return tuple(map(MeasuredSegment, starts, self.ends, self._widths, self._advances))
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

    def between(self, start: int, end: int) -> Iterator[tuple[TextRun, int, int]]:
        """Give the runs of a range of the text, with the part of the range that each takes."""
        index = bisect_right(self._starts, start) - 1
        while start < end:
            stop = min(end, self._starts[index + 1])
            yield self._runs[index], start, stop
            start = stop
            index += 1

    def segment(self, start: int, end: int, word: int | None = None) -> MeasuredSegment:
        """Measure a range of the text; `word` is where the word begins of which it is a part."""
        whole = self.text[start:end]
        seen = start + len(whole.rstrip(HANGING))
        forced = whole.endswith(NEWLINE)
        if word is None or word == start:
            width = self._width(start, seen)
        else:
            width = self._width(word, seen) - self._width(word, start)
        if self.has_hyphens and whole.endswith(SOFT_HYPHEN):
            return MeasuredSegment(start, end, width + self._hyphen(end - 1), width, soft=True)
        return MeasuredSegment(start, end, width, width + self._width(seen, end - forced), forced)

    def cut(self, segment: MeasuredSegment, measure: float) -> Iterator[MeasuredSegment]:
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
            parts, size = run.face.parts, run.run_style.size
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

    def _each(self) -> Iterator[MeasuredSegment]:
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
            return run.face.advance(self.text[start:end]) * run.run_style.size
        return sum(
            [run.face.advance(visible(self.text[a:b])) * run.run_style.size for run, a, b in self.between(start, end)]
        )

    def _hyphen(self, at: int) -> float:
        ((run, _, _),) = self.between(at, at + 1)
        return run.face.width(SOFT_HYPHEN, run.run_style.size)

    def _parts(self, segment: MeasuredSegment) -> Iterator[float]:
        start = segment.start
        for end in long_word_points(self.text, segment.start, segment.end):
            if self.text[end - 1] in HANGING or end == segment.end:
                yield self.segment(start, end).width
                start = end


def _length(run: TextRun) -> int:
    return len(run.text)


def visible(text: str) -> str:
    """Give the text without its soft hyphens."""
    return text.replace(SOFT_HYPHEN, "")


_TOLERANCE = 0.001
_EVENNESS = 2.0
_STUB = 0.5
_RUNT = 0.12
_RUNT_WORDS = 4
_HYPHENATION_ZONE = 0.08
"""What a line may leave empty, as a share of the measure, before a word is hyphenated to fill it."""
_HYPHENS_IN_A_ROW = 2


class TextLine(NamedTuple):
    """A line, as a range of the paragraph's text; `last` is true before a forced break and at the end."""

    start: int
    end: int
    width: float
    last: bool


class LinePiece(NamedTuple):
    """The part of a run that stands on a line; one that `hangs` takes no room there."""

    run: TextRun
    text: str
    hangs: bool = False

    @property
    def width(self) -> float:
        """The width in points."""
        return 0.0 if self.hangs else self.run.face.advance(self.text) * self.run.run_style.size


class TextLayout:
    """The text of a paragraph, measured once and set to any measure."""

    def __init__(self, runs: Sequence[TextRun]) -> None:
        self._measured = MeasuredText(runs)
        self.text = self._measured.text
        self._lines: dict[float, tuple[TextLine, ...]] = {}

    @property
    def least_width(self) -> float:
        """The width of the longest word, in points."""
        return self._measured.least_width

    @property
    def full_width(self) -> float:
        """The width without any but forced breaks, in points."""
        if self._measured.is_plain:
            return self._measured.fit[-1] if self.text else 0
        return max((line.width for line in self._fill(float("inf"))), default=0)

    @property
    def ends(self) -> tuple[int, ...]:
        """The offsets in the text after which a line may end."""
        return tuple(self._measured.ends)

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

    def pieces(self, line: TextLine) -> Iterator[LinePiece]:
        """Give what stands on a line, run by run, spaces at its end included so that copied words keep apart.

        A soft hyphen shows only at the end of the line; as U+00AD it is no part of the copied word (ISO 32000-1
        14.8.2.2.3). A no-break space is painted as a space.
        """
        for run, start, end in self._measured.between(line.start, line.end):
            text = self.text[start:end].rstrip(NEWLINE).replace("\u00a0", " ")
            if self._measured.has_hyphens:
                text = visible(text) + SOFT_HYPHEN * (end == line.end and text.endswith(SOFT_HYPHEN))
            if text:
                yield LinePiece(run, text)

    def _without_runt(self, lines: tuple[TextLine, ...], measure: float) -> tuple[TextLine, ...]:
        """Move a word down to a last line that has but a short one."""
        if len(lines) < 2 or lines[-1].width > _RUNT * measure or lines[-2].last:
            return lines
        *rest, above, runt = lines
        words = [own for own in self._measured.segments if above.start <= own.start < own.end <= above.end]
        if len(words) < _RUNT_WORDS or words[-1].end != above.end or any(word.soft for word in words[-3:]):
            return lines
        before, moved = words[-2:]
        upper = self._measured.segment(above.start, before.end)
        lower = self._measured.segment(moved.start, runt.end)
        if lower.width > measure:
            return lines
        return (
            *rest,
            TextLine(upper.start, upper.end, upper.width, last=False),
            TextLine(lower.start, lower.end, lower.width, last=True),
        )

    def _fill(self, measure: float) -> Iterator[TextLine]:
        limit = measure + _TOLERANCE
        if self._measured.is_plain and self._measured.widest <= limit:
            return self._fill_plain(limit)
        return self._fill_by_segments(measure, limit)

    def _fill_plain(self, limit: float) -> Iterator[TextLine]:
        """Fill lines where every segment fits and any may end a line: what fits is found by bisection."""
        fit, reach, ends = self._measured.fit, self._measured.reach, self._measured.ends
        at = start = 0
        before = 0.0
        while at < len(ends):
            at = bisect_right(fit, before + limit, at + 1)
            end = ends[at - 1]
            yield TextLine(start, end, fit[at - 1] - before, last=at == len(ends))
            start, before = end, reach[at - 1]

    def _fill_by_segments(self, measure: float, limit: float) -> Iterator[TextLine]:
        segments = self._fitting(limit)
        at = hyphens = 0
        while at < len(segments):
            end, width = _take(segments, at, limit)
            if segments[end - 1].soft:
                zone = measure * _HYPHENATION_ZONE if hyphens < _HYPHENS_IN_A_ROW else measure
                end, width = _unhyphenated(segments, at, end, limit - zone) or (end, width)
            last = segments[end - 1]
            hyphens = hyphens + 1 if last.soft else 0
            yield TextLine(segments[at].start, last.end, width, last=last.forced or end == len(segments))
            at = end

    def _fitting(self, limit: float) -> Sequence[MeasuredSegment]:
        """Give the segments, those too wide for a line cut up."""
        segments = self._measured.segments
        if self._measured.widest <= limit:
            return segments
        cut: list[MeasuredSegment] = []
        for segment in segments:
            cut += (segment,) if segment.width <= limit else self._measured.cut(segment, limit)
        return cut


def _take(segments: Sequence[MeasuredSegment], start: int, limit: float) -> tuple[int, float]:
    """Give the end of the longest line from `start`, and its width; at least one segment."""
    width = advance = 0.0
    for index in range(start, len(segments)):
        segment = segments[index]
        if index > start and advance + segment.width > limit:
            return index, width
        width, advance = advance + segment.width, advance + segment.advance
        if segment.forced:
            return index + 1, width
    return len(segments), width


def _unhyphenated(segments: Sequence[MeasuredSegment], start: int, end: int, least: float) -> tuple[int, float] | None:
    """Give an earlier end and the width of the line there, where no word is broken and the line is wide enough."""
    for earlier in range(end - 1, start, -1):
        if not segments[earlier - 1].soft:
            width = sum(segment.advance for segment in segments[start : earlier - 1]) + segments[earlier - 1].width
            return (earlier, width) if width >= least else None
    return None
