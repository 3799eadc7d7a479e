"""What the program counts and dates stands in the digits of the language, in both formats, and is read back."""

from datetime import UTC, datetime

import pytest
from packs import packs

from factsheet.compose.composer import compose
from factsheet.compose.inverse import Inverse
from factsheet.compose.pack import Pack, TemplateSource
from factsheet.document import nodes
from factsheet.document.algebra import every
from factsheet.document.text import document_text
from factsheet.meeting import read_meeting
from factsheet.paths import ValuePath
from factsheet.typography.digits import locale_of
from factsheet.typography.numbers import format_number

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
    return compose(meeting, packs().pack("standard", language, country), WHEN, **options)


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
    known = Inverse(locale_of(language), packs().pack("standard", language, None).labels, {}, "CH")
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


def printed(language, body, labels=None):
    """Give the texts of a paragraph whose template is `body`, and what was printed."""
    meeting = read_meeting(TABLED.format(language=language).encode(), "m.yaml").meeting
    text = f"<document><title>T</title><p>{body}</p></document>"
    known = packs().pack("standard", language, None).labels if labels is None else labels
    pack = Pack("t", "t/template.html.j2", {"t/template.html.j2": TemplateSource("t", text)}, known)
    made = compose(meeting, pack, WHEN)
    paragraph = next(each for each in made.document.blocks if isinstance(each, nodes.Paragraph))
    return [each for each in paragraph.inlines if isinstance(each, nodes.Text)], made.prints


TABLED = """\
id: m
kind: bilateral
title: T
language: {language}
date: 2025-04-03
venue: {{city: C, country: BE}}
issuer: {{name: I}}
participants: [{{party: A}}, {{party: B}}]
sections: [{{title: S, content: [{{table: {{columns: [N], rows: [["1234567.5"], [about 5], [12]]}}}}]}}]
"""
CELL = "meeting.sections[0].content[0].rows[{}].cells[0].text"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("de-CH", "1’234’567.5"),
        ("de", "1.234.567,5"),
        ("fa", "۱٬۲۳۴٬۵۶۷٫۵"),
        ("hi", "12,34,567.5"),
        ("en", "1,234,567.5"),
    ],
)
def test_numbers_of_a_table_are_formatted_and_read_back(language, written):
    ((text,), prints) = printed(language, f"{{{{ {CELL.format(0)} | number }}}}")
    assert (text.text, text.origin and text.origin.filter) == (written, "number")
    path = ValuePath.parse(text.origin.path)
    known = Inverse(locale_of(language), {}, {}, prints=prints)
    other = format_number("-1334567", locale_of(language), prints.get("digits", "latn"))
    for shown, value in ((written, "1234567.5"), (other, "-1334567"), (" many ", "many")):
        assert known.values(path, shown, "number") == {path: value}


def test_what_is_no_number_stays_a_text():
    ((text,), _) = printed("de", f"{{{{ {CELL.format(1)} | number }}}}")
    assert (text.text, text.origin and text.origin.filter) == ("about 5", None)


@pytest.mark.parametrize(("language", "written"), [("de", "12 1.234.567 3"), ("fa", "۱۲ ۱٬۲۳۴٬۵۶۷ ۳")])
def test_numbers_of_the_template_have_the_digits_of_the_language(language, written):
    body = "{{ 12 }} {{ 1234567 | number }} {{ meeting.sections[0].content[0].rows | length }}"
    (texts, _) = printed(language, body)
    assert "".join(text.text for text in texts) == written


@pytest.mark.parametrize(
    ("language", "outer", "inner"),
    [
        ("de", "„T“", "‚T‘"),
        ("de-CH", "«T»", "‹T›"),
        ("en", "“T”", "‘T’"),
        ("fr", "«\u00a0T\u00a0»", "“T”"),
        ("ja", "「T」", "『T』"),
        ("pl", "„T”", "«T»"),
        ("pt-PT", "«T»", "“T”"),
        ("ru", "«T»", "„T“"),
        ("zh", "“T”", "‘T’"),
        ("zh-TW", "「T」", "『T』"),
    ],
)
def test_quotation_marks_are_those_of_the_language(language, outer, inner):
    for body, written in (("meeting.title | quoted", outer), ("meeting.title | quoted('inner')", inner)):
        (texts, _) = printed(language, f"{{{{ {body} }}}}")
        assert "".join(text.text for text in texts) == written
        assert [text.origin.path for text in texts if text.origin] == ["title"]
