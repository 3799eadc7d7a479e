"""The clearance page of a house: on a page of its own, in both formats, and filled in in Word."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import pypdfium2
import pytest
from word_edits import Body, W, read

from factsheet import api
from factsheet.meeting import Decision, Role, read_meeting

TALKS = """\
id: talks
kind: bilateral
title: Talks
date: 2025-04-03
issuer: {name: Department of State, country: US}
venue: {city: Brussels, country: BE}
participants: [{party: US}, {party: JP}]
summary: [All agreed.]
clearances:
  - {office: European Affairs, symbol: EUR/RPM, role: drafted, name: A. Drafter}
  - {office: Legal Adviser, symbol: L/EUR, decision: cleared, date: 2025-04-02, name: B. Clearer, round: 1}
  - {office: Public Affairs, symbol: PA/P, decision: for information, round: 1}
  - {office: Legal Adviser, symbol: L/EUR, round: 2}
  - {office: Assistant Secretary, symbol: EUR/FO, role: approved}
"""
ROWS = [
    ["Role", "Symbol", "Office", "Name", "Decision", "Date", "Round"],
    ["Approved:", "EUR/FO", "Assistant Secretary", "", "", "", ""],
    ["Drafted:", "EUR/RPM", "European Affairs", "A. Drafter", "", "", ""],
    ["Cleared:", "L/EUR", "Legal Adviser", "B. Clearer", "(ok)", "April 2, 2025", "1"],
    ["Cleared:", "PA/P", "Public Affairs", "", "(info)", "", "1"],
    ["Cleared:", "L/EUR", "Legal Adviser", "", "", "", "2"],
]


@cache
def draft() -> api.Drafted:
    return api.draft(TALKS)


def rows(body: Body) -> list[list[str]]:
    return [
        ["".join(map(read, cell.iter(f"{W}p"))).strip() for cell in row.iter(f"{W}tc")]
        for row in body.root.iter(f"{W}tr")
    ]


def test_a_draft_has_it_on_a_page_of_its_own():
    body = Body(draft().docx, tracked=False)
    assert rows(body) == ROWS
    heading = body.paragraph("Clearance Page")
    assert [each.tag.removeprefix(W) for each in heading[0]][:2] == ["pStyle", "pageBreakBefore"]


def file_copy(tmp_path) -> dict[str, bytes]:
    (tmp_path / "copy.yaml").write_text("title: File copy\nbase: state\nbody: [opening, sections, clearances]\n")
    built = api.build(TALKS, profile="copy", profiles=tmp_path)
    assert not built.diagnostics
    return dict(built.files)


def test_a_file_copy_has_it_in_both_formats(tmp_path):
    files = file_copy(tmp_path)
    with pypdfium2.PdfDocument(files["pdf"]) as pdf:
        first, second = ([*page.get_textpage().get_text_bounded().split()] for page in pdf)
    assert "Clearance" not in first
    assert "Clearance Page" in " ".join(second)
    shown = " ".join(second)
    places = [shown.index(words) for words in ("Approved:", "Drafted:", "Cleared:", "(ok)", "(info)")]
    assert places == sorted(places)
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as package:
        words = package.read("word/document.xml").decode()
    assert "w:pageBreakBefore" in words
    assert re.sub("<[^>]+>", " ", words).split().count("Cleared:") == 3


def test_a_release_of_the_house_has_none():
    with pypdfium2.PdfDocument(api.build(TALKS, ["pdf"]).files["pdf"]) as pdf:
        assert len(pdf) == 1
        assert "Clear" not in pdf[0].get_textpage().get_text_bounded()


def answered(row: int, typed: dict[int, str]) -> dict[str, object]:
    """Give the clearance that comes of typing into empty cells of a row."""
    body = Body(draft().docx, tracked=True)
    cells = [*[*body.root.iter(f"{W}tr")][row].iter(f"{W}tc")]
    for column, text in typed.items():
        body.fill(cells[column], text)
    result = api.review(body.data(), TALKS, bases=[draft().base])
    assert result.meeting is not None, result.diagnostics
    found = read_meeting(result.meeting, "talks.yaml").meeting.clearances
    before = read_meeting(TALKS.encode(), "talks.yaml").meeting.clearances
    (changed,) = (new for old, new in zip(before, found, strict=True) if old != new)
    return {name: getattr(changed, name) for name in ("office", "role", "round", "decision", "name")}


@pytest.mark.parametrize(
    ("typed", "decision"),
    [
        ("(ok)", Decision.CLEARED),
        ("(info)", Decision.FOR_INFORMATION),
        ("(ok with edits)", Decision.CLEARED_WITH_EDITS),
        ("ok", Decision.CLEARED),
    ],
)
def test_what_is_typed_into_it_comes_back(typed, decision):
    said = answered(5, {3: "C. Lawyer", 4: typed})
    assert [*said.values()] == ["Legal Adviser", Role.CLEARED, "2", decision, "C. Lawyer"]
    said = answered(1, {3: "D. Chief", 4: typed})
    assert (said["role"], said["decision"], said["name"]) == (Role.APPROVED, decision, "D. Chief")


def test_a_row_that_is_added_is_an_office_more():
    body = Body(draft().docx, tracked=True)
    last = [*body.root.iter(f"{W}tr")][-1]
    body.add_row_after(last, ["Cleared:", "T/FO", "Arms Control", "E. Expert", "(ok)", "April 3, 2025", "2"])
    result = api.review(body.data(), TALKS, bases=[draft().base])
    found = read_meeting(result.meeting, "talks.yaml").meeting.clearances
    (added,) = (each for each in found if each.office == "Arms Control")
    assert (added.symbol, added.office, added.decision, added.round) == ("T/FO", "Arms Control", Decision.CLEARED, "2")
    assert added.digest
