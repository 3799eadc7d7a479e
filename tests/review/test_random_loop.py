"""Random meetings, drafts and edits merge as meant: never otherwise in silence, and nearly always cleanly.

`make deep` runs the loop thousands of times; `golden/random-loop` holds what came of the runs here.
"""

from __future__ import annotations

import json

import pytest
from random_loop import PROMISED, Run, run, tally
from sampling import sampled
from tools import GOLDEN, check_golden

RUNS, BATCH = 100, 10


@pytest.mark.parametrize("first", range(0, min(RUNS, sampled(RUNS)), BATCH))
def test_no_run_is_wrong_and_what_is_refused_is_known(first):
    runs = [run(seed) for seed in range(first, first + BATCH)]
    assert [each for each in runs if each.outcome == "wrong"] == []
    assert [each.seed for each in runs if each.planted and each.outcome != "refused"] == []
    check_golden(f"random-loop/{first}.json", said(runs))


def said(runs: list[Run]) -> str:
    """Write down which runs were refused though no conflict was planted, and how many edits merged cleanly."""
    refused = [each.seed for each in runs if each.outcome == "refused" and not each.planted]
    return json.dumps({"refused": refused, "edits": tally(runs)}) + "\n"


@pytest.mark.parametrize("seed", [10078, 11161, 12801, 13548, 20341])
def test_runs_that_have_been_wrong_are_right(seed):
    """Neighbours that changed places; a planted change beside a removed item; a new row in the place of another one."""
    found = run(seed)
    assert found.outcome == ("refused" if found.planted else "clean")


@pytest.mark.parametrize("kind", PROMISED)
def test_the_rates_hold_what_is_promised(kind):
    files = [GOLDEN / "random-loop" / f"{first}.json" for first in range(0, RUNS, BATCH)]
    edits = [json.loads(file.read_text("utf-8"))["edits"][kind] for file in files]
    clean, all_of = (sum(each[at] for each in edits) for at in (0, 1))
    assert all_of > 70
    assert clean / all_of >= PROMISED[kind]
