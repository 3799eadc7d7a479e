"""The comments part: reviewers' remarks with author and date (ECMA-376 part 1, 17.13.4)."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from factsheet.document import Comment
from factsheet.render.docx.ledger import Ledger
from factsheet.render.docx.names import StyleId
from factsheet.render.docx.runs import PLAIN, add_text
from factsheet.render.docx.xml import add, add_value, root, timestamp


def comments_tree(ledger: Ledger) -> etree._Element:
    """Give the element of `comments.xml` with every comment that the ledger has gathered."""
    comments = root("comments")
    for number, comment in ledger.comments:
        _add_comment(comments, number, comment, ledger)
    return comments


def _add_comment(comments: etree._Element, number: int, comment: Comment, ledger: Ledger) -> None:
    author = ledger.clean(comment.author)
    element = add(
        comments, "comment", id=str(number), author=author, date=timestamp(comment.date), initials=_initials(author)
    )
    for place, line in enumerate(_lines(ledger.clean(comment.text))):
        paragraph = add(element, "p")
        add_value(add(paragraph, "pPr"), "pStyle", StyleId.COMMENT_TEXT)
        if place == 0:
            _add_mark(paragraph)
        add_text(paragraph, line, PLAIN, ledger)


def _lines(text: str) -> Iterable[str]:
    return text.splitlines() or [""]


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.split())[:9]


def _add_mark(paragraph: etree._Element) -> None:
    run = add(paragraph, "r")
    add_value(add(run, "rPr"), "rStyle", StyleId.COMMENT_REFERENCE)
    add(run, "annotationRef")
