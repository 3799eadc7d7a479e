"""Profiles may be read by several threads at once, from the very first on."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from factsheet.profiles.house import PLAIN, House

values, barrier = PLAIN.to_values(), Barrier(8)

def read(_):
    barrier.wait()
    return House.of_values(values)

sys.setswitchinterval(1e-7)
with ThreadPoolExecutor(8) as pool:
    assert set(map(repr, pool.map(read, range(8)))) == {repr(PLAIN)}
"""
RUNS = 8
"""Where threads share the first use, about one process of three dies of it; one after another, so that none waits."""


def test_the_first_use_of_a_profile_by_eight_threads():
    assert [subprocess.run([sys.executable, "-c", SCRIPT], check=False).returncode for _ in range(RUNS)] == [0] * RUNS
