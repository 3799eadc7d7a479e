"""A copy of the checkout, and what the room's tests say there.

pytest runs in a process of its own, forked from one that has the libraries imported: most mutants die in a second.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sample import Mutant

ROOT = Path(__file__).parents[2]

_LIBRARIES = ("babel.dates", "docx", "hypothesis.strategies", "jinja2", "lxml.etree", "pydantic", "yaml")
_LOOK = 0.02  # seconds between two looks at a process


def warm_up() -> None:
    """Import pytest with its plugins, and the libraries."""
    with tempfile.TemporaryDirectory() as empty:
        pytest.main(["-qq", "-p", "no:cacheprovider", "--rootdir", empty, empty])
    for library in _LIBRARIES:
        import_module(library)


class Copy:
    """A copy of the checkout as it stands, in which a module is changed, tests run, and the module put back."""

    def __init__(self, folder: Path, room: str) -> None:
        self.folder, self.room = folder, room
        names = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        for name in subprocess.run(names, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0"):
            if name and (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)

    def seconds(self) -> dict[str, float]:
        """Run the tests on the room as it is, and give how long each file of them takes, and `all`."""
        tests = self.folder / "tests" / self.room
        files = sorted(str(file.relative_to(self.folder)) for file in tests.rglob("test_*.py"))
        report = self.folder / "clean.xml"
        started = time.monotonic()
        code, output = self._run([*files, f"--junitxml={report}"], 1800, keep_bytecode=True)
        if code != 0:
            sys.exit(f"the tests of {self.room} fail as they are:\n{output}")
        taken = dict.fromkeys(files, 0.0)
        for case in ElementTree.parse(report).iter("testcase"):
            name = case.get("classname", "").replace(".", "/") + ".py"
            taken[name] = taken.get(name, 0.0) + float(case.get("time", 0))
        return {**taken, "all": time.monotonic() - started}

    def judge(self, mutant: Mutant, taken: dict[str, float]) -> dict[str, object]:
        """Give what comes of a mutant: killed, timed out or survived, after how many seconds, and the test that fails.

        The tests nearest to the module come first, of those the quickest.
        """
        files = sorted(taken.keys() - {"all"}, key=lambda file: (-_nearness(file, mutant.module), taken[file]))
        started = time.monotonic()
        with self._changed(mutant):
            code, output = self._run(files, 20 + 4 * taken["all"])
        word = {0: "survived", None: "timed out"}.get(code, "killed")
        killer = next((line for line in output.splitlines() if line.startswith(("FAILED", "ERROR"))), "")
        return {"outcome": word, "seconds": round(time.monotonic() - started, 1), "killer": killer}

    @contextlib.contextmanager
    def _changed(self, mutant: Mutant):
        file = self.folder / mutant.module
        before, stamp = file.read_bytes(), file.stat()
        try:
            file.write_text(mutant.code(self.folder), "utf-8")
            yield
        finally:
            file.write_bytes(before)
            os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # that its bytecode holds again

    def _run(self, arguments: list[str], limit: float, *, keep_bytecode: bool = False) -> tuple[int | None, str]:
        """Give the exit code of pytest, None where it takes more than `limit` seconds, and what it wrote."""
        output = self.folder / "output.txt"
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            code = 70
            try:
                code = self._pytest(arguments, output, keep_bytecode=keep_bytecode)
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

    def _pytest(self, arguments: list[str], output: Path, *, keep_bytecode: bool) -> int:
        os.setsid()
        os.chdir(self.folder)
        with output.open("wb") as file:
            os.dup2(file.fileno(), 1)
            os.dup2(file.fileno(), 2)
        places = [str(self.folder), str(self.folder / "tests")]
        sys.path[:1] = places  # the first is this folder
        os.environ["PYTHONPATH"] = os.pathsep.join(places)
        sys.dont_write_bytecode = not keep_bytecode
        if not keep_bytecode:
            os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *arguments]))


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
