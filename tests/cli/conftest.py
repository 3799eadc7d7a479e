"""Fixtures of the command line's tests: the program run in this process, in an empty folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from clearance import MEETING

from factsheet.cli.app import app
from factsheet.cli.errors import run


@dataclass(frozen=True)
class Outcome:
    """What a run of the program left: its exit code and what it wrote."""

    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Work in an empty folder, with no variable set that changes what is printed."""
    monkeypatch.chdir(tmp_path)
    for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR", "FACTSHEET_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def factsheet(folder, capfd) -> Callable[..., Outcome]:
    """Give a function that runs the program with some arguments."""

    def call(*arguments: object) -> Outcome:
        code = run(app, [str(argument) for argument in arguments])
        return Outcome(code, *capfd.readouterr())

    return call


@pytest.fixture
def sample(factsheet):
    """Give the path of a meeting that builds."""
    assert factsheet("new", "sample").code == 0
    return "sample.yaml"


@pytest.fixture
def draft(factsheet):
    """Give the bytes of the meeting's draft, made as users make it."""
    Path("m.yaml").write_text(MEETING, encoding="utf-8")
    outcome = factsheet("build", "--draft", "m.yaml", "-o", "out")
    assert outcome.code == 0, outcome.err
    return next(Path("out").glob("*.docx")).read_bytes()


@pytest.fixture
def merged(factsheet):
    """Give a function that merges files and gives the meeting file, whose other lines must be as they were."""

    def run(*arguments: str, before: str = MEETING, lines: int) -> str:
        outcome = factsheet("review", "merge", *arguments)
        assert outcome.code == 0, outcome.out + outcome.err
        after = Path("m.yaml").read_text("utf-8")
        old, new = before.splitlines(), after.splitlines()
        assert len([line for line in old if line not in new]) <= lines, after
        return after

    return run
