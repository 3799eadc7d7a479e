"""What is to be done: each meeting file at a glance, and which sheets are up to date."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from factsheet.production.inputs.glance import glance
from factsheet.production.options import Format
from factsheet.production.output.names import output_name
from factsheet.production.records.digests import digest
from factsheet.production.records.fingerprints import Fingerprints
from factsheet.production.records.memory import Memory
from factsheet.production.records.record import Record
from factsheet.production.tasks.recipe import Recipe
from factsheet.production.tasks.task import Facts


@dataclass(frozen=True, slots=True)
class Item:
    """A meeting file of a run: its path and key, its size in bytes, and what it seems to be.

    `names` are those of its files, None where a glance does not tell. `record` is that of the same content, set with
    the same template; `current` says that it holds in all else.
    """

    source: Path
    key: str
    size: int
    names: tuple[str, ...] | None = None
    record: Record | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Planner:
    """Looks meeting files over."""

    recipe: Recipe
    forms: tuple[Format, ...]
    pattern: str | None
    fingerprints: Fingerprints
    memory: Memory | None

    def plan(self, sources: Iterable[Path], *, force: bool = False) -> list[Item]:
        """Look over the files; with `force` none counts as up to date."""
        keys = _keys(sources, self.memory.folder if self.memory else Path())
        known: dict[str, list[Record]] = {}
        for record in self.memory.records.values() if self.memory else ():
            known.setdefault(record.source, []).append(record)
        return [self._item(source, key, known.get(key, []), force=force) for source, key in keys]

    def shown(self, key: str) -> str:
        """Give the name that messages give a meeting file."""
        return self.memory.shown(key) if self.memory else key

    def names(self, facts: Facts) -> dict[Format, str]:
        """Give the names of a sheet's files."""
        return {form: output_name(facts, form, self.pattern) for form in self.forms}

    def _item(self, source: Path, key: str, records: list[Record], *, force: bool) -> Item:
        try:
            with open(source, "rb") as file:  # noqa: PTH123 - a thousand of them: the short way
                data = file.read()
        except OSError:  # it is told when the file is read in earnest
            return Item(source, key, 0)
        content = digest(data)
        record = self._matching(records, content)
        if record is not None:
            names = tuple(self.names(record.facts).values())
            return Item(source, key, len(data), names, record, not force and self._is_current(record, source))
        return Item(source, key, len(data), self._guess(data))

    def _matching(self, records: list[Record], content: str) -> Record | None:
        return next(
            (
                record
                for record in records
                if record.content == content and record.facts.template == self.recipe.template_for(record.facts.kind)
            ),
            None,
        )

    def _is_current(self, record: Record, source: Path) -> bool:
        memory = self.memory
        if memory is None or record.source in memory.failures:
            return False
        if not self.fingerprints.is_current(record, source.parent):
            return False
        return record.left_out or all(
            self.fingerprints.has_current(record, form)
            and record.outputs[form].name == name
            and memory.is_whole(record, form)
            for form, name in self.names(record.facts).items()
        )

    def _guess(self, data: bytes) -> tuple[str, ...] | None:
        seen = glance(data)
        if seen is None:
            return None
        template = self.recipe.template_for(seen["kind"])
        facts = Facts(seen["id"], seen["kind"], seen["status"], seen["language"], seen["date"], template)
        return tuple(self.names(facts).values())


def _keys(sources: Iterable[Path], folder: Path) -> list[tuple[Path, str]]:
    """Give each file with its path from a folder; what the files of one folder share is worked out once."""
    parents: dict[str, str] = {}
    found = []
    for source in sources:
        parent, name = os.path.split(source)
        if parent not in parents:
            parents[parent] = Path(os.path.relpath(parent or ".", folder)).as_posix()
        found.append((source, f"{parents[parent]}/{name}".removeprefix("./")))
    return found
