"""Writing the paragraphs of a document, as `document.paragraphs` has them, and what stands between them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import count

from lxml import etree
from msgspec import Struct, field

from factsheet.document import nodes
from factsheet.document.algebra import every
from factsheet.document.nodes import Block, Inline
from factsheet.document.paragraphs import Piece, Written, has_origin
from factsheet.document.readings import revised, text_revision
from factsheet.document.text import inline_text, paths_shown
from factsheet.render.bidi import paragraph_language, paragraph_level
from factsheet.render.docx.body.figures import Pictures, add_drawing, fitted
from factsheet.render.docx.body.tables import BlockPlace, write_callout, write_table
from factsheet.render.docx.context import WritingContext, is_korean
from factsheet.render.docx.file.base import Base
from factsheet.render.docx.names import BOOKMARK, LIST_LEVELS, ROLE_STYLES, StyleId, heading
from factsheet.render.docx.styles.numbering import Counts
from factsheet.render.docx.styles.style_part import add_quarter_spaces
from factsheet.render.docx.text.inlines import InlineWriter
from factsheet.render.docx.text.runs import DELETED, INSERTED, PLAIN, add_mark_revision, add_run, revised_look, state
from factsheet.render.docx.text.spaces import with_held_spaces
from factsheet.render.docx.xml import W, add, add_copy, add_value, root, switch
from factsheet.render.extents import greatest_height
from factsheet.render.theme import Theme


def note_bookmarks(blocks: Iterable[Block]) -> dict[str, str]:
    """Name a bookmark for each note: ids may be longer, and have other characters, than a bookmark's name."""
    return {note.id: f"_Note{number}" for number, note in enumerate(every(blocks, nodes.Note), 1)}


