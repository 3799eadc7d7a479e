"""A joint text that was agreed without a meeting has no venue, and no house speaks of a meeting in its sheet."""

from __future__ import annotations

import pytest
from packs import Packs

from factsheet.compose.composer import compose
from factsheet.diagnostics import FactsheetError
from factsheet.document.text import document_text
from factsheet.meeting import read_meeting
from factsheet.pipeline.pack_loading import PackLoader
from factsheet.pipeline.packs import PackFiles
from factsheet.pipeline.sheets import last_day

TEXT = """\
id: interim-agreement
kind: bilateral
document: joint statement
title: United States-India Joint Statement
date: 2026-02-06
issuer: {name: The White House, country: US}
participants: [{party: US}, {party: IN}]
summary: [They have reached a framework.]
"""
PLACED = TEXT.replace("issuer:", "venue: {city: Washington, country: US}\nissuer:")
HOUSES = ["plain", "state", "eu", "g7", "nato", "un", "mofa-jp", "mofa-kr"]


def lines(text: str, house: str, template: str = "standard") -> list[str]:
    meeting = read_meeting(text.encode(), "m.yaml").meeting
    pack = PackLoader(PackFiles(Packs().files.roots), None).pack(template, "en", "US", house)
    return list(document_text(compose(meeting, pack, last_day(meeting)).document))


@pytest.mark.parametrize("house", HOUSES)
def test_no_house_speaks_of_a_meeting(house):
    said = "\n".join(lines(TEXT, house))
    assert "They have reached a framework." in said
    assert [word for word in ("Venue", "Bilateral meeting", "held the", "met ") if word in said] == []


def test_with_a_venue_the_key_facts_tell_of_the_meeting():
    said = "\n".join(lines(PLACED, "plain"))
    assert [word for word in ("Venue", "Bilateral meeting", "Washington, February 6") if word not in said] == []


def test_the_brief_pack_prints_it_too():
    assert "They have reached a framework." in "\n".join(lines(TEXT, "plain", "brief"))


@pytest.mark.parametrize("document", ["joint statement", "joint fact sheet", "media note"])
def test_joint_texts_may_have_no_venue(document):
    assert read_meeting(TEXT.replace("joint statement", document).encode(), "m.yaml").meeting.venue is None


@pytest.mark.parametrize(
    "document", ["fact sheet", "readout", "communique summary", "memorandum of conversation", None]
)
def test_texts_on_a_meeting_must_have_one(document):
    old = "document: joint statement\n"
    text = TEXT.replace(old, f"document: {document}\n" if document else "")
    with pytest.raises(FactsheetError) as caught:
        read_meeting(text.encode(), "m.yaml")
    assert [(each.code, each.message) for each in caught.value.diagnostics] == [
        ("missing-key", "the key `venue` is missing")
    ]


def test_parties_without_people_are_named_in_the_paragraph_that_says_who_met():
    (said,) = [line for line in lines(PLACED, "mofa-jp") if "held the" in line]
    assert said.startswith(
        "On February 6, 2026, the United States held the United States-India Joint Statement with India."
    )
