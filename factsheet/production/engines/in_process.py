"""The engine that does one task after another in this process."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

from factsheet.production.tasks.recipe import Recipe
from factsheet.production.tasks.task import Outcome, Task

if TYPE_CHECKING:
    from factsheet.production.tasks.workshop import Workshop


_last: list[tuple[Recipe, Workshop]] = []
"""The workshop of the last build in this process: who builds again and again finds it warm."""


def _workshop(recipe: Recipe) -> Workshop:
    from factsheet.production.tasks.workshop import Workshop  # noqa: PLC0415 - brings in the whole chain of stages

    # What fonts of a theme's own hold is not part of the recipe.
    same = any(known == recipe for known, _ in _last) and not any(t.fonts.is_dir() for t in recipe.themes.values())
    if not same:
        _last[:] = [(recipe, Workshop(recipe))]
    return _last[0][1]


class InProcess:
    """Does a task when its outcome is taken."""

    capacity = 1

    def __init__(self, recipe: Recipe) -> None:
        self._workshop = _workshop(recipe)
        self._task: tuple[int, Task] | None = None

    def submit(self, number: int, task: Task) -> None:
        """Take a task."""
        self._task = (number, task)

    def take(self) -> tuple[int, Outcome]:
        """Do the task; raises LookupError where there is none."""
        if self._task is None:
            raise LookupError
        (number, task), self._task = self._task, None
        return number, self._workshop.make(task)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Do nothing: there is nothing to let go of."""