class BlockWriter(Struct):
    """Writes pieces into the body, cells and callouts."""

    theme: Theme
    context: WritingContext
    inlines: InlineWriter
    pictures: Pictures
    base: Base
    bookmarked: bool = False
    """Whether the paragraphs that show values have bookmarks, as in drafts."""
    counts: Counts = field(default_factory=Counts)
    _bookmarks: count[int] = field(default_factory=lambda: count(1))

    def write(self, parent: etree._Element, written: Iterable[Piece], place: BlockPlace) -> None:
        """Append pieces to the body or to a cell."""
        for piece in written:
            match piece:
                case nodes.Table():
                    write_table(parent, piece, place, self)
                case nodes.Callout():
                    write_callout(parent, piece, place, self)
                case nodes.Figure():
                    self._write_picture(parent, piece, place)
                case Written(node=nodes.Note() as note):
                    self._write_note(parent, note)
                case _ if piece.is_there(draft=self.bookmarked):  # an editor would take an empty one for spacing
                    self._write_line(parent, piece, place)

    def _write_line(self, parent: etree._Element, piece: Written, place: BlockPlace) -> None:
        if piece.first and piece.level > LIST_LEVELS:
            message = f"lists nest to {LIST_LEVELS} levels in Word; deeper ones look like the last"
            self.context.report.warn("list-too-deep", message, next(paths_shown(piece.inlines), None))
        revision = piece.node.revision if isinstance(piece.node, nodes.ListItem) else text_revision(piece.inlines)
        element = self.paragraph(parent, _style(piece, place), piece.inlines, revision)
        self._count(element[0], piece, place)

    def _count(self, properties: etree._Element, piece: Written, place: BlockPlace) -> None:
        """Put a paragraph into the list that counts it, beside the style that it has (17.3.1.19)."""
        level = min(piece.level, LIST_LEVELS)
        if isinstance(piece.node, nodes.Section):
            number = self.counts.of_heading(piece.node.numbering, piece.level)
        else:
            number = self.counts.of_list(piece.bullets, place.lists, level)
        if number is not None:
            numbering = etree.Element(f"{{{W}}}numPr")
            add_value(numbering, "ilvl", level - 1)
            add_value(numbering, "numId", number)
            properties.insert(1, numbering)

    def paragraph(
        self, parent: etree._Element, style: str, inlines: Iterable[Inline] = (), revision: nodes.Revision | None = None
    ) -> etree._Element:
        """Append a paragraph in a style, whose mark a revision inserts or deletes, and give its element."""
        element, content = add_copy(parent, _styled(style)), tuple(inlines)
        level = paragraph_level(content, self.context.base)
        own = paragraph_language(content)
        if own and is_korean(own) is not is_korean(self.context.language):
            add_quarter_spaces(element[0], own)
        if level != self.context.base:
            switch(element[0], "bidi", on=bool(level))
        add_mark_revision(element[0], revision, self.context)
        self._write_content(element, content, style, level)
        return element

    def _write_content(
        self, element: etree._Element, content: tuple[Inline, ...], style: str, level: int | None = None
    ) -> None:
        """Append inlines to a paragraph, in a bookmark where they show values and those are to have one."""
        if not self.bookmarked:
            # Not in drafts: reviewers look for words with plain spaces between them, and type such.
            content = with_held_spaces(content, self.context.language, titled=style in _TITLES)
        look = self.base.looks[style]._replace(base=level)
        if not (self.bookmarked and has_origin(content)):
            self.inlines.write(element, content, look)
            return
        number = str(self.context.number())
        add(element, "bookmarkStart", id=number, name=f"{BOOKMARK}{next(self._bookmarks)}")
        self.inlines.write(element, content, look)
        add(element, "bookmarkEnd", id=number)

    def lead(self, parent: etree._Element, style: str, space: float, below: nodes.Revision | None) -> None:
        """Append an empty paragraph in a style where the one above leaves less than the space, in points.

        A difference of one point, the height of the empty paragraph itself, is let be. What stands below has a
        revision or none, and may stand below other paragraphs when revisions are accepted than when rejected.
        """
        kind = below.kind if below else None
        in_new = kind is not nodes.RevisionKind.DELETION and self._is_close(parent, space, DELETED)
        in_old = kind is not nodes.RevisionKind.INSERTION and self._is_close(parent, space, INSERTED)
        if in_new or in_old:
            self.paragraph(parent, style, (), below or self.context.revision_between(in_old=in_old, in_new=in_new))

    def _is_close(self, parent: etree._Element, space: float, hidden: str) -> bool:
        """Tell whether the last paragraph, but for those of the hidden state, leaves less than the space."""
        above = next((element for element in reversed(parent) if state(element) != hidden), None)
        style = None if above is None else above.find(f"{{{W}}}pPr/{{{W}}}pStyle")
        return style is not None and self.base.spaces[style.get(f"{{{W}}}val", "")] < space - 1

    def _write_picture(self, parent: etree._Element, figure: nodes.Figure, place: BlockPlace) -> None:
        """Write a picture, or its alternative text where there is none."""
        picture = self.pictures.find(figure)
        if picture is None:
            words = revised((nodes.Text(figure.alt, figure.origin),), figure.revision)
            self.paragraph(parent, StyleId.CAPTION, words, figure.revision)
            return
        alt = self.context.clean(figure.alt, figure.origin)
        size = fitted(picture, figure.width * place.width, greatest_height(figure, self.theme))
        style = StyleId.FIGURE if inline_text(figure.caption) else StyleId.FIGURE_ALONE
        paragraph = self.paragraph(parent, style, (), figure.revision)
        run = add_run(paragraph, revised_look(figure.revision), self.context)
        add_drawing(run, picture, size, alt, self.context.number())

    def _write_note(self, parent: etree._Element, note: nodes.Note) -> None:
        """Write an endnote: its label, which is text since its references say the same, and a bookmark for them."""
        paragraph = self.paragraph(parent, StyleId.NOTE, (), note.revision)
        number = str(self.context.number())
        add(paragraph, "bookmarkStart", id=number, name=self.context.bookmarks[note.id])
        self._write_label(paragraph, note)
        add(paragraph, "bookmarkEnd", id=number)
        self._write_content(paragraph, note.inlines, StyleId.NOTE)

    def _write_label(self, paragraph: etree._Element, note: nodes.Note) -> None:
        if note.label_revised:
            self.inlines.write(paragraph, note.label_revised)
            add(add_run(paragraph, revised_look(note.revision), self.context), "tab")
            return
        run = add_run(paragraph, PLAIN, self.context)
        add(run, "t").text = self.context.clean(note.label)
        add(run, "tab")


@cache
def _styled(style: str) -> etree._Element:
    """Give an empty paragraph in a style, to be copied."""
    paragraph = add(root("body"), "p")
    add_value(add(paragraph, "pPr"), "pStyle", style)
    return paragraph


def _style(piece: Written, place: BlockPlace) -> str:
    match piece.node:
        case nodes.Title():
            return StyleId.TITLE
        case nodes.Section():
            return heading(piece.level)
        case nodes.Paragraph(role=nodes.ParagraphRole.BODY):
            return place.lists.continuation(min(piece.level, LIST_LEVELS)) if piece.level else place.paragraph
        case nodes.Paragraph(role=role):
            return ROLE_STYLES[role]
        case nodes.ListItem():
            return place.lists.bullet(min(piece.level, LIST_LEVELS))
        case _:
            return _FRAME_STYLES[type(piece.node)]


_TITLES = frozenset({StyleId.TITLE, *map(heading, range(1, 10))})

_FRAME_STYLES = {
    nodes.Table: StyleId.TABLE_CAPTION,
    nodes.Callout: StyleId.CALLOUT_HEADING,
    nodes.Figure: StyleId.CAPTION,
}
