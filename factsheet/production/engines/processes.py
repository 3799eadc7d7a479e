"""The engine of many processes on this machine; their server imports it, so that nothing heavy is imported here."""

import multiprocessing
import os
import signal
from collections import deque
from contextlib import suppress
from itertools import count
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, Span
from factsheet.production.caches import cache_folder
from factsheet.production.collector import collect_rarely
from factsheet.production.engines.engine import Engine
from factsheet.production.records.fingerprints import digest
from factsheet.production.sheets.task import BuildInputs, Outcome, Staged, Task


def serve(connection: Connection, inputs: BuildInputs, staging: Path | None) -> None:
    """Do the tasks of a build as they come, and stage the files; end when the one that sends the tasks is gone."""
    from factsheet.production.sheets.builder import SheetBuilder  # noqa: PLC0415 - see above

    # Ctrl-C reaches every process of a terminal; the one that started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_rarely()
    builder = SheetBuilder(inputs, cache_folder())
    try:
        while True:
            connection.send(_staged(builder.make(connection.recv()), staging))
    except (EOFError, OSError):  # nobody is there to take anything
        return


_numbers = count(1)


def _staged(outcome: Outcome, staging: Path | None) -> Outcome:
    """Write the files of a sheet, so that no more of them is sent than their digests.

    Where they cannot be written they are sent: the first process fails alike, and tells what it was to write.
    """
    if staging is None or not outcome.files:
        return outcome
    staged: dict[str, Staged] = {}
    try:
        for name, data in outcome.files.items():
            file = staging / f"{os.getpid()}-{next(_numbers)}"
            file.write_bytes(data)
            staged[name] = Staged(file, digest(data), len(data))
    except OSError:
        return outcome
    return replace(outcome, files={}, staged=staged)


_STAGES = ("factsheet.production.sheets.builder", "factsheet.check.run", "factsheet.compose.composer")


class _Order(Struct):
    """A task, the number it goes by, and how often a process died of it."""

    number: int
    task: Task
    deaths: int = 0


class _Worker(Struct):
    """A process, the pipe to it, and what it is at."""

    process: BaseProcess
    connection: Connection
    order: _Order | None = None


class Processes(Engine):
    """Does tasks in processes, which begin with all they need imported.

    A process is sent a task when it waits for one, so that neither side ever blocks the other. One that dies is
    replaced; what it was at is done again, and gets an error where the next one dies of it, too. (The pool of the
    standard library does not know what a process was at, fails all tasks when one dies, and may then hang.)
    """

    def __init__(self, inputs: BuildInputs, jobs: int, staging: Path | None = None) -> None:
        # One task for each process to be at, and one that is ready for it.
        self.capacity = 2 * jobs
        self._inputs = inputs
        self._staging = staging
        self._context = _context(inputs)
        self._ready: deque[_Order] = deque()
        self._workers: list[_Worker] = []
        for _ in range(jobs):
            self._add_worker()

    def submit(self, number: int, task: Task) -> None:
        """Take a task."""
        self._ready.append(_Order(number, task))
        self._send_ready()

    def take(self) -> tuple[int, Outcome]:
        """Wait for the next outcome; raises LookupError where nothing is under way."""
        while True:
            busy = {worker.connection: worker for worker in self._workers if worker.order}
            if not busy:
                raise LookupError
            for connection in wait(list(busy)):
                worker = busy[connection]  # type: ignore[index] # it gives what it was given
                done = self._receive(worker)
                self._send_ready()
                if done is not None:
                    return done

    def __exit__(self, *error: object) -> None:
        """End the processes: they hold nothing that anybody needs."""
        for worker in self._workers:
            worker.connection.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()

    def _add_worker(self) -> None:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._inputs, self._staging), daemon=True)
        process.start()
        # Theirs alone is open now, so that either side notices when the other is gone.
        theirs.close()
        self._workers.append(_Worker(process, ours))

    def _send_ready(self) -> None:
        for worker in self._workers:
            if worker.order is None and self._ready:
                worker.order = self._ready.popleft()
                with suppress(OSError):  # it has died; that shows when its outcome is waited for
                    worker.connection.send(worker.order.task)

    def _receive(self, worker: _Worker) -> tuple[int, Outcome] | None:
        """Take what a process made; None where it died, and its task is to be done again."""
        order, worker.order = worker.order, None
        if order is None:
            raise LookupError
        try:
            return order.number, worker.connection.recv()
        except (EOFError, OSError):
            self._replace(worker)
        order.deaths += 1
        if order.deaths > 1:
            hint = "it may have run out of memory; build it alone, or with fewer processes (--jobs)"
            source, message = order.task.source, "the process that made this sheet was killed, twice"
            died = Diagnostic("process-died", message, Span(source), (hint,))
            return order.number, Outcome(source, diagnostics=(died,))
        self._ready.appendleft(order)
        return None

    def _replace(self, worker: _Worker) -> None:
        worker.connection.close()
        worker.process.kill()
        worker.process.join()
        self._workers.remove(worker)
        self._add_worker()


def _context(inputs: BuildInputs) -> ForkServerContext | SpawnContext:
    """Give the way to start processes: forked, where that can be, from a server that has everything imported."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_STAGES, *inputs.modules])
    return context
