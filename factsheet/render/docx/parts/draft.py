"""What makes a Word file a draft: tracked changes, line numbers, bookmarks, its base, comments ([MS-DOCX] 2.5.3)."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from uuid import UUID
from zlib import compress

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from msgspec import Struct, field

from factsheet.document.nodes import Comment, CommentReply
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.file.package import TextPart
from factsheet.render.docx.names import BASE_ELEMENT, BASE_NAMESPACE, SPACING, StyleId
from factsheet.render.docx.text.runs import PLAIN, text_runs
from factsheet.render.docx.xml import DECLARATION, NAMESPACES, part_text, tag, timestamp, value

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_THREADED = {"w14": _W14, "mc": _MC}
_EXTENDED_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
_EXTENDED_RELATION = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def add_comment_parts(main: Part, context: WritingContext) -> None:
    """Relate the main part to the comments that the context has gathered, and to what threads them."""
    if not context.comments:
        return
    threaded = any(comment.replies for _, comment in context.comments)
    written, threads = [], []
    for first, comment in context.comments:
        remarks: tuple[Comment | CommentReply, ...] = (comment, *comment.replies)
        for number, remark in enumerate(remarks, first):
            written.append(_comment(number, remark, context, threaded=threaded))
            threads.append(_thread(number, first))
    namespaces, ignorable = (NAMESPACES | _THREADED, ' mc:Ignorable="w14"') if threaded else (NAMESPACES, "")
    comments = TextPart("/word/comments.xml", CONTENT_TYPE.WML_COMMENTS)
    comments.text = part_text("comments", "".join(written), namespaces, ignorable)
    main.relate_to(comments, RELATIONSHIP_TYPE.COMMENTS)
    if threaded:
        extended = TextPart("/word/commentsExtended.xml", _EXTENDED_TYPE)
        extended.text = f'{DECLARATION}<w15:commentsEx xmlns:w15="{_W15}">{"".join(threads)}</w15:commentsEx>'
        main.relate_to(extended, _EXTENDED_RELATION)


def _thread(number: int, first: int) -> str:
    """Say for `commentsExtended.xml` which comment a comment answers, if it is not the first of its thread."""
    parent = f' w15:paraIdParent="{_paragraph_id(first)}"' if number > first else ""
    return f'<w15:commentEx w15:paraId="{_paragraph_id(number)}"{parent} w15:done="0"/>'


def _paragraph_id(number: int) -> str:
    return f"{number + 1:08X}"


def _comment(number: int, remark: Comment | CommentReply, context: WritingContext, *, threaded: bool) -> str:
    """Give a comment, a paragraph a line, of which the last can be named where comments are `threaded`."""
    author = context.clean(remark.author)
    dated = {"date": timestamp(remark.date)} if remark.date else {}
    initials = "".join(word[0] for word in author.split())[:9]
    lines = [text_runs(line, PLAIN, context) for line in context.clean(remark.text).splitlines() or [""]]
    lines[0] = f"<w:r><w:rPr>{value('rStyle', StyleId.COMMENT_REFERENCE)}</w:rPr><w:annotationRef/></w:r>{lines[0]}"
    style = f"<w:pPr>{value('pStyle', StyleId.COMMENT_TEXT)}</w:pPr>"
    named = f' w14:paraId="{_paragraph_id(number)}"' if threaded else ""
    shown = [f"<w:p>{style}{line}</w:p>" for line in lines[:-1]] + [f"<w:p{named}>{style}{lines[-1]}</w:p>"]
    return tag("comment", "".join(shown), id=str(number), author=author, **dated, initials=initials)


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
    digest, text = sha256(base), b64encode(compress(base, 9)).decode("ascii")
    root = f'fs:{BASE_ELEMENT} xmlns:fs="{BASE_NAMESPACE}" sha256="{digest.hexdigest()}"'
    item = TextPart("/customXml/item1.xml", CONTENT_TYPE.XML)
    item.text = f"{DECLARATION}<{root}>{text}</fs:{BASE_ELEMENT}>"
    identifier = str(UUID(bytes=digest.digest()[:16], version=4)).upper()
    references = f'<ds:schemaRefs><ds:schemaRef ds:uri="{BASE_NAMESPACE}"/></ds:schemaRefs>'
    root = f'ds:datastoreItem xmlns:ds="{_STORE}" ds:itemID="{{{identifier}}}"'
    properties = TextPart("/customXml/itemProps1.xml", CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES)
    properties.text = f"{DECLARATION}<{root}>{references}</ds:datastoreItem>"
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    main.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def leave_spaces_unnumbered(body: str) -> str:
    """Keep the numbers of lines from paragraphs of the body that have no text (ECMA-376 part 1, 17.3.1.35)."""
    for style in SPACING:
        spaced = value("pStyle", style)
        body = body.replace(spaced, f"{spaced}<w:suppressLineNumbers/>")
    return body
