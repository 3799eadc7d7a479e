from __future__ import annotations

from datetime import date

import pytest
from babel import Locale

from factsheet.compose.days import format_due
from factsheet.dates.writing import format_day, format_days
from factsheet.meeting.dates import Due

SEASONS = {"spring": "Spring {year}", "summer": "Summer {year}", "autumn": "Autumn {year}", "winter": "Winter {year}"}


@pytest.mark.parametrize(
    ("language", "last", "written"),
    [
        ("en", date(2025, 4, 3), "April 3, 2025"),
        ("en_GB", date(2025, 4, 3), "3 April 2025"),
        ("fr", date(2025, 4, 3), "3 avril 2025"),
        ("fr", date(2025, 5, 1), "3 avril\u2009–\u20091er mai 2025"),
        ("ja", date(2025, 4, 3), "2025年4月3日"),
        ("en", date(2025, 4, 4), "April 3–4, 2025"),
        ("en_GB", date(2025, 4, 4), "3–4 April 2025"),
        ("en_GB", date(2025, 5, 2), "3 April\u2009–\u20092 May 2025"),
        ("fr", date(2025, 4, 4), "3–4 avril 2025"),
        ("fr_BE", date(2025, 4, 4), "3–4 avril 2025"),
        ("sw", date(2025, 5, 2), "3 Aprili\u2009–\u20092 Mei 2025"),
        ("en_GB", date(2026, 1, 2), "3 April 2025\u2009–\u20092 January 2026"),
    ],
)
def test_spans_of_days_are_as_brief_as_the_language_allows(language, last, written):
    assert format_days(date(2025, 4, 3), last, Locale.parse(language)) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2025-07-15", "July 15, 2025"),
        ("2025-07", "July 2025"),
        ("fall 2025", "Autumn 2025"),
        ("before the next ministerial", "before the next ministerial"),
    ],
)
def test_due_dates_are_written_by_their_kind(text, written):
    assert format_due(Due.model_validate(text), Locale("en"), SEASONS) == written


def test_a_day_takes_a_length():
    assert format_day(date(2025, 4, 3), Locale("en"), "full") == "Thursday, April 3, 2025"


def test_a_length_that_there_is_not_is_told():
    with pytest.raises(LookupError, match="a day has no length `longer`"):
        format_day(date(2025, 4, 3), Locale("en"), "longer")


LANGUAGES = "ar bn cs da de el en es fa fr he hi hu id it ja km ko lo mr my ne nl pl pt ru sk sv sw th tr uk vi zh"


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_the_first_and_the_last_day_that_there_are_are_written(language):
    locale = Locale.parse(language)
    assert format_days(date.min, date.max, locale)
    assert all(format_day(day, locale, length) for day in (date.min, date.max) for length in ("full", "long", "short"))
    for text in ("0001-01", "9999-12", "winter 0001", "winter 9999", "0001-01-01", "9999-12-31"):
        assert format_due(Due.model_validate(text), locale, SEASONS)
