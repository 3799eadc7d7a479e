"""A copy of the checkout, and what the room's tests say there.

pytest runs in a process of its own, forked from one that has the libraries imported: most mutants die in a second.
"""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from types import ModuleType
from typing import Self
from xml.etree import ElementTree

import pytest
from coverage import Coverage, CoverageData
from sample import Mutant

ROOT = Path(__file__).parents[2]

_LIBRARIES = (
    *("babel.dates", "docx", "jinja2", "jsonschema", "lxml.etree", "PIL.Image", "reportlab.pdfgen.canvas", "yaml"),
    *("pydantic.functional_validators", "pydantic.json_schema", "pydantic.main"),
)
_PATIENCE = 1800
_SOME = 25  # tests of a quick look
_LOOK = 0.02  # seconds between two looks at a process


def warm_up() -> None:
    """Import pytest with its plugins, and the libraries."""
    with tempfile.TemporaryDirectory() as empty:
        pytest.main(["-qq", "-p", "no:cacheprovider", "--rootdir", empty, empty])
    from hypothesis import find  # noqa: PLC0415 - pytest rewrites it as a plugin
    from hypothesis import strategies as st  # noqa: PLC0415

    for library in _LIBRARIES:
        import_module(library)
    find(st.text(), lambda _: True)  # reads the tables of Unicode
    gc.freeze()


@dataclass(frozen=True)
class Known:
    """What is known of a room's tests: the seconds of files and of tests, who runs a line, and how long all take."""

    taken: Mapping[str, float]
    lines: Mapping[str, Mapping[int, list[str]]]
    all: float

    @property
    def limit(self) -> float:
        """The seconds after which a run of tests is ended."""
        return 20 + 4 * self.all

    def near(self, mutant: Mutant) -> list[str]:
        """Give the tests that run the line of a mutant, the quickest first; where that is not known, the nearest."""
        if tests := self.lines.get(str(mutant.module), {}).get(mutant.line):
            return sorted(tests, key=lambda test: self.taken[test])
        files = self.files(mutant)
        return [
            file for file in files if _nearness(file, mutant.module) // 2 == _nearness(files[0], mutant.module) // 2
        ]

    def files(self, mutant: Mutant) -> list[str]:
        """Give all files of tests, those nearest to the module of a mutant first, of those the quickest."""
        files = [name for name in self.taken if "::" not in name]
        return sorted(files, key=lambda file: (-_nearness(file, mutant.module), self.taken[file]))


