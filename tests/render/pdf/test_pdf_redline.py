"""Revisions in PDF: seen, tagged, and conforming."""

import io

import pikepdf
from conformance import problems
from reading import all_text, squeezed
from sample import SAMPLE_IMAGES, WHEN, document, inlines, paragraph
from tagged import TaggedPdf, tag_tree

from factsheet.compare.documents import compare
from factsheet.document.nodes import Cell, Column, Figure, List, ListItem, Note, Notes, Row, Table
from factsheet.document.text import document_text
from factsheet.render.pdf import render
from factsheet.render.pdf.text.painter import color_operands


def items(*words):
    return List(tuple(ListItem((paragraph(each),)) for each in words))


def notes(*labels):
    return Notes(tuple(Note(f"n{text}", label, inlines(text)) for label, text in labels))


def rows(*words):
    return Table((Column(),), (), tuple(Row((Cell((paragraph(each),)),)) for each in words))


def redline(theme, fonts, old, new):
    merged = compare(document(*old), document(*new), "A", WHEN)
    rendered = render(merged, theme, fonts, SAMPLE_IMAGES)
    assert rendered.diagnostics == ()
    assert problems(rendered.data) == []
    assert squeezed("".join(document_text(merged))) in squeezed(all_text(rendered.data)).replace("\u2022", "")
    return tag_tree(TaggedPdf(rendered.data))


def test_a_bullet_is_revised_with_its_item(theme, fonts):
    tree = redline(theme, fonts, (items("One", "Two"),), (items("One", "Three"),))
    assert "Lbl [Deletion" in tree
    assert "Lbl [Insertion" in tree


def test_what_moved_is_tagged_at_both_ends_and_has_two_lines(theme, fonts):
    words = [paragraph(f"The group meets every {when} to look at what was agreed.") for when in ("month", "week")]
    rest = tuple(map(paragraph, ("The first words.", "More to come.")))
    tree = redline(theme, fonts, (words[0], *rest), (*rest, words[1]))
    assert "P [Deletion The group meets every][Deletion month][Deletion to look at what was agreed.]" in tree
    assert "P [Insertion The group meets every][Insertion week][Insertion to look at what was agreed.]" in tree
    merged = compare(document(words[0], *rest), document(*rest, words[1]), "A", WHEN)
    with pikepdf.open(io.BytesIO(render(merged, theme, fonts, {}).data)) as pdf:
        content = pdf.pages[0].obj.Contents.read_bytes().decode("latin-1")
    colors = theme.revisions
    rules = [content.count(f"{color_operands(each)} RG") for each in (colors.deletion, colors.insertion, colors.move)]
    assert rules == [1, 1, 8]


def test_the_number_of_a_note_is_revised(theme, fonts):
    tree = redline(theme, fonts, (notes(("1", "A"), ("2", "B")),), (notes(("1", "B")),))
    assert "Lbl [Deletion 2][Insertion 1]" in tree


def test_rows_are_revised(theme, fonts):
    tree = redline(theme, fonts, (rows("One", "Two"),), (rows("One", "Three"),))
    assert "P [Deletion Two]" in tree
    assert "P [Insertion Three]" in tree


def test_revised_figures_are_framed_and_a_deleted_one_is_struck_through(theme, fonts):
    figure = Figure("images/chart.png", "Bars")
    frames = []
    for old, new in (((), (figure,)), ((figure,), ()), ((figure,), (figure,))):
        merged = compare(document(paragraph("A"), *old), document(paragraph("A"), *new), "A", WHEN)
        data = render(merged, theme, fonts, SAMPLE_IMAGES).data
        assert problems(data) == []
        with pikepdf.open(io.BytesIO(data)) as pdf:
            frames.append(pdf.pages[0].obj.Contents.read_bytes().count(b" re f"))
    assert [count - frames[2] for count in frames] == [4, 5, 0]
