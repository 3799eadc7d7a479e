"""Clearances, and the digest of the content that they are given for."""

from __future__ import annotations

import pytest
from meeting_texts import HEAD

from factsheet.meeting import Decision, content_digest

BODY = "summary: [{lead: A, text: B}]\nabbreviations: {NATO: North Atlantic Treaty Organization}\n"


def test_an_office_may_be_its_name_alone(meeting):
    short = meeting("clearances: [Legal Adviser, EUR/NATO]\n").meeting.clearances
    long = meeting("clearances: [{office: Legal Adviser}, {office: EUR/NATO}]\n").meeting.clearances
    assert short == long
    assert [each.id for each in short] == ["legal-adviser", "eur-nato"]


def test_the_four_decisions(meeting):
    texts = ["cleared", "cleared with edits", "objected", "for information"]
    written = ", ".join(f"{{office: O{n}, decision: {text}}}" for n, text in enumerate(texts))
    given = meeting(f"clearances: [{written}]\n").meeting.clearances
    assert [each.decision for each in given] == list(Decision)
    assert [each.is_given for each in given] == [True, True, False, False]


@pytest.mark.parametrize("beside", ["date: 2025-04-04", "digest: 0123456789abcdef"])
def test_a_date_or_digest_without_a_decision_is_an_error(faults, beside):
    (found,) = faults(f"clearances: [{{office: Legal, {beside}}}]\n")
    assert "must stand beside a `decision`" in found


def test_a_digest_has_a_form(faults):
    (found,) = faults("clearances: [{office: Legal, decision: cleared, digest: 12}]\n")
    assert "must be 16 hexadecimal digits" in found


def digest(meeting, below: str, head: str = HEAD) -> str:
    return content_digest(meeting(below, head).meeting)


@pytest.mark.parametrize(
    "aside",
    [
        "clearances: [{office: Legal, decision: cleared}]",
        "status: cleared",
        'version: "2"',
        "allow: [{code: follow-up-due, reason: R}]",
    ],
)
def test_what_is_not_content_does_not_change_the_digest(meeting, aside):
    assert digest(meeting, f"{BODY}{aside}\n") == digest(meeting, BODY)


def test_ids_and_the_way_of_writing_do_not_change_the_digest(meeting):
    assert digest(meeting, BODY.replace("{lead", "{id: x, lead")) == digest(meeting, BODY)
    assert digest(meeting, "summary:\n  - A\n") == digest(meeting, "summary: [{text: 'A'}]\n")


@pytest.mark.parametrize(("old", "new"), [("text: B", "text: C"), ("NATO:", "NAT:"), ("lead: A", "lead: AB")])
def test_every_word_changes_the_digest(meeting, old, new):
    assert digest(meeting, BODY.replace(old, new)) != digest(meeting, BODY)


def test_the_head_counts_too(meeting):
    assert digest(meeting, BODY, HEAD.replace("2025-04-03", "2025-04-04")) != digest(meeting, BODY)


def test_a_digest_that_stands_in_a_file_holds_in_later_versions(meeting):
    assert digest(meeting, BODY + "contacts: [{name: Büro, office: Press}]\n") == "adf24b79699e432a"
