"""What a run tells: what became of each sheet, and as it goes on, how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from factsheet.diagnostics import Diagnostic


class State(StrEnum):
    """What became of a sheet."""

    BUILT = "built"
    UP_TO_DATE = "up to date"
    FAILED = "failed"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What became of one meeting file: the files written for it, and what there is to say.

    `pages` are those of the PDF, `seconds` the time it took. `source` is None for what concerns no single sheet; the
    report that ends a build tells of files removed because no sheet gives them any more, and how many such files stay.
    """

    source: Path | None
    diagnostics: tuple[Diagnostic, ...]
    written: tuple[Path, ...] = ()
    state: State = State.BUILT
    pages: int | None = None
    seconds: float = 0.0
    pruned: tuple[Path, ...] = ()
    leftovers: int = 0


class Observer:
    """Whom a build tells how far it has come; this one does not listen."""

    def waiting(self, folder: Path) -> None:
        """Another build into the folder must end first."""

    def planned(self, total: int, stale: int) -> None:
        """So many meetings there are, and so many of them are to be made."""

    def started(self, source: Path) -> None:
        """Work on a sheet begins."""
