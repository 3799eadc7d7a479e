"""Names and days in the form of a house, and back to the value that files have."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale

from factsheet.compose.days import format_house_day, format_house_days
from factsheet.compose.inverse import Inverse
from factsheet.compose.person_names import key_of, print_name, read_name
from factsheet.paths import ValuePath
from factsheet.profiles.house import DateForm, NameForm

FIRST, LAST = NameForm("first", capitals=True), NameForm("last")

NAMES = [
    ("Takeshi Iwaya", "Iwaya", FIRST, "IWAYA Takeshi"),
    ("Iwaya Takeshi", "Iwaya", FIRST, "IWAYA Takeshi"),
    ("Cho Tae-yul", "Cho", LAST, "Tae-yul Cho"),
    ("Cho Tae-yul", "Cho", NameForm(capitals=True), "CHO Tae-yul"),
    ("岩屋毅", "岩屋", NameForm("first"), "岩屋毅"),
    ("Annalena Baerbock", None, FIRST, "Annalena Baerbock"),
    ("Ursula von der Leyen", "von der Leyen", FIRST, "VON DER LEYEN Ursula"),
    ("Sukarno", "Sukarno", FIRST, "SUKARNO"),
]


@pytest.mark.parametrize(("name", "family", "form", "printed"), NAMES)
def test_a_name_prints_in_the_form_of_the_house_and_comes_back(name, family, form, printed):
    assert print_name(name, family, form) == printed
    if family and printed != name:
        assert read_name(printed, {key_of(name, family): printed}) == name


def test_a_form_is_that_of_some_parties_where_it_says_so():
    form = NameForm("first", capitals=True, of=("JP",))
    assert print_name("Takeshi Iwaya", "Iwaya", form, "JP") == "IWAYA Takeshi"
    assert print_name("Marco Rubio", "Rubio", form, "US") == "Marco Rubio"


CHANGED = [
    ("IWAYA Takeshi A.", "Takeshi A. Iwaya"),
    ("IWAYA Takesi", "Takesi Iwaya"),
    ("Iwaya Takeshi", "Takeshi Iwaya"),
    ("MOTEGI Toshimitsu", None),
]


@pytest.mark.parametrize(("printed", "name"), CHANGED)
def test_a_changed_name_is_read_where_the_family_name_still_stands(printed, name):
    prints = {key_of("Takeshi Iwaya", "Iwaya"): "IWAYA Takeshi"}
    assert read_name(printed, prints) == name
    known = Inverse(Locale("en"), {}, {}, None, prints)
    path = ValuePath.parse("participants[JP].people[a].name")
    assert known.values(path, printed, "named") == ({path: name} if name else None)


ERA = DateForm(era="japanese")
DAYS = [
    (date(2025, 4, 3), "ja", ERA, "令和7年4月3日"),
    (date(2019, 5, 1), "ja", ERA, "令和元年5月1日"),
    (date(2019, 4, 30), "ja", ERA, "平成31年4月30日"),
    (date(1989, 1, 7), "ja", ERA, "昭和64年1月7日"),
    (date(2025, 4, 3), "ko", DateForm(pattern="y. M. d.(E)"), "2025. 4. 3.(목)"),
    (date(2025, 4, 3), "en", DateForm(), "April 3, 2025"),
]
"""Eras by the days on which they began: 1989-01-08 and 2019-05-01."""


@pytest.mark.parametrize(("day", "tag", "form", "printed"), DAYS)
def test_a_day_prints_in_the_form_of_the_house_and_comes_back(day, tag, form, printed):
    assert format_house_day(day, Locale(tag), form) == printed
    path = ValuePath.parse("clearances[a].date")
    assert Inverse(Locale(tag), {}, {}).values(path, printed, "day") == {path: str(day)}


SPANS = [
    ((date(2025, 4, 3), date(2025, 4, 5)), "ja", ERA, "令和7年4月3日～5日"),
    ((date(2019, 4, 29), date(2019, 5, 2)), "ja", ERA, "平成31年4月29日～5月2日"),
    ((date(2025, 4, 3), date(2025, 4, 5)), "ko", DateForm(pattern="y. M. d.(E)"), "2025. 4. 3.(목) ~ 2025. 4. 5.(토)"),
]


@pytest.mark.parametrize(("days", "tag", "form", "printed"), SPANS)
def test_a_span_of_days_prints_in_the_form_of_the_house(days, tag, form, printed):
    assert format_house_days(*days, Locale(tag), form) == printed


def test_what_runs_in_comes_back_with_its_capital():
    path = ValuePath.parse("venue.occasion")
    known = Inverse(Locale("en"), {}, {})
    assert known.values(path, "on the margins of talks", "run_in") == {path: "On the margins of talks"}
