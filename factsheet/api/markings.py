"""Markings: the schemes that there are, and the banner that the marks of portions make."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from factsheet.api.given import checked, checked_all
from factsheet.production.inputs.markings import ListedScheme, RolledUp, listed_schemes, roll_up_marks
from factsheet.production.inputs.packs import PackLibrary


def markings(*, templates: Path | str | None = None, markings: Path | str | None = None) -> tuple[ListedScheme, ...]:
    """Give the schemes of markings that there are, by their names.

    The arguments are as in `Setup`. Raises OptionError for a folder that is not there, FactsheetError for a scheme at
    fault.
    """
    return listed_schemes(_library(templates, markings))


def banner(
    marks: Sequence[str],
    scheme: str,
    *,
    origin: dt.date | None = None,
    templates: Path | str | None = None,
    markings: Path | str | None = None,
) -> RolledUp:
    """Give the banner that portion marks (`S//REL TO USA, JPN`) make in a scheme, and why.

    `origin` is the day of origin of classified information without a marking of foreign release; `templates` and
    `markings` are as in `Setup`. Raises ValueError without marks, OptionError for a scheme or a folder that is not
    there, FactsheetError for a scheme at fault and for texts that are no marks.
    """
    texts = checked_all("marks", str, marks)
    if not texts:
        message = "marks: must not be empty"
        raise ValueError(message)
    return roll_up_marks(_library(templates, markings), checked("scheme", str, scheme), texts, origin)


def _library(templates: Path | str | None, markings: Path | str | None) -> PackLibrary:
    own, folder = (
        None if each is None else checked(name, Path, each)
        for name, each in (("templates", templates), ("markings", markings))
    )
    return PackLibrary(own, markings=folder)
