"""What a run over many sheets prints as it goes, to stderr and stdout, and the reports that it writes in the end."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

import click

from factsheet.cli.app import is_quiet
from factsheet.cli.errors import code_for
from factsheet.cli.options import Wanted
from factsheet.diagnostics import Diagnostic, Severity, counted, diagnostic_json
from factsheet.files import write_whole
from factsheet.production.sets.request import Observer, SheetReport, State

if TYPE_CHECKING:
    from factsheet.cli.terminal import Bar


def summarise(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """Count diagnostics: `2 errors and 1 warning in 3 files`; empty where there are none."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    counts = [(severities.count(severity), severity.value) for severity in Severity]
    parts = [counted(number, noun) for number, noun in counts if number]
    return f"{' and '.join(parts)} in {counted(files, 'file')}" if parts else ""


class Tally(Observer):
    """Prints the reports of sheets one by one and counts them; where stderr is a terminal, below them a progress bar.

    Where the command is to be quiet, errors only; `silent` prints nothing, for a command whose stdout is for another
    program; without `paths` no written paths are printed. As a context manager it takes the bar away in the end.
    """

    def __init__(self, *, silent: bool = False, paths: bool = True) -> None:
        self._quiet = is_quiet()
        self._silent = silent
        self._paths = paths
        self._bar: Bar | None = None
        self.reports: list[SheetReport] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._take_bar_away()

    def waiting(self, folder: Path) -> None:
        """Say that another build must end first."""
        if not self._silent:
            click.echo(f"waiting for another build into {folder}", err=True)

    def planned(self, total: int, stale: int) -> None:
        """Show a bar where there is more than one sheet to wait for."""
        del total
        if stale > 1 and not self._quiet and not self._silent and sys.stderr.isatty():
            from factsheet.cli.terminal import Bar  # noqa: PLC0415 - brings in rich, for terminals only

            self._bar = Bar(stale)

    def started(self, source: Path) -> None:
        """Show which sheet is being made."""
        if self._bar is not None:
            self._bar.show(source)

    def add(self, report: SheetReport) -> None:
        """Print what became of a sheet."""
        self.reports.append(report)
        if self._silent:
            return
        told = tuple(d for d in report.diagnostics if d.severity is Severity.ERROR or not self._quiet)
        if told:
            from factsheet.cli.messages import print_diagnostics  # noqa: PLC0415 - brings in rich, for messages only

            print_diagnostics(told, self._bar.console if self._bar else None)
        if not self._quiet:
            for path in report.written if self._paths else ():
                self._print_path(path)
            for path in report.pruned:
                click.echo(f"removed {path}", err=True)
        if self._bar is not None and report.source is not None and report.state is not State.UP_TO_DATE:
            self._bar.advance()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All diagnostics so far."""
        return tuple(diagnostic for report in self.reports for diagnostic in report.diagnostics)

    @property
    def checked(self) -> str:
        """What a check says where nothing is wrong: `2 meetings checked, nothing wrong`, and how many were left out."""
        states = [report.state for report in self.reports if report.source is not None]
        left_out = states.count(State.LEFT_OUT)
        counts = f"{counted(len(states) - left_out, 'meeting')} checked, nothing wrong"
        return f"{counts}, {left_out} {State.LEFT_OUT}" if left_out else counts

    def close(self, fine: str) -> int:
        """Print the last line, if there is one: how many errors and warnings, or `fine` where there are none.

        Gives the exit code.
        """
        self._take_bar_away()
        # A meeting has a report for each of its copies and levels.
        faulty = {
            report.source or Path(told.span.file if told.span else "")
            for report in self.reports
            for told in report.diagnostics
        }
        last = summarise(self.diagnostics, len(faulty)) or fine
        if last and not self._quiet and not self._silent:
            click.echo(last, err=True)
        return code_for(self.diagnostics)

    def close_build(self) -> int:
        """Print the last lines of a build: what was done, what is left over, and what `close` prints."""
        self._take_bar_away()
        if not self._quiet and not self._silent:
            self._print_counts()
            left = sum(report.leftovers for report in self.reports)
            if left:
                click.echo(f"{counted(left, 'file')} of no meeting any more; --prune removes them", err=True)
        return self.close("")

    def _print_counts(self) -> None:
        """Print a line, or on a terminal a table where there is more than one meeting made."""
        states = [report.state for report in self.reports if report.source is not None]
        if sys.stderr.isatty() and len(states) - states.count(State.UP_TO_DATE) > 1:
            from factsheet.cli.terminal import print_summary  # noqa: PLC0415 - brings in rich, for terminals only

            print_summary(self.reports)
        else:
            files = sum(len(report.written) for report in self.reports)
            counts = [f"{counted(states.count(State.BUILT), 'meeting')} built", f"{counted(files, 'file')} written"]
            counts += [f"{states.count(each)} {each}" for each in State if each is not State.BUILT and each in states]
            click.echo(", ".join(counts), err=True)

    def _take_bar_away(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def _print_path(self, path: Path) -> None:
        # A line printed beside the bar would run into it; but stdout may go elsewhere than the bar.
        if self._bar is not None and sys.stdout.isatty():
            self._bar.console.print(str(path), markup=False)
        else:
            click.echo(path)


def tally_of(reports: Iterable[SheetReport], shown_as: str, wanted: Wanted) -> Tally:
    """Print what is told of sheets, as text or as a JSON list, and write the reports that are wanted."""
    tally = Tally(silent=shown_as == "json")
    for report in reports:
        tally.add(report)
    if shown_as == "json":
        click.echo(json.dumps(list(map(diagnostic_json, tally.diagnostics)), indent=2))
    write_reports(wanted, tally.reports)
    return tally


def write_reports(wanted: Wanted, reports: Sequence[SheetReport]) -> None:
    """Write the reports that are wanted; raises FactsheetError for a file that cannot be written."""
    for kind, file in wanted:
        from factsheet.production.reports import make_report  # noqa: PLC0415 - only where a report is wanted

        text = make_report(kind, reports)
        if file is None:
            click.echo(text, nl=False)
        else:
            write_whole(file, text.encode("utf-8", "backslashreplace"))
