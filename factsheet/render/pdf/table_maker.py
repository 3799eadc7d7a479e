"""Tables of the document to table boxes: the looks and cell styles of GRID and FACTS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from factsheet.document import Alignment, Block, Cell, Row, Scope, Table, TableRole
from factsheet.render.pdf.box import Box
from factsheet.render.pdf.structure import Element, table_header
from factsheet.render.pdf.styles import Line, Setting, Style, resolve_style
from factsheet.render.pdf.tables import TableBox, TableLook, TableRow
from factsheet.render.theme import CELL_GAP, CELL_INDENT, Rule, TextStyle, Theme


@dataclass(frozen=True, slots=True)
class TableMaker:
    """Makes table boxes; `boxes` makes those of a cell's blocks, `page_height` is that of the text in points."""

    theme: Theme
    boxes: Callable[[Iterable[Block], Setting, Element], Iterator[Box]]
    page_height: float

    def box(self, table: Table, element: Element) -> TableBox:
        """Give the box of a table; its rows become kids of `element` (ISO 32000-1 14.8.4.3.4)."""
        head = self._rows(table.head, table, element, head=True)
        body = self._rows(table.body, table, element, head=False)
        return TableBox(head, body, self._shares(table), self._look(table.role), self.page_height)

    def _rows(self, rows: Sequence[Row], table: Table, parent: Element, *, head: bool) -> list[TableRow]:
        if not rows:
            return []
        group = Element("THead" if head else "TBody", parent)
        # The cells of a column look alike: a style is worked out once, not once a row.
        setting = cache(lambda scope, align: self._setting(scope, align, table.role, head=head))
        line = self._cell_style(None, table.role, head=head).leading
        made = []
        for row in rows:
            element = Element("TR", group)
            cells = [
                tuple(
                    self.boxes(cell.blocks, setting(cell.scope, column.align), _cell_element(cell, element, head=head))
                )
                for cell, column in zip(row.cells, table.columns, strict=True)
            ]
            made.append(TableRow(tuple(cells), line))
        return made

    def _setting(self, scope: Scope | None, align: Alignment, role: TableRole, *, head: bool) -> Setting:
        style = self._cell_style(scope, role, head=head)
        if align is not Alignment.START:
            style = style.but(align=align.value)
        return Setting(style, style, self.theme.lists.indent * CELL_INDENT)

    def _cell_style(self, scope: Scope | None, role: TableRole, *, head: bool) -> Style:
        styles = self.theme.styles
        if head or scope is Scope.COLUMN:
            return self._resolve(styles.table_head)
        if role is TableRole.FACTS:
            return self._resolve(styles.facts_label if scope else styles.facts_value)
        style = self._resolve(styles.table_cell)
        return style.but(bold=True) if scope else style

    def _resolve(self, style: TextStyle) -> Style:
        return resolve_style(self.theme, style).but(space_after=CELL_GAP)

    def _shares(self, table: Table) -> list[float | None]:
        shares = [column.width for column in table.columns]
        if table.role is TableRole.FACTS and shares and shares[0] is None:
            shares[0] = self.theme.tables.facts_label
        return shares

    def _look(self, role: TableRole) -> TableLook:
        look = self.theme.tables
        facts = role is TableRole.FACTS
        return TableLook(
            padding_x=look.padding_x,
            padding_y=look.padding_y,
            # Without a ground, the texts of the outer columns stand flush with the text of the page.
            outer=0.0 if facts else look.padding_x,
            row_rule=self._line(look.row_rule),
            head_rule=self._line(look.head_rule),
            head_fill=self.theme.color(look.head_fill) if look.head_fill else None,
            space_before=look.space_before,
            space_after=look.space_after,
        )

    def _line(self, rule: Rule) -> Line:
        return Line(rule.width, self.theme.color(rule.color), rule.gap)


def _cell_element(cell: Cell, row: Element, *, head: bool) -> Element:
    """Give the element of a cell; a header cell says what it is the header of (ISO 14289-1 7.5)."""
    if not head and cell.scope is None:
        return Element("TD", row)
    scope = Scope.ROW if cell.scope is Scope.ROW else Scope.COLUMN
    return Element("TH", row, attributes=table_header(scope.value.capitalize()))
