"""What makes a Word file a draft: tracked changes, line numbers, bookmarks, its base, comments ([MS-DOCX] 2.5.3)."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from uuid import UUID
from zlib import compress

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from msgspec import Struct, field

from factsheet.document.nodes import Comment, CommentReply
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.file.package import tree_part
from factsheet.render.docx.names import BASE_ELEMENT, BASE_NAMESPACE, SPACING, StyleId
from factsheet.render.docx.text.runs import PLAIN, add_text
from factsheet.render.docx.xml import W, add, add_value, root, serialize, timestamp

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


_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


class DraftMarks(Struct, frozen=True):
    """How a draft differs from a release: `base` are the bytes that it is read back by.

    Changes are tracked from the start; where `enforced`, an editor refuses to stop that. `entries` has the choices for
    an empty place, none for a day, by the path of its value.
    """

    base: bytes
    enforced: bool = False
    entries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def add_base(main: Part, base: bytes) -> None:
    """Embed the base as a custom XML part, compressed, with its properties (ECMA-376 part 1, 22.5)."""
    digest = sha256(base)
    element = etree.Element(f"{{{BASE_NAMESPACE}}}{BASE_ELEMENT}", nsmap={"fs": BASE_NAMESPACE})
    element.set("sha256", digest.hexdigest())
    element.text = b64encode(compress(base, 9)).decode("ascii")
    item = Part(PackURI("/customXml/item1.xml"), CONTENT_TYPE.XML, serialize(element))
    properties = _item_properties(UUID(bytes=digest.digest()[:16], version=4))
    item.relate_to(
        Part(PackURI("/customXml/itemProps1.xml"), CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, properties),
        RELATIONSHIP_TYPE.CUSTOM_XML_PROPS,
    )
    main.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def leave_spaces_unnumbered(body: etree._Element) -> None:
    """Keep the numbers of lines from paragraphs that have none (ECMA-376 part 1, 17.3.1.35)."""
    for style in body.iterfind(f".//{{{W}}}pStyle"):
        if style.get(f"{{{W}}}val") in SPACING:
            style.addnext(etree.Element(f"{{{W}}}suppressLineNumbers"))


def _item_properties(identifier: UUID) -> bytes:
    item = etree.Element(f"{{{_STORE}}}datastoreItem", nsmap={"ds": _STORE})
    item.set(f"{{{_STORE}}}itemID", f"{{{str(identifier).upper()}}}")
    references = etree.SubElement(item, f"{{{_STORE}}}schemaRefs")
    etree.SubElement(references, f"{{{_STORE}}}schemaRef").set(f"{{{_STORE}}}uri", BASE_NAMESPACE)
    return serialize(item)
