"""What is printed through rich: messages in colour, the progress bar, the table that ends a build."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from factsheet.cli.messages import printable
from factsheet.diagnostics import Severity
from factsheet.production.sets.request import SheetReport, State


def print_styled(messages: Iterable[Iterable[tuple[str, str]]], console: Console | None = None) -> None:
    """Print messages, each of pieces with their styles, to stderr."""
    console = console or Console(stderr=True, soft_wrap=True, highlight=False)
    for pieces in messages:
        console.print(Text.assemble(*pieces))


_WIDEST = 40


class Bar:
    """A bar on stderr, which must be a terminal; what is printed meanwhile goes through `console`."""

    def __init__(self, total: int) -> None:
        self.console = Console(stderr=True, soft_wrap=True, highlight=False)
        self._progress = Progress(
            BarColumn(20),
            MofNCompleteColumn(),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.description}", markup=False),
            console=self.console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=total)
        self._progress.start()

    def show(self, source: Path) -> None:
        """Name the sheet that is being made."""
        name = printable(source.name)
        self._progress.update(self._task, description=name if len(name) <= _WIDEST else f"{name[:_WIDEST]}…")

    def advance(self) -> None:
        """Count a sheet."""
        self._progress.advance(self._task)

    def close(self) -> None:
        """Take the bar away."""
        self._progress.stop()


_STATE_STYLES = {State.BUILT: "green", State.FAILED: "bold red"}


def print_summary(reports: Sequence[SheetReport]) -> None:
    """Print a row for each thing that became of meetings: how many, their files, pages, warnings and seconds."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("")
    for name in ("meetings", "files", "pages", "warnings", "seconds"):
        table.add_column(name, justify="right")
    for state in State:
        group = [report for report in reports if report.source is not None and report.state is state]
        if group:
            table.add_row(*_row(state, group), style=_STATE_STYLES.get(state, ""))
    Console(stderr=True, highlight=False).print(table)


def _row(state: State, group: Sequence[SheetReport]) -> tuple[str, ...]:
    warnings = sum(each.severity is Severity.WARNING for report in group for each in report.diagnostics)
    counts = (len(group), sum(len(report.written) for report in group), sum(report.pages or 0 for report in group))
    return (state.value, *(f"{count:,}" for count in (*counts, warnings)), f"{sum(r.seconds for r in group):,.1f}")
