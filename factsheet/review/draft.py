"""An edited draft laid beside its base: what all who look for changes in it share."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from msgspec import Struct, field
from pydantic import BaseModel

from factsheet.diagnostics import Diagnostic, Severity
from factsheet.meeting import Due, Meeting, WrittenTime, facts_of, identity_of
from factsheet.paths import ValuePath
from factsheet.review.changes import Place, Stamp, Stretch
from factsheet.review.line_matching import Final, Matching
from factsheet.review.lines import Line, Segment
from factsheet.review.word.stream import Char, Stream
from factsheet.review.word.wml import RunLook


class Shown(Struct, frozen=True):
    """A character of a draft with revisions accepted; `known` tells that it is one of the base."""

    look: RunLook
    known: bool
    stamps: tuple[Stamp, ...] = ()


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

    def __post_init__(self) -> None:
        """Count lines and paragraphs that have text, and find the deleted characters of each line."""
        self._printed = {n: i for i, n in enumerate(n for n, line in enumerate(self.lines) if line.text.strip())}
        self._accepted = {f: i for i, f in enumerate(f for f in self.matching.finals if f.text.strip())}
        home = self.matching.alignment.home
        for paragraph in self.stream.paragraphs:
            for char in paragraph.chars:
                if char in home and not char.formatting.final:
                    number, offset = home[char]
                    self._lost.setdefault(number, []).append((offset, char))
        self.looks_hold = self._looks_hold()
        self._usual = self._usual_marks()

    def value_at(self, path: ValuePath) -> str | None:
        """Give the YAML text of a value of the base; None where the path names no value that is there."""
        part: object = self.meeting
        for step in path:
            fields = facts_of(type(part)) if isinstance(part, BaseModel) else {}
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
        if len(chars) != len(line.text) or any(home.get(c) != (number, at) for at, c in enumerate(chars)):
            return False
        runs = {(id(c.formatting), line.segment_at(at)): c for at, c in enumerate(chars)}
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
        found = [stamp for char in chars for stamp in (*char.formatting.stamps, *char.formatting.look_stamps)]
        for offset, char in self._lost.get(number, ()) if number is not None else ():
            if start <= offset and (end is None or offset < end):
                found += char.formatting.stamps
        return tuple(dict.fromkeys(found))

    def lost_stamps(self, numbers: Iterable[int]) -> tuple[Stamp, ...]:
        """Give the stamps of all that is deleted from some lines."""
        return tuple(dict.fromkeys(stamp for number in numbers for stamp in self.stamps((), number)))

    def accepted(self) -> tuple[str, ...]:
        """Give the text of the draft with revisions accepted: a key a paragraph, as lines have them."""
        return tuple(self.key(final) for final in self._accepted)

    def key(self, final: Final) -> str:
        """Give what a paragraph reads, without the numbers of notes that it has from its base."""
        return "".join(char.text for char in self.counting(final))

    def counting(self, final: Final) -> list[Char]:
        """Give the characters of a paragraph that keys have."""
        return self.in_keys(final.chars)

    def in_keys(self, chars: Iterable[Char]) -> list[Char]:
        """Give those of some characters that keys have."""
        return [char for char in chars if self._counts(char)]

    def said(self) -> tuple[str, ...]:
        """Give the text of the draft with revisions accepted, without the words that are the template's."""
        home = self.matching.alignment.home
        return tuple(
            "".join(c.text for c in self.counting(final) if c not in home or self._segment(*home[c]).origin)
            for final in self._accepted
        )

    def owners(self) -> tuple[int | None, ...]:
        """Give the line of the base that each of them is."""
        return tuple(final.owner for final in self._accepted)

    def shown(self) -> tuple[tuple[Shown, ...], ...] | None:
        """Give how the characters of `accepted` look; None where the file has lost its looks."""
        home = self.matching.alignment.home
        if not self.looks_hold:
            return None
        return tuple(
            tuple(
                Shown(c.formatting.look, c in home, (*c.formatting.stamps, *c.formatting.look_stamps))
                for c in self.counting(final)
            )
            for final in self._accepted
        )

    def _counts(self, char: Char) -> bool:
        known = self.matching.alignment.home.get(char)
        if known is None:
            return True
        line = self.lines[known[0]]
        return line.counts[line.segment_at(known[1])]

    def warn(self, code: str, message: str, path: ValuePath, *hints: str) -> None:
        """Tell what is doubtful about a change."""
        self.diagnostics.append(Diagnostic(code, message, hints=hints, severity=Severity.WARNING, path=str(path)))

    def _looks_hold(self) -> bool:
        """Tell whether the file still shows bold and italics as the base does: some programs lose styles on the way."""
        home, same, all_of = self.matching.alignment.home, 0, 0
        for final in self.matching.finals:
            for char in final.chars:
                if char in home and not char.text.isspace():
                    look, printed = char.formatting.was or char.formatting.look, self.look_at(*home[char])
                    same += (look.strong, look.emphasis) == (printed.strong, printed.emphasis)
                    all_of += 1
        return same >= 0.9 * all_of

    def _usual_marks(self) -> frozenset[str]:
        home = self.matching.alignment.home
        looks = [c.formatting.look for f in self.matching.finals for c in f.chars if c in home]
        counts = Counter(mark for look in looks for mark in look.marks)
        return frozenset(mark for mark, count in counts.items() if 2 * count > len(looks))

    def look_at(self, number: int, offset: int) -> RunLook:
        """Give the look of a character of a line."""
        return self._segment(number, offset).look

    def _segment(self, number: int, offset: int) -> Segment:
        line = self.lines[number]
        return line.segments[line.segment_at(offset)]


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
