"""A build of a small set that is killed at a random time: what is there is whole, the old or the new, and goes on."""

from __future__ import annotations

import atexit
import os
import random
import shutil
import signal
import time
from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from small_set import seen, write_meeting

import factsheet.production.sets.run
import factsheet.render.docx  # noqa: F401 - imported once, for all the processes that are made of this one
from factsheet.cli.app import app
from factsheet.cli.errors import run
from factsheet.outputs.registry import MANIFEST
from factsheet.production.records.memory import NAME, remember

MEETINGS = 5


def _write(word: str) -> None:
    for number in range(MEETINGS):
        write_meeting(f"m-{number}", f"{word} {number}.")
    Path("factsheet.toml").write_text('formats = ["docx"]\n', "utf-8")


def _start(*options: str) -> int:
    """Start a build in a process made of this one, which has all imported; gives its id."""
    pid = os.fork()
    if pid:
        return pid
    code = 99
    try:
        os.setsid()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for number in (1, 2):
            os.dup2(nowhere, number)
        code = run(app, ["build", *options])
    finally:
        os._exit(code)


def _build(*options: str) -> None:
    _, status = os.waitpid(_start(*options), 0)
    assert os.waitstatus_to_exitcode(status) == 0


def _released() -> list[Path]:
    return [file for file in Path("dist").iterdir() if file.name not in {NAME, MANIFEST}]


@cache
def _whole(word: str) -> tuple[Path, dict[str, bytes]]:
    """Give a set that nobody disturbs, and the files of it."""
    folder = Path(mkdtemp(prefix="whole-set-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with chdir(folder):
        _write(word)
        _build("-j", "1")
        return folder, {file.name: file.read_bytes() for file in _released()}


def killed_build(seed: int) -> str:
    """Kill a build over an older one, look at what is there, and let the next build finish; gives what is wrong."""
    rng = random.Random(seed)
    (older, old), (_, new) = _whole("Point"), _whole("Matter")
    with TemporaryDirectory() as folder, chdir(folder):
        if over := rng.random() < 0.7:
            shutil.copytree(older, ".", dirs_exist_ok=True)
        _write("Matter")
        pid = _start("-j", rng.choice("112"), *(["--force"] if rng.random() < 0.3 else []))
        time.sleep(rng.uniform(0.01, 0.8))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        return _broken(old if over else {}, new) or _unfinished(new)


def _broken(old: dict[str, bytes], new: dict[str, bytes]) -> str:
    """Say which file, or whether the record, is neither as it was nor as it is to be."""
    if remember(Path("dist")).damaged:
        return "the record is damaged"
    wrong = [each.name for each in seen() if each.read_bytes() not in {old.get(each.name), new.get(each.name)}]
    return f"{wrong} are not whole" if wrong else ""


def _unfinished(new: dict[str, bytes]) -> str:
    """Say what the next build does not make right; processes of the killed one may be at their last sheet still."""
    _build("-j", "1")
    made = {each.name: each.read_bytes() for each in _released()}
    wrong = sorted(name for name in made.keys() | new.keys() if made.get(name) != new.get(name))
    return f"{wrong} are not right after the next build" if wrong else ""
