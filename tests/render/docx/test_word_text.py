"""The words of a Word file are the document's, in its order."""

from hypothesis import given
from hypothesis import strategies as st
from sample import document, paragraph, sample_document, text
from word_file import WordFile, word

from factsheet.document.nodes import Metadata, Section, Strong, Title
from factsheet.document.text import document_text
from factsheet.render.docx import DraftMarks, render


def test_every_word_stands_in_the_file_in_order(sample):
    texts = [text.replace("\u00a0", " ") for text in sample.texts()]
    assert texts == [text.replace("\u00a0", " ") for text in document_text(sample_document())]


def test_no_paragraph_of_the_body_is_empty_but_figures_and_gaps(sample):
    empty = sample.find("//w:body//w:p[not(.//w:t) and not(.//w:delText)]/w:pPr/w:pStyle/@w:val")
    assert set(empty) == {"Figure", "TableGap", "CalloutGap"}


def test_empty_paragraphs_are_left_out(theme):
    assert word(theme, paragraph(), paragraph(""), paragraph("x")).texts() == ["x"]


def test_neighbouring_texts_make_one_run(theme):
    file = word(theme, paragraph(text("a", "x"), text("b", "y"), text(""), Strong((text("c"), text("d")))))
    assert file.find("//w:t/text()") == ["ab", "cd"]


def test_characters_that_xml_cannot_carry_are_replaced_and_reported(theme):
    heading = (text("a\x00b\x01c", "sections[s].title"),)
    result = render(document(Section("s", 1, heading, ())), theme, {})
    assert WordFile(result.data).texts() == ["a\ufffdb\ufffdc"]
    assert [(found.code, found.path) for found in result.diagnostics] == [
        ("invalid-character", "sections[s].title"),
        ("invalid-character", "sections[s].title"),
    ]
    assert "U+0000" in result.diagnostics[0].message


def test_metadata_is_cleaned_too(theme):
    strange = document(Title((text("T"),)))
    metadata = Metadata(
        "a\x02" + "b" * 300, "en", "id\x03", strange.metadata.created, author="\ud800", subject="\ufffe"
    )
    result = render(type(strange)(metadata, strange.blocks), theme, {})
    title = WordFile(result.data).find("string(//dc:title)", "docProps/core.xml")
    assert title == "a\ufffd" + "b" * 252 + "…"
    assert {found.code for found in result.diagnostics} == {"invalid-character"}
    assert len(result.diagnostics) == 4


def test_hyphens_that_word_has_elements_for(theme):
    file = word(theme, paragraph("co\u00adoperation, G\u20117"))
    assert file.texts() == ["co\u00adoperation, G\u20117"]
    assert len(file.find("//w:softHyphen")) == len(file.find("//w:noBreakHyphen")) == 1


def test_spaces_at_the_edges_and_no_break_spaces_are_kept(theme):
    assert word(theme, paragraph(" a ", "\u00a0b ", " c\u202fd")).texts() == [" a \u00a0b  c\u202fd"]


@given(st.text(max_size=40))
def test_any_text_is_written_or_replaced(theme, words):
    result = render(document(paragraph("|", words, "|")), theme, {})
    (shown,) = WordFile(result.data).texts()
    expected = words.translate(dict.fromkeys(map(ord, "\t\n\r"), " "))
    assert len(shown) <= len(words) + 2
    kept = [character for character in shown[1:-1] if character != "\ufffd"]
    assert set(kept) <= set(expected)
    assert bool(result.diagnostics) is ("\ufffd" in shown and "\ufffd" not in words)


def test_the_first_page_begins_where_its_text_does(theme):
    """A style's space stands above what begins a page of no PDF, and would above the first paragraph of a file."""
    headings = [Section(each, 1, (text("Heading"),), ()) for each in "ab"]
    spaces = [p.xpath("string(.//*[local-name()='spacing']/@*)") for p in word(theme, *headings).find("//w:body/w:p")]
    assert spaces[:2] == ["0", ""]
    assert not word(theme, paragraph("x"), *headings).find("//w:body/w:p/w:pPr/w:spacing")
    draft = WordFile(render(document(*headings), theme, {}, DraftMarks(b"{}")).data)
    assert not draft.find("//w:body/w:p/w:pPr/w:spacing")
