"""Each state has the time of its capital; the table has just those that the database of zones leaves open."""

from __future__ import annotations

from importlib.resources import files

import pytest

from factsheet.times.capitals import _OF_SEVERAL, capital_zone
from factsheet.times.zones import zone_named

NO_CAPITAL = {"AQ", "UM"}
"""Territories with several zones and no seat of government."""
LINES = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8").splitlines()
ZONES = [tuple(line.split("\t")[:3:2]) for line in LINES if not line.startswith("#")]


def test_the_table_has_those_with_several_zones_and_no_others():
    codes = [code for code, _ in ZONES]
    assert set(_OF_SEVERAL) == {code for code in codes if codes.count(code) > 1} - NO_CAPITAL
    assert set(_OF_SEVERAL.items()) <= set(ZONES)


def test_every_territory_has_a_zone_but_those_without_a_capital():
    assert {code for code, _ in ZONES if not capital_zone(code)} == NO_CAPITAL
    assert all(zone_named(capital_zone(code)) for code, _ in ZONES if code not in NO_CAPITAL)


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("NP", "Asia/Kathmandu"),
        ("AU", "Australia/Sydney"),
        ("WS", "Pacific/Apia"),
        ("KI", "Pacific/Tarawa"),
        ("US", "America/New_York"),
        ("EU", ""),
        ("NATO", ""),
        ("", ""),
    ],
)
def test_of_a_state(code, zone):
    assert capital_zone(code) == zone
