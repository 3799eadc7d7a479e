"""A small meeting in every language, rendered: a Word file of each, a PDF of those whose script it sets."""

import io
import zipfile

import pytest
from small_meetings import TAGS, made

from factsheet.render.docx import render as render_docx
from factsheet.render.pdf import render as render_pdf

SET_IN_PDF = ("de", "en", "es", "fr", "id", "it", "ja", "ko", "pl", "pt", "ru", "sw", "tr", "uk", "vi", "zh", "zh-Hant")


@pytest.mark.parametrize("language", TAGS)
def test_word_holds_the_meeting(theme, language):
    rendered = render_docx(made(language), theme, {})
    assert rendered.diagnostics == ()
    with zipfile.ZipFile(io.BytesIO(rendered.data)) as archive:
        assert "Pn" in archive.read("word/document.xml").decode()


@pytest.mark.parametrize("language", SET_IN_PDF)
def test_the_pdf_sets_latin_cyrillic_and_east_asian_letters(theme, fonts, language):
    rendered = render_pdf(made(language), theme, fonts, {})
    assert rendered.diagnostics == ()
    assert rendered.data.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("language", "script"), [("ar", "Arabic"), ("fa", "Arabic"), ("he", "Hebrew"), ("hi", "Devanagari")]
)
def test_the_pdf_sets_other_scripts_or_names_them(theme, fonts, language, script):
    rendered = render_pdf(made(language), theme, fonts, {})
    told = [each.message for each in rendered.diagnostics if each.code == "unset-script"]
    assert not rendered.diagnostics or [message for message in told if script in message]
