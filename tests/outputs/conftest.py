"""Fixtures of the tests of outputs: two that are added, a set of meetings, and the program run in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from added_outputs import INDEX, PICTURE, write

from factsheet.cli.app import app
from factsheet.cli.errors import run
from factsheet.outputs.registry import OUTPUTS


@pytest.fixture
def added(monkeypatch) -> None:
    """Add an output of a sheet and one of a set."""
    for each in (PICTURE, INDEX):
        monkeypatch.setitem(OUTPUTS, each.name, each)


@pytest.fixture
def meetings(tmp_path, monkeypatch) -> list[Path]:
    """Write three meetings to `inputs`, and work beside it."""
    monkeypatch.chdir(tmp_path)
    Path("inputs").mkdir()
    Path("factsheet.toml").touch()
    return [write(name, f"Talks {name.upper()}") for name in ("a", "b", "c")]


@pytest.fixture
def factsheet(meetings, capfd) -> Callable[..., tuple[int, str, str]]:
    """Give a function that runs the program; gives its exit code and what it wrote."""
    return lambda *arguments: (run(app, list(arguments)), *capfd.readouterr())
