"""The progress bar: the sheet that is being made, how many are done, and how long the others will take."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from factsheet.cli.excerpt import printable

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
