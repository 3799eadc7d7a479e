"""What a pack prints in drafts alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from packs import packs

from factsheet.compose.composer import compose
from factsheet.document.algebra import every
from factsheet.document.nodes import Cell, Section, Table, Text
from factsheet.document.text import document_text
from factsheet.meeting import read_meeting

MEETING = """\
id: sample
kind: bilateral
title: Party A and Party B
date: 2025-04-03
language: {language}
venue: {{city: Brussels, country: BE}}
issuer: {{name: Desk}}
participants: [{{party: Party A}}, {{party: Party B}}]
clearances:
  - Legal Adviser
  - {{office: Press, name: A. Person, decision: cleared with edits, date: 2025-04-04}}
"""


def composed(template: str, language: str, draft: bool):
    meeting = read_meeting(MEETING.format(language=language).encode(), "f.yaml").meeting
    return compose(meeting, packs().pack(template, language, None), datetime(2025, 4, 3, tzinfo=UTC), draft=draft)


def cells(document) -> list[Cell]:
    (section,) = (b for b in document.blocks if isinstance(b, Section) and b.id == "sheet:clearances")
    (table,) = every(section.blocks, Table)
    return [cell for row in table.body for cell in row.cells]


def texts(cell: Cell) -> list[Text]:
    return [inline for block in cell.blocks for inline in block.inlines]


@pytest.mark.parametrize("template", ["standard", "brief"])
@pytest.mark.parametrize(("language", "answer"), [("en", "Cleared with edits"), ("fr", "Visé avec modifications")])
def test_clearances_are_printed_in_drafts_alone(template, language, answer):
    assert answer in document_text(composed(template, language, draft=True).document)
    released = document_text(composed(template, language, draft=False).document)
    assert not {answer, "Legal Adviser", "A. Person"} & set(released)


@pytest.mark.parametrize("template", ["standard", "brief"])
def test_a_draft_of_a_cleared_sheet_says_so_on_every_page(template):
    meeting = read_meeting(f"{MEETING.format(language='en')}status: cleared\n".encode(), "f.yaml").meeting
    pack, when = packs().pack(template, "en", None), datetime(2025, 4, 3, tzinfo=UTC)
    marks = [compose(meeting, pack, when, draft=draft).document.watermark for draft in (True, False)]
    assert marks == ["DRAFT", None]


def test_an_empty_cell_knows_whose_value_belongs_there():
    empty = [text for cell in cells(composed("standard", "en", draft=True).document)[:4] for text in texts(cell)]
    assert [(text.text, text.origin.path) for text in empty] == [
        ("Legal Adviser", "clearances[legal-adviser].office"),
        ("", "clearances[legal-adviser].name"),
        ("", "clearances[legal-adviser].decision"),
        ("", "clearances[legal-adviser].date"),
    ]


def test_a_field_that_is_not_there_cannot_be_blank(compose_with):
    with pytest.raises(Exception, match="there is no field `nothing` here"):
        compose_with("{{ meeting | blank('nothing') }}")
