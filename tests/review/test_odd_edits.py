"""Edits that once went wrong: as they came back in drafts of an earlier template, and made anew in LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest
from libreoffice import do, edit_in_libreoffice
from talks import TALKS, changed, draft, kept, merged_file

from factsheet.draft.base import BaseStore
from factsheet.draft.remarks import ReviewFile
from factsheet.review.changes import parse_accept
from factsheet.review.merge import Decisions
from factsheet.review.outcome import merge_readings
from factsheet.review.reader import read_review

KEPT = Path(__file__).parent / "kept" / "odd"
MEETING = (KEPT / "talks.yaml").read_text("utf-8")
POINTS, FUNDS = "sections[security].content", "sections[security].content[funds]"
FIRST, SECOND, TEXT = (
    f"{POINTS}[first-point]",
    f"{POINTS}[second-point]",
    "The commitment remains critical to security in the region.",
)
ANNA, BOB = "participants[party-a].people[anna-example]", "participants[party-b].people[bob-example]"
LEGAL, VENUE = "clearances[legal-adviser]", ("Geneva, Switzerland", "Palais des Nations, Geneva, Switzerland")
BOB_SAYS = {f"{BOB}.name": "Bob Example", f"{BOB}.title": "Minister"}
GONE = {f"{SECOND}.{key}": None for key in ("lead", "text", "sources[statement]")}
JOINED = f"{TEXT}**Second point.** A hotline between the ministries opens in 2027."

RIGHT = {
    "separator-glued-title": ({f"{ANNA}.title": "Prime Minister"}, []),
    "since-dateutc": ({f"{FIRST}.text": TEXT.replace("critical", "truly critical")}, []),
    "cell-emptied": ({f"{FUNDS}.rows[minerals].cells[sum].text": ""}, []),
    "header-emptied": ({}, [("value", f"{FUNDS}.columns[sum].title", "Sum", "")]),
    "due-emptied": ({"follow_ups[report-on-critical-minerals].due": None}, []),
    "decision-ok": ({f"{FIRST}.text": TEXT.replace("critical", "vital"), f"{LEGAL}.decision": "cleared"}, []),
    "docket-marking": ({}, [("value", "version", "1", "1 · RESTRICTED")]),
    "people-cell-filled": (BOB_SAYS, []),
    "wingdings-arrow": ({f"{FIRST}.text": TEXT.replace("commitment", "commitment →")}, []),
    "new-table-untold": ({}, [("table", None, "", "New A | New B"), ("table", None, "", "1 | 2")]),
    "bullet-rewritten": ({f"{FIRST}.lead": "New lead", f"{FIRST}.text": "Entirely new sentence here."}, []),
    "hidden-text": ({}, [("formatting", f"{FIRST}.text", "critical", "vanish")]),
    "points-joined-with-source": (
        {f"{FIRST}.text": JOINED, f"{FIRST}.sources[statement]": "statement", **GONE},
        [],
    ),
    "sym-bad-hex": (
        {},
        [("value", f"{FIRST}.text", TEXT, TEXT.replace("remains", "\N{REPLACEMENT CHARACTER}remains"))],
    ),
    "comment-in-empty-cell": ({}, []),
    "venue-retyped": ({}, [("value", "venue.city", *VENUE)]),
}
"""What is merged, by paths, and what goes into the review file."""


def without_digest(values):
    """Leave out what a clearance is signed with: it stands for the content, whatever that is."""
    return {path: text for path, text in values.items() if not path.endswith(".digest")}


def by_item(values):
    """Name points by their place: one without an id of its own is called by its lead."""
    return {path.replace("[new-lead]", "[first-point]"): text for path, text in values.items()}


def test_every_kept_file_has_its_right_result():
    assert {file.stem for file in KEPT.glob("*.docx")} == RIGHT.keys()


@pytest.mark.parametrize("name", RIGHT)
def test_an_edit_of_a_kept_draft_has_its_right_result(name):
    data, accept = (KEPT / f"{name}.docx").read_bytes(), "since=2026-05-10T12:00Z" if name == "since-dateutc" else "all"
    reading = read_review(data, "e.docx", [BaseStore(KEPT / "store")], accept=parse_accept(accept))
    result = merge_readings({"e.docx": reading}, MEETING.encode(), "talks.yaml", ReviewFile(), Decisions())
    values, left = RIGHT[name]
    assert (by_item(without_digest(changed(result, MEETING))), kept(result)) == (values, left)
    comments = [("clearances[legal-adviser].name", "Who signs?")] if name == "comment-in-empty-cell" else []
    assert [(each.path, each.text) for each in result.review_file.comments] == comments


IN_OFFICE = {
    "separator-glued-title": (do("replace", find=", Foreign", new=", Prime"),),
    "cell-emptied": (do("clear", row="Minerals", column=2),),
    "header-emptied": (do("clear", row="Area", column=2),),
    "due-emptied": (do("delete", find="July 15, 2026"),),
    "decision-ok": (do("replace", find="critical", new="vital"), do("fill", row="Legal Adviser", column=3, text="OK")),
    "docket-marking": (do("insert_after", find="Version 1", new=" · RESTRICTED"),),
    "people-cell-filled": (do("fill", row="Party B", column=2, text="Bob Example, Minister"),),
    "hidden-text": (do("hide", find="critical"),),
    "points-joined-with-source": (do("join", paragraph="First point"),),
    "comment-in-empty-cell": (do("comment_cell", row="Legal Adviser", column=2, text="Who signs?"),),
    "venue-retyped": (do("replace", find=VENUE[0], new=VENUE[1]),),
}


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", IN_OFFICE)
def test_the_same_edit_in_libreoffice_has_the_same_result(name, tmp_path):
    saved = tmp_path / "edited.docx"
    start = (do("as_author", name="Rev"), do("tracking", on=True))
    edit_in_libreoffice(draft(), *start, *IN_OFFICE[name], save=saved)
    result = merged_file(saved.read_bytes())
    values, left = RIGHT[name]
    assert (without_digest(changed(result, TALKS)), kept(result)) == (values, left)
    comments = [("clearances[legal-adviser].name", "Who signs?")] if name == "comment-in-empty-cell" else []
    assert [(each.path, each.text) for each in result.review_file.comments] == comments
