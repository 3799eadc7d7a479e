"""PDFs: paragraphs over pages, running heads, hyphens at the ends of lines, and what cannot be read."""

from __future__ import annotations

import io
import sys

import pytest
from imported import TODAY, Files, imported
from law import hold, words_of
from pdf_files import PdfFile
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from factsheet import api


def pdf(lines: list[tuple[str, float, float]], encrypt: object = None) -> bytes:
    """Give a page with lines of text, each with its size and its height."""
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=encrypt, invariant=True)
    for text, size, foot in lines:
        canvas.setFont("Helvetica", size)
        canvas.drawString(70, foot, text)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def texts(made: Files) -> list[str]:
    return [each.text for section in made.read.sections for each in section.content]


FIRST = "The parties met to speak of trade and of much else that matters to both, and agreed on this:"


def test_headings_are_larger_and_paragraphs_stand_apart():
    lines = [("Talks of the Parties", 20, 760), ("Trade", 14, 720), (FIRST, 11, 700), ("and so on.", 11, 687)]
    lines += [("A new paragraph.", 11, 660), ("Energy", 14, 630), ("Another one.", 11, 610)]
    made = imported(pdf(lines), "a.pdf")
    hold(words_of(" ".join(text for text, *_ in lines)), *made)
    assert made.read.title == "Talks of the Parties"
    assert [section.title for section in made.read.sections] == ["Trade", "Energy"]
    assert texts(made) == [f"{FIRST} and so on.", "A new paragraph.", "Another one."]


def test_a_paragraph_goes_on_over_the_end_of_a_page_and_its_running_heads():
    made = PdfFile()
    made.paragraph([("Title of the statement", True)], 20)
    long = " ".join(f"word{number}" for number in range(600))
    made.paragraph([(f"{long}.", False)])
    got = imported(made.data(), "a.pdf")
    record = hold(made.words, *got)
    assert texts(got) == [f"{long}."]
    assert {each["why"] for each in record["not_taken"]} == {"header or footer"}


@pytest.mark.parametrize(
    ("head", "tail", "elsewhere", "text", "asked"),
    [
        ("cross-", "border trade", "It is cross-border trade.", "cross-border trade", False),
        ("eco-", "nomic growth", "Of economic growth.", "economic growth", False),
        ("low-", "and middle-income", "", "low- and middle-income", False),
        ("well-", "being of all", "", "well-being of all", True),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_kept_unless_the_text_has_the_word_without(head, tail, elsewhere, text, asked):
    lines = [("Title", 20, 760), (f"{FIRST} {head}", 11, 700), (f"{tail}.", 11, 687), (elsewhere, 11, 650)]
    made = imported(pdf(lines), "a.pdf")
    assert texts(made)[0] == f"{FIRST} {text}."
    assert ("# hyphen? “well-being” stood at the end of a line" in made.meeting) == asked


def test_bold_words_end_where_their_letters_do():
    made = PdfFile()
    made.paragraph([("Title of it", True)], 20)
    made.paragraph([("They met on ", False), ("trade", True), (", and on energy.", False)])
    assert texts(imported(made.data(), "a.pdf")) == ["They met on **trade**, and on energy."]


def test_lines_of_han_and_kana_are_joined_without_a_space():
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True)
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiKakuGo-W5"))
    for line, foot in (
        ("三か国外相会合", 760),
        ("三者は、インド太平洋地域全体における協力を強化するた", 700),
        ("め、会合を行った。", 685),
    ):
        canvas.setFont("HeiseiKakuGo-W5", 20 if foot == 760 else 11)
        canvas.drawString(70, foot, line)
    canvas.save()
    made = imported(stream.getvalue(), "a.pdf")
    assert (made.read.title, made.read.language) == ("三か国外相会合", "ja")
    assert texts(made) == ["三者は、インド太平洋地域全体における協力を強化するため、会合を行った。"]


def test_numbers_and_bullets_begin_items():
    lines = [("Title", 20, 760), ("1. First of them", 11, 700), ("2. Second of them", 11, 687), ("• A bullet", 11, 674)]
    made = imported(pdf(lines), "a.pdf")
    hold(words_of("Title 1. First of them 2. Second of them A bullet"), *made)
    assert texts(made) == ["1. First of them", "2. Second of them", "A bullet"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf([("A text", 11, 700)], StandardEncryption("secret")), "import-encrypted"),
        (pdf([]), "import-no-text"),
        (b"%PDF-1.7 and nothing else", "import-damaged"),
        (pdf([("A text", 11, 700)])[:200], "import-damaged"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_told(data, code):
    found = api.import_text(data, "a.pdf", "talks", today=TODAY)
    assert ([each.code for each in found.diagnostics], found.files) == ([code], {})


def test_without_the_library_a_hint_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (told,) = api.import_text(pdf([("A text", 11, 700)]), "a.pdf", "talks", today=TODAY).diagnostics
    assert (told.code, told.hints) == ("import-library", ('install it: pip install "factsheet[import]"',))


def test_more_pages_and_characters_than_are_read_are_told(monkeypatch):
    data = pdf([("A text that is short", 11, 700)])
    for bound in ("MAX_PAGES", "MAX_CHARACTERS"):
        with monkeypatch.context() as patch:
            patch.setattr(f"factsheet.imports.pdf_lines.{bound}", 0)
            (told,) = api.import_text(data, "a.pdf", "talks", today=TODAY).diagnostics
            assert told.code == "import-too-long"


TALKS = """\
id: talks
kind: bilateral
title: Talks
language: {}
date: 2025-04-03
venue: {{city: Geneva, country: CH}}
issuer: {{name: Desk}}
participants: [{{party: FR}}, {{party: JP}}]
sections:
  - title: Security
    content:
      - {{lead: Patrols, text: "{}"}}
"""
FR = (
    "Ils ont confirmé la poursuite du dialogue sur la sécurité maritime et décidé de tenir la prochaine réunion à "
    "Tokyo, puis une autre à Paris."
)
AR = (
    "وأكدا مواصلة الحوار بشأن السلامة البحرية وقررا عقد الاجتماع القادم في طوكيو وعلى الاجتماع بانتظام وتبادل الآراء "
    "بشأن الدوريات في الشمال وفي الجنوب وفي غيرهما."
)


@pytest.mark.parametrize(("language", "text"), [("fr", FR), ("ar", AR)])
def test_a_heading_and_the_lines_below_it_are_lines_of_their_own_whatever_sizes_they_have(language, text):
    made = imported(api.build(TALKS.format(language, text), formats=("pdf",)).files["pdf"], "a.pdf")
    told = " ".join(made.meeting.split())
    assert "title: Security " in told
    assert text in told
