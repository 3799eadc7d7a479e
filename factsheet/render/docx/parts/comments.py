"""The comments of reviewers with author, date and replies (ECMA-376 part 1, 17.13.4; [MS-DOCX] 2.5.3 commentEx)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml import etree

from factsheet.document.nodes import Comment, CommentReply
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.file.package import TreePart
from factsheet.render.docx.names import StyleId
from factsheet.render.docx.text.runs import PLAIN, add_text
from factsheet.render.docx.xml import add, add_value, root, timestamp

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_EXTENDED_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
_EXTENDED_RELATION = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def add_comment_parts(main: Part, context: WritingContext) -> None:
    """Relate the main part to the comments that the context has gathered, and to what threads them."""
    if not context.comments:
        return
    comments = TreePart("/word/comments.xml", CONTENT_TYPE.WML_COMMENTS, _comments_tree(context))
    main.relate_to(comments, RELATIONSHIP_TYPE.COMMENTS)
    if _has_threads(context):
        extended = TreePart("/word/commentsExtended.xml", _EXTENDED_TYPE, _extended_tree(context))
        main.relate_to(extended, _EXTENDED_RELATION)


def _has_threads(context: WritingContext) -> bool:
    return any(comment.replies for _, comment in context.comments)


def _comments_tree(context: WritingContext) -> etree._Element:
    threaded = _has_threads(context)
    comments = root("comments", w14=_W14, mc=_MC) if threaded else root("comments")
    if threaded:
        comments.set(f"{{{_MC}}}Ignorable", "w14")
    for number, remark in _remarks(context):
        paragraphs = _add_comment(comments, number, remark, context)
        if threaded:
            paragraphs[-1].set(f"{{{_W14}}}paraId", _paragraph_id(number))
    return comments


def _remarks(context: WritingContext) -> Iterator[tuple[int, Comment | CommentReply]]:
    """Give comments and replies, each with its number."""
    for number, comment in context.comments:
        yield number, comment
        yield from enumerate(comment.replies, number + 1)


def _extended_tree(context: WritingContext) -> etree._Element:
    """Give the element of `commentsExtended.xml`: which comment answers which."""
    extended = etree.Element(f"{{{_W15}}}commentsEx", nsmap={"w15": _W15})
    for first, comment in context.comments:
        for number in range(first, first + 1 + len(comment.replies)):
            entry = etree.SubElement(extended, f"{{{_W15}}}commentEx")
            entry.set(f"{{{_W15}}}paraId", _paragraph_id(number))
            if number > first:
                entry.set(f"{{{_W15}}}paraIdParent", _paragraph_id(first))
            entry.set(f"{{{_W15}}}done", "0")
    return extended


def _paragraph_id(number: int) -> str:
    return f"{number + 1:08X}"


def _add_comment(
    comments: etree._Element, number: int, remark: Comment | CommentReply, context: WritingContext
) -> list[etree._Element]:
    """Append a comment and give its paragraphs."""
    author = context.clean(remark.author)
    dated = {"date": timestamp(remark.date)} if remark.date else {}
    element = add(comments, "comment", id=str(number), author=author, **dated, initials=_initials(author))
    return [
        _add_line(element, line, context, first=place == 0)
        for place, line in enumerate(_lines(context.clean(remark.text)))
    ]


def _add_line(comment: etree._Element, line: str, context: WritingContext, *, first: bool) -> etree._Element:
    paragraph = add(comment, "p")
    add_value(add(paragraph, "pPr"), "pStyle", StyleId.COMMENT_TEXT)
    if first:
        _add_mark(paragraph)
    add_text(paragraph, line, PLAIN, context)
    return paragraph


def _lines(text: str) -> Iterable[str]:
    return text.splitlines() or [""]


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.split())[:9]


def _add_mark(paragraph: etree._Element) -> None:
    run = add(paragraph, "r")
    add_value(add(run, "rPr"), "rStyle", StyleId.COMMENT_REFERENCE)
    add(run, "annotationRef")
