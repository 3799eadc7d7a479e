"""What a run over many sheets prints as it goes: diagnostics to stderr, written paths to stdout, a last line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from factsheet.build.sets.report import Observer, SheetReport, State
from factsheet.cli.counts import summarise
from factsheet.diagnostics import Diagnostic, Severity, counted


class Tally(Observer):
    """Prints the reports of sheets one by one and counts them.

    `quiet` leaves errors only; `silent` prints nothing, for a command whose stdout is for another program.
    """

    def __init__(self, *, quiet: bool, silent: bool = False) -> None:
        self._quiet = quiet
        self._silent = silent
        self.reports: list[SheetReport] = []

    def waiting(self, folder: Path) -> None:
        """Say that another build must end first."""
        if not self._silent:
            click.echo(f"waiting for another build into {folder}", err=True)

    def add(self, report: SheetReport) -> None:
        """Print what became of a sheet."""
        self.reports.append(report)
        if self._silent:
            return
        _print(tuple(d for d in report.diagnostics if d.severity is Severity.ERROR or not self._quiet))
        if not self._quiet:
            for path in report.written:
                click.echo(path)
            for path in report.pruned:
                click.echo(f"removed {path}", err=True)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All diagnostics so far."""
        return tuple(diagnostic for report in self.reports for diagnostic in report.diagnostics)

    @property
    def sheets(self) -> str:
        """How many meetings there were: `2 meetings`."""
        return counted(sum(report.source is not None for report in self.reports), "meeting")

    def close(self, fine: str) -> None:
        """Print the last line, if there is one: how many errors and warnings, or `fine` where there are none."""
        if self._quiet or self._silent:
            return
        faulty = sum(bool(report.diagnostics) for report in self.reports)
        last = summarise(self.diagnostics, faulty) or fine
        if last:
            click.echo(last, err=True)

    def close_build(self) -> None:
        """Print the last lines of a build: what was done, what is left over, and what `close` prints."""
        if not self._quiet and not self._silent:
            click.echo(", ".join(self._counts()), err=True)
            left = sum(report.leftovers for report in self.reports)
            if left:
                click.echo(f"{counted(left, 'file')} of no meeting any more; --prune removes them", err=True)
        self.close("")

    def _counts(self) -> Iterator[str]:
        states = [report.state for report in self.reports if report.source is not None]
        yield f"{counted(states.count(State.BUILT), 'meeting')} built"
        yield f"{counted(sum(len(report.written) for report in self.reports), 'file')} written"
        for state in (State.UP_TO_DATE, State.FAILED, State.LEFT_OUT):
            if state in states:
                yield f"{states.count(state)} {state}"


def _print(diagnostics: tuple[Diagnostic, ...]) -> None:
    if diagnostics:
        from factsheet.cli.text_report import print_diagnostics  # noqa: PLC0415 - brings in rich, for messages only

        print_diagnostics(diagnostics)
