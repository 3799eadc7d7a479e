"""The text of a paragraph measured: runs come in, fragments go out, and segments between places where lines may end."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from operator import add

from factsheet.patterns import late
from factsheet.render.bidi.levels import visual_order
from factsheet.render.pdf.text.leads import leads
from factsheet.render.pdf.text.pieces import LinePiece, MeasuredSegment
from factsheet.render.pdf.text.runs import TextRun
from factsheet.render.pdf.text.shaping import HANGING, Fragment, Sized
from factsheet.typography.line_breaks import (
    NEWLINE,
    SOFT_HYPHEN,
    SPACES,
    break_points,
    breaks_at_spaces,
    cut_points,
    long_word_points,
)
from factsheet.typography.quarter_spaces import QUARTER, quarter_spaces


class MeasuredText:
    """The text of runs, cut at its break points; what stands between two of them is a segment.

    `ends` are the offsets of the break points. `fit` and `reach` tell how far lines get without forced breaks: the
    first how wide the text is up to the end of each segment where that ends a line, the second where another follows.
    `held` are further offsets at which no line ends.
    """

    _gaps: frozenset[int] = frozenset()
    _segments: tuple[MeasuredSegment, ...] | None = None

    def __init__(self, runs: Sequence[TextRun], base: int = 0, held: Collection[int] = ()) -> None:
        self.base = base
        """The level of the paragraph, 1 where it is read from right to left."""
        self.is_turned = base > 0 or sum([run.level for run in runs]) > 0
        """Whether anything may stand in another order than it is read."""
        self.runs = [run for run in runs if run.text]
        texts = [run.text for run in self.runs]
        self.text = "".join(texts)
        self._starts = [0, *accumulate(map(len, texts))]
        self._cuts: list[int] = []
        self._fragments: list[Fragment] = []
        self._widths: list[float] = []
        self._advances: list[float] = []
        if not self.is_turned and breaks_at_spaces(self.text):
            self.has_hyphens, self.is_plain, self._may_hold = False, True, bool(held)
            ends, holds = self._cut_words()
        else:
            self._may_hold = True
            self.has_hyphens = SOFT_HYPHEN in self.text
            self.is_plain = not self.has_hyphens and NEWLINE not in self.text
            """Whether no segment is soft or forced."""
            ends = self._cut()
            holds = True in [fragment.may_hold for fragment in self._fragments]
        if holds:
            ends, self._may_hold = break_points(self.text, ends, self.language), True
        self.ends = [end for end in ends if end not in held or end == len(self.text)] if held else ends
        if len(self.ends) != len(self._cuts) and not self.has_hyphens:
            self._join()
        self.widest = max([each.width for each in self.segments] if self.has_hyphens else self._widths, default=0.0)
        """The width of the widest segment, in points."""
        self.reach = reach = [*accumulate(self._advances)]
        self.fit: list[float] = [*map(add, (0.0, *reach), self._widths)]

    def _cut_words(self) -> tuple[list[int], bool]:
        """Cut a text that breaks at its spaces alone, and is read from left to right: what most texts are.

        It gives what the longer way gives, in a third of the time, and whether a space may hold.
        """
        words: list[str] = []
        sized: list[Sized] = []
        within: list[int] = []
        """The places among the fragments of those whose run ends within a word."""
        for run in self.runs:
            own = run.text.replace(" ", _AT_SPACES).split(NEWLINE)
            if own[-1]:
                within.append(len(words) + len(own) - 1)
            else:
                own.pop()
            words += own
            kept = run.shaper.sized(run.run_style.size)
            sized += [kept[word] for word in own]
        if not words:
            return [], False
        self._fragments, self._widths, self._advances, holds = map(list, zip(*sized, strict=True))
        self._cuts = [*accumulate(map(len, words))]
        ends = list(self._cuts)
        if within[-1:] == [len(words) - 1]:
            # A last word without a space behind it could hold the one before it only if it were a dash.
            holds.pop()
            within.pop()
        for at in reversed(within):
            del ends[at]
        return ends, True in holds

    def _add(self, fragments: list[Fragment], size: float) -> None:
        self._fragments += fragments
        self._widths += [fragment.width * size for fragment in fragments]
        self._advances += [fragment.advance * size for fragment in fragments]

    def _join(self) -> None:
        """Measure the segments: join the fragments behind which no line ends with the next."""
        widths, advances, cuts = self._widths, self._advances, self._cuts
        places = sorted([bisect_left(cuts, cut) for cut in set(cuts).difference(self.ends)])
        for at in places:
            if widths[at + 1] or not advances[at + 1]:
                widths[at + 1] += advances[at]
            else:
                widths[at + 1] = widths[at]
            advances[at + 1] += advances[at]
        for at in reversed(places):
            del widths[at], advances[at]

    @property
    def segments(self) -> tuple[MeasuredSegment, ...]:
        """The segments one by one."""
        found = self._segments
        if found is None:
            plain = map(MeasuredSegment, (0, *self.ends[:-1]), self.ends, self._widths, self._advances)
            found = self._segments = tuple(plain if self.is_plain else self._each())
        return found

    @property
    def least_width(self) -> float:
        """The width of the longest word, in points; hyphens, and spaces that hold, may still be broken at."""
        return self.held_width(0.0)

    def held_width(self, most: float) -> float:
        """Give the width of the longest word, or of words that hold together in at most so many points."""
        if not self._may_hold or (self.is_plain and not self._has_held_spaces()):
            return self.widest
        text = self.text
        words, so_far = [0.0], 0.0
        for segment in self.segments:
            so_far += segment.advance if segment.soft else segment.width
            if not segment.soft:
                if segment.width > most and " " in text[segment.start : segment.end].rstrip(HANGING):
                    so_far = max(self._parts(segment))
                words.append(so_far)
                so_far = 0.0
        return max(words)

    def _has_held_spaces(self) -> bool:
        """Tell whether there is a space that is not at the end of a segment."""
        return self.text.count(" ") > sum([self.text[end - 1] == " " for end in self.ends])

    def _pieces(self, start: int, end: int) -> list[LinePiece]:
        """Give what stands in a range of the text, run by run, in its order."""
        runs, starts = self.runs, self._starts
        if len(runs) == 1:  # as in most
            return [LinePiece(runs[0], self._fragments_of(runs[0], start, end))] if start < end else []
        found: list[LinePiece] = []
        index = bisect_right(starts, start) - 1
        while start < end:
            run, index = runs[index], index + 1
            stop = min(end, starts[index])
            found.append(LinePiece(run, self._fragments_of(run, start, stop)))
            start = stop
        return found

    def _turned_pieces(self, start: int, end: int) -> list[LinePiece]:
        """Give what stands on a line in the order in which it is read, each piece at its place (UAX 9, L1 and L2)."""
        found = [(piece.run, each) for piece in self._pieces(start, end) for each in piece.fragments]
        levels = [run.level for run, _ in found]
        widths = [fragment.advance * run.run_style.size for run, fragment in found]
        seen = len(found)
        while seen and not found[seen - 1][1].width:
            seen -= 1
            levels[seen] = self.base
        # What hangs at the end stands before the line's left end where that is its end.
        x = -sum(widths[seen:], 0.0) if self.base else 0.0
        places = [0.0] * len(found)
        for index in visual_order(levels):
            places[index] = x
            x += widths[index]
        pieces: list[LinePiece] = []
        strong, end_of_last = self.base, 0.0
        texts, around = [each.text for _, each in found], (self.text[start - 1 : start], self.text[end : end + 1])
        led = leads(texts, levels, places, found[0][0].run_style.size, around) if found else {}
        for at, ((run, fragment), level, place, width) in enumerate(zip(found, levels, places, widths, strict=True)):
            last = pieces[-1] if pieces and not (led and fragment.text.strip()) else None
            if last and last.run is run and abs(end_of_last - place) < _TOUCHING and not level % 2:
                pieces[-1] = LinePiece(last.run, [*last.fragments, fragment], last.x, last.says, last.lead)
            else:
                says = fragment.text if leftwards_only_by_place(fragment.text) and level % 2 and not strong else ""
                if run.run_style.rise and self.base:
                    says = f"{_RIGHT_TO_LEFT}{fragment.text}{_RIGHT_TO_LEFT}"
                pieces.append(LinePiece(run, [fragment], place, says=says, lead=led.get(at)))
            end_of_last = place + width
            strong = level % 2 if any(map(str.isalpha, fragment.text)) else strong
        return pieces

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
        gap = QUARTER * self._run_at(end - 1).run_style.size if end in self._gaps else 0.0
        return MeasuredSegment(start, end, width, width + self._width(seen, end - forced) + gap, forced)

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

    def _cut(self) -> list[int]:
        """Cut the text into fragments: at its cut points but for soft hyphens, and where another run begins."""
        runs, text = self.runs, self.text
        self._gaps = self._quarter_spaces()
        cuts = points = cut_points(text)
        if self.has_hyphens:
            cuts = [cut for cut in cuts if text[cut - 1] != SOFT_HYPHEN]
        if self.is_turned:
            spaces = (match.start() for match in _SPACES_BEGIN.finditer(text))
            cuts = sorted({*cuts, *self._starts[1:], *self._gaps, *spaces} - {0})
        elif len(runs) > 1 or self._gaps:
            cuts = sorted({*cuts, *self._starts[1:], *self._gaps} - {0})
        self._cuts = cuts
        at = index = 0
        for run, stop in zip(runs, self._starts[1:], strict=True):
            within = bisect_right(cuts, stop, index)
            own, kept = cuts[index:within], run.shaper.fragments
            parts = [kept[visible(text[a:b])] for a, b in zip((at, *own), own, strict=False)]
            self._add(parts, run.run_style.size)
            at, index = stop, within
        for gap in self._gaps:
            at, run = bisect_left(cuts, gap), self._run_at(gap - 1)
            self._fragments[at] = parted = run.shaper.parted[visible(text[self._start_of(at) : gap])]
            self._advances[at] = parted.advance * run.run_style.size
        return points

    def _quarter_spaces(self) -> frozenset[int]:
        """Give the offsets of quarter-em spaces; there is none beside the raised number of a note."""
        if True not in [run.shaper.face.has_han_or_kana for run in self.runs]:
            return frozenset()
        found = quarter_spaces(self.text, self.language)
        rises = [[self._run_at(place).run_style.rise for place in (at - 1, at)] for at in found]
        return frozenset(at for at, (before, behind) in zip(found, rises, strict=True) if before == behind)

    def _run_at(self, at: int) -> TextRun:
        return self.runs[bisect_right(self._starts, at) - 1]

    def _fragments_of(self, run: TextRun, start: int, end: int) -> Sequence[Fragment]:
        """Give the fragments of a range within a run; where it begins or ends in one, of that the part."""
        cuts = self._cuts
        first, last = bisect_right(cuts, start), bisect_left(cuts, end)
        if (cuts[first - 1] if first else 0) == start and cuts[last] == end:
            return self._fragments[first : last + 1]
        return [self._part(run, max(start, self._start_of(at)), min(end, cuts[at])) for at in range(first, last + 1)]

    def _start_of(self, index: int) -> int:
        return self._cuts[index - 1] if index else 0

    def _part(self, run: TextRun, start: int, end: int) -> Fragment:
        """Give the fragment of a part of the text: a hyphen shows where a line ends in one."""
        text = self.text[start:end]
        kept = run.shaper.parted if end in self._gaps else run.shaper.fragments
        return kept[visible(text) + SOFT_HYPHEN * text.endswith(SOFT_HYPHEN)]

    def _each(self) -> Iterator[MeasuredSegment]:
        start = word = 0
        for end in self.ends:
            segment = self.segment(start, end, word if self.has_hyphens else None)
            yield segment
            start = end
            word = word if segment.soft else end

    @property
    def language(self) -> str:
        """The language (BCP 47) of the longest run."""
        runs = self.runs
        return max(runs, key=_length).language if len(runs) > 1 else runs[0].language if runs else ""

    def _width(self, start: int, end: int) -> float:
        """Give the width of a range, without the hyphen or the gap at its end."""
        if start == end:
            return 0.0
        if self.has_hyphens and self.text[end - 1] == SOFT_HYPHEN:
            return self._width(start, end - 1)
        found = self._pieces(start, end)
        return sum([piece.width for piece in found], 0.0) - found[-1].gap

    def _hyphen(self, at: int) -> float:
        run = self._run_at(at)
        return run.shaper.width(SOFT_HYPHEN) * run.run_style.size

    def _parts(self, segment: MeasuredSegment) -> Iterator[float]:
        start = segment.start
        for end in long_word_points(self.text, segment.start, segment.end):
            if self.text[end - 1] in HANGING or end == segment.end:
                yield self.segment(start, end).width
                start = end


def leftwards_only_by_place(text: str) -> bool:
    """Tell of brackets and other signs without a direction of their own that have a mirrored shape."""
    return any(map(unicodedata.mirrored, text)) and not any(map(str.isalnum, text))


_RIGHT_TO_LEFT = "\u200f"
"""Around the raised number of a note, marks by which readers do not join it with stops and commas beside it."""
_AT_SPACES = " " + NEWLINE
"""Cuts a text behind its spaces; there is no line break in it."""
_SPACES_BEGIN = late(rf"(?<![{SPACES}])[{SPACES}]")
_TOUCHING = 0.001


def _length(run: TextRun) -> int:
    return len(run.text)


def visible(text: str) -> str:
    """Give the text without its soft hyphens."""
    return text.replace(SOFT_HYPHEN, "")
