"""What stands on each worker of a cluster: a builder with what a build shares, and the fonts that themes bring.

The worker needs nothing but the program in the same versions: packs, themes and fonts travel once, content with its
task.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from distributed import WorkerPlugin, get_worker

from factsheet.diagnostics import Diagnostic, Span
from factsheet.production.caches import cache_folder
from factsheet.production.collector import paused
from factsheet.production.records.fingerprints import font_package, library_versions, versions
from factsheet.production.sheets.task import BuildInputs, Outcome, Task

if TYPE_CHECKING:
    from factsheet.production.sheets.builder import SheetBuilder

PACKAGED = "package:"
"""What stands before the name of a font of the package of fonts, which lies elsewhere on another machine."""


class WorkerSetup(WorkerPlugin):  # type: ignore[misc]
    """Makes sheets on a worker; `fonts` are the files of each theme's folder of fonts by the folder's path."""

    def __init__(self, name: str, inputs: BuildInputs, fonts: Mapping[str, Mapping[str, bytes]]) -> None:
        self.name = name
        self._inputs = inputs
        self._fonts = fonts
        self._libraries = tuple(name for each in inputs.outputs for name in each.libraries)
        self._versions = versions() | library_versions(self._libraries)

    def setup(self, worker: Any) -> None:  # noqa: ANN401 - Dask gives it
        """Make the worker ready."""
        from factsheet.production.sheets.builder import SheetBuilder  # noqa: PLC0415 - no client needs the stages

        self._lock = Lock()
        self._where = str(worker.address)
        self._odd = odd_versions(self._versions, versions() | library_versions(self._libraries))
        self._folder = Path(tempfile.mkdtemp(prefix="factsheet-"))
        self._folders = {folder: self._folder / str(number) for number, folder in enumerate(self._fonts)}
        for folder, files in self._fonts.items():
            _write(self._folders[folder], files)
        themes = {
            name: replace(theme, fonts=self._folders.get(str(theme.fonts), theme.fonts))
            for name, theme in self._inputs.themes.items()
        }
        self._builder: SheetBuilder = SheetBuilder(replace(self._inputs, themes=themes), cache_folder())

    def teardown(self, worker: Any) -> None:  # noqa: ANN401 - Dask gives it
        """Leave nothing behind."""
        del worker
        shutil.rmtree(self._folder, ignore_errors=True)

    def make(self, task: Task) -> Outcome:
        """Make a sheet; one at a time, however many threads the worker has. Other versions would make other bytes."""
        if self._odd:
            hint = "install on every worker what stands on this machine"
            message = f"the worker {self._where} has other versions: {self._odd}"
            return Outcome(
                task.source, diagnostics=(Diagnostic("worker-versions", message, Span(task.source), (hint,)),)
            )
        with self._lock, paused():
            outcome = self._builder.make(task)
        return replace(outcome, fonts=tuple(map(self._here_to_there, outcome.fonts)))

    def _here_to_there(self, font: str) -> str:
        """Give the name that a font has on the machine that asked."""
        file = Path(font)
        for there, here in self._folders.items():
            if file.is_relative_to(here):
                return str(Path(there, file.relative_to(here)))
        package = font_package()
        if package and file.is_relative_to(package):
            return PACKAGED + file.relative_to(package).as_posix()
        return font


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def make(name: str, task: Task) -> Outcome:
    """Make a sheet on the worker that this runs on."""
    plugin: WorkerSetup = get_worker().plugins[name]
    return plugin.make(task)


def own_versions() -> dict[str, str]:
    """Give the versions on the worker that this runs on."""
    return versions()


def odd_versions(wanted: Mapping[str, str], found: Mapping[str, str]) -> str:
    """Say which versions differ: `reportlab 5.0 (here 5.1)`; empty where none does."""
    names = (name for name in wanted if found.get(name) != wanted[name])
    return ", ".join(f"{name} {found.get(name, 'none')} (here {wanted[name]})" for name in names)
