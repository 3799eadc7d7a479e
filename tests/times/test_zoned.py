"""Times in a zone, by a table of right values: what they mean, and what is refused with which hint."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.times.zoned import ZonedTime, ZonedTimeError, parse_zoned, zoned
from factsheet.times.zones import format_offset, offsets_at, parse_offset, zone_named, zone_names

TABLE = tomllib.loads((Path(__file__).parent / "right_times.toml").read_text("utf-8"))
ZONES = ["Europe/Brussels", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns", "UTC"]


@pytest.mark.parametrize("row", TABLE["times"], ids=lambda row: row["written"])
def test_a_time_is_the_instant_of_the_table(row):
    time = parse_zoned(row["written"])
    assert time.instant == datetime.fromisoformat(row["utc"]).replace(tzinfo=UTC)
    assert parse_zoned(str(time)) == parse_zoned(time.with_offset) == time


@pytest.mark.parametrize("row", TABLE["wrong"], ids=lambda row: row["written"])
def test_what_is_no_time_is_told_with_what_to_write(row):
    with pytest.raises(ZonedTimeError) as caught:
        parse_zoned(row["written"])
    assert (str(caught.value), caught.value.hints[0]) == (row["message"], row["hint"])


def test_an_example_of_a_hint_is_a_time():
    shown = [re.search("for example `(\\d[^`]*)`", row["hint"]) for row in TABLE["wrong"]]
    assert len([parse_zoned(example[1]) for example in shown if example]) > 5


def test_an_offset_stands_only_where_the_hour_comes_twice():
    assert str(parse_zoned("2025-04-03T12:00+02:00[Europe/Brussels]")) == "2025-04-03T12:00 Europe/Brussels"
    twice = "2025-10-26T02:30+01:00[Europe/Brussels]"
    assert str(parse_zoned(twice)) == twice


def test_the_same_instant_in_another_zone():
    there = parse_zoned("2021-09-22T17:40 America/New_York").in_zone("Asia/Tokyo")
    assert str(there) == "2021-09-23T06:40 Asia/Tokyo"
    with pytest.raises(ZonedTimeError):
        there.in_zone("Asia/Edo")


@given(st.datetimes(datetime(1990, 1, 1), datetime(2035, 1, 1)), st.sampled_from(ZONES))
def test_every_instant_has_one_text_that_means_it(instant, name):
    instant = instant.replace(microsecond=0, tzinfo=UTC)
    zone = zone_named(name)
    local = instant.astimezone(zone)
    time = ZonedTime(local.replace(tzinfo=None, fold=0), name, local.utcoffset() or timedelta())
    assert time.instant == instant
    assert parse_zoned(str(time)) == parse_zoned(time.with_offset) == time


@given(st.datetimes(datetime(1990, 1, 1), datetime(2035, 1, 1)), st.sampled_from(ZONES))
def test_an_hour_comes_never_once_or_twice(local, name):
    """Held against a walk over the instants around it, which asks for no offset of a local time."""
    local = local.replace(second=0, microsecond=0)
    around = (local.replace(tzinfo=UTC) + timedelta(minutes=15 * n) for n in range(-4 * 15, 4 * 15))
    zone = zone_named(name)
    shown = [each for each in around if each.astimezone(zone).replace(tzinfo=None, fold=0) == local]
    offsets = offsets_at(local, zone)
    assert len(offsets) == len(shown)
    assert {local.replace(tzinfo=UTC) - offset for offset in offsets} == set(shown)
    if len(offsets) != 1:
        with pytest.raises(ZonedTimeError):
            zoned(local, name)


@pytest.mark.parametrize("offset", ["+00:00", "-03:30", "+05:45", "+14:00", "+00:17:30"])
def test_offsets_are_read_as_they_are_written(offset):
    assert format_offset(parse_offset(offset)) == offset


def test_names_without_a_region_are_no_zones_but_utc():
    assert zone_named("UTC")
    assert not any(map(zone_named, ("CET", "EST", "Japan", "utc", "Europe", "", "/", "Europe/../UTC", "posix/UTC")))
    assert all(map(zone_named, sorted(zone_names())[::20]))


@pytest.mark.parametrize(
    ("name", "said", "meant"),
    [
        ("EST", "keeps for old programs", "America/New_York"),
        ("CET", "keeps for old programs", "Europe/Brussels"),
        ("Brussel", "must name an IANA time zone", "Europe/Brussels"),
        ("JST", "must name an IANA time zone", "Asia/Tokyo"),
        ("Etc/GMT+5", "stands for the offset -05:00, its sign turned round", "America/New_York"),
        ("Etc/GMT-14", "stands for the offset +14:00, its sign turned round", "Asia/Tokyo"),
        ("Etc/GMT+99", "must name an IANA time zone", "Etc/GMT"),
    ],
)
def test_what_is_said_of_a_name_is_true_and_hints_at_the_zone_that_is_meant(name, said, meant):
    with pytest.raises(ZonedTimeError) as told:
        zoned(datetime(2025, 4, 3, 17, 40), name)
    assert said in str(told.value)
    assert meant in " ".join(told.value.hints)
