"""A draft for a partner comes back: its edits go into the full meeting; what was withheld is as it was, to the byte."""

from __future__ import annotations

import pytest
from drafts import all_gone, edited, gone, ins, members, paragraph, piece, within
from unpacking import texts_in

from factsheet import api

FULL = """\
# Drafted by Quillfeather.
id: talks
kind: bilateral
title: Party A and Party B
marking: U
date: 2025-04-03
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
classification: {scheme: us, by: An officer, derived_from: Multiple Sources, declassify_on: "20500403"}
abbreviations: {WXYZ: Wardens of Xanadu}
participants: [{party: Party A, marking: U}, {party: Party B, marking: U}, {party: Party Thistledown, marking: S}]
summary:
- {text: Trade talks, marking: S}   # Marrowbone asked for it
- {text: Both parties met., marking: U, sources: [secret-paper, open-paper]}
- {text: "The WXYZ met Marrowbone.", marking: S}
clearances: [{office: Legal, decision: cleared}]
allow: [{code: number-of-parties, reason: Quillfeather knows}]
sections:
- id: open
  title: Open talks
  marking: U
  content:
  - {text: Trade talks, marking: U}
  - {text: Thistledown spoke., marking: S//NF}
  - text: "Both parties spoke of rivers."
    marking: U
    points: [{text: Of long rivers., marking: U}, {text: Of Thistledown rivers., marking: S}]
  - table:
      columns: [What, When]
      marking: U
      rows:
      - {cells: [Next talks, spring], marking: U}
      - {cells: [Marrowbone, summer], marking: S}
- {id: shut, title: Shut talks, marking: S, content: [{text: Marrowbone., marking: S}]}
follow_ups:
- {action: Meet again., owners: [Party A], due: 2025-06, marking: U}
- {action: Fetch Marrowbone., owners: [Party B], due: 2025-07, marking: S}
sources:
- {id: secret-paper, title: Marrowbone paper, marking: S}
- {id: open-paper, title: Open paper, marking: U}
"""
LEVELS = {"silent": {"sees": ["U"]}, "told": {"sees": ["U"], "mode": "indicated"}}


def draft(level: str = "silent") -> api.Drafted:
    made = api.draft(FULL, release=level, levels=LEVELS)
    assert not made.failed, made.diagnostics
    return made


def merged(made: api.Drafted, *edits: object, today: str = FULL, **how: object) -> api.Reviewed:
    return api.review(edited(made.docx, *edits), today, bases=[made.base], **how)


@pytest.mark.parametrize("level", LEVELS)
def test_nothing_of_what_is_withheld_is_in_a_draft(level):
    made = draft(level)
    for data in (made.docx, made.base):
        read = texts_in(data)
        assert [word for word in ("quillfeather", "marrowbone", "thistledown", "wxyz", "legal") if word in read] == []
        assert "bothpartiesmet" in read


@pytest.mark.parametrize("level", LEVELS)
def test_a_draft_that_nobody_touched_changes_nothing(level):
    back = merged(draft(level))
    assert (back.meeting, back.conflicts, back.merged) == (FULL.encode(), (), ())


CASES = {
    "words": (
        within("parties met", piece("parties ") + ins("at last ") + piece("met")),
        "parties met.",
        "parties at last met.",
    ),
    "twin": (
        within("Trade talks", piece("Trade") + gone(" talks") + ins(" goods")),
        "{text: Trade talks, marking: U}",
        "{text: Trade goods, marking: U}",
    ),
    "below": (
        within("long rivers", piece("long ") + gone("rivers") + ins("lakes")),
        "Of long rivers.",
        "Of long lakes.",
    ),
    "cell": (
        within("Next talks", piece("Next ") + ins("round of ") + piece("talks")),
        "Next talks",
        "Next round of talks",
    ),
    "heading": (within("Open talks", piece("Open ") + gone("talks") + ins("rounds")), "Open talks", "Open rounds"),
    "action": (within("Meet again", piece("Meet ") + ins("once ") + piece("again")), "Meet again", "Meet once again"),
    "source": (within("Open paper", piece("Open ") + ins("white ") + piece("paper")), "Open paper", "Open white paper"),
}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", CASES)
def test_an_edit_goes_into_the_full_meeting_and_touches_nothing_else(name, level):
    edit, before, after = CASES[name]
    back = merged(draft(level), edit)
    assert back.conflicts == ()
    assert FULL.count(before) == 1
    assert back.meeting.decode() == FULL.replace(before, after)


@pytest.mark.parametrize("level", LEVELS)
def test_what_a_partner_takes_out_goes_and_what_is_withheld_beside_it_stays(level):
    back = merged(draft(level), paragraph("Of long rivers", all_gone))
    assert back.conflicts == ()
    assert back.meeting.decode() == FULL.replace("{text: Of long rivers., marking: U}, ", "")


def test_what_has_something_withheld_below_it_is_not_taken_out_in_silence():
    back = merged(draft(), paragraph("Both parties spoke", all_gone), paragraph("Of long rivers", all_gone))
    assert back.meeting is None
    assert [(each.path, each.reason) for each in back.conflicts] == [
        ("sections[open].content[both-parties-spoke-of-rivers]", "removed by one, changed by another")
    ]


def test_what_is_withheld_since_the_draft_is_still_merged():
    today = FULL.replace("{text: Both parties met., marking: U,", "{text: Both parties met., marking: S,")
    edit, before, after = CASES["words"]
    assert merged(draft(), edit, today=today).meeting.decode() == today.replace(before, after)


NOTES = {
    "edited": within("not released", piece("not released ") + ins("yet ")),
    "removed": paragraph("not released", all_gone),
}


@pytest.mark.parametrize("name", NOTES)
def test_a_note_is_no_text_of_the_meeting(name):
    edit, before, after = CASES["words"]
    back = merged(draft("told"), NOTES[name], edit)
    assert back.conflicts == ()
    assert back.meeting.decode() == FULL.replace(before, after)
    assert "a note on what is withheld is no text of the meeting" in {row.note for row in back.merged}
    assert b"not-released-1" in back.review_file


def test_the_name_of_the_full_file_is_not_in_a_draft():
    made = api.draft(FULL, release="public", name="quillfeather-closure.yaml")
    assert b"closure" not in made.base
    assert not any(b"closure" in part for part in members(made.docx).values())


def test_remarks_of_reviewers_of_the_full_text_are_in_no_draft_of_a_level():
    remark = b"comments: [{id: c-1, author: Quillfeather, path: title, text: Ask Thistledown.}]\n"
    whole = api.draft(FULL, review_file=remark)
    part = api.draft(FULL, review_file=remark, release="public")
    assert "askthistledown" in texts_in(whole.docx)
    assert "askthistledown" not in texts_in(part.docx)
