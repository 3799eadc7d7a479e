"""Values beside others read as they do alone, and lines of a block each by itself: in the PDF, and in Word alike."""

import pypdfium2
import pytest
from libreoffice import in_libreoffice
from sample import inlines, metadata, paragraph, text

from factsheet.document.nodes import Document, Emphasis, LineBreak, Link, NoteReference, Strong
from factsheet.document.text import inline_text
from factsheet.render.bidi.isolates import Part, isolates, line_levels
from factsheet.render.docx import render as render_word
from factsheet.render.docx.text.direction_marks import with_direction_marks
from factsheet.render.pdf import render as render_pdf

BY, FROM = text("أمين", "classification.by"), text("وثيقة 7 (8)", "classification.derived_from")
LATIN, PHONE = text("Faisal (NATO) 6", "classification.by"), text("+32 7 4 9", "contacts[a].phone")
DAY = [text(part, "date") for part in ("3 ", "أبريل", " 2025")]
# The parts of a paragraph, and some signs of it as they stand from left to right, line by line.
LINES = [
    pytest.param("en", ("Classified By: ", BY, LineBreak(), "Derived From: ", FROM), ("C:نم", "D:87ةو"), id="block"),
    pytest.param("ar", ("By: ", BY, LineBreak(), "From: ", FROM), ("نم:B", "87ةوF"), id="block-in-arabic"),
    pytest.param("ar", ("By: ", LATIN, LineBreak(), "From: ", FROM), ("B:F6", "87ةوm"), id="latin-block-in-arabic"),
    pytest.param("ar", (text("Kyiv", "venue.city"), "، ", *DAY), ("2لير3،Ki",), id="dateline"),
    pytest.param("ar", (text("مكتب", "contacts[a].name"), "، ", PHONE), ("+749،بتكم",), id="phone-in-arabic"),
    pytest.param("he", (text("לשכה", "contacts[a].name"), ", ", PHONE), ("+749,הכשל",), id="phone-in-hebrew"),
    pytest.param("en", (text("فيصل 7", "people[a].name"), ", 3"), ("7لصيف,3",), id="arabic-name-and-number"),
    pytest.param("ar", ("نص", text("NATO", "summary[a].text"), NoteReference("n", "5")), ("5NTصن",), id="note"),
    pytest.param("en", ("Sum: ", text("5 (6)", "x"), " and ", text("7", "y")), ("S:567",), id="no-other-script"),
]


def order(page: pypdfium2.PdfPage, signs: str) -> str:
    """Give signs in the order in which they first stand on the page's lines, from left to right."""
    words = page.get_textpage()
    boxes = {words.get_text_range(at, 1): words.get_charbox(at) for at in reversed(range(words.count_chars()))}
    return "".join(sorted(signs, key=lambda sign: boxes[sign][0]))


def page_of(data: bytes) -> pypdfium2.PdfPage:
    return pypdfium2.PdfDocument(data)[0]


def sheet(language, parts) -> Document:
    return Document(metadata(language=language), (paragraph(*parts),))


@pytest.mark.parametrize(("language", "parts", "expected"), LINES)
def test_the_pdf_reads_so(theme, fonts, language, parts, expected):
    page = page_of(render_pdf(sheet(language, parts), theme, fonts, {}).data)
    assert tuple(order(page, signs) for signs in expected) == expected


@pytest.mark.libreoffice
@pytest.mark.parametrize(("language", "parts", "expected"), LINES)
def test_word_reads_so_in_libreoffice(theme, tmp_path, language, parts, expected):
    in_libreoffice(render_word(sheet(language, parts), theme, {}).data, save=tmp_path / "file.pdf")
    page = page_of((tmp_path / "file.pdf").read_bytes())
    assert tuple(order(page, signs) for signs in expected) == expected


@pytest.mark.parametrize(("language", "parts", "expected"), LINES)
def test_without_marks_word_would_read_otherwise(language, parts, expected):
    base = int(language in {"ar", "he"})
    marked = with_direction_marks(inlines(*parts), base)
    shown = inline_text(marked)
    assert shown.replace("\u200e", "").replace("\u200f", "") == inline_text(inlines(*parts))
    needed = any(sign in expected[0] for sign in "+3،5") and "S" not in expected[0]
    assert (marked != inlines(*parts)) is needed


def test_marks_stand_outside_of_links_and_of_other_looks():
    line = inlines("اتصل", Link("tel:+3", (Strong((PHONE,)),)), Emphasis((text("x", "y"), text(" z"))))
    before, link, slanted = line
    value, behind = slanted.inlines
    assert with_direction_marks(line, 1) == (
        before,
        text("\u200f\u200e"),
        link,
        text("\u200e\u200f"),
        text("\u200f"),
        Emphasis((value, text("\u200f"), behind)),
    )


def test_a_value_alone_is_no_isolate_and_a_number_reads_on():
    assert [*isolates([Part("نص", "a"), Part("15", "a")], 1)] == []
    assert [*isolates([Part("a "), Part("15", "a"), Part("ب", "b"), Part("c", "b")], 1)] == [slice(2, 4)]
    assert [*isolates([Part("1", reference=1), Part(" "), Part("2", reference=2)], 1)] == [slice(0, 1), slice(2, 3)]


def test_each_line_has_its_own_levels():
    assert line_levels("a\nب\n", 1) == [2, 1, 1, 1]
    assert line_levels("a\u2067ب\u2069", 0) == [0, 0, 1, 0]
