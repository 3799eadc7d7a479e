"""Builds that are killed or interrupted: what is there is whole, and the next build finishes the rest."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_set import seen, write_meeting

from factsheet.outputs.registry import MANIFEST, SUMS
from factsheet.production.output.folder import STAGING
from factsheet.production.records.memory import NAME

PROGRAM = [sys.executable, "-m", "factsheet"]
MARK = "FACTSHEET_TEST_MARK"


@pytest.fixture
def many(in_folder) -> dict[str, bytes]:
    """Write a set of twelve meetings; gives the files of a build that nobody disturbs, which stand in `whole`."""
    for number in range(12):
        write_meeting(f"m-{number}", f"Point {number}.")
    Path("factsheet.toml").write_text('formats = ["docx"]\n', encoding="utf-8")
    subprocess.run([*PROGRAM, "build", "-o", "whole", "-j", "1"], check=True, capture_output=True)
    return {file.name: file.read_bytes() for file in Path("whole").glob("*.docx")}


def start(mark: str, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*PROGRAM, "build", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, MARK: mark},
        start_new_session=True,
    )


def living(mark: str) -> list[int]:
    """Give the processes, of whatever parent, that a build with this mark started."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            environment = (entry / "environ").read_bytes()
            state = (entry / "stat").read_text("utf-8").rpartition(")")[2].split()[0]
        except OSError:
            continue
        if f"{MARK}={mark}".encode() in environment.split(b"\0") and state != "Z":
            found.append(int(entry.name))
    return found


def assert_gone(mark: str) -> None:
    end = time.monotonic() + 10
    while living(mark) and time.monotonic() < end:
        time.sleep(0.02)
    assert living(mark) == []


def assert_whole(many: dict[str, bytes]) -> int:
    """Hold that every file that can be seen is whole; gives how many there are."""
    found = seen()
    assert [entry.name for entry in found if entry.read_bytes() != many[entry.name]] == []
    return len(found)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_killed_at_random_times(many, jobs):
    chance = random.Random(int(jobs))
    counts = []
    for _ in range(5):
        with start(f"killed-{jobs}", "-j", jobs, *(["--force"] if chance.random() < 0.5 else [])) as process:
            time.sleep(chance.uniform(0.05, 1.2))
            process.kill()
            process.communicate()
        if Path("/proc/self/environ").exists():
            assert_gone(f"killed-{jobs}")
        counts.append(assert_whole(many))
    done = subprocess.run([*PROGRAM, "build"], check=True, capture_output=True, text=True)
    assert assert_whole(many) == len(many)
    assert {entry.name for entry in Path("dist").iterdir()} == {*many, NAME, MANIFEST, SUMS}
    assert (Path("dist") / SUMS).read_bytes() == (Path("whole") / SUMS).read_bytes()
    assert "0 failed" not in done.stderr


def test_what_was_done_before_the_kill_is_not_done_again(many):
    with start("kept", "-j", "1") as process:
        first = process.stdout.readline()
        process.kill()
        process.communicate()
    assert first.startswith("dist/")
    done = subprocess.run([*PROGRAM, "build"], check=True, capture_output=True, text=True)
    assert first not in done.stdout
    assert "up to date" in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_the_build_cleanly(many, jobs):
    with start(f"interrupted-{jobs}", "-j", jobs) as process:
        first = process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert first.startswith("dist/")
    assert (process.returncode, said.strip()) in {(130, "interrupted"), (0, said.strip())}
    assert "Traceback" not in said
    if Path("/proc/self/environ").exists():
        assert_gone(f"interrupted-{jobs}")
    assert_whole(many)
    assert not list(Path("dist").glob(f"{STAGING}*"))


def test_two_builds_at_once_make_each_sheet_once(many):
    builds = [start("twice", "-j", "1") for _ in range(2)]
    outs = [build.communicate(timeout=60) for build in builds]
    assert [build.returncode for build in builds] == [0, 0]
    written = [line for out, _ in outs for line in out.splitlines()]
    assert sorted(written) == sorted(f"dist/{name}" for name in many)
    assert assert_whole(many) == len(many)
