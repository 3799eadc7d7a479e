"""Which engine does the work."""

from __future__ import annotations

import os

from factsheet.diagnostics import Diagnostic
from factsheet.production.engines.engine import Engine
from factsheet.production.engines.in_process import InProcess
from factsheet.production.options import OptionError
from factsheet.production.tasks.recipe import Recipe

_WORTH_A_PROCESS = 4
"""Fewer sheets for each process are done sooner than it has started."""


def engine_for(recipe: Recipe, jobs: int | None, tasks: int, scheduler: str | None = None) -> Engine:
    """Give an engine for so many tasks: that of a cluster's scheduler, or one on this machine.

    `jobs` are processes, None for one a core, if that is worth while.
    """
    if scheduler:
        return _cluster(recipe, scheduler)
    wanted = min(jobs, tasks) if jobs else min(cores(), tasks // _WORTH_A_PROCESS)
    if wanted <= 1:
        return InProcess(recipe)
    from factsheet.production.engines.processes import Processes  # noqa: PLC0415 - only where there is work for many

    return Processes(recipe, wanted)


def _cluster(recipe: Recipe, scheduler: str) -> Engine:
    try:
        from factsheet.production.engines.cluster import Cluster  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        hint = "install the program with its extra: `pip install 'factsheet[dask]'`"
        raise OptionError([Diagnostic("scheduler", "`distributed` is not installed", hints=(hint,))]) from None
    return Cluster(recipe, scheduler)


def cores() -> int:
    """Give how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
