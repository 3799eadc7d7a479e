"""Every field of a meeting prints in both formats, comes back from Word, and stands in the schema.

The fields are derived from the model: a new one has no value in `whole_meeting.yaml` until somebody writes one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from drafts import composed, make_base, members, theme
from PIL import Image
from sampling import sampled
from tagged import TaggedPdf
from talks import TALKS, changed, merged, merged_file, printed_values, write_over
from word_edits import Body, W, read
from written_keys import written_keys

from factsheet.meeting import Meeting, facts_of, identity_of, read_meeting
from factsheet.meeting.schema import meeting_schema
from factsheet.meeting.text import FieldMark, Part
from factsheet.models.declaring import Model
from factsheet.paths import ValuePath
from factsheet.production.drafts import entries_of
from factsheet.render.docx import DraftMarks
from factsheet.render.docx import render as render_word
from factsheet.render.fonts.collection import Fonts
from factsheet.render.fonts.providers import PackageFonts
from factsheet.render.pdf import render as render_pdf
from factsheet.review.attribution import Group
from factsheet.review.outcome import Result
from factsheet.review.replay import replay_text
from factsheet.review.tree import read_tree

WHOLE = (Path(__file__).parent / "whole_meeting.yaml").read_text("utf-8")
MEETING = read_meeting(WHOLE.encode(), "whole.yaml").meeting
SCHEMA = meeting_schema()
OTHERWISE = {
    "Meeting.format": "says how the file is read",
    "Meeting.language": "decides how all is written",
    "Meeting.previous": "names another meeting",
    "Meeting.date": "is `from` and `to` here, which print together",
    "Meeting.to": "prints with `from`",
    "Release.date": "is `time` here",
    "Meeting.alternat": "names texts whose parties stand in another order in each copy",
    "NumberingForms.sections": "counts, by Word itself in drafts",
    "NumberingForms.paragraphs": "counts, by Word itself in drafts",
    "NumberingForms.points": "counts, by Word itself in drafts",
    "Person.family_name": "is part of the name",
    "Person.also": "is for versions in other languages",
    "ColumnContent.align": "sets the column",
    "FigureContent.path": "is the image, which a draft shows",
    "Emblem.path": "is the image, which a draft shows",
    "Emblem.alt": "is what the image says to those who cannot see it",
    "FigureContent.alt": "is what the image says to those who cannot see it",
    "FigureContent.width": "sets the image",
    "Meeting.reference": "is not printed under silence, and is changed in a draft of its own below",
    "Silence.digest": "is that of the text which was circulated",
    "Objection.party": "tells what became of the text",
    "Objection.time": "tells what became of the text",
    "Clearance.digest": "is written by the merge",
    "Allowance.code": "is for the checks",
    "Allowance.reason": "is for the checks",
    "Classification.scheme": "names the rules of the marks",
    "Classification.origin": "decides what marks mean",
    "Classification.portions": "is the mark of all portions, of which then none prints one",
    "Classification.banner": "stands in running heads, which no review changes",
    **dict.fromkeys(
        ("Point.type", "ParagraphContent.type", "TableContent.type", "FigureContent.type"), "tells the kind"
    ),
    "SectionContent.type": "tells the kind",
    **dict.fromkeys(
        ("Quote.source", "Quote.exact", "Quote.prefix", "Quote.suffix", "Source.file", "Source.sha256"),
        "is what a trace holds the sheet against",
    ),
}
"""The fields that no text shows, and what they do."""
CITATIONS = {f"{name}.sources" for name in ("Point", "ParagraphContent", "TableContent", "FigureContent")}
"""These print as numbers of notes, which are the sources' own."""


def parts(part: Model) -> list[Part]:
    """Give a part and all parts in it."""
    found: list[Part] = [part]
    for name in type(part).model_fields:
        value = getattr(part, name)
        for each in value if isinstance(value, tuple) else (value,):
            found += parts(each) if isinstance(each, Part) else []
    return found


def models() -> list[type[Part]]:
    found: list[type[Part]] = [Meeting]
    for part in found:  # which grows
        found += [p for facts in facts_of(part).values() for p in facts.parts if p not in found]
    return found


FIELDS = {
    f"{model.__name__}.{name.rstrip('_')}": facts
    for model in models()
    for name, facts in facts_of(model).items()
    if not (facts.parts and FieldMark.LISTED not in facts.marks) and (name != "id" or model.__name__ == "Abbreviation")
}
"""Every field that is a value, not a part or a list of parts; ids but for those of abbreviations name things only."""
SHOWN = sorted(FIELDS.keys() - OTHERWISE.keys() - CITATIONS - {"Owner.name"})


