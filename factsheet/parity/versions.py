"""The versions of a meeting, a file and a language each, and the one that the others are held against."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import PurePath

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, Related, Span
from factsheet.meeting import Meeting, MeetingFile, read_meeting
from factsheet.paths import ValuePath
from factsheet.source.places import FileText
from factsheet.values.scanning import Meaning, state_reading
from factsheet.values.states import read_state


class LanguageVersion(Struct, frozen=True, dict=True):
    """A version: the name that messages give its file, the meeting in it with its places, and the file's text."""

    name: str
    file: MeetingFile
    text: FileText

    @property
    def meeting(self) -> Meeting:
        """The meeting."""
        return self.file.meeting

    @property
    def language(self) -> str:
        """The language, a BCP 47 tag."""
        return self.meeting.language

    @cached_property
    def short_forms(self) -> tuple[tuple[str, Meaning], ...]:
        """The short forms that its abbreviations explain and that are states, with their meaning."""
        read = ((each.id, read_state(each.meaning, self.language)) for each in self.meeting.abbreviations)
        return tuple((short, state_reading(codes[0])) for short, codes in read if len(codes) == 1)

    def span(self, path: ValuePath, value: str = "", start: int = 0, end: int = 0) -> Span:
        """Give the span of a value, or of what stands around one that is not written; of a part of a text with one."""
        whole = self.file.positions.span(path)
        return self.text.within(whole, value, start, end) if end and self.file.positions.has(path) else whole


def read_version(name: str, data: bytes, read: Callable[[bytes, str], MeetingFile] = read_meeting) -> LanguageVersion:
    """Read a version; `name` is what spans call its file. Raises FactsheetError for all that is wrong with it."""
    file = read(data, name)
    return LanguageVersion(name, file, FileText(file.data))


class Family(Struct, frozen=True):
    """The versions of one meeting: the reference, and those that are held against it, in the order of their files."""

    reference: LanguageVersion
    others: tuple[LanguageVersion, ...]


def families(versions: Iterable[LanguageVersion], language: str | None = None) -> list[Family]:
    """Give the meetings that have versions in several languages, in the order of their first files.

    The reference is the version in the `language` that the set names. Where there is none, it is the file that is named
    by the id alone, or else the first. Of two versions in one language the first counts.
    """
    by_id: dict[str, dict[str, LanguageVersion]] = {}
    for version in versions:
        by_id.setdefault(version.meeting.id, {}).setdefault(version.language.casefold(), version)
    groups = (tuple(group.values()) for group in by_id.values() if len(group) > 1)
    return [_family(group, language) for group in groups]


def _family(group: Sequence[LanguageVersion], language: str | None) -> Family:
    wanted = (language or "").casefold()
    named = (each for each in group if each.language.casefold() == wanted)
    by_id = (each for each in group if PurePath(each.name).stem == each.meeting.id)
    reference = next(named, None) or next(by_id, group[0])
    return Family(reference, tuple(each for each in group if each is not reference))


def repeated(versions: Iterable[LanguageVersion]) -> list[Diagnostic]:
    """Tell of files that are a version of one meeting in one language, as another is: the first counts."""
    first: dict[tuple[str, str], LanguageVersion] = {}
    return [
        _repeated(version, known)
        for version in versions
        if (known := first.setdefault((version.meeting.id, version.language.casefold()), version)) is not version
    ]


def _repeated(version: LanguageVersion, first: LanguageVersion) -> Diagnostic:
    path = ValuePath.parse("language")
    message = f"a second file is the version of `{version.meeting.id}` in `{version.language}`"
    related = (Related("the first is here", first.span(path), "language"),)
    hints = ("give one of them another `id`, or the language that it is in",)
    return Diagnostic("parity-twice", message, version.span(path), hints, path="language", related=related)
