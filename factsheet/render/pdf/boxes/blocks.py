"""Blocks to boxes: the one place where each kind of block becomes what a page is filled with."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from factsheet.document import nodes
from factsheet.document.nodes import Block, Line
from factsheet.document.readings import item_labels, revised
from factsheet.document.text import paths_shown, spoken_text
from factsheet.render.bidi.paragraphs import block_level, paragraph_level
from factsheet.render.extents import greatest_height
from factsheet.render.pdf.boxes.box import Box, CalloutBox, FigureBox, ImageFrame
from factsheet.render.pdf.boxes.images import find_image
from factsheet.render.pdf.boxes.paragraph import Anchor, Mark, TextBox
from factsheet.render.pdf.boxes.tables import TableMaker
from factsheet.render.pdf.file.file_writer import text_string
from factsheet.render.pdf.file.structure import StructureElement, identifier, list_numbering
from factsheet.render.pdf.text.inlines import RunMaker, note_key
from factsheet.render.pdf.text.lines import TextLayout
from factsheet.render.pdf.text.runs import ParagraphTags
from factsheet.render.pdf.text.styles import ResolvedStyle, TextSetting, resolve_style
from factsheet.render.rendered import Report
from factsheet.render.theme import TextStyle, Theme

_NOTE_GAP = 0.6
"""The space between a note's number and its text, in parts of the type size."""


