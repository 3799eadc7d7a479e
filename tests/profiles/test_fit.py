"""A sheet that is too long for its template says by how much, and fits in the steps of its profile where these do."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from factsheet import api
from factsheet.production.sheets import builder

SAMPLE = (Path(__file__).parents[2] / "inputs" / "trilateral-brussels-2025-04-03.yaml").read_text("utf-8")

PLAIN_STEPS = (0.97, 0.94, 0.91, 0.88)


@cache
def built(more: int, **setup) -> api.Built:
    lines = (f"  - lead: Word {n}\n    text: Another text of the summary, which takes a line.\n" for n in range(more))
    text = SAMPLE.replace("summary:\n", f"summary:\n{''.join(lines)}", 1)
    return api.build(text, ["pdf"], template="brief", **setup)


def over(made: api.Built) -> int:
    """Give by how many lines a sheet is said to be too long."""
    told = [each.message for each in made.diagnostics if each.code == "too-long"]
    return int(re.search(r"about (\d+) lines? over", told[0])[1]) if told else 0


@pytest.fixture(scope="module")
def least() -> int:
    """Give with how many more points the sample is too long by a little."""
    return next(count for count in range(1, 40) if over(built(count)))


def test_what_is_too_long_by_a_little_fits_in_a_tighter_step(least):
    made, fitted = built(least), built(least, fit=True)
    assert (made.pages, fitted.pages) == (2, 1)
    assert 0 < over(made) < 15
    assert "--fit" in " ".join(hint for each in made.diagnostics for hint in each.hints)
    assert over(fitted) == 0


def test_what_no_step_makes_fit_is_told_as_it_is(least):
    made, fitted = built(least + 30), built(least + 30, fit=True)
    assert over(made) == over(fitted) > 20
    assert made.files == fitted.files
    (hints,) = [each.hints for each in fitted.diagnostics if each.code == "too-long"]
    assert (len(hints), "no step of the profile is enough" in hints[0], "--fit" in hints[0]) == (1, True, False)


def test_what_fits_is_left_as_it_is():
    assert built(0).files == built(0, fit=True).files


def test_a_sheet_is_made_once_a_step_that_is_tried_and_no_file_twice(least, monkeypatch):
    made, real = [], builder.render_sheet
    monkeypatch.setattr(builder, "render_sheet", lambda *given: made.append(given[1].name) or real(*given))
    steps = len(PLAIN_STEPS)
    for more, most in ((0, 1), (least, 1 + steps), (least + 30, 1 + steps)):
        made.clear()
        built.__wrapped__(more, fit=True)
        assert made == ["pdf"] * len(made)
        assert len(made) == most or 1 < len(made) < most
    assert len(made) == 1 + steps
