"""No date is read wrong in silence: what a language prints is read as it was meant, by itself and by every other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples

from factsheet.dates.finding import find_dates, read_date
from factsheet.dates.moments import Precision
from factsheet.dates.table import TABLE
from factsheet.dates.vocabulary import vocabulary_of
from factsheet.dates.writing import format_day, format_days, format_month

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
TAGS = (*TABLE, "en-US", "pt-BR", "de-AT", "es-MX", "ar-DZ", "ar-LB", "fa-AF", "hr", "ca", "nb", "sr-Latn")
WORDED = ("full", "long", "month")
AROUND = ("{}", "({})", "5 {} 17", "G7 {}, 1.5", "12:30 {} 12:30", "{} 2,500")
"""What may stand around a date; what is no date itself must not change it."""


def printed(day: date, tag: str, form: str) -> str:
    """Give what a language prints of a day, or of its month."""
    locale = Locale.parse(tag, sep="-")
    return format_month(day.year, day.month, locale) if form == "month" else format_day(day, locale, form)


@examples(400)
@given(DAYS, st.sampled_from(TAGS), st.sampled_from([*WORDED, "medium"]))
def test_what_a_language_prints_is_read_as_it_was_meant(day, tag, form):
    found = read_date(printed(day, tag, form), tag)
    assert found is not None
    assert found.told == ()
    assert [each.edtf for each in found.readings] == [f"{day:%Y-%m}" if form == "month" else day.isoformat()]


@examples(300)
@given(DAYS, st.integers(1, 400), st.sampled_from(TAGS))
def test_spans_are_read_as_they_were_meant(first, length, tag):
    last = first + timedelta(length)
    found = read_date(format_days(first, last, Locale.parse(tag, sep="-")), tag)
    assert found is not None
    assert [each.edtf for each in found.readings] == [f"{first}/{last}"]


@examples(300)
@given(DAYS, st.sampled_from(TAGS))
def test_a_day_in_figures_is_one_of_the_readings(day, tag):
    found = read_date(printed(day.replace(year=2000 + day.year % 100), tag, "short"), tag)
    assert found is not None
    assert (2000 + day.year % 100, day.month, day.day) in [
        (each.first.year, each.first.month, each.first.day) for each in found.readings if each.first
    ]


@examples(600)
@given(DAYS, st.sampled_from(TAGS), st.sampled_from(TAGS), st.sampled_from(WORDED))
def test_no_other_language_reads_another_day(day, tag, other, form):
    meant = (day.year, day.month)
    for found in find_dates(printed(day, tag, form), other):
        for reading in found.readings:
            if reading.first and reading.precision is not Precision.YEAR:
                assert (reading.first.year, reading.first.month) == meant
                assert reading.precision is Precision.MONTH or reading.first == reading.last == day


@examples(300)
@given(DAYS, st.sampled_from(list(TABLE)), st.sampled_from(AROUND))
def test_a_date_in_a_text_is_read_as_by_itself(day, tag, around):
    alone = printed(day, tag, "long")
    text = around.format(alone)
    found = [each for each in find_dates(text, tag) if each.readings and each.readings[0].precision is Precision.DAY]
    assert [reading.edtf for each in found for reading in each.readings] == [day.isoformat()]
    start = text.index(alone)
    assert start <= found[0].start < found[0].end <= start + len(alone)


def test_a_name_means_one_month_in_all_languages_of_the_table():
    """No false friends: `listopad` is November in all that have it; those of other languages are theirs alone."""
    known: dict[str, set[int]] = {}
    for tag in TABLE:
        for name, month in vocabulary_of(Locale.parse(tag, sep="-")).months.items():
            known.setdefault(name, set()).add(month)
    assert {name: months for name, months in known.items() if len(months) > 1} == {}


@pytest.mark.parametrize(("tag", "month"), [("hr", 10), ("cs", 11), ("pl", 11)])
def test_false_friends_are_read_by_the_language(tag, month):
    (found,) = find_dates("3. listopada 2025", tag) or find_dates("3. listopadu 2025", tag)
    assert found.readings[0].edtf == f"2025-{month}-03"
