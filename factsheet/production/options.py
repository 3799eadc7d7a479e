"""What a build is asked to do; never part of a meeting file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from factsheet.diagnostics import Diagnostic, FactsheetError

DEFAULT_TEMPLATE = "standard"
EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"


class OptionError(FactsheetError):
    """An option or argument of a command is at fault, not the input: it names what is not there, or makes no sense."""


class Format(StrEnum):
    """The file formats; the value is the file's extension."""

    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one build.

    `templates` is a folder of packs that are found before the built-in ones, `theme` a file that replaces the pack's,
    `paper` a page size (`a4`, `letter`) that replaces the theme's, `created` the time that files give as their making
    (None: the last day of their meeting). `name` is a pattern of file names, `template_by_kind` names packs for single
    kinds of meetings, `languages` (BCP 47) leaves out meetings in others, `rules_off` are codes of editorial rules.
    """

    output: Path = Path("dist")
    formats: tuple[Format, ...] = tuple(Format)
    template: str = DEFAULT_TEMPLATE
    templates: Path | None = None
    theme: Path | None = None
    paper: str | None = None
    created: datetime | None = None
    name: str | None = None
    template_by_kind: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    rules_off: tuple[str, ...] = ()


def source_date_epoch(environment: Mapping[str, str]) -> datetime | None:
    """Give the time in SOURCE_DATE_EPOCH, in seconds since 1970 (reproducible-builds.org/specs/source-date-epoch).

    None where the variable is unset or empty; raises OptionError where it is no such number.
    """
    text = environment.get(EPOCH_VARIABLE, "")
    if not text:
        return None
    try:
        # int() alone would take signs, spaces, underscores and other scripts' digits.
        return datetime.fromtimestamp(int(text if text.isascii() and text.isdigit() else "none"), UTC)
    except (ValueError, OverflowError, OSError):
        message = f"{EPOCH_VARIABLE} must be a whole number of seconds since 1970, not {text!r}"
        hint = "for example `SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)`, or unset it"
        raise OptionError([Diagnostic("source-date-epoch", message, hints=(hint,))]) from None
