"""Writing the blocks of a document: one pass over the tree, every kind of block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import assert_never

from lxml import etree

from factsheet.document import (
    Block,
    BulletList,
    Callout,
    Deletion,
    Figure,
    Inline,
    Insertion,
    ListItem,
    Note,
    Notes,
    Paragraph,
    ParagraphRole,
    Section,
    Table,
    Text,
    Title,
)
from factsheet.document.text import inline_text
from factsheet.render.docx.base import Base
from factsheet.render.docx.figures import Pictures, add_drawing, fitted
from factsheet.render.docx.inlines import InlineWriter
from factsheet.render.docx.ledger import Ledger
from factsheet.render.docx.names import BOOKMARK, LIST_LEVELS, ROLE_STYLES, StyleId, heading
from factsheet.render.docx.origins import first_path, has_origin
from factsheet.render.docx.place import Place
from factsheet.render.docx.runs import PLAIN, add_revision, add_run
from factsheet.render.docx.tables import write_callout, write_table
from factsheet.render.docx.xml import W, add, add_value
from factsheet.render.theme import Theme


@dataclass(slots=True)
class BlockWriter:
    """Writes blocks into the body, cells and callouts."""

    theme: Theme
    ledger: Ledger
    inlines: InlineWriter
    pictures: Pictures
    base: Base
    bookmarked: bool = False
    """Whether the paragraphs that show values have bookmarks, as in drafts."""
    _bookmarks: count[int] = field(default_factory=lambda: count(1))

    def write(self, parent: etree._Element, blocks: Iterable[Block], place: Place) -> None:
        """Append blocks to the body or to a cell."""
        for block in blocks:
            self._write_one(parent, block, place)

    def _write_one(self, parent: etree._Element, block: Block, place: Place) -> None:
        match block:
            case Title(inlines):
                self.paragraph(parent, StyleId.TITLE, inlines)
            case Paragraph():
                self._write_paragraph(parent, block, place)
            case Section():
                self.paragraph(parent, heading(block.level), block.heading)
                self.write(parent, block.blocks, place)
            case BulletList(items):
                self._write_list(parent, items, place)
            case Table():
                write_table(parent, block, place, self)
            case Callout():
                write_callout(parent, block, place, self)
            case Figure():
                self._write_figure(parent, block, place)
            case Notes(notes):
                for note in notes:
                    self._write_note(parent, note)
            case _:
                assert_never(block)

    def paragraph(self, parent: etree._Element, style: str, inlines: Iterable[Inline] = ()) -> etree._Element:
        """Append a paragraph in a style and give its element."""
        element = add(parent, "p")
        properties = add(element, "pPr")
        add_value(properties, "pStyle", style)
        content = tuple(inlines)
        self._mark_revision(properties, content)
        if self.bookmarked and has_origin(content):
            self._write_bookmarked(element, content, style)
        else:
            self.inlines.write(element, content, self.base.looks[style])
        return element

    def _write_bookmarked(self, element: etree._Element, content: tuple[Inline, ...], style: str) -> None:
        number = str(self.ledger.number())
        add(element, "bookmarkStart", id=number, name=f"{BOOKMARK}{next(self._bookmarks)}")
        self.inlines.write(element, content, self.base.looks[style])
        add(element, "bookmarkEnd", id=number)

    def lead(self, parent: etree._Element, style: str, space: float) -> None:
        """Append an empty paragraph in a style where the one above leaves less than the space, in points.

        A difference of one point, the height of the empty paragraph itself, is let be.
        """
        above = parent[-1].find(f"{{{W}}}pPr/{{{W}}}pStyle") if len(parent) else None
        if above is not None and self.base.spaces[above.get(f"{{{W}}}val", "")] < space - 1:
            self.paragraph(parent, style)

    def _write_paragraph(self, parent: etree._Element, paragraph: Paragraph, place: Place) -> None:
        """Write a paragraph unless it is empty, as an editor would take that for spacing by hand."""
        if inline_text(paragraph.inlines):
            self.paragraph(parent, _style(paragraph.role, place), paragraph.inlines)

    def _mark_revision(self, properties: etree._Element, inlines: tuple[Inline, ...]) -> None:
        """Revise the paragraph's mark too where all its text is revised: else rejecting leaves an empty paragraph."""
        first = inlines[0] if inlines else None
        if isinstance(first, Insertion) and all(isinstance(inline, Insertion) for inline in inlines):
            add_revision(add(properties, "rPr"), "ins", first, self.ledger)
        elif isinstance(first, Deletion) and all(isinstance(inline, Deletion) for inline in inlines):
            add_revision(add(properties, "rPr"), "del", first, self.ledger)

    def _write_list(self, parent: etree._Element, items: tuple[ListItem, ...], place: Place) -> None:
        if place.level == LIST_LEVELS:
            message = f"lists nest to {LIST_LEVELS} levels in Word; deeper ones look like the last"
            self.ledger.warn("list-too-deep", message, first_path(items))
        inside = replace(place, level=min(place.level + 1, LIST_LEVELS))
        for item in items:
            self._write_item(parent, item, inside)

    def _write_item(self, parent: etree._Element, item: ListItem, place: Place) -> None:
        """Write an item: its first paragraph, or an empty one where it has none first, has the bullet."""
        first, rest = item.blocks[:1], item.blocks[1:]
        if first and isinstance(first[0], Paragraph):
            self.paragraph(parent, place.lists.bullet(place.level), first[0].inlines)
        else:
            self.paragraph(parent, place.lists.bullet(place.level))
            rest = item.blocks
        self.write(parent, rest, place)

    def _write_figure(self, parent: etree._Element, figure: Figure, place: Place) -> None:
        """Write a picture, or its alternative text where there is none, and the caption below."""
        picture = self.pictures.find(figure)
        if picture is None:
            self.paragraph(parent, StyleId.CAPTION, (Text(figure.alt, figure.origin),))
        else:
            alt = self.ledger.clean(figure.alt, figure.origin.path if figure.origin else None)
            greatest = self.theme.page.text_height * self.theme.figures.max_height
            size = fitted(picture, figure.width * place.width, greatest)
            paragraph = self.paragraph(parent, StyleId.FIGURE if figure.caption else StyleId.FIGURE_ALONE)
            add_drawing(add_run(paragraph, PLAIN, self.ledger), picture, size, alt, self.ledger.number())
        if figure.caption:
            self.paragraph(parent, StyleId.CAPTION, figure.caption)

    def _write_note(self, parent: etree._Element, note: Note) -> None:
        """Write an endnote: its label, which is text since its references say the same, and a bookmark for them."""
        paragraph = self.paragraph(parent, StyleId.NOTE)
        number = str(self.ledger.number())
        add(paragraph, "bookmarkStart", id=number, name=self.ledger.bookmarks[note.id])
        run = add_run(paragraph, PLAIN, self.ledger)
        add(run, "t").text = self.ledger.clean(note.label)
        add(run, "tab")
        add(paragraph, "bookmarkEnd", id=number)
        self.inlines.write(paragraph, note.inlines, self.base.looks[StyleId.NOTE])


def _style(role: ParagraphRole, place: Place) -> str:
    if role is not ParagraphRole.BODY:
        return ROLE_STYLES[role]
    return place.lists.continuation(place.level) if place.level else place.paragraph
