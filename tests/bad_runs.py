"""Runs commands on bad inputs, each in a process of its own with bounds, and says what a user must never meet."""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import re
import resource
import shutil
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import NamedTuple

from bad_inputs import Run, damage
from good_set import MEETING, good_files

import factsheet.api

MOST_CPU, MOST_BYTES, MOST_TOLD = 5, 3 << 30, 2_000_000
"""Seconds of CPU, bytes of memory that a process may map, bytes that it may print."""
WRITTEN = re.compile(
    r"(out/)?[^/]*\.(pdf|docx)|(dist|out)/([^/]+\.(pdf|docx)|manifest\.json|SHA256SUMS|\.factsheet-record|)"
    r"|\.factsheet(/(drafts|merges)(/[\w.-]+)?)?|[\w.-]+\.review\.yaml|dist|out"
)
"""What commands may leave, beside what was there."""
IMPORTS = re.compile(r"imported\.(yaml|import\.yaml|source\.\w+)|meeting\.schema\.json")
"""What an import writes, where nothing is wrong."""


class Found(NamedTuple):
    """What came of a run: the exit code, seconds of CPU, and what is wrong, empty where nothing is."""

    run: Run
    code: int
    seconds: float
    wrong: str


def bad_run(seed: int) -> Found:
    """Damage a copy of the good set by a seed, run the command that reads it, and look at what happened."""
    with TemporaryDirectory() as around:
        folder = Path(around, "set")
        run = damaged_copy(folder, seed)
        before = _names(folder)
        code, seconds, told = bounded(folder, run.command)
        may = IMPORTS if run.command[0] == "new" and not code else WRITTEN
        left = [name for name in _names(folder) - before if not may.fullmatch(name)]
        beside = sorted({path.name for path in Path(around).iterdir()} - {"set", "told"})
        wrong = what_is_wrong(code, seconds, told, [*left, *beside])
        if run.then and not code and not wrong:
            code, seconds, told = bounded(folder, run.then)
            wrong = what_is_wrong(code, seconds, told, []) or (f"what was made fails: {told[-1500:]}" if code else "")
        return Found(run, code, seconds, wrong)


def damaged_copy(folder: Path, seed: int) -> Run:
    """Copy the good set, and damage one file of the copy."""
    shutil.copytree(good_set(), folder)
    return damage(folder, seed)


def what_is_wrong(code: int, seconds: float, told: str, left: list[str]) -> str:
    """Say what a user must never meet in what a run gave; empty where there is nothing."""
    if code not in {0, 1, 2} or "Traceback" in told:
        return f"exit {code}: {told[-1500:]}"
    if code and not re.search(r"error: |^Usage|^nothing is written", told, re.IGNORECASE | re.MULTILINE):
        return f"exit {code} without a word: {told[-300:]}"
    if seconds > MOST_CPU:
        return f"{seconds:.1f} s of CPU"
    if len(told) > MOST_TOLD:
        return f"{len(told)} characters told"
    return f"left over: {left}" if left else ""


def _names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@cache
def good_set() -> Path:
    """Make the set that copies are damaged of: built, with a draft that is out, once a process."""
    _import_all()
    around = mkdtemp(prefix="good-set-")
    atexit.register(shutil.rmtree, around, ignore_errors=True)
    folder = Path(around, "set")
    for name, data in good_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    for command in (("build", "-j", "1"), ("build", MEETING, "--draft", "-o", "drafts")):
        code, _, told = bounded(folder, command)
        assert code == 0, told
    return folder


def _import_all() -> None:
    """Import the whole program once, and make what explains errors, for all the processes that are made of this one."""
    for module in pkgutil.walk_packages(factsheet.__path__, "factsheet."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    factsheet.api.check("title: 1\n")
    gc.freeze()


def bounded(folder: Path, command: tuple[str, ...]) -> tuple[int, float, str]:
    """Run a command in a process of its own; gives its exit code, its seconds of CPU, and all that it printed."""
    told = folder.parent / "told"
    pid = os.fork()
    if not pid:
        _run_and_exit(folder, command, told)
    _, status, usage = os.wait4(pid, 0)
    text = told.read_text("utf-8", "replace")
    told.unlink()
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, text


def _run_and_exit(folder: Path, command: tuple[str, ...], told: Path) -> None:
    code = 99
    try:
        os.chdir(folder)
        os.environ |= {"NO_COLOR": "1", "FACTSHEET_TRACEBACK": "1", "FACTSHEET_CACHE": ""}
        stream = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for number in (1, 2):
            os.dup2(stream, number)
        resource.setrlimit(resource.RLIMIT_CPU, (4 * MOST_CPU, 4 * MOST_CPU))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
        from factsheet.cli.app import app  # noqa: PLC0415 - here, where streams are the file's
        from factsheet.cli.errors import run  # noqa: PLC0415 - as above

        code = run(app, command)
    finally:
        os._exit(code)


def main() -> None:
    """Run the seeds that are named, and print a line of JSON for each."""
    for seed in map(int, sys.argv[1:]):
        sys.stdout.write(json.dumps([seed, *bad_run(seed)]) + "\n")


if __name__ == "__main__":
    main()
