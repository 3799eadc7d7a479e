"""The Word renderer: a document, a theme and images go in, the bytes of a `.docx` file come out.

The body is written as WordprocessingML in one pass; every look is a style made from the theme, so that an editor can
restyle the whole. python-docx serves for the package only.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import ceil

from docx.opc.constants import RELATIONSHIP_TYPE

from factsheet.document.algebra import of_kinds
from factsheet.document.nodes import Document, List, Note, Section, Title
from factsheet.document.paragraphs import pieces
from factsheet.document.readings import ACCEPTED
from factsheet.document.text import inline_text
from factsheet.render.bidi.paragraphs import base_level
from factsheet.render.docx.body.blocks import BlockWriter
from factsheet.render.docx.body.figures import Pictures
from factsheet.render.docx.body.first_guess import unparted
from factsheet.render.docx.body.settling import settled
from factsheet.render.docx.body.tables import BlockPlace, Story
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.file.base import base_of
from factsheet.render.docx.file.package import new_package, pack
from factsheet.render.docx.names import BODY_LIST, StyleId
from factsheet.render.docx.parts.draft import DraftMarks, add_base, add_comment_parts, leave_spaces_unnumbered
from factsheet.render.docx.parts.page import add_running_parts, section
from factsheet.render.docx.styles.numbering import add_numbering
from factsheet.render.docx.text.inlines import InlineWriter
from factsheet.render.docx.text.widths import ems
from factsheet.render.docx.xml import part_text, tag
from factsheet.render.extents import with_room_for_labels
from factsheet.render.fonts.collection import is_full_width
from factsheet.render.rendered import Rendered
from factsheet.render.theme import Theme

__all__ = ["DraftMarks", "render"]


def render(document: Document, theme: Theme, images: Mapping[str, bytes], draft: DraftMarks | None = None) -> Rendered:
    """Render a document as a Word file; with `draft`, as one that reviewers edit and that is read back.

    `images` maps the paths that figures name to the bytes of PNG, JPEG, GIF, BMP or TIFF files. The same input gives
    the same bytes; the pages are not known, as Word lays them out. The diagnostics are `invalid-character`,
    `invalid-link`, `missing-image`, `unreadable-image`, `unknown-note` (errors), `list-too-deep` and
    `misplaced-comment` (warnings); the bytes are there all the same, with something visible in place of what is wrong.
    """
    language, found = document.metadata.language, of_kinds(document.blocks, Title, Section, List, Note)
    theme = with_room_for_labels(theme.for_language(language), found[List])
    theme = theme.titled(_title_step(found[Title], theme, language))
    # Ids may be longer, and have other characters, than a bookmark's name.
    bookmarks, is_review = {note.id: f"_Note{n}" for n, note in enumerate(found[Note], 1)}, draft is not None
    context = WritingContext(bookmarks, is_full_width(language), base_level(language), is_review, language=language)
    context.entries = draft.entries if draft else {}
    base = base_of(theme, language, draft=draft is not None, enforced=bool(draft and draft.enforced))
    counted = any(each.numbering or each.mark for each in found[List]) or any(s.numbering for s in found[Section])
    parts = [part for part in base.parts if not (counted and part.relationship == RELATIONSHIP_TYPE.NUMBERING)]
    package, main = new_package(parts, document.metadata, context)
    pictures, story = Pictures(main, images, context), Story()
    writer = BlockWriter(theme, context, InlineWriter(main, context), pictures, base, bookmarked=draft is not None)
    writer.write(story, pieces(document.blocks), BlockPlace(StyleId.BODY, BODY_LIST, theme.page.text_width))
    # Not where reviewers type, nor where tables come and go.
    free = not (draft or context.revision)
    body = "".join(unparted(_raised(story.parts, base.lowered), base.kept) if free else story.parts)
    if context.revision:
        body = settled(body, context)
    if counted:
        add_numbering(main, writer.counts, theme, leftwards=bool(context.base))
    running = add_running_parts(main, document, theme, context, images)
    add_comment_parts(main, context)
    if draft:
        body = leave_spaces_unnumbered(body)
        add_base(main, draft.base)
    mirrored, marked = bool(context.base), document.banner is not None
    end = section(theme, running, numbered=is_review, mirrored=mirrored, marked=marked)
    main.text = part_text("document", f"<w:body>{body}{end}</w:body>")
    return Rendered(pack(package), diagnostics=context.report.diagnostics)


_RAGGED = 0.93
"""What words fill of a line, as a share."""
_BOLD = 1.04


def _title_step(titles: Iterable[Title], theme: Theme, language: str) -> float:
    """Give the share of its size in which the longest of titles, in a language (BCP 47), is set, by an estimate."""
    widest = max((ems(inline_text(ACCEPTED.inlines(title.inlines)), language) for title in titles), default=0.0)
    look = theme.styles.title
    width = widest * look.size * (_BOLD if look.bold else 1.0)
    room = (theme.page.text_width - look.indent) * _RAGGED
    return theme.title_step(lambda step: ceil(width * step / room))


def _raised(parts: Sequence[str], lowered: Collection[str]) -> Sequence[str]:
    """Take the space above the first paragraph away, which Word leaves at the head of the first page, and no PDF."""
    if not parts or not parts[0].startswith("<w:p>") or parts[0].split('"', 2)[1] not in lowered:
        return parts
    return [parts[0].replace("</w:pPr>", f"{tag('spacing', before='0')}</w:pPr>", 1), *parts[1:]]
