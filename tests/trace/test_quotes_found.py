"""Quotes are found whatever the form of a source, its quotation marks, dashes and spaces, and across paragraphs."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from factsheet.meeting import Quote, Source
from factsheet.trace.sources import SourceText, read_source_text

PARAGRAPHS = (
    "The two sides met in Brussels. “They condemned a $1.5\u00a0billion theft” — the minister’s words.",
    "Japan will provide 2\u00a0million euros for ports. They met again.",
    "They met again.",
)
MARKUP = "<html><body><nav>Home</nav><main><h1>Talks</h1>{}</main></body></html>"


def word_file() -> bytes:
    document, file = Document(), BytesIO()
    for each in PARAGRAPHS:
        document.add_paragraph(each)
    document.save(file)
    return file.getvalue()


FORMS = {
    "s.txt": "\n\n".join(PARAGRAPHS).encode(),
    "s.html": MARKUP.format("".join(f"<p>{each}</p>" for each in PARAGRAPHS)).encode(),
    "s.docx": word_file(),
}


@pytest.fixture(scope="module", params=FORMS)
def source(request) -> SourceText:
    name = request.param
    return read_source_text(Source(id="s", title="S", file=name), FORMS[name])


@pytest.mark.parametrize(
    ("exact", "words"),
    [
        ('"They condemned a $1.5 billion theft" - the minister\'s words', "theft” — the"),
        ("2 million euros", "2 million euros"),
        ("the minister's words. Japan will", "words. Japan"),
    ],
)
def test_marks_dashes_spaces_and_ends_of_paragraphs_do_not_matter(source, exact, words):
    found = source.find(Quote(id="q", source="s", exact=exact))
    assert found
    assert not found.unclear
    assert words in source.text[found.start : found.end]


def test_words_that_stand_twice_are_told_apart_by_those_around_them(source):
    first, last = (source.text.index("They met again"), source.text.rindex("They met again"))
    alone = source.find(Quote(id="q", source="s", exact="They met again."))
    assert alone
    assert (alone.start, alone.unclear) == (first, True)
    for prefix, start in (("for ports.", first), ("They met again.", last)):
        found = source.find(Quote(id="q", source="s", exact="They met again.", prefix=prefix))
        assert found
        assert (found.start, found.unclear) == (start, False)


def test_words_that_are_not_there_are_not_found(source):
    assert source.find(Quote(id="q", source="s", exact="They deplored a theft")) is None
