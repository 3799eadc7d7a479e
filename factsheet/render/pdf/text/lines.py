"""Runs to lines: text measured between break points, and a measure filled greedily."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from factsheet.models.records import Light
from factsheet.render.pdf.text.measuring import MeasuredText
from factsheet.render.pdf.text.pieces import LinePiece, MeasuredSegment
from factsheet.render.pdf.text.runs import TextRun
from factsheet.typography.held_spaces import behind_office, office_spaces
from factsheet.values.whole_names import spaces_in_names

_TOLERANCE = 0.001
_EVENNESS = 2.0
_LEAST, _LEAST_IN_CELL = 0.75, 0.5
"""What names that stay whole must leave of the line before, as shares of the measure."""
_STUB = 0.5
_RUNT = 0.12
_RUNT_WORDS = 4
_HYPHENATION_ZONE = 0.08
"""What a line may leave empty, as a share of the measure, before a word is hyphenated to fill it."""
_HYPHENS_IN_A_ROW = 2


class TextLine(Light):
    """A line, as a range of the paragraph's text; `last` is true before a forced break and at the end."""

    start: int
    end: int
    width: float
    last: bool


class TextLayout(MeasuredText):
    """The text of a paragraph of a base level (UAX 9), measured once and set to any measure; `runs` is what it is of.

    `held` are offsets in it after which no line ends, beside those that its language holds.
    """

    def __init__(self, runs: Sequence[TextRun], base: int = 0, held: Collection[int] = ()) -> None:
        super().__init__(runs, base, held)
        self._lines: dict[float, tuple[TextLine, ...]] = {}
        self._even_lines: dict[float, tuple[TextLine, ...]] = {}

    @property
    def full_width(self) -> float:
        """The width without any but forced breaks, in points."""
        if self.is_plain:
            return self.fit[-1] if self.text else 0.0
        return max([line.width for line in self._fill(float("inf"))], default=0.0)

    def lines(self, measure: float) -> tuple[TextLine, ...]:
        """Give the lines at this measure; an empty paragraph has one empty line."""
        lines = self._lines.get(measure)
        if lines is None:
            lines = tuple(self._fill(measure)) or (TextLine(0, 0, 0, last=True),)
            lines = self._lines[measure] = self._without_runt(lines, measure) if len(lines) > 1 else lines
        return lines

    def even_lines(self, measure: float) -> tuple[TextLine, ...]:
        """Give as many lines as are needed, evened out where the last would be a stub, names of states whole.

        For titles and headings.
        """
        lines = self._even_lines.get(measure)
        if lines is None:
            lines = self.lines(measure)
            if len(lines) > 1:
                held = self._names(states=True)
                lines = (TextLayout(self.runs, self.base, held) if held else self).even(measure)
            self._even_lines[measure] = lines
        return lines

    def whole_lines(self, measure: float, *, in_cell: bool) -> tuple[TextLine, ...]:
        """Give the lines, none ending behind an office or, in a cell, in a state's name, unless one were too short."""
        lines = self.lines(measure)
        if len(lines) == 1:
            return lines
        ends, text, language = [line.end for line in lines[:-1]], self.text, self.language
        if not in_cell and True not in [behind_office(text, end, language) for end in ends]:
            return lines
        held = self._names(states=in_cell)
        if held.isdisjoint(ends):
            return lines
        whole = TextLayout(self.runs, self.base, held).lines(measure)
        least = min(measure * (_LEAST_IN_CELL if in_cell else _LEAST), _shortest(lines))
        return whole if len(whole) <= len(lines) and _shortest(whole) >= least else lines

    def _names(self, *, states: bool) -> set[int]:
        """Give the offsets behind spaces before names of people, and in those of states."""
        offices = office_spaces(self.text, self.language)
        return {*offices, *spaces_in_names(self.text, self.language)} if states else {*offices}

    def even(self, measure: float) -> tuple[TextLine, ...]:
        """Give as many lines as `lines`, evened out where the last would be a stub."""
        greedy = self.lines(measure)
        if greedy[-1].width > _STUB * measure:
            return greedy
        count = len(greedy)
        narrow, wide = max(measure / count, self.least_width), measure
        while wide - narrow > _EVENNESS:
            middle = (narrow + wide) / 2
            narrow, wide = (narrow, middle) if len(self.lines(middle)) <= count else (middle, wide)
        return self.lines(wide)

    def pieces(self, line: TextLine) -> list[LinePiece]:
        """Give what stands on a line as it is read, spaces at its end included so that copied words keep apart.

        A soft hyphen shows only at the end of the line; as U+00AD it is no part of the copied word (ISO 32000-1
        14.8.2.2.3). A no-break space is painted as a space.
        """
        return (self._turned_pieces if self.is_turned else self._pieces)(line.start, line.end)

    def _without_runt(self, lines: tuple[TextLine, ...], measure: float) -> tuple[TextLine, ...]:
        """Move a word down to a last line that has but a short one."""
        if lines[-1].width > _RUNT * measure or lines[-2].last:
            return lines
        *rest, above, runt = lines
        between = self._before_last_word(above)
        if between is None:
            return lines
        lower = self.segment(between, runt.end).width
        if lower > measure:
            return lines
        upper = self.segment(above.start, between).width
        return (*rest, TextLine(above.start, between, upper, False), TextLine(between, runt.end, lower, True))

    def _before_last_word(self, line: TextLine) -> int | None:
        """Give where the last word of a line begins, None where it has few of them, or hyphens among the last."""
        ends = self.ends
        if self.is_plain:
            last = bisect_left(ends, line.end)
            count = last + 1 - bisect_right(ends, line.start)
            return ends[last - 1] if count >= _RUNT_WORDS and ends[last] == line.end else None
        words = [own for own in self.segments if line.start <= own.start < own.end <= line.end]
        if len(words) < _RUNT_WORDS or words[-1].end != line.end or any(word.soft for word in words[-3:]):
            return None
        return words[-2].end

    def _fill(self, measure: float) -> Iterable[TextLine]:
        limit = measure + _TOLERANCE
        if self.is_plain and self.widest <= limit:
            return self._fill_plain(limit)
        return self._fill_by_segments(measure, limit)

    def _fill_plain(self, limit: float) -> list[TextLine]:
        """Fill lines where every segment fits and any may end a line: what fits is found by bisection."""
        fit, reach, ends = self.fit, self.reach, self.ends
        lines: list[TextLine] = []
        at, start, before, last = 0, 0, 0.0, len(ends)
        while at < last:
            at = bisect_right(fit, before + limit, at + 1)
            end = ends[at - 1]
            lines.append(TextLine(start, end, fit[at - 1] - before, at == last))
            start, before = end, reach[at - 1]
        return lines

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
        segments = self.segments
        if self.widest <= limit:
            return segments
        cut: list[MeasuredSegment] = []
        for segment in segments:
            cut += (segment,) if segment.width <= limit else self.cut(segment, limit)
        return cut


def _shortest(lines: Sequence[TextLine]) -> float:
    return min([line.width for line in lines if not line.last], default=0.0)


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
            width = (
                sum([segment.advance for segment in segments[start : earlier - 1]], 0.0) + segments[earlier - 1].width
            )
            return (earlier, width) if width >= least else None
    return None
