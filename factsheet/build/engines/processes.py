"""The engine of many processes on this machine."""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Self

from factsheet.build.engines.worker import make, start
from factsheet.build.options import Format
from factsheet.build.tasks.recipe import Recipe
from factsheet.build.tasks.task import Outcome, Task
from factsheet.diagnostics import Diagnostic, Span

_STAGES = ["factsheet.build.tasks.workshop", "factsheet.check", "factsheet.compose"]
_RENDERERS = {Format.PDF: "factsheet.render.pdf", Format.DOCX: "factsheet.render.docx"}


class Processes:
    """Does tasks in a pool of processes, which begin with all they need imported.

    A process that dies takes nothing but its own sheet with it: the tasks that were under way are done again, each in a
    process of its own, and one whose process dies again gets an error.
    """

    def __init__(self, recipe: Recipe, jobs: int) -> None:
        # One task for each process to be at work on, and one that is ready for it.
        self.capacity = 2 * jobs
        self._recipe = recipe
        self._jobs = jobs
        self._context = _context(recipe)
        self._pool = self._new_pool(jobs)
        self._under_way: dict[Future[Outcome], tuple[int, Task]] = {}
        self._again: deque[tuple[int, Task]] = deque()

    def submit(self, number: int, task: Task) -> None:
        """Take a task."""
        try:
            future = self._pool.submit(make, task)
        except BrokenProcessPool:
            self._recover()
            future = self._pool.submit(make, task)
        self._under_way[future] = (number, task)

    def take(self) -> tuple[int, Outcome]:
        """Wait for the next outcome; raises LookupError where nothing is under way."""
        while not self._again:
            done = wait(self._under_way, return_when=FIRST_COMPLETED).done
            if not done:
                raise LookupError
            future = done.pop()
            if not isinstance(future.exception(), BrokenProcessPool):
                number, _ = self._under_way.pop(future)
                return number, future.result()
            self._recover()
        number, task = self._again.popleft()
        return number, self._alone(task)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the processes end, or have them end at once where the build is given up."""
        self._pool.shutdown(wait=kind is None, cancel_futures=True)
        if kind is not None:
            for process in multiprocessing.active_children():
                process.kill()

    def _new_pool(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, self._context, start, (self._recipe,))

    def _recover(self) -> None:
        """Begin with a new pool; whatever was under way in the broken one and has no outcome is to be done again."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = self._new_pool(self._jobs)
        for future, task in tuple(self._under_way.items()):
            if isinstance(future.exception(), BrokenProcessPool):
                self._again.append(task)
                del self._under_way[future]

    def _alone(self, task: Task) -> Outcome:
        with self._new_pool(1) as pool:
            try:
                return pool.submit(make, task).result()
            except BrokenProcessPool:
                return Outcome(task.source, diagnostics=(_died(task.source),))


def _context(recipe: Recipe) -> BaseContext:
    """Give the way to start processes: forked from a server that has imported everything, where there is such a thing.

    They are never forked from this process, which has threads.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_STAGES, *(_RENDERERS[form] for form in recipe.formats)])
    return context


def _died(source: str) -> Diagnostic:
    hint = "it may have run out of memory; build it alone, or with fewer processes (--jobs)"
    return Diagnostic("process-died", "the process that made this sheet was killed, twice", Span(source), (hint,))
