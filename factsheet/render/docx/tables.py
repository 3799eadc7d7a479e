"""Tables and callouts; how they look is their table styles' affair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from factsheet.document import Alignment, Callout, Cell, Inline, Revision, Row, Scope, Table, TableRole
from factsheet.document.presence import callout_revision, table_revision
from factsheet.document.readings import ACCEPTED, REJECTED
from factsheet.document.text import blocks_text, inline_text
from factsheet.render.docx.ledger import writable
from factsheet.render.docx.names import StyleId
from factsheet.render.docx.place import Place, Writer, callout_place, facts_place, grid_place
from factsheet.render.docx.revisions import add_row_revision
from factsheet.render.docx.table_frame import Frame, add_cell, add_frame, add_row
from factsheet.render.docx.widths import column_widths


@dataclass(frozen=True, slots=True)
class _Room:
    """What the cells of a column share; `width` is in points."""

    role: TableRole
    align: Alignment
    width: float

    def place(self, padding: float, scope: Scope | None) -> Place:
        """Give the place of blocks in a cell, a header cell where there is a scope."""
        make = facts_place if self.role is TableRole.FACTS else grid_place
        return make(self.width - 2 * padding, self.align, scope)


def write_table(parent: etree._Element, table: Table, place: Place, writer: Writer) -> None:
    """Append a table with its caption above and the gap that Word needs below."""
    writer.text(parent, StyleId.TABLE_CAPTION, table.caption)
    if not (table.columns and (table.head or table.body)):
        return
    revision = table_revision(table)
    writer.lead(parent, StyleId.TABLE_LEAD, writer.theme.tables.space_before, revision)
    widths = _widths(table, place.width, writer)
    frame = _add_table(parent, table, widths)
    rooms = [_Room(table.role, column.align, width) for column, width in zip(table.columns, widths, strict=True)]
    for row in table.head:
        _write_row(frame, row, True, rooms, writer)
    for row in table.body:
        _write_row(frame, row, False, rooms, writer)
    writer.paragraph(parent, StyleId.TABLE_GAP, (), revision)


def write_callout(parent: etree._Element, callout: Callout, place: Place, writer: Writer) -> None:
    """Append a callout as a table of one cell: shaded paragraphs would fray at the indents of lists."""
    if not (ACCEPTED.blocks((callout,)) or REJECTED.blocks((callout,))):
        return
    revision = callout_revision(callout)
    look = writer.theme.callouts
    writer.lead(parent, StyleId.CALLOUT_LEAD, look.space_before, revision)
    width = place.width - look.bar_width / 2  # half of the bar lies outside the cell
    frame = add_frame(parent, Frame(StyleId.CALLOUT, title=_said(callout.heading)), (width,))
    row = add_row(frame, whole=False)
    add_row_revision(row, revision, writer.ledger)
    cell = add_cell(row, width)
    writer.text(cell, StyleId.CALLOUT_HEADING, callout.heading)
    inside = callout_place(place.width - look.bar_width - 2 * look.padding)
    writer.write(cell, callout.blocks, inside)
    _end_cell(cell, inside, writer)
    writer.paragraph(parent, StyleId.CALLOUT_GAP, (), revision)


def _said(inlines: tuple[Inline, ...]) -> str:
    """Give the text that inlines have with their revisions accepted, for a table's alternative text."""
    return writable(inline_text(ACCEPTED.inlines(inlines)))


def _widths(table: Table, width: float, writer: Writer) -> Sequence[float]:
    tables, styles = writer.theme.tables, writer.theme.styles
    if table.role is TableRole.FACTS and len(table.columns) == 2 and table.columns[0].width is None:
        label = width * tables.facts_label + tables.padding_x
        return [label, width - label]
    size = max(styles.table_cell.size, styles.table_head.size)
    return column_widths(table, width, size, tables.padding_x)


def _add_table(parent: etree._Element, table: Table, widths: Sequence[float]) -> etree._Element:
    facts = table.role is TableRole.FACTS
    rows = (row for row in table.head if ACCEPTED.keeps(row))
    heads = (line for row in rows for cell in row.cells for line in blocks_text(ACCEPTED.blocks(cell.blocks)))
    frame = Frame(
        StyleId.FACTS if facts else StyleId.GRID,
        head=bool(table.head),
        labels=facts,
        title=_said(table.caption),
        description=writable(", ".join(heads)),
    )
    return add_frame(parent, frame, widths)


def _write_row(frame: etree._Element, row: Row, head: bool, columns: Sequence[_Room], writer: Writer) -> None:
    line = add_row(frame, head=head)
    add_row_revision(line, row.revision, writer.ledger)
    for cell, column in zip(row.cells, columns, strict=True):
        element = add_cell(line, column.width)
        scope = Scope.COLUMN if head else cell.scope
        place = column.place(writer.theme.tables.padding_x, scope)
        writer.write(element, cell.blocks, place)
        _end_cell(element, place, writer, None if row.revision else _emptied(cell, writer))


def _emptied(cell: Cell, writer: Writer) -> Revision | None:
    """Give the revision of the paragraph that a cell without text has in one reading only: there it has no bullet."""
    if writer.ledger.revision is None:
        return None
    full_in_new, full_in_old = bool(ACCEPTED.blocks(cell.blocks)), bool(REJECTED.blocks(cell.blocks))
    return writer.ledger.revision_between(in_old=not full_in_old, in_new=not full_in_new)


def _end_cell(cell: etree._Element, place: Place, writer: Writer, revision: Revision | None = None) -> None:
    """Give an empty cell the paragraph without which Word calls the file damaged; a revision makes it so."""
    if revision or cell[-1].tag.endswith("}tcPr"):
        writer.paragraph(cell, place.paragraph, (), revision)
