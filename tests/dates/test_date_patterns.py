"""Patterns read what they print, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from factsheet.dates.patterns import our_year, read
from factsheet.dates.table import TABLE

DAY, FIRST = date(2025, 4, 4), date(2025, 4, 1)


@pytest.mark.parametrize(
    ("form", "text", "days"),
    [
        ("full", "Friday, April 4, 2025", (DAY, DAY)),
        ("full", "FRIDAY, april 4, 2025", (DAY, DAY)),
        ("full", "Thursday, April 4, 2025", None),
        ("full", "Friday, April 4, 2025 or so", None),
        ("month", "April 2025", (FIRST, FIRST)),
        ("month", "Avril 2025", None),
        ("short", "4/4/25", (DAY, DAY)),
        ("short", "2/30/25", None),
        ("within_month", "April 4–5, 2025", (DAY, date(2025, 4, 5))),
    ],
)
def test_what_a_pattern_prints_is_read(form, text, days):
    forms = TABLE["en"]
    assert read(getattr(forms, form), forms, text) == days


@pytest.mark.parametrize(
    ("tag", "year", "ours"),
    [("en", 25, 2025), ("en", 0, 2000), ("en", 99, 2099), ("en", 100, 100), ("th", 2568, 2025), ("th", 68, 2025)],
)
def test_years_are_of_our_era_and_short_ones_of_this_century(tag, year, ours):
    assert our_year(year, TABLE[tag]) == ours
