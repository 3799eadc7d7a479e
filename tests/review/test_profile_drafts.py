"""Drafts in the profile of a house come back: what the house prints in its own form means the value that files have."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafts import edited, gone, ins, within

from factsheet import api
from factsheet.draft.base import parse_base
from factsheet.profiles.house import House
from factsheet.review.replay import replay_text

TALKS = (Path(__file__).parents[1] / "profiles" / "talks.yaml").read_text("utf-8").replace("cleared", "draft", 1)
HOUSES = ("state", "mofa-jp", "mofa-kr", "g7", "nato", "un", "eu", "plain")


@pytest.mark.parametrize("profile", HOUSES)
def test_a_draft_that_nobody_touched_changes_nothing(profile):
    made = api.draft(TALKS, profile=profile)
    read = api.review(made.docx, TALKS, bases=[made.base])
    assert (read.diagnostics, read.listed) == ((), ())
    assert read.meeting == TALKS.encode()


def test_the_base_of_a_draft_carries_the_profile():
    base = parse_base(api.draft(TALKS, profile="mofa-jp").base)
    assert base.options["profile"] == "mofa-jp"
    assert House.of_values(base.profile).order.first == ("JP",)


EDITS = [
    ("mofa-jp", "BETA Person", "BETA Petra", "name: Person Beta", "name: Petra Beta"),
    ("mofa-jp", "Ministers’ Meeting of A", "Talks of A", "title: Ministers’ Meeting of", "title: Talks of"),
    ("mofa-jp", "on the margins of a larger", "on the margins of a great", "margins of a larger", "margins of a great"),
    ("state", "April 4, 2025", "April 5, 2025", "date: 2025-04-04", "date: 2025-04-05"),
    ("un", "4 April 2025", "5 April 2025", "date: 2025-04-04", "date: 2025-04-05"),
    ("mofa-kr", "Text of a second", "Words of a second", "Text of a second", "Words of a second"),
]


@pytest.mark.parametrize(("profile", "printed", "typed", "before", "after"), EDITS)
def test_what_a_reviewer_types_changes_the_value(profile, printed, typed, before, after):
    made = api.draft(TALKS, profile=profile)
    data = edited(made.docx, within(printed, gone(printed) + ins(typed)))
    read = api.review(data, TALKS, bases=[made.base])
    assert read.meeting is not None, [each.message for each in read.diagnostics]
    assert TALKS.count(before) == 1
    assert read.meeting.decode() == TALKS.replace(before, after)


def test_days_of_an_era_come_back():
    text = TALKS.replace("title: Ministers", "language: ja\ntitle: Ministers")
    made = api.draft(text, profile="mofa-jp")
    data = edited(made.docx, within("令和7年4月4日", gone("令和7年4月4日") + ins("令和7年4月6日")))
    read = api.review(data, text, bases=[made.base])
    assert read.meeting.decode() == text.replace("date: 2025-04-04", "date: 2025-04-06")


def test_bases_of_two_profiles_are_composed_each_in_its_own():
    un, eu = (parse_base(api.draft(TALKS, profile=name).base) for name in ("un", "eu"))
    alike = un.model_copy(update={"profile": eu.profile})
    assert replay_text(un, TALKS, {}).document != replay_text(alike, TALKS, {}).document
