"""A build of a small set that is killed at a random time: what is there is whole, the old or the new, and goes on."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from small_set import write_meeting

from factsheet.outputs.registry import MANIFEST, SUMS
from factsheet.production.output.folder import STAGING
from factsheet.production.records.memory import NAME, remember

PROGRAM = [sys.executable, "-m", "factsheet"]
RECORDS = {NAME, MANIFEST, SUMS, f"{NAME}.new"}
"""The manifest tells how long each sheet took; the sums hold the rest of it."""
MEETINGS = 5


def _write(word: str) -> None:
    for number in range(MEETINGS):
        write_meeting(f"m-{number}", f"{word} {number}.")
    Path("factsheet.toml").write_text('formats = ["docx"]\n', "utf-8")


def _build(*options: str) -> None:
    subprocess.run([*PROGRAM, "build", *options], check=True, capture_output=True)


def _released() -> list[Path]:
    return [file for file in Path("dist").iterdir() if file.name not in {NAME, MANIFEST}]


@cache
def _whole(word: str) -> dict[str, bytes]:
    """Give the files of a build that nobody disturbs."""
    with TemporaryDirectory() as folder, chdir(folder):
        _write(word)
        _build("-j", "1")
        return {file.name: file.read_bytes() for file in _released()}


def killed_build(seed: int) -> str:
    """Kill a build over an older one, look at what is there, and let the next build finish; gives what is wrong."""
    rng = random.Random(seed)
    old, new = _whole("Point"), _whole("Matter")
    with TemporaryDirectory() as folder, chdir(folder):
        if older := rng.random() < 0.7:
            _write("Point")
            _build("-j", "1")
        _write("Matter")
        options = [*PROGRAM, "build", "-j", rng.choice("112"), *(["--force"] if rng.random() < 0.3 else [])]
        with subprocess.Popen(
            options, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as it:
            time.sleep(rng.uniform(0.02, 1.5))
            it.kill()
        return _broken(old if older else {}, new) or _unfinished(new)


def _broken(old: dict[str, bytes], new: dict[str, bytes]) -> str:
    """Say which file, or whether the record, is neither as it was nor as it is to be."""
    if remember(Path("dist")).damaged:
        return "the record is damaged"
    seen = [each for each in Path("dist").glob("*") if each.name not in RECORDS and not each.name.startswith(STAGING)]
    wrong = [each.name for each in seen if each.read_bytes() not in {old.get(each.name), new.get(each.name)}]
    return f"{wrong} are not whole" if wrong else ""


def _unfinished(new: dict[str, bytes]) -> str:
    """Say what the next build does not make right; processes of the killed one may be at their last sheet still."""
    _build("-j", "1")
    made = {each.name: each.read_bytes() for each in _released()}
    wrong = sorted(name for name in made.keys() | new.keys() if made.get(name) != new.get(name))
    return f"{wrong} are not right after the next build" if wrong else ""
