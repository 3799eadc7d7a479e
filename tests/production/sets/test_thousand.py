"""A set of a thousand meetings of three pages: built, killed, finished, left alone, rebuilt, pruned and verified.

It takes minutes, so `make deep` runs it, and the ordinary tests a set of ten; `-s` shows what it measures.
"""

import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.content import make_content
from benchmarks.programs.factsheet import PROGRAM as ADAPTER
from factsheet.production.records.memory import remember

PROGRAM = [sys.executable, "-m", "factsheet"]
COUNTS = [10, pytest.param(1000, marks=pytest.mark.thousand)]


def run(*arguments: str) -> tuple[float, str]:
    """Run the program; gives the seconds that it took and the last line that it said."""
    begun = time.monotonic()
    done = subprocess.run([*PROGRAM, *arguments], capture_output=True, text=True, check=False)
    took = time.monotonic() - begun
    assert done.returncode == 0, done.stderr
    last = done.stderr.splitlines()[-1]
    print(f"{took:8.2f} s  factsheet {' '.join(arguments)}: {last}")  # noqa: T201 - it is what it measures
    return took, last


def write_set(count: int) -> None:
    """Write a set; the words are filler from a seeded generator."""
    Path("inputs").mkdir()
    for seed in range(count):
        content = make_content(seed)
        Path("inputs", f"{content.name}.yaml").write_text(ADAPTER.source(content), encoding="utf-8")
    # Its delegates have no names, and its sources are for show.
    Path("factsheet.toml").write_text('rules-off = ["office-in-name", "uncited-source"]\n', encoding="utf-8")


def kill_at_random_times(times: int, longest: float) -> None:
    """Kill builds, so many seconds at most after a sheet is on record.

    Whatever has appeared must be whole, as the sums of the finished set tell later.
    """
    chance = random.Random(1)
    for _ in range(times):
        with subprocess.Popen([*PROGRAM, "build"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            while process.poll() is None and not remember(Path("dist")).lines:
                time.sleep(0.02)
            time.sleep(chance.uniform(0, longest))
            process.kill()


@pytest.mark.parametrize("count", COUNTS)
def test_a_set_of_many_meetings(in_folder, count):
    write_set(count)
    kill_at_random_times(5, longest=count / 200)
    early = {file: file.read_bytes() for file in Path("dist").glob("*.pdf")}
    _, said = run("build")
    assert said.endswith("up to date")
    assert len(list(Path("dist").glob("*.pdf"))) == len(list(Path("dist").glob("*.docx"))) == count
    assert [file for file, data in early.items() if file.read_bytes() != data] == []
    took, said = run("build", "--force")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"{memory / 1024:8.0f} MB most in the process that leads")  # noqa: T201 - as above
    assert said == f"{count} meetings built, {2 * count} files written"
    checked = min(run("build")[0] for _ in range(3))
    print(f"{checked / took:8.2%} of the time to find all up to date")  # noqa: T201 - as above
    text = Path("inputs/sheet-7-1.yaml").read_text("utf-8").replace("Delegate A", "Delegate Z")
    Path("inputs/sheet-7-1.yaml").write_text(text, encoding="utf-8")
    assert run("build")[1] == f"1 meeting built, 2 files written, {count - 1} up to date"
    gone = count // 10
    for number in range(gone, 2 * gone):
        Path(f"inputs/sheet-{number}-1.yaml").unlink()
    assert run("build")[1] == f"{2 * gone} files of no meeting any more; --prune removes them"
    run("build", "--prune")
    assert len(list(Path("dist").glob("*.pdf"))) == count - gone
    sums = subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd="dist", check=False)
    assert sums.returncode == 0
    assert len(json.loads(Path("dist/manifest.json").read_text("utf-8"))["sheets"]) == count - gone
    run("verify", "--rebuild")
