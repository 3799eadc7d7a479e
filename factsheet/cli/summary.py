"""The table that ends a build on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from factsheet.diagnostics import Severity
from factsheet.production.sets.report import SheetReport, State

_STYLES = {State.BUILT: "green", State.FAILED: "bold red"}


def print_summary(reports: Sequence[SheetReport]) -> None:
    """Print a row for each thing that became of meetings: how many, their files, pages, warnings and seconds."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("")
    for name in ("meetings", "files", "pages", "warnings", "seconds"):
        table.add_column(name, justify="right")
    for state in State:
        group = [report for report in reports if report.source is not None and report.state is state]
        if group:
            table.add_row(*_row(state, group), style=_STYLES.get(state, ""))
    Console(stderr=True, highlight=False).print(table)


def _row(state: State, group: Sequence[SheetReport]) -> tuple[str, ...]:
    warnings = sum(each.severity is Severity.WARNING for report in group for each in report.diagnostics)
    counts = (len(group), sum(len(report.written) for report in group), sum(report.pages or 0 for report in group))
    return (state.value, *(f"{count:,}" for count in (*counts, warnings)), f"{sum(r.seconds for r in group):,.1f}")
