"""Two hundred damaged copies of the samples: each is refused in words, at a place, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from damage import DAMAGES, damaged, dump, load
from samples import SAMPLES, meeting_id

from factsheet.cli.app import app
from factsheet.cli.errors import run

COUNT = 200
MOST_OUTPUT = 400_000
"""Messages quote the file, but never much of it: bytes of stderr, a thousand errors included."""


def copy_number(number: int) -> bytes:
    return damaged(SAMPLES[number % len(SAMPLES)].read_text("utf-8"), number)


@pytest.fixture
def empty_folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FACTSHEET_TRACEBACK", raising=False)
    return tmp_path


def left_behind(folder: Path) -> list[str]:
    """Give what stands in a folder and below it, hidden files too."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def assert_refused(code: int, out: str, err: str, folder: Path) -> None:
    assert code == 1, err
    assert re.search(r"^copy\.yaml:[1-9]\d*:[1-9]\d*: error: \S.* \[[a-z0-9-]+\]$", err, re.MULTILINE)
    assert "Traceback" not in out + err
    assert "[defect]" not in err
    assert len(err.encode()) < MOST_OUTPUT
    assert left_behind(folder) == ["copy.yaml"]
    assert out == ""


@pytest.mark.parametrize("number", range(COUNT), ids=lambda n: f"{n}-{DAMAGES[n % len(DAMAGES)].__name__}")
def test_a_damaged_copy_is_refused(empty_folder, capfd, number):
    Path("copy.yaml").write_bytes(copy_number(number))
    code = run(app, ["build", "copy.yaml", "-o", "out", "-f", "docx"])
    assert_refused(code, *capfd.readouterr(), empty_folder)


@pytest.mark.parametrize("number", range(len(DAMAGES)), ids=lambda n: DAMAGES[n].__name__)
def test_a_damaged_copy_is_refused_by_a_process_of_its_own(empty_folder, number):
    Path("copy.yaml").write_bytes(copy_number(COUNT + number))
    command = [sys.executable, "-m", "factsheet", "build", "copy.yaml", "-o", "out"]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}, check=False)
    assert_refused(done.returncode, done.stdout, done.stderr, empty_folder)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("rewritten", [False, True], ids=["as it is", "written anew"])
def test_an_undamaged_copy_is_built(empty_folder, capfd, sample, rewritten):
    """Prove that what the copies are refused for is the damage, not the way they are written."""
    text = sample.read_text("utf-8")
    Path("copy.yaml").write_text(dump(load(text)) if rewritten else text, "utf-8")
    assert run(app, ["build", "copy.yaml", "-o", "out", "-f", "docx"]) == 0
    assert left_behind(empty_folder) == ["copy.yaml", "out", f"out/{meeting_id(sample)}.docx"]
    assert "error" not in capfd.readouterr().err


def test_the_copies_differ():
    """Chance may damage two copies alike, but seldom; copies of endless nesting are left out for their size."""
    numbers = [number for number in range(COUNT) if DAMAGES[number % len(DAMAGES)].__name__ != "nest"]
    assert len({copy_number(number) for number in numbers}) > 0.9 * len(numbers)