def field_at(path: ValuePath) -> str:
    """Give the field of a value, with its model."""
    part: object = MEETING
    name = ""
    for step in path:
        name = f"{type(part).__name__}.{step.key}"
        fields = facts_of(type(part)) if isinstance(part, Model) else {}
        part = next((getattr(part, key) for key, facts in fields.items() if facts.key == step.key), None)
        if step.id is not None and isinstance(part, tuple):
            part = next(item for item in part if identity_of(item) == step.id)
    return name


@cache
def shown() -> dict[str, tuple[int, Group]]:
    """Give the first place in the draft where a value of each field prints, with the number of its line."""
    found: dict[str, tuple[int, Group]] = {}
    for number, group in printed_values(lines()):
        found.setdefault(field_at(group.path), (number, group))
    return found


@cache
def lines():
    base = make_base(WHOLE)
    return replay_text(base, WHOLE, base.prints).lines


@cache
def draft() -> bytes:
    document, base = composed(WHOLE, "standard", "en").document, make_base(WHOLE)
    marks = DraftMarks(base.to_bytes(), entries=entries_of(document, base.labels))
    return render_word(document, theme("standard"), IMAGES, marks).data


@cache
def pdf() -> bytes:
    document = composed(WHOLE, "standard", "en").document
    return render_pdf(document, theme("standard"), Fonts(PackageFonts()), IMAGES).data


def _image() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 4), "navy").save(buffer, "png")
    return buffer.getvalue()


IMAGES = {"map.png": _image(), "emblem.png": _image()}


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe\u0002-]", "", text)


@pytest.fixture(scope="module")
def pdf_text() -> str:
    with pypdfium2.PdfDocument(pdf()) as file:
        return squeezed("".join(page.get_textpage().get_text_range() for page in file))


def test_every_field_has_a_value():
    written = {f"{model}.{key}" for model, key in written_keys(WHOLE.encode())}
    assert FIELDS.keys() - written == {"Meeting.date", "Release.date", "Classification.portions"}


def test_what_is_listed_beside_is_a_field():
    assert OTHERWISE.keys() <= FIELDS.keys()
    assert FIELDS.keys() >= CITATIONS


@pytest.fixture(scope="module")
def word_text() -> str:
    return squeezed("".join(map(read, Body(draft(), tracked=False).root.iter(f"{W}p"))))


@pytest.mark.parametrize("field", SHOWN)
def test_a_field_prints_in_both_formats(field, word_text, pdf_text):
    _, group = shown()[field]
    assert squeezed(group.before) in word_text
    assert squeezed(group.before) in pdf_text


def test_images_are_shown_and_said_in_both_formats():
    body, tree = members(draft())["word/document.xml"].decode(), TaggedPdf(pdf())
    said = ["The arms of Party A", "A map of the region"]
    assert re.findall(r'<wp:docPr[^>]* descr="([^"]*)"', body) == said
    assert [str(node.element.get("/Alt")) for node in tree.nodes("Figure")] == said


NEW = {
    "Meeting.kind": ("Summit", "summit"),
    "Meeting.document": ("READOUT", "readout"),
    "Meeting.from": ("April 3–6, 2025", "2025-04-06"),
    "Meeting.starts": ("9:05 a.m. (UTC+2)", "2025-04-03T09:05 Europe/Brussels"),
    "Meeting.embargo": ("May 13, 2025, 8:00 a.m. (UTC+2)", "2025-05-13T08:00 Europe/Brussels"),
    "Silence.until": ("April 11, 2025, 8:00 a.m. (UTC+2)", "2025-04-11T08:00 Europe/Brussels"),
    "Release.time": ("May 12, 2025, 8:00 a.m. (UTC+2)", "2025-05-12T08:00 Europe/Brussels"),
    "Meeting.status": ("Cleared", "cleared"),
    "Meeting.version": ("2.1", "2.1"),
    "FollowUp.owners": ("Canada and Japan", ("CA", "JP")),
    "FollowUp.due": ("September 2025", "2025-09"),
    "FollowUp.status": ("Ongoing", "ongoing"),
    "Clearance.decision": ("Objected", "objected"),
    "Clearance.role": ("Drafted", "drafted"),
    "Clearance.symbol": ("LEG/B", "LEG/B"),
    "Clearance.round": ("3", "3"),
    **dict.fromkeys((each for each in FIELDS if each.endswith(".marking")), ("INTERNAL", "INTERNAL")),
    "Classification.reason": ("1.4(b)", "1.4(b)"),
    "Classification.declassify_on": ("20310403", "20310403"),
    "Classification.copy_number": ("4 of 10", "4 of 10"),
    "Contact.phone": ("+32 2 999 00 00", "+32 2 999 00 00"),
    "Contact.email": ("desk@example.org", "desk@example.org"),
    **dict.fromkeys(("Participant.party", "Venue.country", "Issuer.country", "CoIssuer.country"), ("Canada", "CA")),
    **dict.fromkeys(("Source.date", "RelatedDocument.date", "Clearance.date"), ("May 12, 2025", "2025-05-12")),
    **dict.fromkeys(
        ("Source.url", "RelatedDocument.url", "Annex.url", "Contact.url"),
        ("https://www.example.com/new", "https://www.example.com/new"),
    ),
}
"""What a reviewer writes into the place of a value, and the value that it is; words are changed to others."""


