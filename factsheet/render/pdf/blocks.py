"""Blocks to boxes: the one place where each kind of block becomes what a page is filled with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import assert_never

from factsheet.document import (
    Block,
    BulletList,
    Callout,
    Figure,
    Inline,
    ListItem,
    Notes,
    Paragraph,
    ParagraphRole,
    Section,
    Table,
    Text,
    Title,
)
from factsheet.render.pdf.box import Box
from factsheet.render.pdf.callout import CalloutBox, CalloutLook
from factsheet.render.pdf.canvas import read_image
from factsheet.render.pdf.figure import FigureBox
from factsheet.render.pdf.lines import TextLayout
from factsheet.render.pdf.outline import plain_text
from factsheet.render.pdf.report import Report
from factsheet.render.pdf.runs import RunMaker, note_key
from factsheet.render.pdf.stack import Boxes
from factsheet.render.pdf.styles import Setting, Style, resolve_style
from factsheet.render.pdf.table_maker import TableMaker
from factsheet.render.pdf.text import Anchor, Mark, TextBox
from factsheet.render.theme import TextStyle, Theme

_NOTE_GAP = 0.6
"""The space between a note's number and its text, in parts of the type size."""


class BoxMaker:
    """Makes boxes of blocks; `images` are the files that figures name, `page_height` that of the text in points."""

    def __init__(
        self, theme: Theme, maker: RunMaker, images: Mapping[str, bytes], report: Report, page_height: float
    ) -> None:
        self._theme = theme
        self._maker = maker
        self._images = images
        self._report = report
        self._page_height = page_height
        self._keys: set[str] = set()
        self._has_title = False
        styles = theme.styles
        self._page = Setting(self.style(styles.body), self.style(styles.list_item), theme.lists.indent)

    def style(self, style: TextStyle) -> Style:
        """Resolve a style of the theme."""
        return resolve_style(self._theme, style)

    def page_boxes(self, blocks: Iterable[Block]) -> Iterator[Box]:
        """Give the boxes of the document's own blocks."""
        return self.boxes(blocks, self._page)

    def boxes(self, blocks: Iterable[Block], setting: Setting) -> Iterator[Box]:
        """Give the boxes of blocks in a setting; a block without content gives none."""
        for block in blocks:
            yield from self._block(block, setting)

    def text(
        self, inlines: Iterable[Inline], style: Style, *, mark: Mark | None = None, anchors: tuple[Anchor, ...] = ()
    ) -> Iterator[TextBox]:
        """Give the box of a paragraph, none for an empty one without a mark."""
        layout = TextLayout(self._maker.runs(inlines, style))
        if layout.text or mark:
            cap_height = self._maker.face(style).cap_height * style.size
            yield TextBox(layout, style, cap_height, mark=mark, anchors=anchors)

    def _block(self, block: Block, setting: Setting) -> Iterator[Box]:
        match block:
            case Title(inlines):
                self._has_title = True
                anchor = Anchor(self._key("title"), plain_text(inlines))
                style = self.style(self._theme.styles.title).but(even=True)
                yield from self.text(inlines, style, anchors=(anchor,))
            case Paragraph(inlines, role):
                body = role is ParagraphRole.BODY
                yield from self.text(inlines, setting.body if body else self.style(self._theme.styles.of_role(role)))
            case Section():
                yield from self._section(block, setting)
            case BulletList():
                yield from self._list(block, setting, 0)
            case Table():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block)
            case Callout():
                yield from self._callout(block)
            case Notes():
                yield from self._notes(block)
            case _:
                assert_never(block)

    def _section(self, section: Section, setting: Setting) -> Iterator[Box]:
        level = section.level - 1 + self._has_title
        anchor = Anchor(self._key(f"section:{section.id}"), plain_text(section.heading), level)
        style = self.style(self._theme.styles.heading(section.level)).but(even=True)
        yield from self.text(section.heading, style, anchors=(anchor,))
        yield from self.boxes(section.blocks, setting)

    def _list(self, bullets: BulletList, setting: Setting, level: int) -> Iterator[Box]:
        lists = self._theme.lists
        style = setting.item.but(indent=setting.indent * (level + 1) + setting.item.indent)
        sign = lists.marks[level % len(lists.marks)] if lists.marks else ""
        runs = self._maker.runs((Text(sign),), style.but(color=self._theme.color(lists.marks_color)))
        for item in bullets.items:
            yield from self._item(item, setting, style, Mark(runs, setting.indent), level)

    def _item(self, item: ListItem, setting: Setting, style: Style, mark: Mark, level: int) -> Iterator[Box]:
        first, *rest = item.blocks or (Paragraph(()),)
        if isinstance(first, Paragraph):
            yield from self.text(first.inlines, style, mark=mark)
        else:
            yield from self.text((), style.but(keep_with_next=True), mark=mark)
            rest = [first, *rest]
        for block in rest:
            if isinstance(block, Paragraph):
                yield from self.text(block.inlines, style)
            elif isinstance(block, BulletList):
                yield from self._list(block, setting, level + 1)
            else:
                yield from self._block(block, setting)

    def _table(self, table: Table) -> Iterator[Box]:
        caption = self.style(self._theme.styles.caption).but(keep_with_next=True)
        yield from self.text(table.caption, caption)
        if table.head or table.body:
            yield TableMaker(self._theme, self.boxes).box(table)

    def _figure(self, figure: Figure) -> Iterator[Box]:
        style = self.style(self._theme.styles.caption)
        caption = tuple(self.text(figure.caption, style))
        data = self._images.get(figure.path)
        if data is None:
            self._report.add("missing-image", f"there is no image {figure.path}", origin=figure.origin)
            yield from self._substitute(figure, style, caption)
            return
        try:
            image = read_image(data)
        except OSError:
            hint = "PNG and JPEG can be shown"
            self._report.add("unreadable-image", f"{figure.path} is no image", origin=figure.origin, hints=(hint,))
            yield from self._substitute(figure, style, caption)
            return
        box = FigureBox(image, caption, figure.width, self._page_height * self._theme.figures.max_height)
        box.space_before, box.space_after = self._theme.figures.space_before, self._theme.figures.space_after
        yield box

    def _substitute(self, figure: Figure, style: Style, caption: Boxes) -> Iterator[Box]:
        yield from self.text((Text(figure.alt),), style.but(keep_with_next=bool(caption)))
        yield from caption

    def _callout(self, callout: Callout) -> Iterator[Box]:
        theme, look = self._theme, self._theme.callouts
        text = self.style(theme.styles.callout_text)
        heading = self.text(callout.heading, self.style(theme.styles.callout_heading))
        boxes = (*heading, *self.boxes(callout.blocks, Setting(text, text, theme.lists.indent)))
        if boxes:
            fill, bar = theme.color(look.fill), theme.color(look.bar)
            space = (look.space_before, look.space_after)
            yield CalloutBox(boxes, CalloutLook(fill, bar, look.bar_width, look.padding, *space))

    def _notes(self, notes: Notes) -> Iterator[Box]:
        style = self.style(self._theme.styles.note)
        labels = [self._maker.runs((Text(note.label),), style) for note in notes.notes]
        widths = [sum(run.face.width(run.text, run.tone.size) for run in runs) for runs in labels]
        hang = max(widths, default=0) + _NOTE_GAP * style.size
        for note, runs in zip(notes.notes, labels, strict=True):
            yield from self.text(
                note.inlines,
                style.but(indent=style.indent + hang),
                mark=Mark(runs, hang),
                anchors=(Anchor(note_key(note.id)),),
            )

    def _key(self, wish: str) -> str:
        """Give a key that no other anchor has."""
        wishes = (f"{wish}~{number}" if number else wish for number in count())
        key = next(own for own in wishes if own not in self._keys)
        self._keys.add(key)
        return key
