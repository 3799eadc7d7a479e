"""Diagnostics as JSON, and reports for other programs, written when a run is done."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from factsheet.diagnostics import Diagnostic
from factsheet.diagnostics.as_json import diagnostic_json

if TYPE_CHECKING:
    from factsheet.production.sets.report import SheetReport


def to_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Give the list as text, in ASCII, so that any encoding of stdout carries it."""
    return json.dumps([diagnostic_json(diagnostic) for diagnostic in diagnostics], indent=2)


Wanted: TypeAlias = "tuple[tuple[str, Path | None], ...]"
"""Reports that are wanted: the form of each, and its file, None for stdout."""


def goes_to_stdout(wanted: Wanted) -> bool:
    """Tell whether a report takes stdout, so that nothing else may stand there."""
    return any(file is None for _, file in wanted)


def write_reports(wanted: Wanted, reports: Sequence[SheetReport]) -> None:
    """Write the reports that are wanted; raises FactsheetError for a file that cannot be written."""
    if not wanted:
        return
    from factsheet.files import write_whole  # noqa: PLC0415 - only where a report is wanted
    from factsheet.production.reports import make_report  # noqa: PLC0415 - as above

    for form, file in wanted:
        text = make_report(form, reports)
        if file is None:
            click.echo(text, nl=False)
        else:
            write_whole(file, text.encode("utf-8", "backslashreplace"))
