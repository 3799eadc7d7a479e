"""Tables: boxes of rows and cells, whose header rows stand again on every page, made of the document's tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import cache, partial
from itertools import takewhile
from typing import TypeAlias

from msgspec.structs import replace

from factsheet.document.nodes import Alignment, Block, Cell, Row, Scope, Table, TableRole
from factsheet.models.records import Distinct, Frozen
from factsheet.render.extents import GUTTER, WHOLE_ROWS, ColumnExtent, divide_width
from factsheet.render.pdf.boxes.box import Box, Boxes, paint_stack, split_stack, stack_extent, stack_height
from factsheet.render.pdf.canvas import Artifact, SheetCanvas
from factsheet.render.pdf.file.structure import StructureElement, table_header
from factsheet.render.pdf.text.styles import ResolvedStyle, RuleStyle, TextSetting, resolve_rule, resolve_style
from factsheet.render.theme import CELL_GAP, CELL_INDENT, TextStyle, Theme

_LOW = 0.1
"""The height of a row that does not stand alone at a page's foot, as a share of a page's."""


class TableRow(Distinct):
    """The boxes of each cell; a row is known by its identity, by which its height is kept.

    `line` is the height in points of a line of text, which a row of empty cells takes too; `above` and `below` are
    spaces that its boxes ask for, where they stand as on a page.
    """

    cells: tuple[Boxes, ...]
    line: float
    above: float = 0.0
    below: float = 0.0

    @property
    def keeps_with_next(self) -> bool:
        """Whether all that stands in it belongs to the row below, as headings do."""
        return any(self.cells) and all(box.keep_with_next for boxes in self.cells for box in boxes)


Rows: TypeAlias = tuple[TableRow, ...]


class TableLook(Frozen):
    """How a table looks; lengths in points. `outer` is the padding at the table's two sides.

    `page_height` is that of the text of a page. Columns of a `mirrored` one begin at the right.
    """

    padding_x: float
    padding_y: float
    outer: float
    row_rule: RuleStyle | None
    head_rule: RuleStyle | None
    head_fill: str | None
    page_height: float
    space_before: float
    space_after: float
    mirrored: bool = False
    keeps_rows: bool = True
    """Whether a table of a few rows stays whole, and none has one row alone on its last page."""


class TableBox(Box):
    """A table, or a part of one: its rows, and what the `columns` of the whole ask for."""

    def __init__(self, head: Rows, body: Rows, columns: Sequence[ColumnExtent], look: TableLook) -> None:
        self.space_before, self.space_after = look.space_before, look.space_after
        self._head, self._body, self._columns, self._look = head, body, columns, look
        self._widths: tuple[float, tuple[float, ...]] | None = None
        self._heights: dict[TableRow, float] = {}
        self._head_shown = False
        self.keep_with_next = bool(self._body) and self._body[-1].keeps_with_next

    def height(self, width: float) -> float:
        """Give the height of all rows."""
        return sum([self._row_height(row, width) for row in (*self._head, *self._body)], 0.0) + self._top_rule

    def extent(self) -> ColumnExtent:
        """Give the sums of the columns' widths."""
        least, full, held = zip(*[(column.least, column.full, column.held) for column in self._columns], strict=True)
        return ColumnExtent(sum(least, 0.0), sum(full, 0.0), held=sum(held, 0.0))

    def split(self, width: float, height: float, *, forced: bool = False) -> tuple[Box, ...]:
        """Split between rows; a row is cut where it alone is taller than the page, or when forced.

        Header rows that would fill half the page are then not repeated.
        """
        room = height - self._top_rule - self._head_height(width)
        if forced and self._head and room < height / 2:
            rows = self._body if self._head_shown else (*self._head, *self._body)
            part = self._part(rows, head=())
            return (part,) if part.height(width) <= height else part.split(width, height, forced=True)
        count, left = self._fitting(width, room)
        if count == len(self._body) or (not forced and self._stays_whole(width)):
            return ()
        if self._exceeds_page(self._body[count], width) and (parts := self._cut(count, width, left, forced=False)):
            return parts
        if self._look.keeps_rows and count > 1:
            count = min(count, len(self._body) - 2)
        elif self._look.keeps_rows and count and not forced:
            count = int(self._row_height(self._body[0], width) > self._look.page_height * _LOW)
        if count:
            return self._part(self._body[:count]), self._rest(self._body[count:])
        return self._cut(0, width, room, forced=True) if forced else ()

    def _stays_whole(self, width: float) -> bool:
        """Tell whether it has few rows, and a page has room for them."""
        few = self._look.keeps_rows and len(self._body) <= WHOLE_ROWS
        return few and self.height(width) <= self._look.page_height

    def _fitting(self, width: float, room: float) -> tuple[int, float]:
        """Give how many rows of the body fit the room, and what they leave of it."""
        for count, row in enumerate(self._body):
            height = self._row_height(row, width)
            if height > room:
                kept = list(takewhile(lambda above: above.keeps_with_next, self._body[:count][::-1]))
                return count - len(kept), room + sum([self._row_height(above, width) for above in kept], 0.0)
            room -= height
        return len(self._body), room

    def _exceeds_page(self, row: TableRow, width: float) -> bool:
        """Tell whether a row does not fit a page below the header rows, where these are repeated."""
        head = self._top_rule + self._head_height(width)
        page = self._look.page_height
        return head <= page / 2 and head + self._row_height(row, width) > page

    def _cut(self, index: int, width: float, room: float, *, forced: bool) -> tuple[Box, ...]:
        """Cut a row of the body to the room the rows before it leave; unless forced, where each cell breaks well."""
        row = self._body[index]
        inner = self._inner_widths(width)
        height = room - 2 * self._look.padding_y - row.above - row.below
        cut = [split_stack(boxes, own, height, forced=forced) for boxes, own in zip(row.cells, inner, strict=True)]
        upper, lower = (replace(row, cells=cells) for cells in zip(*cut, strict=True))
        if not any(upper.cells) or not any(lower.cells):
            return ()
        if not forced and any(tail and not head for head, tail in cut):
            return ()
        return self._part((*self._body[:index], upper)), self._rest((lower, *self._body[index + 1 :]))

    def _part(self, body: Rows, head: Rows | None = None) -> TableBox:
        part = TableBox(self._head if head is None else head, body, self._columns, self._look)
        part.space_before, part.space_after, part.new_page = self.space_before, self.space_after, self.new_page
        part._widths, part._heights, part._head_shown = self._widths, self._heights, self._head_shown
        return part

    def _rest(self, body: Rows) -> TableBox:
        """Give the part for the next page, whose header rows only repeat those that stand already (14.8.2.2.2)."""
        part = self._part(body)
        part._head_shown = True
        return part

    def paint(self, canvas: SheetCanvas, x: float, top: float, width: float) -> None:
        """Paint the header rows on their ground, then the body, a rule below each row."""
        look = self._look
        if self._head:
            height = self._head_height(width)
            if look.head_fill:
                canvas.fill(x, top - height, width, height, look.head_fill)
        elif look.row_rule:
            canvas.rule(x, top - look.row_rule.width / 2, width, look.row_rule)
            top -= look.row_rule.width
        for number, row in enumerate((*self._head, *self._body), start=1):
            repeated = self._head_shown and number <= len(self._head)
            with canvas.artifact(Artifact.REPEATED) if repeated else nullcontext():
                self._paint_row(canvas, row, x, top, width)
            top -= self._row_height(row, width)
            rule = look.head_rule if number == len(self._head) else look.row_rule
            if rule and rule.width:
                canvas.rule(x, top, width, rule)

    def _paint_row(self, canvas: SheetCanvas, row: TableRow, x: float, top: float, width: float) -> None:
        look = self._look
        left, right = x + look.outer, x + width - look.outer
        for boxes, inner in zip(row.cells, self._inner_widths(width), strict=True):
            place = right - inner if look.mirrored else left
            paint_stack(boxes, canvas, place, top - look.padding_y - row.above, inner)
            left += inner + 2 * look.padding_x
            right -= inner + 2 * look.padding_x

    @property
    def _top_rule(self) -> float:
        return 0.0 if self._head or not self._look.row_rule else self._look.row_rule.width

    def _head_height(self, width: float) -> float:
        return sum([self._row_height(row, width) for row in self._head], 0.0)

    def _row_height(self, row: TableRow, width: float) -> float:
        height = self._heights.get(row)
        if height is None:
            inner = self._inner_widths(width)
            cells = [stack_height(boxes, own) for boxes, own in zip(row.cells, inner, strict=True)]
            height = (max(cells, default=0.0) or row.line) + 2 * self._look.padding_y + row.above + row.below
            self._heights[row] = height
        return height

    def _inner_widths(self, width: float) -> tuple[float, ...]:
        """Give the widths of the texts: the columns without the padding between them and at the sides."""
        if self._widths is None or self._widths[0] != width:
            self._heights = {}
            padding = 2 * self._look.padding_x
            # The columns divide the table as if it had inner padding at its sides too.
            whole = width + padding - 2 * self._look.outer
            self._widths = (width, tuple(max(own - padding, 1.0) for own in divide_width(self._columns, whole)))
        return self._widths[1]