def edited(*fields: str, tracked: bool) -> Result:
    body = Body(draft(), tracked=tracked)
    for field in fields:
        write_over(body, lines(), shown()[field], NEW.get(field, ("Zebra words", ""))[0])
    return merged_file(body.data(), WHOLE)


CHANGED = {"Meeting.from": "to"}
"""The value that an edit changes, where it is another one: the days of a meeting print together."""


EDITED = [each for each in SHOWN if each != "Abbreviation.id"]


def together() -> list[list[str]]:
    """Divide the fields among drafts, so that those of a draft stand in lines of their own, with others between."""
    drafts: list[list[str]] = []
    for field in EDITED:
        near = {shown()[field][0] + step for step in (-1, 0, 1)}
        room = (each for each in drafts if near.isdisjoint(shown()[other][0] for other in each))
        if (found := next(room, None)) is None:
            drafts.append(found := [])
        found.append(field)
    return drafts


def not_back(result: Result, fields: Iterable[str]) -> list[str]:
    """Tell which fields the merged meeting says otherwise than they were written, and what is left over."""
    if result.data is None:
        return [*map(str, result.rows)]
    tree = read_tree(result.data, "whole.yaml")
    wrong = [*map(str, result.review_file.changes)]
    for field in fields:
        path = ValuePath.parse(CHANGED[field]) if field in CHANGED else shown()[field][1].path
        expected = NEW.get(field, ("", "Zebra words"))[1]
        names = (tree.values[item / "name"] for item in tree.lists[path]) if isinstance(expected, tuple) else None
        found = tree.values[path] if names is None else tuple(names)
        wrong += [f"{field}: {found}"] if found != expected else []
    return wrong


@pytest.mark.parametrize("field", EDITED)
def test_an_edit_in_word_comes_back(field):
    assert not_back(edited(field, tracked=True), [field]) == []


def test_edits_that_word_does_not_track_come_back():
    """Several of a draft at a time; the deep counts edit each field alone."""
    drafts = [[field] for field in EDITED] if sampled(1) > 1 else together()
    wrong = {" ".join(fields): not_back(edited(*fields, tracked=False), fields) for fields in drafts}
    assert {fields: found for fields, found in wrong.items() if found} == {}


def test_an_abbreviation_that_is_another_is_told():
    (change,) = edited("Abbreviation.id", tracked=True).review_file.changes
    assert (change.near, change.after) == ("abbreviations[WHO].id", "Zebra words")


def test_the_number_of_a_sheet_comes_back():
    text = f"reference: 2025/117\n{TALKS}"
    result = merged(
        lambda body: body.replace(body.paragraph("Ref. 2025/117 · Draft · Version 1"), 5, 13, "7/8"), text=text
    )
    assert changed(result, text) == {"reference": "7/8"}


UNNAMED = {"Abbreviation.id", "Abbreviation.meaning", "Owner.name"}
"""These have no key of their own in a file, nor have the kinds of content and the cells."""
NAMED = sorted(each for each in FIELDS.keys() - UNNAMED if not each.endswith(".type") and "CellContent" not in each)


@pytest.mark.parametrize("field", NAMED)
def test_a_field_stands_in_the_schema_which_says_what_it_is(field):
    """The manual has a row for each key of the schema, as the tests of its page have it."""
    name, key = field.split(".")
    assert (SCHEMA if name == "Meeting" else SCHEMA["$defs"][name])["properties"][key].get("description")


@pytest.mark.parametrize("field", ["Point.text", "ParagraphContent.text", "CellContent.text", "FollowUp.action"])
def test_quotes_stay_where_the_text_that_rests_on_them_is_edited(field):
    result = edited(field, tracked=True)
    assert result.data is not None
    before, after = (
        {path: value for path, value in tree.values.items() if ".quotes[" in str(path)}
        for tree in (read_tree(WHOLE.encode(), "whole.yaml"), read_tree(result.data, "whole.yaml"))
    )
    assert len(before) == 7 * 5
    assert before == after
