"""Remarks become comments in their places, or in the nearest place that is left, and no word of the text changes."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.document.algebra import every, lines
from factsheet.document.nodes import (
    Comment,
    CommentReply,
    Document,
    List,
    ListItem,
    Metadata,
    NoteReference,
    Origin,
    Paragraph,
    RunningLine,
    Strong,
    Text,
    Title,
)
from factsheet.document.text import document_text, inline_text
from factsheet.draft.base import DraftBase, short_code
from factsheet.draft.document import draft_document, place_comments
from factsheet.draft.remarks import Remark, RemarkReply

WHEN = datetime(2025, 4, 3, 9, tzinfo=UTC)
METADATA = Metadata("Title", "en", "id", WHEN)
NOTE = re.compile(
    r"\n\[made on (?:“.*”, (?:which this text said before|in a text that is gone)|a text that is gone)\]\Z"
)


def text(words: str, path: str | None = None) -> Text:
    return Text(words, Origin(path) if path else None)


POINT = (
    Strong((text("Energy. ", "s[p].lead"),)),
    text("They spoke of gas and gas again.", "s[p].text"),
    NoteReference("n", "1"),
)
DOCUMENT = Document(
    METADATA,
    (
        Title((text("A long title", "title"),)),
        Paragraph((text("Main points on energy"),)),
        List((ListItem((Paragraph(POINT),)),)),
        Paragraph((text("Press", "clearances[x].office"),)),
        Paragraph((text("", "clearances[x].name"),)),
    ),
    RunningLine(),
    RunningLine((text("Draft"),), (text("Page 1"),)),
)


def remark(path: str | None, quote: str = "", says: str = "Why?", **more) -> Remark:
    return Remark(id="r", author="Legal", date=WHEN, path=path, quote=quote, text=says, **more)


def comments(document: Document) -> list[Comment]:
    return list(every(document.blocks, Comment))


def place(*remarks: Remark) -> list[tuple[str, str]]:
    """Give what each comment is on, and what it says."""
    placed = place_comments(DOCUMENT, remarks)
    assert document_text(placed) == document_text(DOCUMENT)
    return [(inline_text(comment.inlines), comment.text) for comment in comments(placed)]


@pytest.mark.parametrize(
    ("path", "quote", "on"),
    [
        ("s[p].text", "gas again", "gas again"),
        ("s[p].text", "They", "They"),
        ("s[p].text", "", "They spoke of gas and gas again."),
        ("s[p].lead", "Energy", "Energy"),
        ("s[p]", "Energy. They", "Energy. They"),
        ("s[p].text", "again.1", "again.1"),
        ("clearances[x].name", "", "Press"),
        (None, "points on", "points on"),
    ],
)
def test_a_comment_is_on_the_words_that_it_quotes(path, quote, on):
    assert place(remark(path, quote)) == [(on, "Why?")]


def test_a_comment_across_two_styles_takes_the_whole_of_the_first():
    assert place(remark("s[p]", "rgy. They")) == [("Energy. They", "Why?")]


def test_words_of_the_value_come_before_the_same_words_elsewhere():
    placed = place_comments(DOCUMENT, [remark("s[p].text", "gas")])
    (line,) = [line for _, line in lines(placed.blocks) if any(isinstance(inline, Comment) for inline in line)]
    assert inline_text(line) == inline_text(POINT)
    assert place(remark("s[p].lead", "nergy")) == [("nergy", "Why?")]


@pytest.mark.parametrize(
    ("path", "quote", "on", "note"),
    [
        ("s[p].text", "oil", "They spoke of gas and gas again.", "[made on “oil”, which this text said before]"),
        ("q.text", "oil\nand coal", "A long title", "[made on “oil and coal”, in a text that is gone]"),
        ("q.text", "", "A long title", "[made on a text that is gone]"),
        ("s[p].due", "soon", "Energy. They spoke of gas and gas again.", "[made on “soon”, in a text that is gone]"),
        ("clearances[x].name", "A. Person", "Press", "[made on “A. Person”, in a text that is gone]"),
        ("clearances[gone].name", "", "A long title", "[made on a text that is gone]"),
        (None, "never said", "A long title", "[made on “never said”, in a text that is gone]"),
    ],
)
def test_a_comment_whose_words_are_gone_says_so(path, quote, on, note):
    assert place(remark(path, quote)) == [(on, f"Why?\n{note}")]


def test_several_comments_on_one_value():
    found = place(
        remark("s[p].text", "gas"), remark("s[p].text", "spoke of gas and", "B"), remark("s[p].text", "", "C")
    )
    assert sorted(found) == [
        ("They spoke of gas and gas again.", "C"),
        ("gas", "Why?"),
        ("spoke of gas and", "B"),
    ]


def test_replies_and_missing_dates_come_along():
    replies = (RemarkReply(author="Desk", text="So it was.\n"),)
    (found,) = comments(place_comments(DOCUMENT, [remark("title", replies=replies)]))
    assert (found.author, found.date) == ("Legal", WHEN)
    assert found.replies == (CommentReply("Desk", None, "So it was."),)


WORDS = st.text(alphabet="They spokgas. \n“]", max_size=8)
REMARKS = st.lists(
    st.tuples(st.sampled_from([None, "title", "s[p]", "s[p].text", "s[p].lead", "clearances", "z"]), WORDS, WORDS)
)


@given(REMARKS)
def test_no_remark_is_lost_and_no_word_changed(drawn):
    remarks = [remark(path, quote, says) for path, quote, says in drawn]
    found = [NOTE.sub("", says) for _, says in place(*remarks)]
    assert sorted(found) == sorted(each.text for each in remarks)


def test_a_draft_has_its_code_in_the_foot():
    base = DraftBase(
        program="1",
        file="f.yaml",
        meeting="",
        main="m",
        templates={"m": ""},
        labels={},
        created=WHEN,
        remarks=(remark("title"),),
    )
    drafted = draft_document(DOCUMENT, base)
    assert inline_text(drafted.foot.start) == f"Draft · {short_code(base.code)}"
    assert drafted.foot.end == DOCUMENT.foot.end
    assert [comment.text for comment in comments(drafted)] == ["Why?"]
