"""What reviewers write into the empty cells of the table of clearances is read as the values that belong there."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from drafts import STAMP, edited, make_draft, piece, read_draft

from factsheet.review.changes import ValueChange

MEETING = """\
id: sample
kind: bilateral
title: Party A and Party B
date: 2025-04-03
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
participants: [{party: Party A}, {party: Party B}]
clearances: [Legal Adviser, Press office]
"""
ANSWER = ("A. Person", "Cleared with edits", "April 4, 2025")


def fill(office: str, texts: tuple[str, ...]) -> Callable[[str], str]:
    """Give an edit that writes texts into the cells behind that of an office, tracked."""

    def edit(body: str) -> str:
        start = body.index(f">{office}</w:t>")
        start = body.index("</w:tc>", start)
        row = body[start : (end := body.index("</w:tr>", start))]
        pieces = iter(f'<w:ins w:id="{9000 + n}" {STAMP}>{piece(text)}</w:ins>' for n, text in enumerate(texts))
        filled = re.sub("</w:p></w:tc>", lambda match: f"{next(pieces)}{match[0]}", row)
        return body[:start] + filled + body[end:]

    return edit


@pytest.mark.parametrize("pack", ["standard", "brief"])
@pytest.mark.parametrize(("office", "item"), [("Legal Adviser", "legal-adviser"), ("Press office", "press-office")])
def test_the_first_office_that_answers_fills_in_its_row(pack, office, item):
    reading = read_draft(edited(make_draft(MEETING, pack), fill(office, ANSWER)))
    found = {str(change.path): change for change in reading.changes}
    names = [f"clearances[{item}].{field}" for field in ("name", "decision", "date")]
    assert list(found) == names
    for change, text in zip(found.values(), ANSWER, strict=True):
        assert isinstance(change, ValueChange)
        assert (change.before, change.after) == ("", text)
        assert [stamp.author for stamp in change.stamps] == ["Jane"]
    assert [found[name].printed_by for name in names] == [None, "label", "day"]
