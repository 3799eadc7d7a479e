"""Random meetings, drafts and edits merge as meant: never otherwise in silence, and nearly always cleanly.

`make fuzz-review` runs the loop 5,000 times; `golden/random-loop.json` holds the seeds and rates of the runs here.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from random_loop import run, tally

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "random-loop.json").read_text("utf-8"))
BATCH = 25
RATES = GOLDEN["rates"]


@pytest.mark.parametrize("first", range(GOLDEN["first_seed"], GOLDEN["first_seed"] + GOLDEN["runs"], BATCH))
def test_no_run_is_wrong_and_what_is_refused_is_known(first):
    runs = [run(seed) for seed in range(first, first + BATCH)]
    assert [each for each in runs if each.outcome == "wrong"] == []
    refused = [each.seed for each in runs if each.outcome == "refused" and not each.planted]
    assert refused == [seed for seed in GOLDEN["refused"] if first <= seed < first + BATCH]
    assert [each.seed for each in runs if each.planted and each.outcome != "refused"] == []
    assert tally(runs) == GOLDEN["edits"][str(first)]


@pytest.mark.parametrize("seed", [10078, 11161, 12801, 13548, 20341])
def test_runs_that_have_been_wrong_are_right(seed):
    """Neighbours that changed places; a planted change beside a removed item; a new row in the place of another one."""
    found = run(seed)
    assert found.outcome == ("refused" if found.planted else "clean")


def test_the_rates_are_those_of_the_edits_and_hold_what_is_promised():
    for kind, least in (("tracked", 0.98), ("untracked", 0.85)):
        clean, all_of = (sum(each[kind][at] for each in GOLDEN["edits"].values()) for at in (0, 1))
        assert all_of > 200
        assert RATES[kind] == round(clean / all_of, 4) >= least
