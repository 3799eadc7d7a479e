"""Words on lines of two directions: what pdfium copies, in order, and where they begin for it."""

import re

import pytest
from reading import all_text, page_lines, poppler_text, squeezed
from sample import metadata, paragraph
from tagged import TaggedPdf

from factsheet.document.nodes import Document, Link, Note, NoteReference, Notes, Text
from factsheet.render.pdf import render
from factsheet.render.pdf.text.leads import leads

LINES = (
    ("en", "Minister فيصل arrived"),
    ("en", "Prince فيصل بن فرحان arrived"),
    ("en", "The Minister met Prince فيصل بن فرحان آل سعود, who spoke"),
    ("en", "the name משה כהן, who"),
    ("ar", "الوزير Faisal حضر"),
    ("ar", "الوزير Faisal bin Farhan حضر"),
    ("ar", "قيمة USD 1.5 billion فقط"),
    ("ar", "أيدوا جهود APEC 2025 وفي السعي"),
    ("ar", "حلف (NATO) وشركاؤه"),
    ("he", "השר John Kerry, ביקר"),
    ("fa", "نشست سه‌جانبه Faisal bin Farhan"),
    ("ru", "Министр ஜெய்சங்கர் прибыл"),
)


def folded(text: str) -> list[str]:
    """Give the words of a text, with its marks as words of their own."""
    return re.sub(r"([(),.])", r" \1 ", text).split()


@pytest.mark.parametrize(("language", "words"), LINES)
def test_words_are_copied_in_the_order_of_reading(theme, fonts, language, words):
    data = render(Document(metadata(language=language), (paragraph(words),)), theme, fonts, {}).data
    assert folded(" ".join(page_lines(data)[0])) == folded(words)
    (said,) = TaggedPdf(data).paragraphs()
    assert said.split() == words.split()


def test_a_paragraph_from_left_to_right_is_copied_in_order_in_a_document_that_is_not(theme, fonts):
    link = Link("https://example.org", (Text("Strengthen Cooperation on Security"),))
    data = render(Document(metadata(language="ar"), (paragraph(link),)), theme, fonts, {}).data
    assert " ".join(page_lines(data)[0]).strip() == "Strengthen Cooperation on Security"


@pytest.mark.parametrize(
    ("language", "words", "number"),
    [
        ("ar", ("أهمية الردع الموسع. اتفق الوزراء. ", "بحسب المقال"), "1"),
        ("he", ("שלום במצר טאיוואן: אלה חיוניים לביטחונה ולשגשוגה.", " ים סין הדרומי"), "12"),
        ("fa", ("در سراسر منطقه هند و اقیانوسیه پیش می‌برد.", " قانون"), "۱"),
    ],
)
def test_the_number_of_a_note_is_copied_where_it_stands(theme, fonts, language, words, number):
    first, further = words
    reference = NoteReference("a", number)
    notes = Notes((Note("a", number, (Text("Source"),)),))
    blocks = (paragraph(first, reference), paragraph(first, reference, f",{further}."), notes)
    data = render(Document(metadata(language=language), blocks), theme, fonts, {}).data
    for copied in (all_text(data), squeezed(poppler_text(data))):
        wanted = squeezed(f"{first}{number}{first}{number},{further}.")
        assert re.sub("[\u200f\u202a-\u202c]", "", copied).startswith(wanted)


@pytest.mark.parametrize(
    ("texts", "levels", "places", "around", "found"),
    [
        (["a", " ", "b"], [0, 0, 0], [0, 10, 20], " ", {}),
        (["a", " ", "א", " ", "ב", " ", "b", " ", "c"], [0, 0, 1, 1, 1, 0, 0, 0, 0],
         [0, 10, 60, 50, 30, 80, 90, 95, 100], " ", {4: 61}),
        # A mark at the second of them.
        (["a", " ", "א", " ", "ב", ",", " ", "b", " ", "c"], [0, 0, 1, 1, 1, 0, 0, 0, 0, 0],
         [0, 10, 60, 50, 30, 75, 80, 90, 95, 100], " ", {2: 1}),
        # More stretches of letters run leftwards.
        (["a", " ", "א", " ", "ב", " ", "b"], [0, 0, 1, 1, 1, 0, 0], [0, 10, 60, 50, 30, 80, 90], " ", {6: 29, 0: 61}),
        (["א", " ", "x", " ", "y"], [1, 1, 2, 2, 2], [90, 80, 20, 40, 50], " ", {2: 51}),
        # Of equal words pdfium would drop one.
        (["א", " ", "x", " ", "x"], [1, 1, 2, 2, 2], [90, 80, 20, 40, 50], " ", {}),
        # What stands at another word has no space before it.
        (["א", " ", "x", "y", " ", "z"], [1, 1, 2, 2, 2, 2], [90, 80, 20, 30, 40, 50], " ", {2: 31, 5: 29}),
        # Nor has what stands so at the end of the line before it, or behind it.
        (["x", "y", " ", "א"], [2, 2, 1, 1], [50, 60, 40, 20], " ", {0: 61}),
        (["x", "y", " ", "א"], [2, 2, 1, 1], [50, 60, 40, 20], "、", {}),
        (["א", "ב"], [1, 1], [20, 30], " ", {1: 19}),
        (["א", "ב"], [1, 1], [20, 30], "x", {}),
    ],
)  # fmt: skip
def test_only_what_would_be_found_too_early_begins_elsewhere(texts, levels, places, around, found):
    assert leads(texts, levels, places, 10, (around, around)) == pytest.approx(found)
