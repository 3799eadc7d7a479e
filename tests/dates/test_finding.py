"""Dates in text: what each form means, where it stands, and what is no date."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest

from factsheet.dates.finding import find_dates, read_date
from factsheet.dates.moments import DatedSpan

RIGHT = tomllib.loads((Path(__file__).parent / "right_dates.toml").read_text(encoding="utf-8"))
CASES = [(tag, text, meant) for tag, forms in RIGHT.items() for text, meant in forms.items()]


def shown(span: DatedSpan | None) -> str:
    """Give a date as the table writes it."""
    if span is None:
        return ""
    readings = " | ".join(reading.edtf for reading in span.readings)
    return f"{readings} ? {', '.join(span.told)}".strip() if span.told else readings


@pytest.mark.parametrize(("tag", "text", "meant"), CASES)
def test_a_text_that_is_a_date_means(tag, text, meant):
    assert shown(read_date(text, tag)) == meant


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_places_are_those_of_the_text_as_it_was_given(form):
    for tag, text, meant in CASES:
        if meant and "|" not in meant:
            given = unicodedata.normalize(form, f"({text})")
            found = read_date(given[1:-1], tag)
            assert found, (tag, text)
            assert shown(found) == meant
            assert 0 <= found.start < found.end <= len(given) - 2


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("en", "They met on 3 April 2025 at 10:30 and again on May 5.", ["3 April 2025", "May 5"]),
        ("en", "It was signed on 3 and 7 April 2025.", ["3", "7 April 2025"]),
        ("en", "They met on 3, 4 and 9 April 2025.", ["3, 4", "9 April 2025"]),
        ("en", "in January and March 2025", ["January", "March 2025"]),
        ("ja", "2025年4月3日及び7日に会談した", ["2025年4月3日", "7日"]),
        ("en", "A hotline opens in 2027, by Q3 2027 at the latest.", ["2027", "Q3 2027"]),
        ("en", "2025-Q3, 2025-07, 2025-07-06T10:00Z", ["2025-Q3", "2025-07", "2025-07-06"]),
        ("fr", "T3 2025, 3e trimestre 2026, été 2027", ["T3 2025", "3e trimestre 2026", "été 2027"]),
        ("de", "Am 3. April 2025 um 10 Uhr, bis Ende Juli 2025", ["3. April 2025", "Juli 2025"]),
        ("ru", "С 3 по 4 апреля 2025 года в Москве", ["3 по 4 апреля 2025 года"]),
        ("ru", "Это было летом 2025 года. В 2026 г. будет иначе.", ["летом 2025 года", "2026 г."]),
        ("ja", "両大臣は2025年4月3日（木）、ブリュッセルで会談し、7月に再会する。", ["2025年4月3日（木）"]),
        ("zh", "双方于2025年4月3日至4日在布鲁塞尔举行会谈。", ["2025年4月3日至4日"]),
        ("ko", "양측은 2025년 4월 3일 브뤼셀에서 만났다.", ["2025년 4월 3일"]),
        ("ar", "اجتمع الوزراء في 3 أبريل 2025 في بروكسل", ["3 أبريل 2025"]),
        ("th", "พบกันเมื่อวันที่ 3 เมษายน พ.ศ. 2568 ที่กรุงบรัสเซลส์", ["3 เมษายน พ.ศ. 2568"]),
    ],
)
def test_dates_are_found_in_running_text(tag, text, found):
    assert [text[each.start : each.end] for each in find_dates(text, tag)] == found


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "2 may attend, 3 march on; 1.5 billion in 12 states"),
        ("en", "Resolution 2231 (2015) of 10:30, version 1.2.3, 10.1.1.2024.5"),
        ("en", "Call +1 202 647 4000 or 03-3580-3311, room 12-34-5678"),
        ("en", "1,500 people, $2025, 2025 people, 2025.5, 12/25"),
        ("en", "The 3rd of many; Q3 results; this summer"),
        ("en", "4 avril in no language of ours, 3 lipca"),
        ("fr", "3 points et 4 mars rouges"[:9]),
        ("fr", "il a été 2 fois"),
        ("ja", "3日間で4月分、5年の計画"),
        ("zh", "三年来，五天"),
        ("pl", "list 3, maj"),
        ("es", "2 o 3 de cada 10"),
        ("ar", "5 دول"),
    ],
)
def test_what_is_no_date_is_not_found(tag, text):
    assert find_dates(text, tag) == ()
