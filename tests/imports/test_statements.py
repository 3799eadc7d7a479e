"""Statements in every form: every word of them stands once, in order, in the meeting file or in the record.

`FACTSHEET_STATEMENTS=DIR` takes the Markdown texts of a folder besides those of this one.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from imported import imported
from law import hold, meeting_words, words_of
from pdf_files import SPACED, pdf_file
from renditions import LAYOUTS, markdown_words, page, page_words
from word_files import DELETED, HIDDEN, word_file

HERE = Path(__file__).parent / "texts"
FOLDER = os.environ.get("FACTSHEET_STATEMENTS")
TEXTS = [*sorted(HERE.glob("[!R]*.md")), *(sorted(Path(FOLDER).glob("*.md")) if FOLDER else ())]


@pytest.fixture(scope="module", params=TEXTS, ids=lambda file: file.stem)
def text(request) -> str:
    return request.param.read_text("utf-8")


@pytest.fixture(scope="module")
def plain(text) -> list[str]:
    """Give the words of a text that its Markdown gives to the meeting."""
    made = imported(text)
    record = hold(markdown_words(text), *made)
    return meeting_words(made.meeting, [each["text"] for each in record.get("added", ())])


def test_markdown_gives_all_its_words(plain):
    assert len(plain) > 100


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_web_page_gives_the_text_and_nothing_of_what_stands_around_it(text, plain, layout):
    web = page(text, LAYOUTS[layout])
    made = imported(web, "page.html")
    record = hold(page_words(web), *made)
    assert meeting_words(made.meeting, [each["text"] for each in record.get("added", ())]) == plain


def test_a_word_file_gives_the_same_words_and_those_of_its_note(text, plain):
    data, words = word_file(text)
    made = imported(data, "statement.docx")
    record = hold(words, *made)
    given = meeting_words(made.meeting, [each["text"] for each in record.get("added", ())])
    assert given[: len(plain)] == plain
    assert [said for said in (DELETED, HIDDEN) if said in " ".join(given)] == []


def test_a_pdf_gives_all_its_words_and_its_running_heads_are_none(text, plain):
    data, words = pdf_file(text)
    made = imported(data, "statement.pdf")
    record = hold(words, *made)
    given = meeting_words(made.meeting, [each["text"] for each in record.get("added", ())])
    assert given == [part for word in plain for part in words_of(word.translate(SPACED))]