class BoxMaker:
    """Makes boxes of blocks; `images` are the files that figures name.

    With `paths`, it keeps there whence the values in each paragraph and figure come, by its element.
    """

    def __init__(
        self,
        theme: Theme,
        maker: RunMaker,
        images: Mapping[str, bytes],
        report: Report,
        paths: dict[StructureElement, tuple[str, ...]] | None = None,
    ) -> None:
        self._theme = theme
        self._maker = maker
        self._images = images
        self._report = report
        self._paths = paths
        self._keys: set[str] = set()
        self._has_title = False
        self._depth = 0
        self._marks: dict[tuple[str, ResolvedStyle, float], Mark] = {}
        styles = theme.styles
        self.page = TextSetting(self.style(styles.body), self.style(styles.list_item), theme.lists.indent)

    def style(self, style: TextStyle) -> ResolvedStyle:
        """Resolve a style of the theme."""
        return resolve_style(self._theme, style)

    def boxes(self, blocks: Iterable[Block], setting: TextSetting, parent: StructureElement) -> Iterator[Box]:
        """Give the boxes of blocks in a setting; a block without content gives none.

        Their elements become kids of `parent`, in reading order.
        """
        for block in blocks:
            if type(block) is nodes.Paragraph:  # as most blocks
                yield from self._paragraph(block, setting, parent)
            else:
                yield from self._block(block, setting, parent)

    def text(  # noqa: PLR0913 - what a paragraph consists of
        self,
        inlines: Line,
        style: ResolvedStyle,
        parent: StructureElement,
        kind: str = "P",
        *,
        anchor: Anchor | None = None,
        layout: TextLayout | None = None,
    ) -> tuple[TextBox, ...]:
        """Give the box of a paragraph, an element of this kind; none for an empty one."""
        layout = layout or self._maker.layout(inlines, style)
        if not layout.text:
            return ()
        return (self._text_box(inlines, layout, style, ParagraphTags(StructureElement(kind, parent)), anchor=anchor),)

    def _paragraph(
        self, paragraph: nodes.Paragraph, setting: TextSetting, parent: StructureElement
    ) -> tuple[TextBox, ...]:
        body = paragraph.role is nodes.ParagraphRole.BODY
        style = setting.body if body else self.style(self._theme.styles.of_role(paragraph.role))
        return self.text(paragraph.inlines, style, parent)

    def _marked(
        self, inlines: Line, style: ResolvedStyle, mark: Mark, tags: ParagraphTags, anchor: Anchor | None = None
    ) -> TextBox:
        """Give the box of the first paragraph of an item or note, in whose indent its mark hangs.

        The paragraph becomes a kid of the element of `tags`.
        """
        layout = self._maker.layout(inlines, style)
        if layout.text:
            tags = ParagraphTags(StructureElement("P", tags.element), tags.label)
        return self._text_box(inlines, layout, style, tags, mark, anchor)

    def _text_box(  # noqa: PLR0913, PLR0917 - what a paragraph consists of
        self,
        inlines: Line,
        layout: TextLayout,
        style: ResolvedStyle,
        tags: ParagraphTags,
        mark: Mark | None = None,
        anchor: Anchor | None = None,
    ) -> TextBox:
        if self._paths is not None:
            self._paths[tags.element] = tuple(paths_shown(inlines))
        return TextBox(layout, style, self._maker.cap_height(style), tags=tags, mark=mark, anchor=anchor)

    def _block(self, block: Block, setting: TextSetting, parent: StructureElement) -> Iterator[Box]:
        match block:
            case nodes.Title(inlines):
                self._has_title = True
                yield from self._title(inlines, parent)
            case nodes.Paragraph():
                yield from self._paragraph(block, setting, parent)
            case nodes.Section():
                yield from self._section(block, setting, parent)
            case nodes.List():
                yield from self._list(block, setting, 0, parent)
            case nodes.Table():
                yield from self._table(block, parent)
            case nodes.Figure():
                yield from self._figure(block, parent)
            case nodes.Callout():
                yield from self._callout(block, parent)
            case nodes.Notes():
                yield from self._notes(block, parent)
            case _:
                assert_never(block)

    def _title(self, inlines: Line, parent: StructureElement) -> tuple[TextBox, ...]:
        anchor, (style, layout) = Anchor(self._key("title"), spoken_text(inlines)), self._fitted_title(inlines)
        return self.text(inlines, style, parent, "Title", anchor=anchor, layout=layout)

    def _fitted_title(self, inlines: Line) -> tuple[ResolvedStyle, TextLayout]:
        """Give the style of a title, smaller where it is long, and its layout."""
        usual = self.style(self._theme.styles.title).but(even=True)
        tried: dict[float, tuple[ResolvedStyle, TextLayout]] = {}

        def lines(step: float) -> int:
            style = usual if step == 1 else usual.but(size=usual.size * step, leading=usual.leading * step)
            tried[step] = (style, self._maker.layout(inlines, style))
            return len(tried[step][1].even_lines(self._theme.page.text_width - usual.indent))

        step = self._theme.title_step(lines)
        if step not in tried:
            lines(step)
        return tried[step]

    def _section(self, section: nodes.Section, setting: TextSetting, parent: StructureElement) -> Iterator[Box]:
        level = section.level - 1 + self._has_title
        words = (nodes.Text(section.label), *section.heading) if section.label else section.heading
        anchor = Anchor(self._key(f"section:{section.id}"), spoken_text(words), level)
        style = self.style(self._theme.styles.heading(section.level)).but(even=True)
        element = StructureElement("Sect", parent)
        # The depth of headings, not the section's own level, is what may not be skipped (ISO 14289-1 7.4.2).
        # In a cell, where headings stand beside each other, what they head stands in the rows below.
        depth = section.level if parent.kind == "TD" else self._depth + 1
        heading = self.text(words, style, element, f"H{depth}", anchor=anchor)
        for box in heading[:1]:
            box.new_page = section.new_page
        yield from heading
        self._depth += len(heading)
        yield from self.boxes(section.blocks, setting, element)
        self._depth -= len(heading)

    def _list(self, bullets: nodes.List, setting: TextSetting, level: int, parent: StructureElement) -> Iterator[Box]:
        if not bullets.items:
            return
        lists = self._theme.lists
        style = setting.item.but(indent=setting.indent * (level + 1) + setting.item.indent)
        usual = lists.marks[level % len(lists.marks)] if lists.marks else ""
        marked = style.but(color=self._theme.color(lists.marks_color))
        attributes = list_numbering(bullets.mark or usual, bullets.numbering.counter if bullets.numbering else None)
        element = StructureElement("L", parent, attributes)
        for item, label in zip(bullets.items, item_labels(bullets), strict=True):
            sign = usual if label is None else label
            own = StructureElement("LI", element)
            mark = self._mark(sign, item, marked, setting.indent)
            marking = StructureElement("Lbl", own) if mark.runs else None
            tags = ParagraphTags(StructureElement("LBody", own), marking)
            first, rest = self._item_start(item, style, mark, tags)
            yield first
            for block in rest:
                yield from self._item_block(block, setting, style, level, tags.element)

    def _mark(self, sign: str, item: nodes.ListItem, style: ResolvedStyle, hang: float) -> Mark:
        """Give the mark of an item; items of one look share it, and revised ones have their own."""
        if item.revision:
            return Mark(self._maker.runs(revised((nodes.Text(sign),), item.revision), style), hang)
        found = self._marks.get((sign, style, hang))
        if found is None:
            found = self._marks[sign, style, hang] = Mark(self._maker.runs((nodes.Text(sign),), style), hang)
        return found

    def _item_start(
        self, item: nodes.ListItem, style: ResolvedStyle, mark: Mark, tags: ParagraphTags
    ) -> tuple[TextBox, tuple[Block, ...]]:
        """Give the box with the mark, and the blocks that follow it."""
        if item.blocks and isinstance(item.blocks[0], nodes.Paragraph):
            return self._marked(item.blocks[0].inlines, style, mark, tags), item.blocks[1:]
        return self._marked((), style.but(keep_with_next=bool(item.blocks)), mark, tags), item.blocks

    def _item_block(
        self, block: Block, setting: TextSetting, style: ResolvedStyle, level: int, parent: StructureElement
    ) -> Iterator[Box]:
        if isinstance(block, nodes.Paragraph):
            yield from self.text(block.inlines, style, parent)
        elif isinstance(block, nodes.List):
            yield from self._list(block, setting, level + 1, parent)
        else:
            yield from self._block(block, setting, parent)

    def _table(self, table: nodes.Table, parent: StructureElement) -> Iterator[Box]:
        caption = self.style(self._theme.styles.caption).but(keep_with_next=True)
        if not table.head and not table.body:
            yield from self.text(table.caption, caption, parent)
            return
        element = StructureElement("Table", parent)
        yield from self.text(table.caption, caption, element, "Caption")
        mirrored = bool(block_level(table, self._maker.base))
        yield TableMaker(self._theme, self.boxes, mirrored).box(table, element)

    def _figure(self, figure: nodes.Figure, parent: StructureElement) -> Iterator[Box]:
        image = find_image(self._images, figure, self._report)
        if image is None:
            yield from self._substitute(figure, parent)
        else:
            element = (
                StructureElement("Figure", parent, b"/Alt" + text_string(figure.alt)) if figure.alt.strip() else None
            )
            # Beside the figure, not in it: readers stop at the text that stands for a figure.
            caption = self.text(figure.caption, self.style(self._theme.styles.caption), parent, "Caption")
            look = self._theme.figures
            if self._paths is not None and element and figure.origin:
                self._paths[element] = (figure.origin.path,)
            greatest = greatest_height(figure, self._theme)
            frame, mirrored = self._frame(figure.revision), bool(paragraph_level(figure.caption, self._maker.base))
            box = FigureBox(image, caption, figure.width, greatest, element, frame, mirrored=mirrored)
            box.space_before, box.space_after = look.space_before, look.space_after
            yield box

    def _frame(self, revision: nodes.Revision | None) -> ImageFrame | None:
        if revision is None:
            return None
        colors, is_deleted = self._theme.revisions, revision.kind is nodes.RevisionKind.DELETION
        return ImageFrame(self._theme.color(colors.deletion if is_deleted else colors.insertion), struck=is_deleted)

    def _substitute(self, figure: nodes.Figure, parent: StructureElement) -> Iterator[Box]:
        style = self.style(self._theme.styles.caption)
        words = revised((nodes.Text(figure.alt),), figure.revision)
        yield from self.text(words, style.but(keep_with_next=bool(figure.caption)), parent)
        yield from self.text(figure.caption, style, parent, "Caption")

    def _callout(self, callout: nodes.Callout, parent: StructureElement) -> Iterator[Box]:
        theme, look = self._theme, self._theme.callouts
        text = self.style(theme.styles.callout_text)
        element = StructureElement("Sect", parent)
        heading = self.text(callout.heading, self.style(theme.styles.callout_heading), element)
        boxes = (*heading, *self.boxes(callout.blocks, TextSetting(text, text, theme.lists.indent), element))
        if boxes:
            colors = {"fill": theme.color(look.fill), "bar": theme.color(look.bar)}
            mirrored = bool(block_level(callout, self._maker.base))
            yield CalloutBox(boxes, look.model_copy(update=colors), mirrored=mirrored)

    def _notes(self, notes: nodes.Notes, parent: StructureElement) -> Iterator[Box]:
        style = self.style(self._theme.styles.note)
        labels = [self._maker.runs(note.label_inlines, style) for note in notes.notes]
        widths = [sum([run.width for run in runs], 0.0) for runs in labels]
        hang = max(widths, default=0.0) + _NOTE_GAP * style.size
        own = style.but(indent=style.indent + hang)
        for note, runs in zip(notes.notes, labels, strict=True):
            key = self._key(note_key(note.id))
            element = StructureElement("Note", parent, b"/ID" + identifier(key), key)
            tags = ParagraphTags(element, StructureElement("Lbl", element))
            yield self._marked(note.inlines, own, Mark(runs, hang), tags, Anchor(note_key(note.id)))

    def _key(self, wish: str) -> str:
        """Give a key that no other anchor has."""
        key, number = wish, 0
        while key in self._keys:
            number += 1
            key = f"{wish}~{number}"
        self._keys.add(key)
        return key
