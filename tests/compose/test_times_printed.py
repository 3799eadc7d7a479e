"""Times as templates print them in every language, and what reviewers make of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from babel import Locale
from packs import packs
from small_meetings import TAGS, small

from factsheet.compose.composer import compose
from factsheet.compose.days import format_time
from factsheet.compose.inverse import Inverse
from factsheet.dates.writing import locale_of_dates
from factsheet.document.algebra import every
from factsheet.document.nodes import Text
from factsheet.meeting import WrittenTime, read_meeting
from factsheet.paths import ValuePath
from factsheet.times.zoned import parse_zoned
from factsheet.typography.digits import EUROPEAN, in_digits, numbering_of

BRUSSELS = "2025-04-03T17:40 Europe/Brussels"
RELEASED, STARTS = ValuePath.parse("released.time"), ValuePath.parse("starts")


def printed(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give what times print as, by their paths, and what the sheet keeps of its prints."""
    text = f"{small(language)}\nreleased: {BRUSSELS}\nstarts: 2025-04-03T09:05 Europe/Brussels\n"
    meeting = read_meeting(text.encode(), "m.yaml").meeting
    composed = compose(meeting, packs().pack("standard", language, "BE"), datetime(2025, 4, 3, tzinfo=UTC))
    shown = {each.origin.path: each.text for each in every(composed.document.blocks, Text) if each.origin}
    return {path: shown[path] for path in ("released.time", "starts")}, dict(composed.prints)


def inverse(language: str, prints: dict[str, str]) -> Inverse:
    labels = packs().pack("standard", language, "BE").labels
    return Inverse(Locale.parse(language, sep="-"), labels, {}, "BE", prints)


@pytest.mark.parametrize("language", TAGS)
def test_a_time_comes_back_as_printed_and_with_another_hour_or_day(language):
    shown, prints = printed(language)
    known = inverse(language, prints)
    assert known.values(RELEASED, shown["released.time"], "moment") == {RELEASED: BRUSSELS}
    locale = locale_of_dates(Locale.parse(language, sep="-"), "BE")
    digits = numbering_of(language, "BE")
    for other in ("2025-04-03T08:15 Europe/Brussels", "2025-05-12T00:00 Europe/Brussels"):
        text = in_digits(format_time(parse_zoned(other), locale, known.labels["moment"]), digits or EUROPEAN)
        assert known.values(RELEASED, text, "moment") == {RELEASED: other}
    text = in_digits(
        format_time(parse_zoned("2025-04-03T10:30 Europe/Brussels"), locale, known.labels["clock"]), digits
    )
    assert known.values(STARTS, text, "clock") == {STARTS: "2025-04-03T10:30 Europe/Brussels"}


def test_what_is_printed_in_english():
    shown, _ = printed("en")
    assert shown == {"released.time": "3 April 2025, 17:40 (UTC+2)", "starts": "09:05 (UTC+2)"}
    shown, _ = printed("ja")
    assert shown == {"released.time": "2025年4月3日17時40分（UTC+2）", "starts": "9時05分（UTC+2）"}


@pytest.mark.parametrize(
    "text",
    ["3 April 2025, 17:40 (UTC+1)", "3 April 2025, 17:40", "12 January 2025, 17:40 (UTC+2)", "noon", "17:40 (UTC+2)"],
)
def test_what_may_be_of_many_zones_is_no_time(text):
    _, prints = printed("en")
    assert inverse("en", prints).values(RELEASED, text, "moment") is None


def test_the_time_elsewhere(compose_with, meeting):
    at = meeting.meeting.model_copy(update={"starts": WrittenTime.model_validate("2021-09-22T17:40 America/New_York")})
    labels = {"moment": "{day}, {time} ({zone})", "clock": "{time} ({zone})"}
    composed = compose_with("<p>{{ meeting.starts | moment('Asia/Tokyo') }}</p>", meeting=at, labels=labels)
    (text,) = [each for each in every(composed.document.blocks[1:], Text) if each.origin]
    assert (text.text, text.origin.filter) == ("September 23, 2021, 6:40 a.m. (UTC+9)", "moment:Asia/Tokyo")
    known = Inverse(Locale("en"), labels, {}, None, dict(composed.prints))
    found = known.values(STARTS, "September 23, 2021, 7:00 a.m. (UTC+9)", "moment:Asia/Tokyo")
    assert found == {STARTS: "2021-09-22T18:00 America/New_York"}
