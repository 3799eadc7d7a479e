"""What a release does not say of itself: its status and version, the issuer's country, follow-ups that all are open."""

from __future__ import annotations

import pytest
from packs import packs

from factsheet.compose.composer import compose
from factsheet.compose.pack import Pack
from factsheet.document.algebra import every
from factsheet.document.nodes import Document, Figure
from factsheet.document.text import document_text, inline_text
from factsheet.meeting import read_meeting
from factsheet.pipeline.pack_loading import PackLoader
from factsheet.pipeline.packs import NamedFile, PackFiles
from factsheet.pipeline.sheets import last_day

MEETING = """\
id: talks
kind: bilateral
title: Talks of A and B
date: 2025-04-03
reference: 2025/117
status: cleared
version: 3
venue: {city: Brussels, country: BE}
issuer: {name: Ministry A, office: Desk, country: FR}
participants:
  - party: FR
    people: [Person A]
  - party: DE
    people: [Person B]
follow_ups:
  - {action: Do this, owners: [FR]}
  - {action: Do that, owners: [DE]}
"""


def sheet(text: str = MEETING, *, draft: bool = False, own: str = "") -> str:
    """Give what a sheet says, running lines too; `own` is what a profile of one's own says."""
    meeting = read_meeting(text.encode(), "talks.yaml").meeting
    composed = compose(meeting, _pack(own), last_day(meeting), draft=draft)
    return "\n".join([*document_text(composed.document), *_running(composed.document)])


def _pack(own: str) -> Pack:
    root = {"profiles/own.yaml": NamedFile("own.yaml", f"title: Own\n{own}".encode())}
    return PackLoader(PackFiles((root, *packs().files.roots)), None).pack("standard", "en", "FR", "own")


def _running(document: Document) -> list[str]:
    return [inline_text(line) for each in (document.head, document.foot) for line in (each.start, each.end)]


def kept(text: str) -> list[bool]:
    return ["Cleared" in text, "Version" in text, "Desk · France" in text, "Open" in text]


def test_a_release_prints_no_housekeeping():
    text = sheet()
    assert kept(text) == [False] * 4
    assert "Ref. 2025/117" in text
    assert "Desk" in text


@pytest.mark.parametrize(
    ("meeting", "options"),
    [
        (MEETING, {"draft": True}),
        (MEETING, {"own": "housekeeping: true\n"}),
    ],
    ids=["a draft", "a profile that says so"],
)
def test_housekeeping_is_printed_where_it_is_wanted(meeting, options):
    assert kept(sheet(meeting, **options)) == [True] * 4


def test_a_sheet_that_is_a_draft_says_so():
    assert "Draft · Version 3" in sheet(MEETING.replace("cleared", "draft"))


def test_states_of_follow_ups_are_told_where_one_is_not_open():
    text = sheet(MEETING.replace("owners: [DE]", "owners: [DE], status: done"))
    assert "Done" in text
    assert "Open" in text
    assert kept(text)[:3] == [False] * 3


def test_an_emblem_stands_where_the_profile_has_one():
    text = MEETING.replace("name: Ministry A,", "name: Ministry A, emblem: {path: a.png, alt: A seal},")
    meeting = read_meeting(text.encode(), "talks.yaml").meeting
    for own, count in (("", 2), ("head: [title]\n", 0), ("head: [emblem, title]\n", 2)):
        document = compose(meeting, _pack(own), last_day(meeting)).document
        assert [figure.alt for figure in every((*document.blocks, document.head), Figure)] == ["A seal"] * count, own


def test_a_release_without_a_number_has_no_docket():
    text = sheet(MEETING.replace("reference: 2025/117\n", ""))
    assert "Ref." not in text
    assert " · " not in text
