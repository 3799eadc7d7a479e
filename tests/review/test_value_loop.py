"""Values of drafts in every language, typed anew, taken away or made unfit by one to three reviewers, merge as meant.

`make deep` runs the loop thousands of times.
"""

from __future__ import annotations

import pytest
from sampling import sampled
from value_loop import sheet, value_run

RUNS, BATCH = 60, 10


@pytest.mark.parametrize("first", range(0, min(RUNS, sampled(RUNS)), BATCH))
def test_every_edit_is_merged_or_told(first):
    runs = [value_run(seed) for seed in range(first, first + BATCH)]
    assert [each for each in runs if each.outcome != "clean"] == []


@pytest.mark.parametrize("key", ["title", "venue.city", "date", "version", "kind", "status", "issuer.country"])
def test_the_loop_edits_what_stands_at_the_head(key):
    assert key in {str(place.group.path) for place in sheet("en").places}
