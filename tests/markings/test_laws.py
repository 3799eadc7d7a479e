"""Laws of markings in every scheme, kept by random sheets; `python tests/deep.py --only markings` runs 1,000."""

from __future__ import annotations

import pytest
from random_marks import LAWS, broken, covers, sheet
from schemes import NAMES, scheme

from factsheet.markings.parsing import parse_banner
from factsheet.markings.printing import portion_text

COUNT = 40


@pytest.mark.parametrize("name", NAMES)
def test_random_sheets_keep_the_laws(name):
    assert len(LAWS) == 4
    assert [found for seed in range(COUNT) if (found := broken(name, seed))] == []


def test_the_sheets_have_marks_of_every_kind():
    of = scheme("us")
    marks = [mark for seed in range(COUNT * 3) for mark in sheet("us", seed)]
    found = {control.mark for mark in marks for control in mark.controls}
    assert found >= {*of.rules.controls}
    assert any(mark.foreign for mark in marks)
    assert any(" " in code for mark in marks for control in mark.controls for code in control.codes)
    assert {mark.level for mark in marks} == {*of.levels}
    assert len({portion_text(mark, of) for mark in marks}) > COUNT * 3


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ("SECRET", "TOP SECRET"),
        ("SECRET//REL TO USA, JPN, KOR", "SECRET//REL TO USA, JPN"),
        ("SECRET", "SECRET//NOFORN"),
        ("SECRET//NOFORN", "SECRET//ORCON/NOFORN"),
        ("TOP SECRET//SI//NOFORN", "TOP SECRET//SI-EU//NOFORN"),
        ("SECRET//RD//NOFORN", "SECRET//RD-SIGMA 14//NOFORN"),
        ("SECRET//FGI GBR//NOFORN", "SECRET//FGI CAN GBR//NOFORN"),
        ("SECRET//FGI GBR//NOFORN", "SECRET//FGI//NOFORN"),
        ("UNCLASSIFIED", "UNCLASSIFIED//FOUO"),
    ],
)
def test_the_laws_tell_a_lower_banner(higher, lower):
    of = scheme("us")
    assert not covers(of, parse_banner(higher, of), parse_banner(lower, of))
