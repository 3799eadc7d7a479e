"""The lines of a block of authority: 32 CFR 2001.21(a) and 2001.22, and the Register, E."""

from __future__ import annotations

from datetime import date

import pytest

from factsheet.markings.authority import check_declassification, check_reason
from factsheet.markings.marks import MarkError

DAY = date(2025, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "20260403",
        "20500403",
        "25X1, 20650403",
        "25X9, Completion of the negotiations",
        "50X1-HUM",
        "50X2-WMD",
        "50X3, 20800101",
        "75X1, 21000101",
        "Completion of the operation",
        "N/A to NATO portions. See source list for NSI portions.",
    ],
)
def test_an_instruction_is_taken(text):
    check_declassification(text, DAY)


@pytest.mark.parametrize(
    ("text", "at", "message", "hint"),
    [
        ("20500404", 0, "must be at most 25 years after 2025-04-03", "the last day is `20500403`"),
        ("20250403", 0, "must be after the day of the sheet", None),
        ("20250230", 0, "`20250230` is no day that exists", None),
        ("2035-04-03", 0, "must be a day written YYYYMMDD", "for example `20350403`"),
        ("25X1", 4, "`25X1` needs a day or an event behind a comma", "50X1-HUM and 50X2-WMD"),
        ("25X1 20650403", 4, "`25X1` needs a day or an event", None),
        ("25X1, 20651350", 6, "`20651350` is no day that exists", None),
        ("25X1-human", 0, "`25X1-human` is used no more", None),
        ("50x1-hum", 0, "is not written so", "write `50X1-HUM`"),
        ("OADR", 0, "`OADR` is used no more", None),
        ("MR", 0, "`MR` is used no more", None),
        ("X4", 0, "`X4` is used no more", None),
    ],
)
def test_what_is_none_is_told(text, at, message, hint):
    with pytest.raises(MarkError) as error:
        check_declassification(text, DAY)
    assert message in str(error.value)
    assert error.value.at == at
    assert hint is None or any(hint.replace("`", "") in each.replace("`", "") for each in error.value.hints)


def test_the_last_day_of_the_29th_of_february_exists():
    check_declassification("20490228", date(2024, 2, 29))
    with pytest.raises(MarkError):
        check_declassification("20490301", date(2024, 2, 29))


def test_reasons_name_categories_of_section_1_4():
    for text in ("1.4(a)", "1.4(b) and (d)", "1.4(b), (c), and (h)", "1.4(b) and 1.4(d)"):
        check_reason(text)
    for text in ("1.4(i)", "1.4", "1.5(b)", "1.4(b) (d)", "foreign relations"):
        with pytest.raises(MarkError, match="categories of section"):
            check_reason(text)
