"""Banners of portions: the 27 rows of foreign disclosure and release, and every other rule, each by its source."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from schemes import NAMES, rolled, scheme

from factsheet.markings.printing import banner_text

TABLE = tomllib.loads((Path(__file__).parent / "rollups.toml").read_text("utf-8"))
CASES = [(name, case) for name, cases in TABLE.items() for case in cases]


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{name}: {case['source']}" for name, case in CASES])
def test_portions_make_the_banner_that_the_source_says(name, case):
    found = rolled(name, case["portions"], case.get("origin"))
    assert banner_text(found.banner, scheme(name)) == case["banner"]


def test_every_row_of_the_table_and_every_scheme_has_its_case():
    rows = {int(row) for _, case in CASES for row in re.findall(r"D\.2 row (\d+)", case["source"])}
    assert rows == set(range(1, 28))
    assert set(TABLE) == set(NAMES)


@pytest.mark.parametrize(
    ("portions", "reasons"),
    [
        (
            ["U", "S//REL TO USA, JPN", "C"],
            [("SECRET", "highest level", ("1",)), ("NOFORN", "rows 12, 16, 17 and 19", ("2", "1"))],
        ),
        (
            ["S//REL TO USA, JPN, KOR", "S//OC/REL TO USA, KOR"],
            [
                ("SECRET", "highest level", ("0", "1")),
                ("ORCON", "a portion bears it", ("1",)),
                ("REL TO USA, KOR", "in common", ("0", "1")),
            ],
        ),
        (["U//SBU-NF", "C"], [("CONFIDENTIAL", "highest level", ("1",)), ("NOFORN", "rows 1 to 8", ("0",))]),
    ],
)
def test_every_word_has_its_reason_and_its_portions(portions, reasons):
    found = rolled("us", portions).reasons
    assert [(each.word, each.paths) for each in found] == [(word, paths) for word, _, paths in reasons]
    assert all(why in each.why for each, (_, why, _) in zip(found, reasons, strict=True))


def test_a_day_of_origin_is_asked_for_only_where_it_decides():
    assert rolled("us", ["S//RELIDO", "S", "U"]).undated == ("1",)
    for portions in (["S//RELIDO", "S//PR"], ["S//REL TO USA, JPN", "S"], ["S", "C"]):
        assert rolled("us", portions).undated == ()
