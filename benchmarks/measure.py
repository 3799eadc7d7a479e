"""Measuring: processes that serve one program each, asked in turn so that a busy moment hits all alike."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import Self

from pypdf import PdfReader

_ROOT = Path(__file__).parent.parent
_WORKER = Path(__file__).with_name("worker.py")


@dataclass(frozen=True, slots=True)
class Made:
    """One PDF made: the time it took and the processor's, in milliseconds, and its size in bytes."""

    milliseconds: float
    cpu: float
    size: int


class Session:
    """A process that serves one program; after the `with`, `peak` is the most memory it held, in bytes.

    With a checkout, the program is the one that stands there; the worker, which finds it, is always ours.
    """

    def __init__(self, program: str, checkout: Path | None = None) -> None:
        worker = ["-m", "benchmarks.worker"] if checkout is None else [str(_WORKER)]
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, *worker, program],
            cwd=checkout or _ROOT,
            env=None if checkout is None else environment(checkout),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.peak = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        rest, _ = self._process.communicate()
        if kind is None:
            self.peak = json.loads(rest)["peak"]

    def ask(self, source: Path) -> None:
        """Begin a PDF."""
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        self._process.stdin.write(f"{source}\n")
        self._process.stdin.flush()

    def answer(self) -> Made:
        """Wait for a PDF to be ready; raises ValueError where the program failed."""
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        answer = json.loads(self._process.stdout.readline())
        return Made(answer["milliseconds"], answer["cpu"], answer["size"])

    def make(self, source: Path) -> Made:
        """Make a PDF."""
        self.ask(source)
        return self.answer()


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured of a program: the median time of its PDFs in milliseconds, their size, pages, peak memory."""

    milliseconds: float
    size: int
    pages: int
    peak: int


def page_count(source: Path, program: str) -> int:
    """Count the pages that a program made of a source; 0 for a Word file, which has them only once it is opened."""
    file = source.with_suffix(f".{program}.made")
    with file.open("rb") as stream:
        is_pdf = stream.read(5) == b"%PDF-"
    return len(PdfReader(file).pages) if is_pdf else 0


def warm(sources: Mapping[str, Sequence[Path]], warming: int) -> dict[str, Result]:
    """Measure every program over its sources, one PDF of each in turn; the first `warming` do not count."""
    sessions = {program: Session(program) for program in sources}
    made: dict[str, list[Made]] = {program: [] for program in sources}
    for turn in range(max(map(len, sources.values()))):
        for program, files in sources.items():
            if turn < len(files):
                made[program].append(sessions[program].make(files[turn]))
    for session in sessions.values():
        with session:
            pass
    return {
        program: Result(
            median(each.milliseconds for each in made[program][warming:]),
            made[program][-1].size,
            page_count(files[-1], program),
            sessions[program].peak,
        )
        for program, files in sources.items()
    }


def once(program: str, source: Path) -> Result:
    """Make one PDF in a process of its own."""
    with Session(program) as session:
        made = session.make(source)
    return Result(made.milliseconds, made.size, page_count(source, program), session.peak)


def batch(program: str, sources: Sequence[Path], processes: int) -> float:
    """Give how many PDFs a second come out of some processes together, each warmed up by one."""
    sessions = [Session(program) for _ in range(processes)]
    for session in sessions:
        session.make(sources[0])
    shares = [sources[number::processes] for number in range(processes)]
    start = time.perf_counter()
    for turn in range(len(shares[0])):
        busy = [(session, share[turn]) for session, share in zip(sessions, shares, strict=True) if turn < len(share)]
        for session, source in busy:
            session.ask(source)
        for session, _ in busy:
            session.answer()
    took = time.perf_counter() - start
    for session in sessions:
        with session:
            pass
    return len(sources) / took


def environment(checkout: Path | None = None) -> dict[str, str]:
    """Give the environment of a fresh process, in which a checkout, if one is given, is the program.

    Modules are compiled once for all, as they are where a program is installed, whatever Python was told here.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | ({"PYTHONPATH": str(checkout)} if checkout else {})


def cold(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, float]:
    """Give the median time of commands, each a fresh process, run in turn after one run that does not count."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(  # noqa: S603 - our own commands
                command, cwd=_ROOT, check=True, capture_output=True, env=environment()
            )
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: median(taken[1:]) for name, taken in times.items()}
