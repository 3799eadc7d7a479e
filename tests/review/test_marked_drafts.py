"""What reviewers type into the draft of a sheet that is marked, or under embargo, and what comes of it."""

from __future__ import annotations

import re

import pytest
from talks import changed, draft, kept, merged, merged_file
from word_edits import Body, W

from factsheet.diagnostics import Severity
from factsheet.meeting import read_meeting

MARKED = """\
id: talks
kind: bilateral
title: Party A and Party B
marking: OPEN
date: 2026-05-04
embargo: 2026-05-05T09:00 Europe/Brussels
venue: {city: Geneva, country: CH}
issuer: {name: Ministry of Party A}
participants: [{party: JP, marking: OPEN}, {party: CH, marking: OPEN}]
summary:
  - {id: met, text: The parties met., marking: OPEN}
  - {id: agreed, text: They agreed., marking: OPEN}
sections:
  - id: funds
    title: Funds
    marking: OPEN
    content:
      - paragraph: {id: said, text: Funds were discussed., marking: INTERNAL}
      - table:
          id: sums
          columns: [Area, Sum]
          marking: OPEN
          rows: [{id: energy, cells: [Energy, "2.5"], marking: OPEN}]
follow_ups: [{id: again, action: To meet again, marking: OPEN, owners: JP}]
"""


LOCAL = "Japan, May 5, 2026, 4:00 p.m. (UTC+9); Switzerland, May 5, 2026, 9:00 a.m. (UTC+2)"

UNMARKED = "a portion of a marked sheet has no mark"


def behind(text, typed):
    return lambda body: body.add_after(body.paragraph(text), typed)


def row_behind(text, cells):
    return lambda body: body.add_row_after(next(body.paragraph(text).iterancestors(f"{W}tr")), cells)


@pytest.mark.parametrize(
    ("edit", "item", "fields"),
    [
        (
            behind("(OPEN) The parties met.", "(INTERNAL) They spoke."),
            "summary[they-spoke]",
            {"text": "They spoke.", "marking": "INTERNAL"},
        ),
        (
            behind("(INTERNAL) Funds were discussed.", "(OPEN) More."),
            "sections[funds].content[more]",
            {"text": "More.", "marking": "OPEN"},
        ),
        (
            behind("(OPEN) The parties met.", "(as agreed) They spoke."),
            "summary[as-agreed-they-spoke]",
            {"text": "(as agreed) They spoke."},
        ),
        (
            row_behind("(OPEN) Energy", ["(INTERNAL) Water", "3.1"]),
            "sections[funds].content[sums].rows[water]",
            {"cells[area].text": "Water", "cells[sum].text": "3.1", "marking": "INTERNAL"},
        ),
        (
            row_behind("(OPEN) To meet again", ["(OPEN) To write", "Japan", "", ""]),
            "follow_ups[to-write]",
            {"action": "To write", "marking": "OPEN", "owners[JP].name": "JP"},
        ),
    ],
)
def test_a_new_portion_has_the_mark_that_it_begins_with(edit, item, fields):
    result = merged(edit, text=MARKED)
    told = {path.removeprefix(f"{item}."): text for path, text in changed(result, MARKED).items()}
    assert {path: text for path, text in told.items() if path in fields or "." not in path} == fields
    assert not kept(result)


@pytest.mark.parametrize(
    ("line", "old", "new", "outcomes"),
    [
        ("Embargoed until May 5, 2026, 9:00 a.m. (UTC+2)", "9:00", "10:00", ["prints otherwise", "merged"]),
        (LOCAL, "4:00", "5:00", ["prints otherwise", "prints otherwise", "merged"]),
    ],
)
def test_an_embargo_that_is_changed_goes_with_the_other_times_that_follow_from_it(line, old, new, outcomes):
    def edit(body):
        start = line.index(old)
        body.replace(body.paragraph(line), start, start + len(old), new)

    result = merged(edit, text=MARKED)
    assert changed(result, MARKED) == {"embargo": "2026-05-05T10:00 Europe/Brussels"}
    assert [str(row.outcome) for row in result.rows] == outcomes


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (
            behind("(OPEN) The parties met.", "They spoke."),
            ("unmarked-portion", "summary[they-spoke]", UNMARKED),
        ),
        (
            behind("(OPEN) The parties met.", "(SECRET) They spoke."),
            ("wrong-marking", "summary[they-spoke].marking", "`SECRET` is no level of `plain`"),
        ),
        (
            lambda body: body.replace(body.paragraph("(OPEN) They agreed."), 1, 5, "OPN"),
            ("wrong-marking", "summary[agreed].marking", "`OPN` is no level of `plain`"),
        ),
        (
            row_behind("(OPEN) To meet again", ["To write", "Japan", "", ""]),
            ("unmarked-portion", "follow_ups[to-write]", UNMARKED),
        ),
        (
            row_behind("(OPEN) Energy", ["Water", "3.1"]),
            (
                "unmarked-portion",
                "sections[funds].content[sums].rows[water]",
                UNMARKED,
            ),
        ),
        (behind("(OPEN) The parties met.", "(CONFIDENTIAL) They spoke."), None),
    ],
)
def test_a_merge_tells_of_marks_that_lack_or_are_none_and_of_nothing_else(edit, told):
    def edits(body):
        edit(body)
        body.replace(body.paragraph("(OPEN) Party A and Party B"), 7, 14, "Party C")

    result = merged(edits, text=MARKED)
    assert changed(result, MARKED)["title"] == "Party C and Party B"
    found = [(each.code, each.path, each.message) for each in result.diagnostics if each.code != "untracked"]
    assert found == ([told] if told else [])
    for each in result.diagnostics:
        assert each.severity is Severity.WARNING
        assert each.span.file == "talks.yaml"
        assert result.data.decode().splitlines()[each.span.line - 1].strip()


def test_a_mark_that_the_meeting_lacked_before_is_no_doing_of_a_merge():
    edit = behind("(OPEN) The parties met.", "(OPEN) They spoke.")
    today = MARKED.replace("text: They agreed., marking: OPEN", "text: They agreed.")
    body = Body(draft(MARKED), tracked=True)
    edit(body)
    result = merged_file(body.data(), today)
    assert result.data is not None
    assert not result.diagnostics


def test_what_a_reviewer_adds_to_a_sheet_of_one_mark_is_covered():
    text = re.sub(r", marking: \w+|marking: \w+", "", MARKED).replace(
        "kind:", "classification: {portions: OPEN}\nkind:"
    )
    result = merged(behind("The parties met.", "They spoke."), text=text)
    assert "marking" not in text
    assert result.data is not None
    assert [each.code for each in result.diagnostics if each.code != "untracked"] == []
    assert [each.text for each in read_meeting(result.data, "talks.yaml").meeting.summary][1] == "They spoke."
    typed = merged(behind("The parties met.", "(INTERNAL) They spoke."), text=text)
    assert [(each.code, each.path) for each in typed.diagnostics if each.code != "untracked"] == [
        ("wrong-marking", "summary[they-spoke].marking")
    ]
