"""What several tests look at, made once a run, however many processes run the tests."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

_PATIENCE = 300
"""Seconds for which others wait for what one of them makes."""
_MADE, _FAILED = "made", "failed"


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Give the folder of a name that `make` fills, here or in the process that came first.

    Raises what `make` raises, and AssertionError where it fails elsewhere or takes too long.
    """
    base = factory.getbasetemp()
    around = (base.parent if base.name.startswith("popen-") else base) / f"once-{name}"
    folder = around / "files"
    try:
        around.mkdir()
    except FileExistsError:
        _wait(around)
        return folder
    folder.mkdir()
    try:
        make(folder)
    except BaseException:
        (around / _FAILED).touch()
        raise
    (around / _MADE).touch()
    return folder


def _wait(around: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while not (around / _MADE).exists():
        assert not (around / _FAILED).exists(), f"{around} could not be made; the test that made it says why"
        assert time.monotonic() < until, f"{around} was not made in {_PATIENCE} s"
        time.sleep(0.05)
