"""Random edits of drafts in every language by one to three reviewers merge as meant: never otherwise, nor not at all.

`make deep` runs the loop thousands of times.
"""

from __future__ import annotations

from collections import Counter

import pytest
from loop_sheet import NAMES, sheet
from random_loop import PROMISED, run, sheet_of
from sampling import sampled

RUNS, SHEETS = 100, 5


@pytest.mark.parametrize("first", range(0, len(NAMES), SHEETS))
def test_every_edit_is_merged_or_told(first):
    names = NAMES[first : first + SHEETS]
    # The runs of a sheet follow each other: it and its base are made once, by one worker.
    seeds = [seed for name in names for seed in range(min(RUNS, sampled(RUNS))) if sheet_of(seed) == name]
    runs = [run(seed) for seed in seeds]
    assert runs
    assert [each for each in runs if each.outcome not in ("clean", "kept")] == []
    for kind, promised in PROMISED.items():
        found = [each for each in runs if each.kind == kind]
        edits = Counter(dict.fromkeys(("clean", "kept"), 0))
        for each in found:
            edits[each.outcome] += len(each.edits)
        assert edits["clean"] >= promised * edits.total(), [each for each in found if each.outcome == "kept"]


@pytest.mark.parametrize("key", ["title", "venue.city", "date", "version", "kind", "status", "issuer.country"])
def test_the_loop_edits_what_stands_at_the_head(key):
    assert key in {str(place.group.path) for place in sheet("en").places}


def test_the_loop_edits_items_of_every_list():
    found = sheet("en")
    lists = {item.list.keys[-1] for item in (*found.lone, *found.rows)}
    assert lists >= {"summary", "content", "points", "sources", "contacts", "participants", "follow_ups", "clearances"}
