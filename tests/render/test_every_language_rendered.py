"""A small meeting in every language, rendered: a Word file and a PDF of each."""

import io
import zipfile

import pytest
from small_meetings import TAGS, made

from factsheet.render.docx import render as render_docx
from factsheet.render.pdf import render as render_pdf


@pytest.mark.parametrize("language", TAGS)
def test_word_holds_the_meeting(theme, language):
    rendered = render_docx(made(language), theme, {})
    assert rendered.diagnostics == ()
    with zipfile.ZipFile(io.BytesIO(rendered.data)) as archive:
        assert "Pn" in archive.read("word/document.xml").decode()


@pytest.mark.parametrize("language", TAGS)
def test_the_pdf_sets_every_letter(theme, fonts, language):
    rendered = render_pdf(made(language), theme, fonts, {})
    assert rendered.diagnostics == ()
    assert rendered.data.startswith(b"%PDF")