class Copy:
    """A copy of the checkout as it stands, in which a module is changed, tests run, and the module put back."""

    def __init__(self, folder: Path, room: str) -> None:
        self.folder, self.room = folder, room
        self._tests, self._report, self._coverage = folder / "tests" / room, folder / "clean.xml", folder / "coverage"

    @classmethod
    def of_checkout(cls, folder: Path, room: str) -> Self:
        """Copy what git knows or would add."""
        names = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        for name in subprocess.run(names, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0"):
            if name and (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)
        return cls(folder, room)

    def again(self, folder: Path) -> Self:
        """Copy the copy, bytecode included."""
        return type(self)(Path(shutil.copytree(self.folder, folder)), self.room)

    def learn(self) -> Known:
        """Run the tests on the room as it is, and give what is known of them; exits where one fails."""
        started = time.monotonic()
        files = sorted(str(file.relative_to(self.folder)) for file in self._tests.rglob("test_*.py"))
        code, output = self._run([*files, f"--junitxml={self._report}"], _PATIENCE, clean=True)
        if code != 0:
            sys.exit(f"the tests of {self.room} fail as they are:\n{output}")
        taken: Counter[str] = Counter(dict.fromkeys(files, 0.0))
        for case in ElementTree.parse(self._report).iter("testcase"):
            file = case.get("classname", "").replace(".", "/") + ".py"
            for name in (file, f"{file}::{case.get('name', '').partition('[')[0]}"):
                taken[name] += float(case.get("time", 0))
        return Known(taken, self._lines(), time.monotonic() - started)

    def judge(self, mutant: Mutant, known: Known, *, quick: bool) -> dict[str, object]:
        """Give what comes of a mutant: killed, timed out or survived, after how many seconds, and the test that fails.

        The tests that run its line come first, then all others; with `quick` some of the first are all.
        """
        started = time.monotonic()
        with self._changed(mutant):
            near = known.near(mutant)
            code, output = self._run(near[:_SOME] if quick else near, known.limit)
            if code == 0 and not quick:
                code, output = self._run(known.files(mutant), known.limit)
        word = {0: "survived", None: "timed out"}.get(code, "killed")
        killer = next((line for line in output.splitlines() if line.startswith(("FAILED", "ERROR"))), "")
        return {"outcome": word, "seconds": round(time.monotonic() - started, 1), "killer": killer}

    def _lines(self) -> dict[str, dict[int, list[str]]]:
        """Give which tests run each line of the room, by module; a line that more than tests run is left out."""
        data = CoverageData(str(self._coverage))
        data.read()
        tests = {file.stem: str(file.relative_to(self.folder)) for file in self._tests.rglob("test_*.py")}
        found = {}
        for module in data.measured_files():
            lines = data.contexts_by_lineno(module).items()
            names = {line: [each.partition(".") for each in contexts] for line, contexts in lines if "" not in contexts}
            found[str(Path(module).relative_to(self.folder))] = {
                line: [f"{tests[file]}::{test}" for file, _, test in each if file in tests]
                for line, each in names.items()
            }
        return found

    @contextlib.contextmanager
    def _changed(self, mutant: Mutant) -> Iterator[None]:
        file = self.folder / mutant.module
        before, stamp = file.read_bytes(), file.stat()
        try:
            file.write_text(mutant.code(self.folder), "utf-8")
            yield
        finally:
            file.write_bytes(before)
            os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # that its bytecode holds again

    def _run(self, arguments: list[str], limit: float, *, clean: bool = False) -> tuple[int | None, str]:
        """Give the exit code of pytest, None where it takes more than `limit` seconds, and what it wrote."""
        output = self.folder / "output.txt"
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            code = 70
            try:
                code = self._pytest(arguments, output, clean=clean)
            finally:
                os._exit(code)
        try:
            status = _awaited(child, limit)
        finally:
            with contextlib.suppress(ProcessLookupError):  # what the tests started ends with them
                os.killpg(child, signal.SIGKILL)
        if status is None:
            os.waitpid(child, 0)
        return status, output.read_text("utf-8", "replace")

    def _pytest(self, arguments: list[str], output: Path, *, clean: bool) -> int:
        os.setsid()
        os.chdir(self.folder)
        with output.open("wb") as file:
            os.dup2(file.fileno(), 1)
            os.dup2(file.fileno(), 2)
        places = [str(self.folder), str(self.folder / "tests")]
        sys.path[:1] = places  # the first is this folder
        sys.modules["__main__"] = ModuleType("__main__")  # processes that tests start import no script of ours
        os.environ["PYTHONPATH"] = os.pathsep.join(places)
        command = ["-x", "-q", "-p", "no:cacheprovider", *arguments]
        if clean:  # its bytecode serves the mutants
            return self._measured(command)
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        return int(pytest.main(command))

    def _measured(self, command: list[str]) -> int:
        room = str(self.folder / "factsheet" / self.room / "*")
        measure = Coverage(str(self._coverage), include=[room], config_file=False)
        measure.set_option("run:dynamic_context", "test_function")
        with measure.collect():
            code = pytest.main(command)
        measure.save()
        return int(code)


def _awaited(child: int, limit: float) -> int | None:
    """Give the exit code of a process, None where it has not ended after `limit` seconds."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        time.sleep(_LOOK)
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
    return None


def _nearness(file: str, module: Path) -> int:
    """Say how near a file of tests is to a module: by folders they share, and by its name."""
    tested, mutated = Path(file).parts[1:-1], module.parts[1:-1]
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(tested, mutated, strict=False)))
    return 2 * shared + (Path(file).stem.removeprefix("test_") == module.stem)
