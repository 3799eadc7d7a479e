"""The comments of reviewers with author, date and replies (ECMA-376 part 1, 17.13.4; [MS-DOCX] 2.5.3 commentEx)."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml import etree

from factsheet.document.nodes import Comment, CommentReply
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.file.package import tree_part
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
    threaded = any(comment.replies for _, comment in context.comments)
    comments = root("comments", w14=_W14, mc=_MC) if threaded else root("comments")
    if threaded:
        comments.set(f"{{{_MC}}}Ignorable", "w14")
    extended = etree.Element(f"{{{_W15}}}commentsEx", nsmap={"w15": _W15})
    for first, comment in context.comments:
        remarks: tuple[Comment | CommentReply, ...] = (comment, *comment.replies)
        for number, remark in enumerate(remarks, first):
            last = _add_comment(comments, number, remark, context)
            if threaded:
                last.set(f"{{{_W14}}}paraId", _paragraph_id(number))
                _add_thread(extended, number, first)
    main.relate_to(tree_part("/word/comments.xml", CONTENT_TYPE.WML_COMMENTS, comments), RELATIONSHIP_TYPE.COMMENTS)
    if threaded:
        main.relate_to(tree_part("/word/commentsExtended.xml", _EXTENDED_TYPE, extended), _EXTENDED_RELATION)


def _add_thread(extended: etree._Element, number: int, first: int) -> None:
    """Say in `commentsExtended.xml` which comment a comment answers, if it is not the first of its thread."""
    entry = etree.SubElement(extended, f"{{{_W15}}}commentEx")
    entry.set(f"{{{_W15}}}paraId", _paragraph_id(number))
    if number > first:
        entry.set(f"{{{_W15}}}paraIdParent", _paragraph_id(first))
    entry.set(f"{{{_W15}}}done", "0")


def _paragraph_id(number: int) -> str:
    return f"{number + 1:08X}"


def _add_comment(
    comments: etree._Element, number: int, remark: Comment | CommentReply, context: WritingContext
) -> etree._Element:
    """Append a comment, a paragraph a line, and give its last paragraph."""
    author = context.clean(remark.author)
    dated = {"date": timestamp(remark.date)} if remark.date else {}
    initials = "".join(word[0] for word in author.split())[:9]
    element = add(comments, "comment", id=str(number), author=author, **dated, initials=initials)
    for line in context.clean(remark.text).splitlines() or [""]:
        paragraph = add(element, "p")
        add_value(add(paragraph, "pPr"), "pStyle", StyleId.COMMENT_TEXT)
        if len(element) == 1:
            run = add(paragraph, "r")
            add_value(add(run, "rPr"), "rStyle", StyleId.COMMENT_REFERENCE)
            add(run, "annotationRef")
        add_text(paragraph, line, PLAIN, context)
    return element[-1]
