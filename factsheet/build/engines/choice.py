"""Which engine does the work."""

from __future__ import annotations

import os

from factsheet.build.engines.engine import Engine
from factsheet.build.engines.in_process import InProcess
from factsheet.build.tasks.recipe import Recipe

_WORTH_A_PROCESS = 4
"""Fewer sheets for each process are done sooner than it has started."""


def engine_for(recipe: Recipe, jobs: int | None, tasks: int) -> Engine:
    """Give an engine for so many tasks; `jobs` are processes, None for one a core, if that is worth while."""
    wanted = min(jobs, tasks) if jobs else min(cores(), tasks // _WORTH_A_PROCESS)
    if wanted <= 1:
        return InProcess(recipe)
    from factsheet.build.engines.processes import Processes  # noqa: PLC0415 - only where there is work for many

    return Processes(recipe, wanted)


def cores() -> int:
    """Give how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
