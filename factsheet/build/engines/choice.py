"""Which engine does the work."""

from __future__ import annotations

from factsheet.build.engines.engine import Engine
from factsheet.build.engines.in_process import InProcess
from factsheet.build.tasks.recipe import Recipe


def engine_for(recipe: Recipe, jobs: int | None, tasks: int) -> Engine:
    """Give an engine for so many tasks; `jobs` are processes, None for as many as are worth while."""
    del jobs, tasks
    return InProcess(recipe)
