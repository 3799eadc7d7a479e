"""Times in the words of a language, and back."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from babel import Locale
from small_meetings import TAGS

from factsheet.times.words import read_clock, read_offset, write_clock, write_offset

AFTERNOON, NIGHT = datetime(2025, 4, 3, 17, 40), datetime(2025, 4, 3, 0, 5)


@pytest.mark.parametrize(
    ("language", "afternoon", "night"),
    [
        ("en", "5:40 p.m.", "12:05 a.m."),
        ("en-US", "5:40 p.m.", "12:05 a.m."),
        ("en-GB", "17:40", "00:05"),
        ("en-BE", "17:40", "00:05"),
        ("fr", "17\u00a0h\u00a040", "0\u00a0h\u00a005"),
        ("de", "17:40\u00a0Uhr", "00:05\u00a0Uhr"),
        ("es", "17:40", "00:05"),
        ("pt", "17h40", "00h05"),
        ("id", "17.40", "00.05"),
        ("fi", "17.40", "0.05"),
        ("ja", "17時40分", "0時05分"),
        ("ko", "17:40", "00:05"),
        ("zh", "17:40", "00:05"),
    ],
)
def test_a_language_has_its_clock(language, afternoon, night):
    locale = Locale.parse(language, sep="-")
    assert (write_clock(AFTERNOON, locale), write_clock(NIGHT, locale)) == (afternoon, night)


@pytest.mark.parametrize("language", [*TAGS, "en-GB", "fi", "da"])
def test_every_minute_is_read_as_it_is_written(language):
    locale = Locale.parse(language, sep="-")
    for minutes in range(0, 24 * 60, 7):
        moment = datetime(2025, 4, 3) + timedelta(minutes=minutes)
        assert read_clock(write_clock(moment, locale), locale) == moment.time(), minutes
        assert read_clock(f"{moment:%H:%M}", locale) == moment.time()


def test_other_forms_of_a_time_of_day():
    english, german = Locale("en"), Locale("de")
    for text in ("5:40 p.m.", "5:40 P.M.", "5:40 pm", "5:40pm", "17:40", "17.40"):
        assert read_clock(text, english) == time(17, 40), text
    assert read_clock("12:00 p.m.", english) == time(12)
    assert read_clock("17:40 Uhr", german) == time(17, 40)
    assert read_clock("17:40:30", german) == time(17, 40, 30)
    for text in ("", "noon", "25:00", "17:60", "13:00 p.m.", "0:30 a.m.", "5:4"):
        assert read_clock(text, english) is None, text


@pytest.mark.parametrize(
    ("minutes", "text"), [(120, "UTC+2"), (345, "UTC+5:45"), (-210, "UTC−3:30"), (0, "UTC"), (840, "UTC+14")]
)
def test_offsets_in_words(minutes, text):
    assert write_offset(timedelta(minutes=minutes)) == text
    assert read_offset(text) == read_offset(text.replace("−", "-").replace("UTC", "GMT")) == timedelta(minutes=minutes)


def test_what_is_no_offset():
    assert [read_offset(text) for text in ("", "CET", "UTC2", "UTC+99", "UTC+2:75")] == [None] * 5
