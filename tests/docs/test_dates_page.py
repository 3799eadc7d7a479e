"""The page on dates has a row for every language of the table, and every form in it is printed and comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel import Locale

from factsheet.dates.reading import month_named, parse_day, parse_days
from factsheet.dates.table import TABLE
from factsheet.dates.writing import format_day, format_days, format_month

PAGE = (Path(__file__).parents[2] / "docs" / "dates.md").read_text("utf-8")
DAY = date(2025, 4, 3)
SPANS = {
    "within a month": (DAY, date(2025, 4, 4)),
    "over months": (date(2025, 4, 30), date(2025, 5, 2)),
    "over years": (date(2025, 12, 30), date(2026, 1, 2)),
}


def tables() -> Iterator[tuple[list[str], dict[str, list[str]]]]:
    """Give the tables of the page: their heads behind `tag`, and by tag the cells behind it."""
    for head, body in re.findall(r"^\| tag \| (.*) \|\n\|[ -|]+\|\n((?:\|.*\n)+)", PAGE, re.MULTILINE):
        rows = [[cell.strip(" ") for cell in line.strip("|").split("|")] for line in body.splitlines()]
        yield [cell.strip(" `") for cell in head.split("|")], {row[0].strip("`"): row[1:] for row in rows}


def cells() -> list[tuple[str, str, str]]:
    """Give the tag, the kind and the text of every form."""
    return [
        (tag, kind, text)
        for kinds, rows in tables()
        if kinds != ["source"]
        for tag, texts in rows.items()
        for kind, text in zip(kinds, texts, strict=True)
    ]


def test_every_language_of_the_table_has_its_forms_and_its_source():
    found = list(tables())
    assert [rows.keys() for _, rows in found] == [TABLE.keys()] * 3
    assert [kind for kinds, _ in found for kind in kinds] == [
        *("long", "full", "medium", "short"),
        *("month", *SPANS),
        "source",
    ]
    assert all(source for (source,) in found[-1][1].values())


@pytest.mark.parametrize(("tag", "kind", "text"), cells())
def test_a_form_of_the_page_is_printed_and_comes_back(tag, kind, text):
    locale = Locale.parse(tag, sep="-")
    if kind == "month":
        assert format_month(2025, 4, locale) == text
        assert month_named(text, locale) == (2025, 4)
    elif kind in SPANS:
        assert format_days(*SPANS[kind], locale) == text
        assert parse_days(text, locale) == SPANS[kind]
    else:
        assert format_day(DAY, locale, kind) == text
        assert parse_day(text, locale) == DAY


@pytest.mark.parametrize(
    ("tag", "first", "last"),
    [
        ("fr", date(2025, 4, 1), date(2025, 4, 1)),
        ("fr", date(2025, 4, 1), date(2025, 4, 4)),
        ("fr", date(2025, 4, 30), date(2025, 5, 1)),
        ("de-AT", date(2025, 1, 3), date(2025, 1, 4)),
        ("hr", date(2025, 4, 3), date(2025, 4, 4)),
    ],
)
def test_an_example_of_the_page_is_printed(tag, first, last):
    assert f"`{format_days(first, last, Locale.parse(tag, sep='-'))}`" in PAGE.replace("\n", " ")
