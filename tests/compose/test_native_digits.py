"""What the program counts and dates stands in the digits of the language, in both formats, and is read back."""

from datetime import UTC, datetime

import pytest
from packs import Packs

from factsheet.compose.composer import compose
from factsheet.compose.inverse import Inverse
from factsheet.document import nodes
from factsheet.document.algebra import every
from factsheet.document.text import document_text
from factsheet.meeting import read_meeting
from factsheet.paths import ValuePath
from factsheet.typography.digits import locale_of

MEETING = """\
id: m
kind: bilateral
title: T 1
language: {language}
from: 2025-04-03
to: 2025-04-04
version: "1.2"
reference: R 7
venue: {{city: C, country: BE}}
issuer: {{name: I, country: {country}}}
participants: [{{party: A, people: [{{name: P}}]}}, {{party: B}}]
sections:
  - {{id: s, title: S 2, content: [{{lead: L, text: T 3, sources: [a, b]}}]}}
follow_ups:
  - {{action: F 4, due: 2025-12-31}}
  - {{action: G 5, due: 2026-01}}
  - {{action: H 6, due: summer 2026}}
  - {{action: J 8, due: before 2027}}
sources: [{{id: a, title: A, date: 2025-04-05}}, {{id: b, title: B}}]
"""
WHEN = datetime(2025, 4, 3, tzinfo=UTC)


def composed(language, country="CH", **options):
    meeting = read_meeting(MEETING.format(language=language, country=country).encode(), "m.yaml").meeting
    return compose(meeting, Packs().pack("standard", language, country), WHEN, **options)


def text_of(made) -> str:
    return "\n".join(document_text(made.document))


@pytest.mark.parametrize(
    ("language", "country", "digits"),
    [
        ("fa", "CH", "۰۱۲۳۴۵۶۷۸۹"),
        ("ar-EG", "CH", "٠١٢٣٤٥٦٧٨٩"),
        ("ar", "SA", "٠١٢٣٤٥٦٧٨٩"),
        ("hi-u-nu-deva", "CH", "०१२३४५६७८९"),
    ],
)
def test_dates_pages_versions_and_notes_have_the_digits_of_the_language(language, country, digits):
    own = {str(value): digit for value, digit in enumerate(digits)}
    made = composed(language, country)
    text = text_of(made)
    for number in ("2025", "3", "31", "1.2", "2026"):
        assert "".join(own.get(each, each) for each in number) in text
    assert [note.label for note in every(made.document.blocks, nodes.Note)] == [own["1"], own["2"]]
    assert {ref.label for ref in every(made.document.blocks, nodes.NoteReference)} == {own["1"], own["2"]}
    for written in ("R 7", "T 1", "S 2", "T 3", "F 4", "before 2027"):
        assert written in text
    left = text.replace("before 2027", "")
    assert sorted(each for each in left if each in "0123456789") == sorted("71234568")


@pytest.mark.parametrize(
    ("language", "country"),
    [("ar", "CH"), ("ar", "MA"), ("ar-AE", "EG"), ("hi", "IN"), ("fa-u-nu-latn", "IR"), ("ja", "JP")],
)
def test_others_have_european_digits(language, country):
    made = composed(language, country)
    assert "2025" in text_of(made)
    assert [note.label for note in every(made.document.blocks, nodes.Note)] == ["1", "2"]
    assert "digits" not in made.prints


def test_the_extension_of_a_tag_goes_no_further():
    assert composed("hi-u-nu-deva").document.metadata.language == "hi"
    assert composed("ar-EG").document.metadata.language == "ar-EG"


@pytest.mark.parametrize("language", ["fa", "ar-EG", "hi-u-nu-deva", "ar"])
def test_what_is_printed_is_read_back(language):
    made = composed(language)
    known = Inverse(locale_of(language), Packs().pack("standard", language, None).labels, {}, "CH")
    for key, text in made.prints.items():
        name, _, value = key.partition(" ")
        if name == "due":
            assert known.due(text) == value
        elif name == "day:long":
            assert known.values(ValuePath.parse("sources[a].date"), text) == {ValuePath.parse("sources[a].date"): value}
        elif name == "days":
            start, end = (ValuePath.parse(each) for each in ("from", "to"))
            assert known.values(start, text) == {ValuePath.parse("date"): None, start: "2025-04-03", end: "2025-04-04"}
    assert known.values(ValuePath.parse("version"), "۱.۳", "digits") == {ValuePath.parse("version"): "1.3"}
    assert known.due("before ۲۰۲۷") == "before ۲۰۲۷"


def test_what_was_printed_with_european_digits_is_printed_so_again():
    today = composed("fa")
    before = {key: f"{number}" for number, key in enumerate(today.prints) if key != "digits"}
    again = composed("fa", prints=before)
    assert [note.label for note in every(again.document.blocks, nodes.Note)] == ["1", "2"]
    assert composed("fa", prints=today.prints) == today
