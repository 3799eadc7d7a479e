"""A sheet that says it is cleared, or final, has its answers; a final one goes out without only for a reason."""

from __future__ import annotations

import pytest

from factsheet import api

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
