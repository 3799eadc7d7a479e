"""An edited draft laid beside its base: what all who look for changes in it share."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import groupby, repeat

from msgspec import Struct, field

from factsheet.diagnostics import Diagnostic, Severity
from factsheet.meeting import Due, Meeting, WrittenTime, facts_of, identity_of
from factsheet.models.declaring import Model
from factsheet.paths import ValuePath
from factsheet.review.changes import Place, Stamp, Stretch
from factsheet.review.line_matching import Final, Matching
from factsheet.review.lines import Line, Segment
from factsheet.review.word.stream import Char, CharacterFormat, Stream
from factsheet.review.word.wml import RunLook


class Shown(Struct, frozen=True):
    """Neighbouring characters of a draft with revisions accepted that look alike; `known` ones are of the base.

    `said` tells that they are no words of the template.
    """

    text: str
    look: RunLook
    known: bool
    said: bool
    stamps: tuple[Stamp, ...] = ()


class _Run(Struct, frozen=True):
    """Neighbouring characters of a paragraph with one format, all typed or all of one segment of the base.

    `counts` tells that keys have them.
    """

    text: str
    formatting: CharacterFormat
    segment: Segment | None
    counts: bool = True


class EditedDraft(Struct):
    """The base's meeting and lines, the draft's stream, which paragraph is which line, and the labels it printed."""

    meeting: Meeting
    lines: Sequence[Line]
    matching: Matching
    stream: Stream
    labels: Mapping[str, str]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    looks_hold: bool = True
    _printed: dict[int, int] = field(default_factory=dict)
    _accepted: dict[Final, int] = field(default_factory=dict)
    _lost: dict[int, list[tuple[int, Char]]] = field(default_factory=dict)
    _usual: frozenset[str] = frozenset()
    _runs: dict[Final, list[_Run]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Count lines and paragraphs that have text, and find the deleted characters of each line."""
        self._printed = {n: i for i, n in enumerate(n for n, line in enumerate(self.lines) if line.text.strip())}
        self._accepted = {f: i for i, f in enumerate(f for f in self.matching.finals if f.has_text)}
        home = self.matching.alignment.home
        for paragraph in self.stream.paragraphs:
            for char in [char for char in paragraph.chars if not char.formatting.final]:
                if char in home:
                    number, offset = home[char]
                    self._lost.setdefault(number, []).append((offset, char))
        of_base = (final for final in self.matching.finals if final.owner is not None or final.parts)
        self._runs = {final: list(self._runs_of(final)) for final in self.matching.finals}
        known = [run for final in of_base for run in self._runs[final] if run.segment]
        self.looks_hold = _looks_hold(known)
        self._usual = _usual_marks(known)

    def value_at(self, path: ValuePath) -> str | None:
        """Give the YAML text of a value of the base; None where the path names no value that is there."""
        part: object = self.meeting
        for step in path:
            fields = facts_of(type(part)) if isinstance(part, Model) else {}
            part = next((getattr(part, name) for name, facts in fields.items() if facts.key == step.key), None)
            if step.id is not None:
                items = part if isinstance(part, tuple) else ()
                part = next((item for item in items if identity_of(item) == step.id), None)
        return _text(part)

    def at(self, final: Final) -> list[int | None]:
        """Give the offset in its line that each character of a paragraph comes from."""
        home = self.matching.alignment.home
        return [home[c][1] if c in home and home[c][0] == final.owner else None for c in final.chars]

    def number(self, final: Final) -> int | None:
        """Give the number of a paragraph among those that have text."""
        return self._accepted.get(final)

    def is_untouched(self, number: int) -> bool:
        """Tell whether a line that the draft still has reads and looks as it did."""
        line, chars, home = self.lines[number], self.matching.owned[number].chars, self.matching.alignment.home
        if list(map(home.get, chars)) != list(zip(repeat(number), range(len(line.text)), strict=False)):
            return False
        runs = dict(zip(zip([id(c.formatting) for c in chars], line.numbers, strict=True), chars, strict=True))
        return all(
            c.formatting.was is None and not self.marks(c) and c.formatting.look.is_like(line.segments[segment].look)
            for (_, segment), c in runs.items()
        )

    def marks(self, char: Char) -> frozenset[str]:
        """Give by what a character is set apart that most are not: some programs write styles out on every run."""
        return char.formatting.look.marks - self._usual

    def of_line(self, final: Final) -> tuple[list[Char], list[int | None]]:
        """Give the characters of a paragraph and where in its line they are, without other lines' numbers of notes."""
        pairs = zip(final.chars, self.at(final), strict=True)
        found = [(char, at) for char, at in pairs if at is not None or self._counts(char)]
        return [char for char, _ in found], [at for _, at in found]

    def place(self, number: int | None, final: Final | None, stretch: Stretch | None = None) -> Place:
        """Give the place of a change."""
        base = None if number is None else self._printed.get(number)
        return Place(base, None if final is None else self._accepted.get(final), stretch)

    def stamps(
        self, chars: Iterable[Char], number: int | None = None, start: int = 0, end: int | None = None
    ) -> tuple[Stamp, ...]:
        """Give the stamps of characters, and of those deleted from a range of a line."""
        formats = {id(char.formatting): char.formatting for char in chars}.values()  # most characters share one
        found = [stamp for each in formats for stamp in (*each.stamps, *each.look_stamps)]
        for offset, char in self._lost.get(number, ()) if number is not None else ():
            if start <= offset and (end is None or offset < end):
                found += char.formatting.stamps
        return tuple(dict.fromkeys(found))

    def typed_stamps(self, final: Final) -> tuple[Stamp, ...]:
        """Give the stamps of what a paragraph has of no line."""
        typed = [run.formatting for run in self._runs[final] if run.segment is None]
        return tuple(dict.fromkeys(stamp for each in typed for stamp in (*each.stamps, *each.look_stamps)))

    def lost_stamps(self, numbers: Iterable[int]) -> tuple[Stamp, ...]:
        """Give the stamps of all that is deleted from some lines."""
        return tuple(dict.fromkeys(stamp for number in numbers for stamp in self.stamps((), number)))

    def accepted(self) -> tuple[tuple[Shown, ...], ...]:
        """Give the draft with revisions accepted: what the key of each paragraph has, as lines have them."""
        return tuple(tuple(_shown(run) for run in self._runs[final] if run.counts) for final in self._accepted)

    def key(self, final: Final) -> str:
        """Give what a paragraph reads, without the numbers of notes that it has from its base."""
        return "".join([char.text for char in self.counting(final)])

    def counting(self, final: Final) -> list[Char]:
        """Give the characters of a paragraph that keys have."""
        return self.in_keys(final.chars)

    def in_keys(self, chars: Iterable[Char]) -> list[Char]:
        """Give those of some characters that keys have."""
        return [char for char in chars if self._counts(char)]

    def owners(self) -> tuple[int | None, ...]:
        """Give the line of the base that each of them is."""
        return tuple(final.owner for final in self._accepted)

    def _runs_of(self, final: Final) -> Iterator[_Run]:
        """Give the characters of a paragraph, those that are alike together."""
        texts, formats = [char.text for char in final.chars], [char.formatting for char in final.chars]
        segments, at = self._segments_of(final), 0
        # Neighbours mostly have one and the same format, which takes no time to compare.
        for _, group in groupby(zip(formats, segments, strict=True) if any(segments) else formats):
            end = at + len(list(group))
            text, formatting, segment = "".join(texts[at:end]), formats[at], segments[at]
            yield _Run(text, formatting, *segment) if segment else _Run(text, formatting, None)
            at = end

    def _segments_of(self, final: Final) -> Sequence[tuple[Segment, bool] | None]:
        """Give the segment that each character of a paragraph is of, and whether it counts; None for what is typed."""
        home = self.matching.alignment.home
        if home.keys().isdisjoint(final.chars):
            return [None] * len(final.chars)
        homes = list(map(home.get, final.chars))
        line = self.lines[final.owner] if final.owner is not None else None
        if line and homes == list(zip(repeat(final.owner), range(len(line.text)), strict=False)):
            return line.shown
        return [home and self.lines[home[0]].shown[home[1]] for home in homes]

    def _counts(self, char: Char) -> bool:
        known = self.matching.alignment.home.get(char)
        if known is None:
            return True
        line = self.lines[known[0]]
        return line.counts[line.segment_at(known[1])]

    def warn(self, code: str, message: str, path: ValuePath, *hints: str) -> None:
        """Tell what is doubtful about a change."""
        self.diagnostics.append(Diagnostic(code, message, hints=hints, severity=Severity.WARNING, path=str(path)))

    def look_at(self, number: int, offset: int) -> RunLook:
        """Give the look of a character of a line."""
        return self._segment(number, offset).look

    def _segment(self, number: int, offset: int) -> Segment:
        line = self.lines[number]
        return line.segments[line.segment_at(offset)]


