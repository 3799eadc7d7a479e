"""What every engine can do, and how it is kept busy."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from itertools import count
from types import TracebackType
from typing import Protocol, Self, TypeVar

from factsheet.production.tasks.task import Outcome, Task

T = TypeVar("T")


class Engine(Protocol):
    """Does tasks of one recipe. As a context manager it lets go of its processes, whatever happens."""

    @property
    def capacity(self) -> int:
        """How many tasks may be with the engine at a time; it bounds what is held in memory."""
        ...

    def submit(self, number: int, task: Task) -> None:
        """Take a task; `number` comes back with its outcome."""
        ...

    def take(self) -> tuple[int, Outcome]:
        """Wait for the next outcome, in whatever order; never raises for what is wrong with a task."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


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
