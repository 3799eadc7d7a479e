"""Compounds that are longer than a line of Word: soft hyphens say where they part."""

import pytest
from libreoffice import laid_out
from sample import metadata, paragraph
from word_file import WordFile

from factsheet.document.nodes import Document, Title
from factsheet.render.docx import DraftMarks, render

WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"


def title(language: str) -> Document:
    return Document(metadata(language=language), (Title(paragraph(WORD).inlines), paragraph("Das Gesetz ist neu.")))


@pytest.mark.parametrize(("language", "parted"), [("de", True), ("de-AT", True), ("en", False), ("fr", False)])
def test_they_have_soft_hyphens_where_a_language_joins_words(theme, language, parted):
    file = WordFile(render(title(language), theme, {}).data)
    found, other = file.texts()
    assert ("\u00ad" in found) is parted
    assert found.replace("\u00ad", "") == WORD
    assert other == "Das Gesetz ist neu."


def test_in_drafts_they_are_as_they_were_written(theme):
    assert WordFile(render(title("de"), theme, {}, DraftMarks(b"{}")).data).texts()[0] == WORD


@pytest.mark.libreoffice
def test_libreoffice_shows_a_hyphen_where_a_line_ends_in_one(theme):
    (page,) = laid_out(render(title("de"), theme, {}).data)
    first, second = page[0].split("\ufffe")  # as pdfium reads a hyphen at the end of a line
    assert first == "Rindfleischetikettierungsüberwa"
    assert first + second == WORD
