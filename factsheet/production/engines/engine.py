"""What every engine can do, how it is kept busy, the engine of this process, and which one to take."""

from __future__ import annotations

import os
from abc import abstractmethod
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from factsheet.diagnostics import Diagnostic
from factsheet.production.caches import cache_folder
from factsheet.production.options import OptionError
from factsheet.production.sheets.task import BuildInputs, Outcome, Task

if TYPE_CHECKING:
    from factsheet.production.sheets.builder import SheetBuilder

T = TypeVar("T")


class Engine(AbstractContextManager["Engine"]):
    """Does the tasks of one build. As a context manager it lets go of its processes, whatever happens."""

    capacity = 1
    """How many tasks may be with the engine at a time; it bounds what is held in memory."""

    @abstractmethod
    def submit(self, number: int, task: Task) -> None:
        """Take a task; `number` comes back with its outcome."""

    @abstractmethod
    def take(self) -> tuple[int, Outcome]:
        """Wait for the next outcome, in whatever order; never raises for what is wrong with a task.

        Raises LookupError where nothing is under way.
        """

    def __exit__(self, *error: object) -> None:
        """Let go of what the engine holds; of one that is in this process nothing."""


def drive(engine: Engine, waiting: deque[T], load: Callable[[T], Task | Outcome]) -> Iterator[tuple[T, Outcome]]:
    """Have an engine do what waits, and give each with its outcome as it is done.

    `load` gives the task when there is room for it, so that content is read as late as can be, or an outcome where
    there is nothing to do. Who takes an outcome may put more into `waiting`.
    """
    under_way: dict[int, T] = {}
    numbers = count()
    while waiting or under_way:
        while waiting and len(under_way) < engine.capacity:
            item = waiting.popleft()
            task = load(item)
            if isinstance(task, Outcome):
                yield item, task
                continue
            number = next(numbers)
            under_way[number] = item
            engine.submit(number, task)
        if under_way:
            done, outcome = engine.take()
            yield under_way.pop(done), outcome


_last: list[tuple[BuildInputs, SheetBuilder]] = []
"""The builder of the last build in this process: who builds again and again finds it warm."""


def _builder(inputs: BuildInputs) -> SheetBuilder:
    from factsheet.production.sheets.builder import SheetBuilder  # noqa: PLC0415 - brings in the whole chain of stages

    # What fonts of a theme's own hold is not part of these.
    layers = (layer for theme in inputs.themes.values() for layer in theme.layers)
    same = any(known == inputs for known, _ in _last) and not any(layer.fonts.is_dir() for layer in layers)
    if not same:
        _last[:] = [(inputs, SheetBuilder(inputs, cache_folder()))]
    return _last[0][1]


class InProcess(Engine):
    """Does a task when its outcome is taken."""

    def __init__(self, inputs: BuildInputs) -> None:
        self._builder = _builder(inputs)
        self._task: tuple[int, Task] | None = None

    def submit(self, number: int, task: Task) -> None:
        """Take a task."""
        self._task = (number, task)

    def take(self) -> tuple[int, Outcome]:
        """Do the task; raises LookupError where there is none."""
        if self._task is None:
            raise LookupError
        (number, task), self._task = self._task, None
        return number, self._builder.make(task)


_WORTH_A_PROCESS = 4
"""Fewer sheets for each process are done sooner than it has started."""


def engine_for(
    inputs: BuildInputs,
    jobs: int | None,
    tasks: int,
    scheduler: str | None = None,
    staging: Callable[[], Path | None] = lambda: None,
) -> Engine:
    """Give an engine for so many tasks: that of a cluster's scheduler, or one on this machine.

    `jobs` are processes, None for one a core, if that is worth while; `staging` gives the folder that they write to.
    """
    if scheduler:
        try:
            from factsheet.production.engines.cluster import Cluster  # noqa: PLC0415 - an extra, and slow to import
        except ImportError:
            hint = 'install the program with its extra: `pip install "factsheet[dask]"`'
            raise OptionError([Diagnostic("scheduler", "`distributed` is not installed", hints=(hint,))]) from None
        return Cluster(inputs, scheduler)
    wanted = min(jobs, tasks) if jobs else min(cores(), tasks // _WORTH_A_PROCESS)
    if wanted <= 1:
        return InProcess(inputs)
    from factsheet.production.engines.processes import Processes  # noqa: PLC0415 - only where there is work for many

    return Processes(inputs, wanted, staging())


def cores() -> int:
    """Give how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def check_address(address: str, *, insecure: bool) -> None:
    """Raise OptionError for what is no `tls://` or `tcp://` address, and for an open one that leaves this machine.

    Whoever reaches a scheduler can run code on its workers, and content travels in the clear without TLS: then it must
    be `insecure` on purpose.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if host is None or port is None or parts.scheme not in {"tls", "tcp"} or parts.path:
        hint = "for example `tls://scheduler.example.org:8786`, or `tcp://127.0.0.1:8786` on this machine"
        raise OptionError([Diagnostic("scheduler", f"{address!r} is no address of a scheduler", hints=(hint,))])
    if parts.scheme == "tcp" and not insecure and not _is_loopback(host):
        hints = ("use `tls://` with certificates (docs/clusters.md)", "`--insecure-scheduler` allows it all the same")
        raise OptionError([Diagnostic("scheduler", f"{address} is neither encrypted nor on this machine", hints=hints)])


def _is_loopback(host: str) -> bool:
    import ipaddress  # noqa: PLC0415 - only for a scheduler

    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