def _looks_hold(known: Iterable[_Run]) -> bool:
    """Tell whether a file still shows bold and italics as the base does: some programs lose styles on the way."""
    same, all_of = 0, 0
    for run in known:
        if run.segment:
            look, printed = run.formatting.was or run.formatting.look, run.segment.look
            count = len("".join(run.text.split()))
            same += count * ((look.strong, look.emphasis) == (printed.strong, printed.emphasis))
            all_of += count
    return same >= 0.9 * all_of


def _usual_marks(known: Sequence[_Run]) -> frozenset[str]:
    """Give by what most of the characters of a file are set apart."""
    counts: Counter[str] = Counter()
    for run in known:
        counts.update(dict.fromkeys(run.formatting.look.marks, len(run.text)))
    whole = sum(len(run.text) for run in known)
    return frozenset(mark for mark, count in counts.items() if 2 * count > whole)


def _shown(run: _Run) -> Shown:
    stamps = (*run.formatting.stamps, *run.formatting.look_stamps)
    known, said = run.segment is not None, run.segment is None or run.segment.origin is not None
    return Shown(run.text, run.formatting.look, known, said, stamps)


def _text(part: object) -> str | None:
    match part:
        case Due() | WrittenTime():
            return part.text
        case Enum():
            return str(part.value)
        case dt.date():
            return part.isoformat()
        case str() | int() | float():
            return str(part)
        case _:
            return None
