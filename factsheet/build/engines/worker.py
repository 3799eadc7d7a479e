"""What runs in each process of a pool. Who starts them imports it, too, so that nothing heavy is imported here."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from typing import TYPE_CHECKING

from factsheet.build.tasks.collector import collect_rarely
from factsheet.build.tasks.recipe import Recipe
from factsheet.build.tasks.task import Outcome, Task

if TYPE_CHECKING:
    from factsheet.build.tasks.workshop import Workshop

_workshops: list[Workshop] = []


def start(recipe: Recipe) -> None:
    """Make a process ready for the tasks of a recipe."""
    from factsheet.build.tasks.workshop import Workshop  # noqa: PLC0415 - see above

    # Ctrl-C reaches every process of a terminal; the one that started them tells them to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    collect_rarely()
    _workshops[:] = [Workshop(recipe)]


def make(task: Task) -> Outcome:
    """Make a sheet."""
    return _workshops[0].make(task)


def _end_with_parent() -> None:
    """End when the parent is gone, even if it was killed: nobody would take what is made."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
