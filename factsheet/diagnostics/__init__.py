"""What the program says about its input: a diagnostic, its place and weight, and the exception that carries several.

`catalogue` says what each code means; only what explains codes imports it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

DEFECT = "defect"
"""The code of what is the program's fault, not the input's."""

TRACEBACK = "FACTSHEET_TRACEBACK"
"""The environment variable that shows a developer where a defect arose."""


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the work, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Span(Struct, frozen=True, gc=False):
    """A range in a text file; lines and columns count from 1, columns in code points, the end is exclusive.

    `excerpt` is the whole first line of the range, so that a message can show it after the file is gone.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


MOST_KEPT = 2000
"""A line of more characters is shown, but written into no report or record: a file of one line may have a thousand
findings."""


class Related(Struct, frozen=True):
    """Another place that a finding has to do with, and a few words on it; `path` as in `Diagnostic`."""

    message: str
    span: Span | None = None
    path: str | None = None

    def __str__(self) -> str:
        return f"{self.span}: {self.message}" if self.span else self.message


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a stable code, what is wrong, where, and what to do about it.

    `path` names the value by ids (`sections[security].title`) for a stage that knows no source positions.
    The catalogue (`diagnostics.catalogue`) says of each code what it means; `related` are the other places to look at.
    """

    code: str
    message: str
    span: Span | None = None
    hints: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
    path: str | None = None
    related: tuple[Related, ...] = ()

    def __str__(self) -> str:
        where = f"{self.span}: " if self.span else ""
        return f"{where}{self.severity}: {self.message} [{self.code}]"


class FactsheetError(Exception):
    """Stops the work; carries every diagnostic found so far and survives pickling between processes."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(str(diagnostic) for diagnostic in self.diagnostics)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of the diagnostics is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


MOST_TOLD = 1000
"""So many findings of a file are told; who has more has another problem."""
MORE = "more-findings"


def bounded(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Give the first MOST_TOLD findings, and in the place of all others one that says so, which weighs what they do."""
    every = list(found)
    first = [each for each in every if each.code != MORE][:MOST_TOLD]
    if len(first) == len(every):
        return first
    message = f"more is wrong than the {MOST_TOLD:,} findings that are told"
    place = first[-1].span and replace(first[-1].span, excerpt="")
    weight = Severity.ERROR if has_errors(every[MOST_TOLD:]) else Severity.WARNING
    return [*first, Diagnostic(MORE, message, place, ("mend these first, and look again",), weight)]


def counted(number: int, noun: str) -> str:
    """Give a number with its noun: `1 file`, `2 files`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def shorten(text: str, longest: int = 40) -> str:
    """Give a text in one line, cut off where it is too long for a message."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Give the known word most like a misspelt one, case aside, if any is as like as `cutoff` (0 to 1)."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where a word is misspelt

    folded = {each.casefold(): each for each in known}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=cutoff)
    return folded[close[0]] if close else None


def did_you_mean(word: str) -> str:
    """Give the hint that names the word which was meant."""
    return f"did you mean `{word}`?"


def suggest(word: str, known: Iterable[str]) -> str | None:
    """Give the hint that names the known word most like a misspelt one, or None."""
    close = nearest(word, known)
    return did_you_mean(close) if close else None


def reason(error: OSError) -> str:
    """Give the system's reason in the middle of a sentence: `permission denied`."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]


def diagnostic_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """Give a diagnostic as an object of JSON."""
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hints": list(diagnostic.hints),
        **_place(diagnostic.span, diagnostic.path),
        "related": [{"message": each.message, **_place(each.span, each.path)} for each in diagnostic.related],
    }


def _place(span: Span | None, path: str | None) -> dict[str, Any]:
    return {"path": path, **{name: getattr(span, name, None) for name in Span.__struct_fields__ if name != "excerpt"}}
