"""What a level gets has the same bytes whatever is withheld; `python tests/deep.py --only releases` runs 500."""

from __future__ import annotations

import pytest
from marked_meetings import HIDDEN, LEVEL, SEEN
from release_proof import difference
from schemes import scheme

from factsheet.markings.parsing import parse_portion
from factsheet.release.levels import Level, Sight


@pytest.mark.parametrize("seed", [8, 11])
def test_what_is_withheld_shows_nowhere(seed):
    assert difference(seed) == ""


def test_the_level_of_the_proof_sees_what_it_is_to_see():
    us = scheme("us")
    sight = Sight(Level(LEVEL), us)
    assert {mark: sight.sees(parse_portion(mark, us)) for mark in (*SEEN, *HIDDEN)} == {
        **dict.fromkeys(SEEN, True),
        **dict.fromkeys(HIDDEN, False),
    }
