"""What a run over many sheets prints as it goes: diagnostics to stderr, written paths to stdout, a last line."""

from __future__ import annotations

import click

from factsheet.build.run import SheetReport
from factsheet.cli.counts import summarise
from factsheet.diagnostics import Diagnostic, Severity, counted


class Tally:
    """Prints the reports of sheets one by one and counts them.

    `quiet` leaves errors only; `silent` prints nothing, for a command whose stdout is for another program.
    """

    def __init__(self, *, quiet: bool, silent: bool = False) -> None:
        self._quiet = quiet
        self._silent = silent
        self._reports: list[SheetReport] = []

    def add(self, report: SheetReport) -> None:
        """Print what became of a sheet."""
        self._reports.append(report)
        if self._silent:
            return
        _print(tuple(d for d in report.diagnostics if d.severity is Severity.ERROR or not self._quiet))
        if not self._quiet:
            for path in report.written:
                click.echo(path)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All diagnostics so far."""
        return tuple(diagnostic for report in self._reports for diagnostic in report.diagnostics)

    @property
    def sheets(self) -> str:
        """How many meetings there were: `2 meetings`."""
        return counted(sum(report.source is not None for report in self._reports), "meeting")

    @property
    def written(self) -> int:
        """How many files were written."""
        return sum(len(report.written) for report in self._reports)

    def close(self, fine: str) -> None:
        """Print the last line: the number of errors and warnings, or `fine` where there are none."""
        if self._quiet or self._silent:
            return
        faulty = sum(bool(report.diagnostics) for report in self._reports)
        click.echo(summarise(self.diagnostics, faulty) or fine, err=True)


def _print(diagnostics: tuple[Diagnostic, ...]) -> None:
    if diagnostics:
        from factsheet.cli.text_report import print_diagnostics  # noqa: PLC0415 - brings in rich, for messages only

        print_diagnostics(diagnostics)
