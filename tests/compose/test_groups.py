"""Groups in the key facts: a line for each member with people, one line for members that are named alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from packs import packs

from factsheet.compose.composer import compose
from factsheet.document.text import document_text
from factsheet.meeting import read_meeting

MEETING = """\
id: test
kind: summit
title: Summit
date: 2023-05-20
venue: {city: Hiroshima, country: JP}
issuer: {name: Desk}
participants: [{party: Party A}, {party: Party B}]
groups:
  - {title: Guests, participants: [%s]}
"""


@pytest.mark.parametrize(
    ("members", "lines"),
    [
        ("{party: CK}", ["Cook Islands"]),
        ("{party: AU}, {party: CK}, {party: World Bank}", ["Australia, Cook Islands, and World Bank"]),
        (
            "{party: AU}, {party: CK, people: [{name: A. Person, title: Minister}, B. Person]}",
            ["Australia", "Cook Islands, A. Person, Minister; B. Person"],
        ),
    ],
)
def test_members_without_people_stand_in_one_line_where_nobody_has_any(members, lines):
    meeting = read_meeting((MEETING % members).encode(), "test.yaml").meeting
    composed = compose(meeting, packs().pack("standard", "en", None), datetime(2023, 5, 20, tzinfo=UTC))
    assert composed.diagnostics == ()
    text = document_text(composed.document)
    at = text.index("Guests") + 1
    assert list(text[at : at + len(lines)]) == lines
    assert text[at + len(lines)] == "Venue"
