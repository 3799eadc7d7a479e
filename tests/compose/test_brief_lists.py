"""What `brief` lists: lead-ins without the marks that close them, and next dates in their order."""

from datetime import UTC, date, datetime

import pytest
from babel import Locale
from packs import packs

from factsheet.compose.composer import compose
from factsheet.compose.days import due_order
from factsheet.compose.inverse import Inverse
from factsheet.document.text import document_text
from factsheet.meeting import Due, read_meeting
from factsheet.paths import ValuePath

MEETING = """\
id: m
kind: bilateral
title: T
language: {language}
date: 2025-04-03
venue: {{city: C, country: BE}}
issuer: {{name: I}}
participants: [{{party: A}}, {{party: B}}]
sections:
  - {{title: S, content: [{leads}]}}
follow_ups:
  - {{action: Words, due: before the next ministerial}}
  - {{action: Whole month, due: 2025-12}}
  - {{action: Later, due: 2025-12-31}}
  - {{action: Without}}
  - {{action: Season, due: summer 2025}}
  - {{action: Sooner, due: 2025-12-05}}
  - {{action: Next year, due: 2026-01-02}}
  - {{action: Winter, due: winter 2025}}
"""


def lines(language, *leads):
    content = ", ".join(f"{{lead: '{lead}', text: X}}" for lead in leads)
    meeting = read_meeting(MEETING.format(language=language, leads=content).encode(), "m.yaml").meeting
    made = compose(meeting, packs().pack("brief", language, "BE"), datetime(2025, 4, 3, tzinfo=UTC))
    return document_text(made.document)


@pytest.mark.parametrize(
    ("language", "leads", "listed"),
    [
        ("en", ["Tariffs:", "Ports:"], "Tariffs; Ports"),
        ("en", ["Tariffs.", "Who pays?", "The U.S.", "Steel –"], "Tariffs; Who pays? The U.S.; Steel"),
        ("ja", ["非核化：", "なぜ？", "経済。", "貿易"], "非核化；なぜ？経済；貿易"),
    ],
)
def test_lead_ins_in_a_list_have_no_mark_before_the_next(language, leads, listed):
    assert any(listed in line for line in lines(language, *leads))


def test_next_dates_stand_in_order_and_words_last():
    text = "\n".join(lines("en", "L"))
    actions = ["Season", "Sooner", "Later", "Whole month", "Winter", "Next year", "Words"]
    assert sorted(actions, key=text.index) == actions
    assert "Without" not in text


MEETINGS_DAY = date(2025, 4, 3)


def order(written, day=MEETINGS_DAY):
    return due_order(Due.model_validate(written), day)


def test_nothing_due_is_last():
    assert due_order(None, MEETINGS_DAY) == order("when both agree") > order("2999-12")


@pytest.mark.parametrize(
    ("day", "before", "behind"),
    [
        (date(2025, 1, 20), "2025-02-28", "2025-03-01"),
        (date(2025, 2, 28), "2025-02", "2025-03"),
        (date(2024, 11, 5), "2024-12", "spring 2025"),
        (date(2025, 3, 1), "2025-12", "2026-01-01"),
        (date(2025, 12, 24), "2025-12-31", "2026-01-01"),
        (date(2026, 2, 1), "2025-12", "2026-02-02"),
    ],
)
def test_the_winter_of_a_year_ends_in_it_until_it_is_over(day, before, behind):
    assert order(before, day) < order("winter 2025", day) < order(behind, day)


def test_a_lead_in_edited_in_a_list_comes_back_as_it_stands(compose_with, labels):
    (text,) = compose_with("<p>{{ meeting.title | unclosed }}</p>").document.blocks[1].inlines
    assert text.origin.filter is None
    path = ValuePath.parse("sections[s].content[a].lead")
    inverse = Inverse(Locale("en"), labels, {})
    assert inverse.values(path, "Harbours", "unclosed::") == {path: "Harbours:"}
    assert inverse.values(path, "Who pays?", "unclosed::") == {path: "Who pays?"}
    assert inverse.values(path, "Les ports", "unclosed:\u00a0:") == {path: "Les ports\u00a0:"}
    assert inverse.values(path, "Harbours", "unclosed") == {path: "Harbours"}
    assert inverse.values(path, " ", "unclosed::") is None
