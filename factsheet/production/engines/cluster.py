"""The engine beyond one machine: a Dask cluster, reached through `distributed`.

Content travels with the task, and what a build shares once to every worker, those that join later included; nothing
assumes a disk in common. The scheduler gives what was with a worker that is lost to another.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from distributed import Client, Future, KilledWorker, Security, wait

from factsheet.diagnostics import Diagnostic, FactsheetError, Span
from factsheet.production.engines.remote import PACKAGED, WorkerSetup, make, odd_versions, own_versions
from factsheet.production.inputs.files import read_file
from factsheet.production.options import OptionError
from factsheet.production.records.fingerprints import font_package, versions
from factsheet.production.sheets.task import BuildInputs, Outcome, Task

_PATIENCE = "30s"
_MAX_FONT_BYTES = 64 * 1024 * 1024
_LOST_HINT = "see the scheduler's log; what has been built stays, and the next build makes the rest"


class Cluster:
    """Does tasks on the workers of a scheduler; they must have the program in the same versions as here."""

    def __init__(self, inputs: BuildInputs, address: str) -> None:
        """Connect; raises OptionError for a scheduler that does not answer and one without workers that fit."""
        _quiet()
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
            return Outcome(source, diagnostics=(_killed(source),))
        raise _lost(error)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the builders from the workers and let go of the scheduler."""
        with suppress(Exception):  # a scheduler that is gone has nothing to give back
            self._client.cancel(list(self._under_way))
            self._client.unregister_worker_plugin(self._setup.name)
        self._client.close()


def _quiet() -> None:
    """Keep Dask's own log off the terminal: what matters is told as a diagnostic."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)


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
    folders = {theme.fonts for theme in inputs.themes.values() if theme.fonts.is_dir()}
    return {str(folder): _files(folder) for folder in sorted(folders)}


def _files(folder: Path) -> dict[str, bytes]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): read_file(file, _MAX_FONT_BYTES) for file in files}


def _at_home(outcome: Outcome) -> Outcome:
    """Give an outcome with the fonts of the package as files of this machine, in their order here."""
    package = font_package()
    fonts = tuple(
        str(Path(package, font.removeprefix(PACKAGED))) if package and font.startswith(PACKAGED) else font
        for font in outcome.fonts
    )
    return replace(outcome, fonts=tuple(sorted(fonts)))


def _killed(source: str) -> Diagnostic:
    hint = "they may have run out of memory; build it alone on this machine"
    return Diagnostic(
        "process-died", "the workers that made this sheet were lost, one after another", Span(source), (hint,)
    )


def _lost(error: BaseException | None) -> FactsheetError:
    said = f": {error}" if error else ""
    return FactsheetError([Diagnostic("scheduler-lost", f"the scheduler is gone{said}", hints=(_LOST_HINT,))])