CellBoxes: TypeAlias = Callable[[Iterable[Block], TextSetting, StructureElement], Iterator[Box]]


class TableMaker(Frozen):
    """Makes table boxes, `mirrored` where they are read from right to left; `boxes` makes those of a cell's blocks."""

    theme: Theme
    boxes: CellBoxes
    mirrored: bool

    def box(self, table: Table, element: StructureElement) -> TableBox:
        """Give the box of a table; its rows become kids of `element` (ISO 32000-1 14.8.4.3.4)."""
        head = self._rows(table.head, table, element, head=True)
        body = self._rows(table.body, table, element, head=False)
        look, columns = self._look(table.role), [ColumnExtent(0, 0, share) for share in self._shares(table)]
        for row in (*head, *body):
            columns = [old.beside(stack_extent(boxes)) for old, boxes in zip(columns, row.cells, strict=True)]
        return TableBox(head, body, [column.wider(2 * look.padding_x) for column in columns], look)

    def _rows(self, rows: Sequence[Row], table: Table, parent: StructureElement, *, head: bool) -> Rows:
        if not rows:
            return ()
        group = StructureElement("THead" if head else "TBody", parent)
        # The cells of a column look alike: a style is worked out once, not once a row.
        setting = cache(partial(self._setting, role=table.role, head=head))
        line = self._cell_style(None, table.role, head=head).leading
        made: list[TableRow] = []
        for row in rows:
            element = StructureElement("TR", group)
            cells = [
                tuple(
                    self.boxes(cell.blocks, setting(cell.scope, column.align), _cell_element(cell, element, head=head))
                )
                for cell, column in zip(row.cells, table.columns, strict=True)
            ]
            above, below = _spaces(cells) if table.role is TableRole.SIDES and not head else (0.0, 0.0)
            made.append(TableRow(tuple(cells), line, above if made else 0.0, below))
        return tuple(made)

    def _setting(self, scope: Scope | None, align: Alignment, role: TableRole, *, head: bool) -> TextSetting:
        style = self._cell_style(scope, role, head=head)
        if align is not Alignment.START:
            style = style.but(align=align.value)
        if role is TableRole.SIDES and not head:
            return TextSetting(style, self._resolve(self.theme.styles.list_item), self.theme.lists.indent)
        return TextSetting(style, style, self.theme.lists.indent * CELL_INDENT)

    def _cell_style(self, scope: Scope | None, role: TableRole, *, head: bool) -> ResolvedStyle:
        styles = self.theme.styles
        if head or scope is Scope.COLUMN:
            return self._resolve(styles.table_head)
        if role is TableRole.SIDES:
            return self._resolve(styles.body)
        if role is TableRole.FACTS:
            return self._resolve(styles.facts_label if scope else styles.facts_value)
        style = self._resolve(styles.table_cell)
        return style.but(bold=True) if scope else style

    def _resolve(self, style: TextStyle) -> ResolvedStyle:
        return resolve_style(self.theme, style).but(space_after=CELL_GAP, in_cell=True)

    def _shares(self, table: Table) -> list[float | None]:
        """Give the fixed widths of columns as shares of the whole, None for those sized by content."""
        shares = [column.width for column in table.columns]
        if table.role is TableRole.FACTS and shares and shares[0] is None:
            shares[0] = self.theme.tables.facts_label
        return shares

    def _look(self, role: TableRole) -> TableLook:
        look, sides = self.theme.tables, role is TableRole.SIDES
        row_rule, head_rule = (resolve_rule(self.theme, rule) for rule in (look.row_rule, look.head_rule))
        return TableLook(
            padding_x=GUTTER / 2 if sides else look.padding_x,
            padding_y=look.padding_y,
            # Without a ground, the texts of the outer columns stand flush with the text of the page.
            outer=look.padding_x if role is TableRole.GRID else 0.0,
            row_rule=None if sides else row_rule,
            head_rule=row_rule if sides else head_rule,
            head_fill=self.theme.color(look.head_fill) if look.head_fill and not sides else None,
            page_height=self.theme.page.text_height,
            space_before=look.space_before,
            space_after=look.space_after,
            mirrored=self.mirrored and not sides,
            keeps_rows=not sides,
        )


def _spaces(cells: Iterable[Boxes]) -> tuple[float, float]:
    """Give the space that the cells of a row ask for above and below."""
    filled = [boxes for boxes in cells if boxes]
    return max((boxes[0].space_before for boxes in filled), default=0.0), max(
        (boxes[-1].space_after for boxes in filled), default=0.0
    )


def _cell_element(cell: Cell, row: StructureElement, *, head: bool) -> StructureElement:
    """Give the element of a cell; a header cell says what it is the header of (ISO 14289-1 7.5)."""
    if not head and cell.scope is None:
        return StructureElement("TD", row)
    scope = Scope.ROW if cell.scope is Scope.ROW else Scope.COLUMN
    return StructureElement("TH", row, table_header(scope.value.capitalize()))
