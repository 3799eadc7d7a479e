"""Bad inputs of every kind: no traceback, no hang, nothing left over; `make deep` runs thousands."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from bad_inputs import KINDS, damage
from good_set import good_files

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="bounds of processes are those of Linux")
SEEDS = [0, 1, 2, 3, 5, 6, 7, 9, 10, 17, 20, 24, 26, 29, 30, 41, 46, 52, 60, 95]
"""One of each kind."""
RUNS = Path(__file__).with_name("bad_runs.py")


def test_bad_inputs_are_told():
    """A process of its own runs them: it makes others of itself, which tests that run side by side do not bear."""
    command = [sys.executable, RUNS, *map(str, SEEDS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [seed for seed, *_ in found] == SEEDS
    assert [each for each in found if each[-1]] == []
    assert {code for *_, code, _, _ in found} <= {0, 1, 2}


def test_every_kind_is_damaged(tmp_path):
    others = {kind: names for kind, (names, *_) in KINDS.items() if kind in {"Word files", "bases", "records"}}
    for names in others.values():
        for name in names:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name.replace("*", "base.json")).write_bytes(b'{"a": 1}')
    for name, data in good_files().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    kinds = [damage(tmp_path, seed).kind for seed in SEEDS]
    assert sorted(kinds) == sorted(KINDS)


@pytest.mark.parametrize(
    ("code", "seconds", "told", "left", "wrong"),
    [
        (0, 0.1, "", [], ""),
        (1, 0.1, "m.yaml:1:1: error: no", [], ""),
        (1, 0.1, "Traceback (most recent call last)", [], "exit 1: Traceback"),
        (70, 0.1, "error: a defect", [], "exit 70"),
        (-9, 0.1, "", [], "exit -9"),
        (1, 0.1, "m.yaml", [], "without a word"),
        (0, 5.1, "", [], "5.1 s of CPU"),
        (0, 0.1, "", [".m.docx-x"], "left over"),
        (0, 0.1, "a" * 2_000_001, [], "characters told"),
    ],
)
def test_what_is_wrong_with_a_run(code, seconds, told, left, wrong):
    from bad_runs import what_is_wrong  # noqa: PLC0415 - needs what the mark asks for

    found = what_is_wrong(code, seconds, told, left)
    assert bool(found) == bool(wrong)
    assert wrong in found
