"""The forms of reports by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factsheet.production.reports.github import to_github
from factsheet.production.reports.junit import to_junit
from factsheet.production.reports.plain import to_json
from factsheet.production.reports.sarif import to_sarif
from factsheet.production.sets.report import SheetReport

FORMS: Mapping[str, Callable[[Sequence[SheetReport]], str]] = {
    "github": to_github,
    "sarif": to_sarif,
    "junit": to_junit,
    "json": to_json,
}


def make_report(form: str, reports: Sequence[SheetReport]) -> str:
    """Give the report of a run in a form; it ends with a line break where it says anything."""
    # Sheets are done in any order; a report of the same run is the same.
    return FORMS[form](sorted(reports, key=lambda report: (report.source is not None, str(report.source))))
