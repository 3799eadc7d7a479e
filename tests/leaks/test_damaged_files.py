"""Damaged files of every kind are looked through, or told; `python tests/deep.py --only leaks` runs 2,000 of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="bounds of processes are those of Linux")
RUNS = Path(__file__).with_name("damaged_files.py")


def test_nobody_meets_a_traceback_or_waits_and_nothing_is_passed_over():
    """A process of its own runs them: it makes others of itself, which tests that run side by side do not bear."""
    path = os.pathsep.join((str(RUNS.parents[2]), str(RUNS.parents[1])))
    done = subprocess.run(
        [sys.executable, RUNS, "0", "12"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": path},
    )
    assert done.stdout.splitlines() == [f"{seed} " for seed in range(12)]
