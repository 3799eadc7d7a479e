"""The engine beyond one machine: a Dask cluster, reached through `distributed`.

Content travels with the task, and what a build shares once to every worker, those that join later included; nothing
assumes a disk in common, and a worker needs nothing but the program in the same versions. The scheduler gives what was
with a worker that is lost to another.
"""

import logging
import shutil
import tempfile
import uuid
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from distributed import Client, Future, KilledWorker, Security, WorkerPlugin, get_worker, wait
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, FactsheetError, Span
from factsheet.production.caches import cache_folder
from factsheet.production.engines.engine import Engine
from factsheet.production.inputs.files import read_file
from factsheet.production.options import OptionError
from factsheet.production.records.fingerprints import PACKAGED, font_package, library_versions, versions
from factsheet.production.sheets.task import BuildInputs, Outcome, Task, ThemeSource


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
        themes = {name: self._here(theme) for name, theme in self._inputs.themes.items()}
        self._builder = SheetBuilder(replace(self._inputs, themes=themes), cache_folder())

    def _here(self, theme: ThemeSource) -> ThemeSource:
        """Give a theme with the folders of fonts that it has on this machine."""
        fonts = self._folders.get(str(theme.fonts), theme.fonts)
        return replace(theme, fonts=fonts, below=tuple(map(self._here, theme.below)))

    def teardown(self, worker: Any) -> None:  # noqa: ANN401 - Dask gives it
        """Leave nothing behind."""
        del worker
        shutil.rmtree(self._folder, ignore_errors=True)

    def make(self, task: Task) -> Outcome:
        """Make a sheet; one at a time, however many threads the worker has. Other versions would make other bytes."""
        if self._odd:
            hint = "install on every worker what stands on this machine"
            message = f"the worker {self._where} has other versions: {self._odd}"
            odd = Diagnostic("worker-versions", message, Span(task.source), (hint,))
            return Outcome(task.source, diagnostics=(odd,))
        with self._lock:
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


_PATIENCE = "30s"
_MAX_FONT_BYTES = 64 * 1024 * 1024


class Cluster(Engine):
    """Does tasks on the workers of a scheduler; they must have the program in the same versions as here."""

    def __init__(self, inputs: BuildInputs, address: str) -> None:
        """Connect; raises OptionError for a scheduler that does not answer and one without workers that fit."""
        # Dask's own log stays off the terminal: what matters is told as a diagnostic.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        self._client = _connect(address)
        try:
            threads = _workers(self._client, address)
            self._setup = WorkerSetup(f"factsheet-{uuid.uuid4().hex}", inputs, _fonts(inputs))
            self._client.register_plugin(self._setup)
        except BaseException:
            self._client.close()
            raise
        # One task for each thread to be at work on, and one that is on its way; workers may join later.
        self.capacity = 2 * threads + 2
        self._under_way: dict[Future, tuple[int, str]] = {}

    def submit(self, number: int, task: Task) -> None:
        """Take a task."""
        future = self._client.submit(make, self._setup.name, task, key=f"{self._setup.name}-{number}", pure=False)
        self._under_way[future] = (number, task.source)

    def take(self) -> tuple[int, Outcome]:
        """Wait for the next outcome.

        Raises LookupError where nothing is under way, FactsheetError (`scheduler-lost`) where the scheduler is gone.
        """
        if not self._under_way:
            raise LookupError
        try:
            with self._client.as_current():
                future = wait(list(self._under_way), return_when="FIRST_COMPLETED").done.pop()
        except Exception as error:  # whatever Dask raises where the scheduler is gone
            raise _lost(error) from error
        number, source = self._under_way.pop(future)
        return number, self._outcome(future, source)

    def _outcome(self, future: Future, source: str) -> Outcome:
        if future.status == "finished":
            outcome: Outcome = future.result()
            return _at_home(outcome)
        error = future.exception() if future.status == "error" else None
        if isinstance(error, KilledWorker):
            hint = "they may have run out of memory; build it alone on this machine"
            message = "the workers that made this sheet were lost, one after another"
            return Outcome(source, diagnostics=(Diagnostic("process-died", message, Span(source), (hint,)),))
        raise _lost(error)

    def __exit__(self, *error: object) -> None:
        """Take the builders from the workers and let go of the scheduler."""
        with suppress(Exception):  # a scheduler that is gone has nothing to give back
            self._client.cancel(list(self._under_way))
            self._client.unregister_worker_plugin(self._setup.name)
        self._client.close()


def _connect(address: str) -> Client:
    """Connect; certificates for `tls://` come from Dask's own configuration."""
    try:
        security = Security(require_encryption=True) if address.startswith("tls:") else None
        return Client(address, security=security, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TypeError, ValueError) as error:
        hint = "is it running, can it be reached from here, and are the certificates those of its authority?"
        raise OptionError(
            [Diagnostic("scheduler", f"no scheduler answers at {address}: {error}", hints=(hint,))]
        ) from None


def _workers(client: Client, address: str) -> int:
    """Give the number of threads of all workers; raises OptionError where there are none or their versions differ."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        hint = f"start one: `dask worker {address} --nthreads 1`"
        raise OptionError([Diagnostic("scheduler", f"the scheduler {address} has no workers", hints=(hint,))]) from None
    try:
        found: Mapping[str, Mapping[str, str]] = client.run(own_versions)
    except Exception as error:  # whatever a worker without the program raises
        hint = "install the same version of it on every worker"
        message = f"a worker of {address} cannot run the program: {error}"
        raise OptionError([Diagnostic("worker-versions", message, hints=(hint,))]) from None
    odd = {worker: text for worker, each in found.items() if (text := odd_versions(versions(), each))}
    if odd:
        raise OptionError([_odd(worker, text) for worker, text in sorted(odd.items())])
    return sum(client.nthreads().values())


def _odd(worker: str, text: str) -> Diagnostic:
    hint = "install on every worker what stands on this machine: other versions make other bytes"
    return Diagnostic("worker-versions", f"the worker {worker} has other versions: {text}", hints=(hint,))


def _fonts(inputs: BuildInputs) -> dict[str, dict[str, bytes]]:
    """Give the files of the folders of fonts that themes bring."""
    layers = (layer for theme in inputs.themes.values() for layer in theme.layers)
    folders = {layer.fonts for layer in layers if layer.fonts.is_dir()}
    found: dict[str, dict[str, bytes]] = {}
    for folder in sorted(folders):
        files = (file for file in sorted(folder.rglob("*")) if file.is_file())
        found[str(folder)] = {each.relative_to(folder).as_posix(): read_file(each, _MAX_FONT_BYTES) for each in files}
    return found


def _at_home(outcome: Outcome) -> Outcome:
    """Give an outcome with the fonts of the package as files of this machine, in their order here."""
    package = font_package()
    fonts = tuple(
        str(Path(package, font.removeprefix(PACKAGED))) if package and font.startswith(PACKAGED) else font
        for font in outcome.fonts
    )
    return replace(outcome, fonts=tuple(sorted(fonts)))


def _lost(error: BaseException | None) -> FactsheetError:
    message = f"the scheduler is gone{f': {error}' if error else ''}"
    hint = "see the scheduler's log; what has been built stays, and the next build makes the rest"
    return FactsheetError([Diagnostic("scheduler-lost", message, hints=(hint,))])
