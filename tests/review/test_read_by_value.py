"""Days and decisions that reviewers write in the words of the sheet's language come back as values, or are kept."""

from __future__ import annotations

import pytest
from drafts import edited, swap
from test_clearance_cells import fill

from factsheet import api
from factsheet.meeting import Clearance, read_meeting

MEETING = """\
id: sample
kind: bilateral
title: Party A and Party B
language: {language}
date: 2025-04-03
venue: {{city: Brussels, country: BE}}
issuer: {{name: Desk}}
participants: [{{party: Party A}}, {{party: Party B}}]
follow_ups:
- {{action: A report, owners: Party A, due: 2025-07-15}}
clearances: [Legal Adviser, Press office]
"""


def merged(language, *edits) -> api.Reviewed:
    """Give what becomes of a draft in a language that has gone through edits."""
    meeting = MEETING.format(language=language)
    drafted = api.draft(meeting)
    assert drafted.docx is not None
    return api.review(edited(drafted.docx, *edits), meeting, trust_embedded=True)


def first_clearance(meeting: bytes) -> Clearance:
    """Give the first clearance of a meeting file."""
    return read_meeting(meeting, "meeting.yaml").meeting.clearances[0]


@pytest.mark.parametrize(
    ("language", "decision", "day"),
    [
        ("en", "OK", "6 July 2025"),
        ("en", "No objection.", "2025-07-06"),
        ("es", "Sin objeciones", "6 de julio del 2025"),
        ("fr", "Visé", "dimanche 6 juillet 2025"),
        ("ru", "Нет возражений", "6 июля 2025 года"),
        ("vi", "Không có ý kiến", "ngày 6 tháng 7 năm 2025"),
        ("ja", "異議なし", "令和7年7月6日"),
        ("ko", "이의 없음", "2025. 7. 6.(일)"),
        ("de", "Keine Einwände", "6.7.2025"),
        ("zh", "无意见", "二〇二五年七月六日"),
    ],
)
def test_a_clearance_is_read_in_the_words_of_the_language(language, decision, day):
    done = merged(language, fill("Legal Adviser", ("A. Person", decision, day)))
    assert done.meeting is not None
    assert done.review_file is None
    clearance = first_clearance(done.meeting)
    assert (clearance.decision, str(clearance.date)) == ("cleared", "2025-07-06")


def test_what_is_no_decision_and_two_days_are_kept_while_the_rest_is_merged():
    done = merged("en", fill("Legal Adviser", ("A. Person", "OK to go?", "3/4/2025")))
    assert done.meeting is not None
    clearance = first_clearance(done.meeting)
    assert (clearance.name, clearance.decision, clearance.date) == ("A. Person", None, None)
    assert done.review_file is not None
    assert all(text in done.review_file.decode() for text in ("OK to go?", "3/4/2025"))


def test_names_in_other_languages_come_back_from_word_as_they_are_written():
    people = "  - {party: JP, people: [{name: Iwaya Takeshi, also: {ja: 岩屋 毅, 'pt-BR': \"Takeshi Iwaya\"}}]}"
    meeting = MEETING.format(language="en").replace(
        "participants: [{party: Party A}, {party: Party B}]", f"participants:\n  - {{party: Party A}}\n{people}"
    )
    drafted = api.draft(meeting)
    assert drafted.docx is not None
    edits = swap("Iwaya Takeshi</w:t>", "Iwaya Takashi</w:t>"), fill("Legal Adviser", ("A. Person", "OK", "2025-07-06"))
    done = api.review(edited(drafted.docx, *edits), meeting, trust_embedded=True)
    assert done.meeting is not None
    assert people.replace("Takeshi, also", "Takashi, also") in done.meeting.decode()


def test_a_season_as_the_issuers_country_calls_it_is_read():
    meeting = MEETING.format(language="en").replace("name: Desk", "name: Desk, country: US")
    meeting = meeting.replace("2025-07-15", "autumn 2025")
    drafted = api.draft(meeting, profile="plain").docx
    done = api.review(edited(drafted, swap("Fall 2025", "Fall 2026")), meeting, trust_embedded=True)
    assert b"due: autumn 2026" in done.meeting
