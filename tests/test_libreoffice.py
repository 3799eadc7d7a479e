"""The edits that tests have LibreOffice make are made, tracked, undone and told as they should."""

from __future__ import annotations

import pytest
from libreoffice import OfficeError, do, edit_in_libreoffice, in_libreoffice
from runs import build_paths

from factsheet.production.options import Options

pytestmark = pytest.mark.libreoffice
MEETING = """\
id: filler
kind: bilateral
title: A meeting
language: en
date: 2025-01-15
status: draft
version: "1"
issuer: {name: Ministry}
venue: {city: Geneva, country: CH}
participants:
  - {party: CH, people: [{name: A B, title: Minister}]}
  - {party: FR, people: [{name: C D, title: Minister}]}
sections:
  - id: first
    title: First
    content:
"""
FOLLOW_UPS = """\
follow_ups:
  - {action: Write the paper, owners: [CH], due: 2025-03-01, status: open}
  - {action: Send the paper, owners: [FR], due: 2025-04-01, status: open}
"""
# The sentence that an edit is made in, the edit, and what then stands there.
EDITS = [
    ("One word.", do("replace", find="word", new="letter", paragraph="One"), ["One letter."]),
    ("Two words.", do("insert_after", find="Two", new=" long"), ["Two long words."]),
    ("Three words.", do("insert_before", find="Three", new="All "), ["All Three words."]),
    ("Four words.", do("delete", find="Four "), ["words."]),
    ("Five words.", do("split", find="Five"), ["Five", " words."]),
    ("Eight words.", do("insert_paragraph_before", before="Eight", new="Raw."), ["Raw.", "Eight words."]),
    ("Six words.", do("line_break", find="Six"), ["Six\n words."]),
    ("Seven words.", do("insert_paragraph", after="Seven", new="Fresh."), ["Seven words.", "Fresh."]),
    ("Nine words.", do("delete_paragraph", paragraph="Nine"), []),
    ("Ten words.", do("join", paragraph="Ten"), ["Ten words.Eleven words."]),
    ("Eleven words.", do("bold", find="Eleven"), []),
]
NEW_ROW = ["Read the paper", "Switzerland", "May", "Open"]
ROWS = [do("insert_row", after="Send", cells=NEW_ROW), do("delete_row", find="Write")]


@pytest.fixture(scope="module")
def sheet(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    sentences = "".join(f"      - {sentence}\n" for sentence, _, _ in EDITS)
    (folder / "filler.yaml").write_text(MEETING + sentences + FOLLOW_UPS, "utf-8")
    (report,) = build_paths([folder], Options(output=folder, formats=("docx",)))
    (path,) = report.written
    return path


def test_tracked_edits_can_be_accepted_and_rejected(sheet, tmp_path):
    saved = tmp_path / "edited.docx"
    before = in_libreoffice(sheet).lines
    edits = [edit for _, edit, _ in EDITS]
    seen = in_libreoffice(sheet, do("as_author", name="A. Reviewer"), do("tracking", on=True), *edits, save=saved)
    assert {revision["kind"] for revision in seen.revisions} == {"Insert", "Delete", "Format"}
    assert {revision["author"] for revision in seen.revisions} == {"A. Reviewer"}
    assert in_libreoffice(saved, do("reject_all")).lines == before
    accepted = in_libreoffice(saved, do("accept_all"))
    first, last = before.index(EDITS[0][0]), before.index(EDITS[-1][0])
    assert accepted.lines == before[:first] + [line for _, _, lines in EDITS for line in lines] + before[last + 1 :]
    assert accepted.revisions == []


def test_tracked_rows_can_be_accepted_and_rejected(sheet, tmp_path):
    saved = tmp_path / "edited.docx"
    before = in_libreoffice(sheet).lines
    edit_in_libreoffice(sheet, do("tracking", on=True), *ROWS, save=saved)
    assert in_libreoffice(saved, do("reject_all")).lines == before
    first, end = before.index("Write the paper"), before.index("Send the paper") + 4
    expected = [*before[:first], *before[first + 4 : end], *NEW_ROW, *before[end:]]
    accepted = in_libreoffice(saved, do("accept_all")).lines
    assert [line.rstrip("\u200d") for line in accepted] == expected
    assert in_libreoffice(sheet, do("tracking", on=False), *ROWS).lines == expected


def test_comments_and_formats(sheet, tmp_path):
    saved = tmp_path / "edited.docx"
    edits = [do("comment", find="One", text="Why?"), do("resolve", comment="Why?"), do("italic", find="Two")]
    edit_in_libreoffice(sheet, do("as_author", name="A. Reviewer"), *edits, save=saved)
    assert in_libreoffice(saved).comments == [{"author": "A. Reviewer", "text": "Why?", "resolved": True}]


def test_single_revisions_are_accepted_and_rejected(sheet):
    edits = [do("tracking", on=True), do("insert_after", find="One", new=" long"), do("delete", find="Two ")]
    seen = in_libreoffice(sheet, *edits, do("accept", find=" long"), do("reject", find="Two "))
    assert seen.revisions == []
    assert {"One long word.", "Two words."} <= set(seen.lines)


def test_what_cannot_be_done_is_told_and_the_next_edit_works(sheet, tmp_path):
    saved = tmp_path / "edited.docx"
    with pytest.raises(OfficeError, match="there is no 'nowhere'"):
        in_libreoffice(sheet, do("replace", find="nowhere", new="x"), save=saved)
    with pytest.raises(OfficeError, match="stands in no table"):
        in_libreoffice(sheet, do("delete_row", find="One"))
    assert not saved.exists()
    assert "One word." in in_libreoffice(sheet).lines
