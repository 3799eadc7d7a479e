"""Annotations of GitHub Actions: workflow commands, a line for each diagnostic, read from the output of a step."""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.diagnostics import Diagnostic
from factsheet.production.reports.lines import notes_and_hints
from factsheet.production.sets.report import SheetReport


def to_github(reports: Sequence[SheetReport]) -> str:
    """Give an `error` or `warning` command for each diagnostic; files go by their path from the working folder."""
    return "".join(f"{_command(diagnostic)}\n" for report in reports for diagnostic in report.diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    text = "\n".join((diagnostic.message, *notes_and_hints(diagnostic)))
    fields = ",".join(f"{name}={_property(value)}" for name, value in _fields(diagnostic).items())
    return f"::{diagnostic.severity.value} {fields}::{_data(text)}"


def _fields(diagnostic: Diagnostic) -> dict[str, str]:
    span = diagnostic.span
    if span is None:
        return {"title": diagnostic.code}
    places = {"file": span.file, "line": str(span.line), "endLine": str(span.end_line)}
    if span.end_line == span.line:  # columns of several lines are not understood
        places |= {"col": str(span.column), "endColumn": str(span.end_column)}
    return places | {"title": diagnostic.code}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
