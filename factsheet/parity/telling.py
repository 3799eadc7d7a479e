"""What does not agree: where it stands in both versions, and the diagnostic that tells it in both files."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, Related, Severity, Span, shorten
from factsheet.parity.versions import LanguageVersion
from factsheet.paths import ValuePath


class ValuePlace(Struct, frozen=True):
    """A value in a version, or with its whole text `value` a part of it, by code points."""

    version: LanguageVersion
    path: ValuePath
    value: str = ""
    start: int = 0
    end: int = 0

    @property
    def span(self) -> Span:
        """Where it stands in the file."""
        return self.version.span(self.path, self.value, self.start, self.end)


class Both(NamedTuple):
    """What is the same value in the version (`here`) and in the reference (`there`)."""

    here: ValuePlace
    there: ValuePlace

    @property
    def language(self) -> str:
        """The language of the reference."""
        return self.there.version.language

    def below(self, key: str) -> Both:
        """Give the places of what stands under a key."""
        return Both(*(ValuePlace(each.version, each.path / key) for each in self))


class Disagreement(Struct, frozen=True):
    """What does not agree: a code, what stands in the version (`here`) and in the reference (`there`), what to do.

    What cannot be compared is `unclear`: it weighs as a warning.
    """

    code: str
    message: str
    here: ValuePlace
    there: ValuePlace
    note: str = ""
    hints: tuple[str, ...] = ()
    unclear: bool = False

    def told(self) -> Diagnostic:
        """Give the diagnostic, in the version's file, with the place in that of the reference."""
        severity = Severity.WARNING if self.unclear else Severity.ERROR
        note = self.note or f"`{self.there.version.language}` has this here"
        related = (Related(note, self.there.span, str(self.there.path)),)
        return Diagnostic(self.code, self.message, self.here.span, self.hints, severity, str(self.here.path), related)


def quoted(text: object) -> str:
    """Give a value for a message: in one line, between backticks."""
    return f"`{shorten(str(text))}`"
