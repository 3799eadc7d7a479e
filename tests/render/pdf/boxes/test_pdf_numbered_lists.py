"""Counted lists and headings in the PDF: their labels, and what they are called in the structure tree."""

import pytest
from reading import all_text
from sample import WHEN, document, paragraph, text
from tagged import TaggedPdf

from factsheet.document.nodes import List, ListItem, Revision, RevisionKind, Section
from factsheet.render.pdf import render
from factsheet.typography.numbering import parse_numbering


def counted(form, *words):
    return List(tuple(ListItem((paragraph(each),)) for each in words), parse_numbering(form))


@pytest.mark.parametrize(
    ("form", "name", "labels"),
    [
        ("1.", "Decimal", ["1.", "2."]),
        ("(a)", "LowerAlpha", ["(a)", "(b)"]),
        ("A", "UpperAlpha", ["A", "B"]),
        ("i", "LowerRoman", ["i", "ii"]),
        ("I.", "UpperRoman", ["I.", "II."]),
        ("①", "Decimal", ["①", "②"]),
        ("ア", "None", ["ア", "イ"]),
        ("가.", "None", ["가.", "나."]),
    ],
)
def test_a_list_has_its_numbering_and_labels(theme, fonts, form, name, labels):
    tree = TaggedPdf(render(document(counted(form, "one", "two")), theme, fonts, {}).data)
    (found,) = tree.nodes("L")
    assert str(found.element.A.ListNumbering) == f"/{name}"
    assert [tree.text(node).strip() for node in tree.nodes("Lbl")] == labels
    assert [node.kind for node in found.kids] == ["LI", "LI"]


def test_a_heading_has_its_number(theme, fonts):
    section = Section("a", 1, (text("Security"),), (paragraph("x"),), parse_numbering("1.").at(3))
    tree = TaggedPdf(render(document(section), theme, fonts, {}).data)
    assert [tree.text(node).strip() for node in tree.nodes("H1")] == ["4. Security"]


def test_what_is_deleted_takes_no_number(theme, fonts):
    gone = Revision(RevisionKind.DELETION, "A", WHEN)
    items = tuple(ListItem((paragraph(each),), gone if each == "b" else None) for each in "abc")
    text_of = all_text(render(document(List(items, parse_numbering("(1)"))), theme, fonts, {}).data)
    assert "(1)a" in text_of.replace(" ", "").replace("\n", "")
    assert "(2)c" in text_of.replace(" ", "").replace("\n", "")
