"""What the structure tree says: samples as golden trees, order and words, split and repeated parts, artifacts."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest
from conformance import problems
from reading import page_lines
from runs import compose_file
from sample import SAMPLE_IMAGES, WHEN, cell, document, heads, inlines, paragraph, sample_document
from samples import ENGLISH, FURTHER, SAMPLES
from stress import STRESS_IMAGES, stress_document
from tagged import TaggedPdf, shown_text, tag_tree
from tools import check_golden

from factsheet.document.nodes import (
    Column,
    Comment,
    Emphasis,
    Figure,
    Insertion,
    Language,
    LineBreak,
    Link,
    Note,
    NoteReference,
    Notes,
    Row,
    RunningLine,
    Section,
    Strong,
    Table,
    Title,
)
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.sheets.task import theme_source
from factsheet.production.sheets.themes import make_theme
from factsheet.render.pdf import render

FILLER = "The parties reviewed the work of the past year and agreed on the steps. "
SHEETS = [
    pytest.param(source, template, id=f"{source.stem}.{template}")
    for source in SAMPLES
    for template in ("standard", "brief")
] + [pytest.param(source, "standard", id=f"{source.stem}.standard") for source in FURTHER]


def words(line):
    """Give a line as a reader hears it: spaces of one kind, no soft hyphens."""
    return re.sub(r"\s+", " ", line.replace("\u00ad", "")).strip()


def assert_same_text(data, sheet):
    # U+200D stands for what lengthens a letter.
    paragraphs = [re.sub("[\u200d\u200f]", "", line) for line in TaggedPdf(data).paragraphs()]
    assert [words(line) for line in paragraphs] == [words(line) for line in shown_text(sheet)]


def tagged(theme, fonts, *blocks, **changes):
    data = render(document(*blocks, **changes), theme, fonts, SAMPLE_IMAGES).data
    assert problems(data) == []
    return TaggedPdf(data)


@pytest.mark.parametrize(("source", "template"), SHEETS)
def test_every_sample_conforms_and_the_tag_tree_of_english_ones_is_golden(source, template):
    sheet = compose_file(source, template)
    theme = make_theme(theme_source(PackLibrary(), template), None, None)
    data = render(sheet.document, theme.theme, theme.fonts, sheet.images).data
    assert problems(data) == []
    assert_same_text(data, sheet.document)
    if source in ENGLISH:
        check_golden(f"tags/{source.stem}.{template}.txt", tag_tree(TaggedPdf(data)))


@pytest.mark.parametrize(
    ("sheet", "images"),
    [(sample_document(), SAMPLE_IMAGES), (stress_document(), STRESS_IMAGES)],
    ids=["sample", "stress"],
)
def test_every_node_kind_conforms_and_is_read_in_order(theme, fonts, sheet, images):
    rendered = render(sheet, theme, fonts, images)
    assert rendered.diagnostics == ()
    assert problems(rendered.data) == []
    assert_same_text(rendered.data, sheet)


def test_the_stress_sheet_is_what_it_is_for(theme, fonts):
    pdf = TaggedPdf(render(stress_document(), theme, fonts, STRESS_IMAGES).data)
    table = next(node for node in pdf.nodes("Table") if len(list(node.walk())) > 200)
    pages = {kid[0] for node in table.walk() for kid in node.kids if isinstance(kid, tuple)}
    assert len(pages) >= 3
    assert len(pdf.nodes("Figure")) == 30
    assert max(len(re.findall("LBody", path)) for path in paths(pdf)) == 3


def paths(pdf):
    def walk(node, path):
        yield path
        for kid in node.nodes():
            yield from walk(kid, f"{path}/{kid.role}")

    return list(walk(pdf.root, ""))


def test_a_paragraph_over_two_pages_is_one_element(theme, fonts):
    pdf = tagged(theme, fonts, *[paragraph(FILLER * 9)] * 9)
    nodes = pdf.nodes("P")
    assert len(nodes) == 9
    assert max(len({kid[0] for kid in node.kids}) for node in nodes) == 2


def test_a_link_over_two_lines_and_faces_is_one_element_with_an_annotation_a_line(theme, fonts):
    parts = (*inlines(FILLER * 2), Strong(inlines("in bold")), Emphasis(inlines(" and italic")))
    link = Link("https://www.example.org/", parts)
    pdf = tagged(theme, fonts, paragraph("Before ", link, " after."))
    (node,) = pdf.nodes("Link")
    notes = [kid for kid in node.kids if isinstance(kid, pikepdf.Dictionary)]
    assert len(notes) == 2
    assert words(pdf.text(node)) == words(FILLER * 2 + "in bold and italic")
    assert {str(note.Contents) for note in notes} == {f"{FILLER * 2}in bold and italic (https://www.example.org/)"}


def test_neighbouring_links_to_one_place_stay_apart(theme, fonts):
    one, two = (Link("https://www.example.org/", inlines(word)) for word in ("one", "two"))
    pdf = tagged(theme, fonts, paragraph(one, two))
    assert [pdf.text(node) for node in pdf.nodes("Link")] == ["one", "two"]


def test_addresses_beyond_ascii_are_escaped(theme, fonts):
    link = Link("https://www.example.org/é(1)?q=a b", inlines("there"))
    pdf = tagged(theme, fonts, paragraph(link))
    (note,) = pdf.pages[0].Annots
    assert str(note.A.URI) == "https://www.example.org/%C3%A9(1)?q=a%20b"


def test_inlines_nest_as_in_the_document(theme, fonts):
    inner = Language("fr", inlines("groupe de travail"))
    pdf = tagged(theme, fonts, paragraph(Comment("R", WHEN, "Why?", (Insertion("R", WHEN, (inner,)),))))
    assert "P [Annot [Insertion [Span (Lang=fr) groupe de travail]]{Highlight: Why?}]" in tag_tree(pdf)


def test_a_comment_over_lines_is_one_annotation_of_as_many_quads(theme, fonts):
    pdf = tagged(theme, fonts, paragraph(Comment("R", WHEN, "Why?", inlines(FILLER * 3))))
    (note,) = pdf.pages[0].Annots
    assert (len(note.QuadPoints), str(note.T)) == (24, "R")


def test_a_reference_tells_its_note(theme, fonts):
    notes = Notes((Note("a", "1", inlines("A paper of ", Emphasis(inlines("Party A")))),))
    pdf = tagged(theme, fonts, paragraph("Text", NoteReference("a", "1")), notes)
    assert "P Text[Reference [Link 1{Link: 1 A paper of Party A}]]" in tag_tree(pdf)
    assert "Note (ID=note:a)\n    Lbl 1\n    P A paper of Party A" in tag_tree(pdf)


def test_two_notes_of_one_id_get_ids_of_their_own(theme, fonts):
    notes = Notes((Note("a", "1", inlines("One")), Note("a", "2", inlines("Two"))))
    pdf = tagged(theme, fonts, notes)
    assert len({bytes(node.element.ID) for node in pdf.nodes("Note")}) == 2


def test_repeated_header_rows_are_artifacts(theme, fonts):
    rows = tuple(Row((cell(f"{FILLER}{number}"),)) for number in range(80))
    pdf = tagged(theme, fonts, Table((Column(),), (heads("The only head"),), rows))
    shown = [[s for s in page.sequences if "only head" in s.text] for page in pdf.content]
    assert [[s.tag for s in found] for found in shown] == [["P"], *[["Artifact"]] * (len(shown) - 1)]
    assert len(shown) > 2
    assert len(pdf.nodes("TH")) == 1


def test_a_link_in_a_repeated_header_row_is_there_once(theme, fonts):
    head = Row((cell(Link("https://www.example.org/", inlines("there"))),))
    rows = tuple(Row((cell(FILLER),)) for _ in range(80))
    pdf = tagged(theme, fonts, Table((Column(),), (head,), rows))
    assert [len(page.get("/Annots", ())) for page in pdf.pages] == [1, *[0] * (len(pdf.pages) - 1)]


def test_headings_follow_their_depth_whatever_their_level(theme, fonts):
    inner = Section("b", 3, inlines("Inner"), (paragraph("Text"),))
    nameless = Section("c", 1, (), (inner,))
    pdf = tagged(theme, fonts, Title(inlines("Title")), Section("a", 1, inlines("Outer"), (inner,)), nameless)
    found = [(node.role, pdf.text(node)) for node in pdf.nodes("H1", "H2", "H3")]
    assert found == [("H1", "Outer"), ("H2", "Inner"), ("H1", "Inner")]


def test_what_has_no_content_has_no_element(theme, fonts):
    pdf = tagged(theme, fonts, Section("a", 1, (), ()), Table((Column(),), (), ()), paragraph(), paragraph("Text"))
    assert tag_tree(pdf) == "Document\n  P Text\n"


def test_an_image_without_a_text_for_it_is_an_artifact(theme, fonts):
    pdf = tagged(theme, fonts, Figure("images/chart.png", " ", inlines("Caption")))
    assert tag_tree(pdf) == "Document\n  Caption Caption\n"


def test_words_at_line_ends_and_forced_breaks_stay_apart(theme, fonts):
    pdf = tagged(theme, fonts, paragraph("One line", LineBreak(), "another. " + FILLER * 2))
    assert pdf.paragraphs() == [f"One line another. {FILLER * 2}"]


def test_the_watermark_is_an_artifact_below_the_text(theme, fonts):
    blocks = [paragraph(FILLER * 40)] * 3
    pdf = tagged(theme, fonts, *blocks, watermark="DRAFT")
    for page in pdf.content:
        first = page.sequences[0]
        assert (first.tag, first.subtype, first.text) == ("Artifact", "Watermark", "DRAFT")
        assert sum(sequence.text.count("DRAFT") for sequence in page.sequences) == 1
    plain = render(document(*blocks), theme, fonts, {}).data
    marked = [[line for line in page if line.strip() != "DRAFT"] for page in page_lines(pdf.data)]
    assert marked == page_lines(plain)


def test_the_rule_of_the_running_foot_is_not_drawn_through_the_watermark(theme, fonts):
    assert theme.styles.running_foot.rule_above
    foot = RunningLine(inlines("Foot"))
    sheets = [render(document(paragraph("A"), foot=foot, watermark=word), theme, fonts, {}).data for word in ("", "X")]
    plain, marked = (
        sum(operator == pikepdf.Operator("l") for _, operator in pikepdf.parse_content_stream(pdf.pages[0]))
        for pdf in map(pikepdf.open, map(BytesIO, sheets))
    )
    assert plain == marked > 0


def test_running_lines_are_artifacts_of_head_and_foot(theme, fonts):
    pdf = tagged(
        theme,
        fonts,
        *[paragraph(FILLER * 40)] * 3,
        head=RunningLine(inlines("Head")),
        foot=RunningLine(inlines("Foot")),
    )
    shown = [[(s.subtype, s.text) for s in page.sequences if s.text in ("Head", "Foot")] for page in pdf.content]
    assert shown == [[("Footer", "Foot")], *[[("Header", "Head"), ("Footer", "Foot")]] * (len(shown) - 1)]


def test_characters_above_the_basic_plane_are_read_back(theme, fonts):
    pdf = tagged(theme, fonts, paragraph(Language("ja", inlines("𠮟る"))))
    assert pdf.paragraphs() == ["𠮟る"]
