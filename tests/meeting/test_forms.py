"""What a meeting file may look like: short forms and long ones, dates, dues, and what the model makes of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meeting_texts import BRUSSELS, HEAD
from pydantic import TypeAdapter, ValidationError

from factsheet.diagnostics import FactsheetError
from factsheet.meeting import Due, DueKind, Season, is_territory, read_meeting
from factsheet.meeting.people import code_meant, state_named


def content(text: str) -> list[dict[str, object]]:
    section = f"sections:\n  - title: A\n    content:\n{text}"
    (only,) = read_meeting((HEAD + section).encode(), "f.yaml").meeting.sections
    return [item.model_dump(exclude_defaults=False) for item in only.content]


SHORT_AND_LONG = {
    "a point": ("      - Some text\n", "      - text: Some text\n"),
    "a paragraph": ("      - paragraph: Some text\n", "      - paragraph: {text: Some text}\n"),
    "a point below a point": ("      - {lead: B, points: [C]}\n", "      - {lead: B, points: [{text: C}]}\n"),
    "columns": (
        "      - table: {columns: [B], rows: []}\n",
        "      - table: {columns: [{title: B}], rows: []}\n",
    ),
    "rows": (
        "      - table: {columns: [B], rows: [[c], [1], [~], [true]]}\n",
        "      - table: {columns: [B], rows: [{cells: [c]}, {cells: ['1']}, {cells: ['']}, {cells: ['true']}]}\n",
    ),
}


@pytest.mark.parametrize("forms", SHORT_AND_LONG.values(), ids=SHORT_AND_LONG.keys())
def test_a_short_form_means_the_long_one(forms):
    short, long = map(content, forms)
    assert short == long


def test_people_owners_and_abbreviations_have_short_forms(meeting):
    head = HEAD.replace("{party: Party A}", "{party: US, people: [Marco Rubio, {name: A, title: B}]}")
    read = meeting("follow_ups: [{action: A, owners: US}]\nabbreviations: {NATO: North Atlantic}\n", head).meeting
    assert [person.name for person in read.participants[0].people] == ["Marco Rubio", "A"]
    assert [owner.name for owner in read.follow_ups[0].owners] == ["US"]
    assert [(each.id, each.meaning) for each in read.abbreviations] == [("NATO", "North Atlantic")]


def test_a_folded_text_is_one_line_and_space_around_it_is_dropped(meeting):
    read = meeting("summary:\n  - >-\n    One\n    line\n  - '  two  '\n").meeting
    assert [point.text for point in read.summary] == ["One line", "two"]


def test_norway_is_a_party_and_on_is_a_word(meeting):
    read = meeting("reference: on\n", HEAD.replace("{party: Party A}", "{party: NO}")).meeting
    assert (read.participants[0].party, read.reference) == ("NO", "on")


def test_an_organisation_may_go_by_its_initials(meeting):
    assert meeting(head=HEAD.replace("Party A", "NATO")).meeting.participants[0].party == "NATO"


def test_an_abbreviation_has_at_most_forty_characters(meeting):
    assert meeting(f"abbreviations: {{{'A' * 40}: B}}\n").meeting.abbreviations[0].id == "A" * 40
    with pytest.raises(FactsheetError):
        meeting(f"abbreviations: {{{'A' * 41}: B}}\n")


def test_a_wide_figure_keeps_its_width():
    (figure,) = content("      - figure: {path: a.png, alt: A, width: 0.5}\n")
    assert figure["width"] == 0.5


def test_one_day_is_first_and_last(meeting):
    read = meeting().meeting
    assert read.first_day == read.last_day == date(2025, 4, 3)


def test_several_days_have_a_first_and_a_last(meeting):
    read = meeting("from: 2025-04-03\nto: 2025-04-04\n", HEAD.replace("date: 2025-04-03\n", "")).meeting
    assert (read.first_day, read.last_day) == (date(2025, 4, 3), date(2025, 4, 4))


def test_a_meeting_of_one_day_may_begin_and_end_on_it(meeting):
    read = meeting("from: 2025-04-03\nto: 2025-04-03\n", HEAD.replace("date: 2025-04-03\n", "")).meeting
    assert read.first_day == read.last_day == date(2025, 4, 3)


DUES = {
    "2025-07-15": (DueKind.DAY, date(2025, 7, 15), None, None, None),
    "2025-07": (DueKind.MONTH, None, 2025, 7, None),
    "summer 2025": (DueKind.SEASON, None, 2025, None, Season.SUMMER),
    "Fall  2025": (DueKind.SEASON, None, 2025, None, Season.AUTUMN),
    "before the next ministerial": (DueKind.WORDS, None, None, None, None),
    "15 July 2025": (DueKind.WORDS, None, None, None, None),
    "2025-Q3": (DueKind.WORDS, None, None, None, None),
    "夏": (DueKind.WORDS, None, None, None, None),
}


@pytest.mark.parametrize("written", DUES)
def test_a_due_date_is_a_day_a_month_a_season_or_words(written):
    due = Due.model_validate(written)
    assert (due.kind, due.day, due.year, due.month, due.season) == DUES[written]
    assert due.text == " ".join(written.split())


@pytest.mark.parametrize(
    "written",
    ["", " ", "2025", "2025-13", "2025-00", "0000-05", "2025-02-30", "2025-7-1", "15.7.2025", "2025-07-15T10:00", "?",
     "—", "２０２５-０７", "2025/07/15"],
)  # fmt: skip
def test_figures_that_are_no_day_or_month_are_no_due_date(written):
    with pytest.raises(ValidationError, match=r"must be a day"):
        Due.model_validate(written)


@given(st.text())
def test_any_text_is_a_due_date_or_refused_in_one_error(text):
    try:
        assert Due.model_validate(text).text == " ".join(text.split())
    except ValidationError as error:
        assert error.error_count() == 1


def test_a_due_date_is_made_of_text_alone():
    assert TypeAdapter(Due).validate_python("summer 2025").year == 2025
    with pytest.raises(ValidationError):
        Due.model_validate({"text": "x", "kind": "words"})


def test_codes_of_states_are_known():
    assert all(map(is_territory, ["US", "JP", "KR", "KP", "NO", "EU", "UN", "XK"]))
    assert not any(map(is_territory, ["UK", "ZZ", "XA", "us", "USA", "NATO", ""]))


@pytest.mark.parametrize(
    ("meant", "code"), [("UK", "GB"), ("bel", "BE"), ("jp", "JP"), ("south korea", "KR"), ("XX", None)]
)
def test_a_code_is_guessed(meant, code):
    assert code_meant(meant) == code


def test_organisations_may_go_by_name():
    assert state_named("Japan") == "JP"
    assert state_named("European Union") is None
    assert state_named("NATO") is None


@given(st.binary(max_size=300))
def test_any_bytes_are_a_meeting_or_refused(data):
    with pytest.raises(FactsheetError) as caught:
        read_meeting(data, "f.yaml")
    assert all(diagnostic.span for diagnostic in caught.value.diagnostics)


SAMPLE = BRUSSELS.read_bytes()
PUT = st.binary(max_size=3) | st.sampled_from([b": ", b"\n", b"- ", b"  ", b"id", b"[", b"{", b"~"])
EDITS = st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 12), PUT), min_size=1, max_size=4)


@given(EDITS)
def test_an_edited_sample_is_a_meeting_or_refused_with_places_in_the_file(edits):
    data = SAMPLE
    for start, length, put in edits:
        data = data[:start] + put + data[start + length :]
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    try:
        spans = list(read_meeting(data, "f.yaml").positions.spans.values())
    except FactsheetError as error:
        spans = [diagnostic.span for diagnostic in error.diagnostics]
        assert not any("Input" in diagnostic.message for diagnostic in error.diagnostics)
    for span in spans:
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert span.excerpt == lines[span.line - 1].removeprefix("\ufeff")
