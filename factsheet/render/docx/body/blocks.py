"""Writing the paragraphs of a document, as `document.paragraphs` has them, and what stands between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from factsheet.document import nodes
from factsheet.document.nodes import Inline
from factsheet.document.paragraphs import Piece, Written, has_origin
from factsheet.document.readings import revised, text_revision
from factsheet.document.text import inline_text, paths_shown
from factsheet.render.bidi.paragraphs import base_level, paragraph_language
from factsheet.render.docx.body.figures import Pictures, drawing
from factsheet.render.docx.body.tables import BlockPlace, Story, write_callout, write_table
from factsheet.render.docx.context import WritingContext, is_korean
from factsheet.render.docx.file.base import Base
from factsheet.render.docx.names import BOOKMARK, LIST_LEVELS, ROLE_STYLES, StyleId, heading
from factsheet.render.docx.styles.numbering import Counts
from factsheet.render.docx.styles.style_part import quarter_spaces
from factsheet.render.docx.text.direction_marks import with_direction_marks
from factsheet.render.docx.text.inlines import InlineWriter
from factsheet.render.docx.text.runs import PLAIN, RunProperties, around_run, revised_look, revision_mark, run
from factsheet.render.docx.text.spaces import text_with_held_spaces
from factsheet.render.docx.xml import escaped, tag, toggle, value
from factsheet.render.extents import fitted, greatest_height
from factsheet.render.theme import Theme


class BlockWriter:
    """Writes pieces into the body, cells and callouts; `bookmarked` are the paragraphs that show values in drafts."""

    def __init__(  # noqa: PLR0913
        self,
        theme: Theme,
        context: WritingContext,
        inlines: InlineWriter,
        pictures: Pictures,
        base: Base,
        *,
        bookmarked: bool = False,
    ) -> None:
        self.theme, self.context, self.inlines, self.pictures, self.base = theme, context, inlines, pictures, base
        self.bookmarked, self.counts, self._bookmarks = bookmarked, Counts(), 0

    def write(self, story: Story, written: Iterable[Piece], place: BlockPlace) -> None:
        """Append pieces to the body or to a cell."""
        for piece in written:
            match piece:
                case Written():
                    if piece.is_there(draft=self.bookmarked):  # an editor would take an empty one for spacing
                        self._write_line(story, piece, place)
                case nodes.Table():
                    write_table(story, piece, place, self)
                case nodes.Callout():
                    write_callout(story, piece, place, self)
                case nodes.Figure():
                    self._write_picture(story, piece, place)

    def _write_line(self, story: Story, piece: Written, place: BlockPlace) -> None:
        node = piece.node
        if type(node) is nodes.Note:
            self._write_note(story, node)
            return
        if piece.first and piece.level > LIST_LEVELS:
            message = f"lists nest to {LIST_LEVELS} levels in Word; deeper ones look like the last"
            self.context.report.warn("list-too-deep", message, next(paths_shown(piece.inlines), None))
        revision = node.revision if type(node) is nodes.ListItem else text_revision(piece.inlines)
        further = self._count(piece, place) if piece.bullets or type(node) is nodes.Section else ""
        if type(node) is nodes.Section and node.new_page:  # which stands before `numPr` (17.3.1.26)
            further = f"{toggle('pageBreakBefore', on=True)}{further}"
        self.paragraph(story, _style(piece, place), piece.inlines, revision, further)

    def _count(self, piece: Written, place: BlockPlace) -> str:
        """Give what puts a paragraph into the list that counts it, beside the style that it has (17.3.1.19)."""
        level = min(piece.level, LIST_LEVELS)
        if type(piece.node) is nodes.Section:
            number = self.counts.of_heading(piece.node.numbering, piece.level)
        else:
            number = self.counts.of_list(piece.bullets, place.lists, level)
        return "" if number is None else tag("numPr", value("ilvl", level - 1) + value("numId", number))

    def paragraph(
        self,
        story: Story,
        style: str,
        inlines: tuple[Inline, ...] = (),
        revision: nodes.Revision | None = None,
        further: str = "",
    ) -> None:
        """Append a paragraph in a style, whose mark a revision inserts or deletes.

        `further` are properties that stand behind its style: a page break before it, its `w:numPr`.
        """
        look, own = self.base.looks[style], paragraph_language(inlines)
        if own and is_korean(own) is not is_korean(self.context.language):
            further += quarter_spaces(own)
        if own and base_level(own) != self.context.base:
            look = replace(look, base=base_level(own))
            further += toggle("bidi", on=bool(look.base))
        start = self._start(style, revision, further)
        content = self._content(inlines, style, look, story.room) if inlines else ""
        story.append(f"{start}{content}</w:p>", revision, style)

    def _start(self, style: str, revision: nodes.Revision | None, further: str = "") -> str:
        """Give the start of a paragraph with its properties."""
        mark = tag("rPr", revision_mark(revision, self.context)) if revision else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{further}{mark}</w:pPr>'

    def _content(self, content: tuple[Inline, ...], style: str, look: RunProperties, room: float = 0) -> str:
        """Give what stands for inlines in a paragraph, in a bookmark where they show values that are to have one."""
        if not self.bookmarked:
            # Not in drafts: reviewers look for words with plain spaces between them, and type such.
            content = with_direction_marks(content, self.context.base if look.base is None else look.base)
            text = text_with_held_spaces(content, self.context.language, titled=style in _TITLES, room=room)
            return self.inlines.written(content, look) if text is None else self.inlines.held(content, look, text)
        if not has_origin(content):
            return self.inlines.written(content, look)
        number = self.context.number()
        made = self.inlines.written(content, look)
        self._bookmarks += 1
        return _bookmarked(number, f"{BOOKMARK}{self._bookmarks}", made)

    def lead(self, story: Story, style: str, space: float, below: nodes.Revision | None) -> None:
        """Append an empty paragraph in a style where the one above leaves less than the space, in points.

        A difference of one point, the height of the empty paragraph itself, is let be. What stands below has a
        revision or none, and may stand below other paragraphs when revisions are accepted than when rejected.
        """
        kind = below.kind if below else None
        in_new = kind is not nodes.RevisionKind.DELETION and self._is_close(story.new, space)
        in_old = kind is not nodes.RevisionKind.INSERTION and self._is_close(story.old, space)
        if in_new or in_old:
            self.paragraph(story, style, (), below or self.context.revision_between(in_old=in_old, in_new=in_new))

    def _is_close(self, above: str | None, space: float) -> bool:
        """Tell whether a paragraph of a style, where there is one above, leaves less than the space."""
        return above is not None and self.base.spaces[above] < space - 1

    def _write_picture(self, story: Story, figure: nodes.Figure, place: BlockPlace) -> None:
        """Write a picture, or its alternative text where there is none."""
        picture = self.pictures.find(figure)
        if picture is None:
            words = revised((nodes.Text(figure.alt, figure.origin),), figure.revision)
            self.paragraph(story, StyleId.CAPTION, words, figure.revision)
            return
        alt = self.context.clean(figure.alt, figure.origin)
        size = fitted(picture.pixels, figure.width * place.width, greatest_height(figure, self.theme))
        style = StyleId.FIGURE if inline_text(figure.caption) else StyleId.FIGURE_ALONE
        start = self._start(style, figure.revision)
        opening, closing = around_run(revised_look(figure.revision), self.context)
        shown = drawing(picture, size, alt, self.context.number())
        story.append(f"{start}{opening}{shown}{closing}</w:p>", figure.revision, style)

    def _write_note(self, story: Story, note: nodes.Note) -> None:
        """Write an endnote: its label, which is text since its references say the same, and a bookmark for them."""
        start = self._start(StyleId.NOTE, note.revision)
        label = _bookmarked(self.context.number(), self.context.bookmarks[note.id], self._label(note))
        content = self._content(note.inlines, StyleId.NOTE, self.base.looks[StyleId.NOTE])
        story.append(f"{start}{label}{content}</w:p>", note.revision, StyleId.NOTE)

    def _label(self, note: nodes.Note) -> str:
        if note.label_revised:
            label = self.inlines.written(note.label_revised)
            return label + run("<w:tab/>", revised_look(note.revision), self.context)
        return run(f"<w:t>{escaped(self.context.clean(note.label))}</w:t><w:tab/>", PLAIN, self.context)


def _bookmarked(number: int, name: str, content: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def _style(piece: Written, place: BlockPlace) -> str:
    node = piece.node
    if type(node) is nodes.ListItem:
        return place.lists.bullet(min(piece.level, LIST_LEVELS))
    if type(node) is nodes.Paragraph:
        if node.role is not nodes.ParagraphRole.BODY:
            return ROLE_STYLES[node.role]
        return place.lists.continuation(min(piece.level, LIST_LEVELS)) if piece.level else place.paragraph
    return heading(piece.level) if type(node) is nodes.Section else _FRAME_STYLES[type(node)]


_TITLES = frozenset({StyleId.TITLE, *map(heading, range(1, 10))})

_FRAME_STYLES: Mapping[type, StyleId] = {
    nodes.Title: StyleId.TITLE,
    nodes.Table: StyleId.TABLE_CAPTION,
    nodes.Callout: StyleId.CALLOUT_HEADING,
    nodes.Figure: StyleId.CAPTION,
}
