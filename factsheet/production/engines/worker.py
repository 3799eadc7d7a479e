"""What runs in each process of a pool. Who starts them imports it, too, so that nothing heavy is imported here."""

from __future__ import annotations

import signal
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from factsheet.production.tasks.collector import collect_rarely
from factsheet.production.tasks.recipe import Recipe
from factsheet.production.tasks.task import Outcome, Task

if TYPE_CHECKING:
    from factsheet.production.tasks.workshop import Workshop


def serve(connection: Connection, recipe: Recipe) -> None:
    """Do tasks of a recipe as they come; end when the one that sends them is gone."""
    from factsheet.production.tasks.workshop import Workshop  # noqa: PLC0415 - see above

    # Ctrl-C reaches every process of a terminal; the one that started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_rarely()
    workshop = Workshop(recipe)
    try:
        while True:
            connection.send(make(workshop, connection.recv()))
    except (EOFError, OSError):  # nobody is there to take anything
        return


def make(workshop: Workshop, task: Task) -> Outcome:
    """Make a sheet."""
    return workshop.make(task)
