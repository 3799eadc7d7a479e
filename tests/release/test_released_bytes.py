"""What a level gets has the same bytes whatever is withheld; `python tests/deep.py --only releases` runs 500."""

from __future__ import annotations

import pytest
from marked_meetings import HIDDEN, LEVEL, SEEN
from release_proof import KINDS, difference, kind_of
from schemes import scheme

from factsheet.markings.parsing import parse_portion
from factsheet.release.levels import Level, Sight

SEEDS = {"redlines": 11, "versions": 72, "copies": 74, "releases": 86, "merges": 49}
"""Small meetings; the odd seeds are of indicated levels."""


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_withheld_shows_nowhere(kind):
    assert kind_of(SEEDS[kind]) == kind
    assert difference(SEEDS[kind]) == ""


def test_the_level_of_the_proof_sees_what_it_is_to_see():
    us = scheme("us")
    sight = Sight(Level(LEVEL), us)
    assert {mark: sight.sees(parse_portion(mark, us)) for mark in (*SEEN, *HIDDEN)} == {
        **dict.fromkeys(SEEN, True),
        **dict.fromkeys(HIDDEN, False),
    }
