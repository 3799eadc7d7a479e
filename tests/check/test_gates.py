"""A sheet that says it is cleared, or final, has its answers; what goes out without them has a reason.

docs/gates.md has the table of which gate holds where.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factsheet import api
from factsheet.check.registry import GATES as ALL
from factsheet.check.rule import Standing, Step
from factsheet.check.run import check_gates
from factsheet.diagnostics import FactsheetError
from factsheet.meeting import read_meeting
from factsheet.pipeline.gates import remarks_in
from factsheet.pipeline.packs import NamedFile

HEAD = """\
id: a
kind: summit
title: A
date: 2025-04-03
issuer: {name: B}
venue: {city: Brussels, country: BE}
participants: [{party: C}, {party: D}, {party: E}, {party: F}]
"""
GATES = {
    "clearance-missing": "{office: Legal}",
    "clearance-objected": "{office: Legal, decision: objected}",
    "clearance-lapsed": "{office: Legal, decision: cleared, digest: 0000000000000000}",
}
ALLOW = "allow: [{code: %s, reason: The Minister decided so}]\n"


def told(status: str, clearances: str, rest: str = "", **setup) -> list[tuple[str, str, tuple[str, ...]]]:
    checked = api.check(f"{HEAD}status: {status}\nclearances: [{clearances}]\n{rest}", **setup)
    return [(each.code, each.severity.value, each.hints) for each in checked.diagnostics]


def weights(*arguments: str, **setup) -> list[tuple[str, str]]:
    return [each[:2] for each in told(*arguments, **setup)]


@pytest.mark.parametrize(("code", "clearance"), GATES.items(), ids=GATES)
def test_a_final_sheet_is_refused_and_a_cleared_one_warned(code, clearance):
    assert weights("final", clearance) == [(code, "error")]
    assert weights("cleared", clearance) == [(code, "warning")]
    assert weights("draft", clearance) == ([(code, "warning")] if code == "clearance-lapsed" else [])


@pytest.mark.parametrize(("code", "clearance"), GATES.items(), ids=GATES)
def test_a_reason_lets_it_out_and_is_told(code, clearance):
    assert told("final", clearance, ALLOW % code) == [
        (code, "warning", ("allowed in this file: The Minister decided so",))
    ]
    assert weights("cleared", clearance, ALLOW % code) == []


@pytest.mark.parametrize(("code", "clearance"), GATES.items(), ids=GATES)
def test_an_option_without_a_reason_lets_nothing_out(code, clearance):
    assert weights("final", clearance, rules_off=[code]) == [(code, "error")]
    assert weights("cleared", clearance, rules_off=[code]) == []
    assert weights("final", clearance, ALLOW % code, rules_off=[code]) == [(code, "warning")]


@pytest.mark.parametrize("decision", ["cleared", "cleared with edits", "for information"])
def test_who_has_answered_without_an_objection_stops_nothing(decision):
    assert weights("final", f"{{office: Legal, decision: {decision}, date: 2025-04-04}}") == []


def rounds(*answers: str) -> str:
    return ", ".join(f"{{office: Legal, round: {n}{answer}}}" for n, answer in enumerate(answers, 1))


def test_of_several_rounds_the_last_answer_counts():
    objected, cleared = ", decision: objected", ", decision: cleared"
    assert weights("final", rounds(objected, cleared)) == []
    assert weights("final", rounds(cleared, objected)) == [("clearance-objected", "error")]
    assert weights("final", rounds(objected, "")) == [("clearance-missing", "error")]
    assert (
        weights("final", "{id: b, office: Legal, round: 10, decision: cleared}, {id: a, office: Legal, round: 9}") == []
    )
    assert weights("final", f"{rounds(cleared)}, {{office: Press, round: 1}}") == [("clearance-missing", "error")]


def test_who_drafted_the_sheet_is_not_asked_and_who_approves_it_is():
    assert weights("final", "{office: Desk, role: drafted}") == []
    assert weights("final", "{office: Desk, role: approved}") == [("clearance-missing", "error")]
    both = "{id: a, office: Desk, role: drafted}, {id: b, office: Desk, role: approved, decision: cleared}"
    assert weights("final", both) == []


def test_each_office_is_told_at_its_own_place():
    checked = api.check(f"{HEAD}status: final\nclearances:\n  - {{office: A}}\n  - {{office: B, decision: objected}}\n")
    assert [(each.code, each.span.line) for each in checked.diagnostics] == [
        ("clearance-missing", 10),
        ("clearance-objected", 11),
    ]


PAGE = (Path(__file__).parents[2] / "docs" / "gates.md").read_text("utf-8")
TABLE = {
    row[0]: row[1:]
    for row in re.findall(
        r"^\| \[([\w-]+)\]\(\S+\) \| [^|]+ \| (\w*) ?\| (\w*) ?\| (\w*) ?\| (\w*) ?\|$", PAGE, re.MULTILINE
    )
}
SILENCE = 'silence: {until: "2025-04-10T12:00 UTC"%s}\n'
BROKEN = {
    **{code: f"clearances: [{clearance}]\n" for code, clearance in GATES.items()},
    "silence-broken": SILENCE % ", digest: DIGEST" + 'objections: [{party: FR, time: "2025-04-10T11:00 UTC"}]\n',
    "silence-edited": SILENCE % ", digest: 0123456789abcdef",
    "silence-undigested": SILENCE % "",
    "open-remark": "",
    "placeholder": "contacts: [{name: Name of the contact}]\n",
    "under-embargo": "embargo: 2025-04-10T12:00 UTC\n",
}
REMARK = (
    b"comments: [{id: c-1, author: Press, text: Which hall?}]\nchanges: [{id: d-1, kind: template, status: resolved}]\n"
)
BEFORE = datetime(2025, 4, 10, 11, tzinfo=UTC)


def test_the_page_has_every_gate_in_its_order():
    assert [*TABLE] == [gate.code for gate in ALL] == [*BROKEN]


def at_step(code: str, step: Step, allow: str = "") -> list[tuple[str, str, tuple[str, ...]]]:
    """Give what the gates say of a meeting that breaks one of them, at a level that is unembargoed."""
    below = BROKEN[code] + allow
    if "DIGEST" in below:
        (told,) = check_gates(read_meeting((HEAD + SILENCE % "").encode(), "f.yaml"), Standing(Step.DRAFT))
        below = below.replace("DIGEST", re.search("digest: (\\w+)", told.hints[0])[1])
    remarks = remarks_in(NamedFile("f.review.yaml", REMARK)) if code == "open-remark" else ()
    standing = Standing(step, "public", step is Step.RELEASE, BEFORE, remarks)
    found = check_gates(read_meeting((HEAD + below).encode(), "f.yaml"), standing)
    return [(each.code, each.severity.value, each.hints) for each in found]


@pytest.mark.parametrize("step", Step, ids=lambda step: step.name.lower())
@pytest.mark.parametrize("code", TABLE)
def test_a_gate_weighs_what_the_page_says(code, step):
    weight = TABLE[code][step]
    assert [each[:2] for each in at_step(code, step)] == ([(code, weight)] if weight else [])


@pytest.mark.parametrize("code", TABLE)
def test_every_gate_lets_out_for_a_reason_that_it_tells(code):
    told = at_step(code, Step.RELEASE, ALLOW % code)
    assert told == [(code, "warning", ("allowed in this file: The Minister decided so",))]


REVIEW = """\
comments:
- {id: c-1, author: Press, path: title, text: Which of the two titles?}
- {id: c-2, author: Legal, path: title, text: Is it?, status: resolved}
- {id: c-3, text: "And %s?"}
changes:
- {id: d-1, author: Desk, kind: template, before: FACT SHEET, after: Fact sheet}
- {id: d-2, kind: image}
removed: [{draft: 0123, path: summary}]
"""


def reviewed(status: str, review: str, **setup) -> list[str]:
    checked = api.check(f"{HEAD}status: {status}\n", review_file=review.encode(), name="in/talks.yaml", **setup)
    return [f"{each.span} {each.severity.value} {each.code}: {each.message}" for each in checked.diagnostics]


def test_what_reviewers_left_open_is_told_at_its_place_in_the_review_file():
    (told,) = reviewed("final", REVIEW)
    assert told == (
        "talks.review.yaml:2:3 error open-remark: 2 comments and 2 changes of reviewers are still open, and the sheet"
        " is final: Press: “Which of the two titles?”"
    )
    (found,) = api.check(f"{HEAD}status: final\n", review_file=REVIEW.encode()).diagnostics
    assert [(each.message, each.span.line) for each in found.related] == [
        ("“And %s?”", 4),
        ("Desk, a change: “Fact sheet”", 6),
        ("a change: “image”", 7),
    ]
    assert api.build(f"{HEAD}status: final\n", review_file=REVIEW.encode()).files == {}


def test_what_is_settled_stops_nothing_and_a_draft_is_asked_nothing():
    settled = (
        REVIEW.replace("}\n", ", status: resolved}\n")
        .replace("resolved, status: ", "")
        .replace("summary, status: resolved}", "summary}")
    )
    assert reviewed("final", settled) == reviewed("draft", REVIEW) == reviewed("draft", "no review\n") == []
    assert reviewed("final", "# all of it is settled\n") == reviewed("final", "") == []
    one = "comments: [{id: c-1, text: Which?}]\n"
    assert (
        reviewed("cleared", one)[0].partition(" warning ")[2].startswith("open-remark: 1 comment of reviewers is still")
    )


def test_a_review_file_at_fault_is_told_where_a_gate_reads_it():
    (told,) = reviewed("final", "comments: [{author: B}]\n")
    assert told == "talks.review.yaml:1:12 error missing-key: the key `id` is missing in item 1 of comments"
    with pytest.raises(FactsheetError, match="unknown key `remarks`"):
        remarks_in(NamedFile("f", b"remarks: []\n"))
