"""Dates are ours for the languages of the table, whatever Babel is installed, and CLDR's for the others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton
from tools import check_golden

from factsheet.dates.table import TABLE
from factsheet.dates.writing import LENGTHS, format_day, format_days, format_month, locale_of_dates

DAYS = [date(2025, 1, 1) + timedelta(31 * number) for number in range(12)]
"""A day of every month and on every weekday, the first of a month among them."""


def written(tag: str) -> list[str]:
    """Give everything that a language prints, of a day in each month and of spans from it."""
    locale = Locale.parse(tag, sep="-")
    return [
        " | ".join(
            [
                tag,
                *(format_day(day, locale, length) for length in LENGTHS),
                format_month(day.year, day.month, locale),
                *(format_days(day, day + timedelta(days), locale) for days in (1, 40, 365)),
            ]
        )
        for day in DAYS
    ]


def test_all_that_the_table_prints_is_the_same_under_every_babel():
    assert {day.weekday() for day in DAYS} == set(range(7))
    assert [day.month for day in DAYS] == [*range(1, 13)]
    check_golden("dates.txt", "".join(f"{line}\n" for tag in TABLE for line in written(tag)))


@pytest.mark.parametrize("tag", ["hr", "ca", "da", "lt", "ur", "ta", "sr-Latn", "eu", "smn", "wal", "en-ZA", "ha"])
def test_the_days_and_months_of_other_languages_are_those_of_cldr(tag):
    locale = Locale.parse(tag, sep="-")
    for day in DAYS:
        for length in LENGTHS:
            assert format_day(day, locale, length) == format_date(day, length, locale=locale)
        assert format_month(day.year, day.month, locale) == format_skeleton("yMMMM", day, locale=locale)


@pytest.mark.parametrize("tag", ["hr", "ca", "sr-Latn", "en-ZA", "bal"])
def test_a_span_of_other_languages_is_two_whole_days(tag):
    locale, first, last = Locale.parse(tag, sep="-"), date(2025, 4, 3), date(2025, 5, 4)
    assert format_days(first, last, locale) == f"{format_day(first, locale)} – {format_day(last, locale)}"


@pytest.mark.parametrize(
    ("tag", "span"),
    [
        ("de-AT", "3.–4. Jänner 2025"),
        ("de-DE", "3.–4. Januar 2025"),
        ("en-AU", "3–4 January 2025"),
        ("en-US", "January 3–4, 2025"),
        ("es-MX", "3–4 de enero de 2025"),
        ("th-TH", "3–4 มกราคม พ.ศ. 2568"),
        ("zh-TW", "2025年1月3日至4日"),
    ],
)
def test_a_region_writes_as_its_language_but_for_what_cldr_has_otherwise(tag, span):
    assert format_days(date(2025, 1, 3), date(2025, 1, 4), Locale.parse(tag, sep="-")) == span


def test_a_region_names_every_month_of_a_span_by_its_own_names():
    span = format_days(date(2025, 1, 30), date(2025, 5, 2), Locale("fa", "AF"))
    assert [month for month in ("جنوری", "ژانویه", "می", "مه") if month in span.split()] == ["جنوری", "می"]


def test_a_region_keeps_the_lengths_that_cldr_has_for_it():
    assert format_day(date(2025, 4, 3), Locale("de", "AT"), "short") == "03.04.25"
    assert format_day(date(2025, 4, 1), Locale("fr", "CH"), "full") == "mardi, 1er avril 2025"


def test_the_usual_region_of_a_language_writes_as_the_language():
    assert [line.replace("th-TH", "th") for line in written("th-TH")] == written("th")


@pytest.mark.parametrize(
    ("country", "day"),
    [
        (None, "January 5, 2026"),
        ("US", "January 5, 2026"),
        ("PH", "January 5, 2026"),
        ("CA", "January 5, 2026"),
        ("KR", "January 5, 2026"),
        ("JP", "January 5, 2026"),
        ("NO", "5 January 2026"),
        ("GB", "5 January 2026"),
        ("BR", "5 January 2026"),
        ("ZA", "05 January 2026"),
    ],
)
def test_english_without_a_region_is_that_of_the_issuers_country(country, day):
    assert format_day(date(2026, 1, 5), locale_of_dates(Locale("en"), country)) == day


@pytest.mark.parametrize("tag", ["en-US", "en-IE", "nb", "fr"])
def test_no_other_tag_follows_the_issuers_country(tag):
    locale = Locale.parse(tag, sep="-")
    assert locale_of_dates(locale, "NO") == locale
