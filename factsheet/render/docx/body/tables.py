"""Tables and callouts: their frame, the widths of their columns, their cells (ECMA-376 part 1, 17.4)."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Protocol, TypeAlias

from lxml import etree
from msgspec import Struct

from factsheet.characters import writable
from factsheet.document import nodes
from factsheet.document.paragraphs import Piece, callout_pieces, pieces
from factsheet.document.readings import ACCEPTED, REJECTED, callout_revision, table_revision
from factsheet.document.text import blocks_text, inline_text
from factsheet.render.bidi import block_level
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.names import BODY_LIST, CALLOUT_LIST, FACTS_LIST, TABLE_LIST, ListFamily, StyleId
from factsheet.render.docx.styles.paragraph_styles import aligned
from factsheet.render.docx.text.runs import add_row_revision
from factsheet.render.docx.xml import W, add, add_copy, add_value, root, switch, twips
from factsheet.render.extents import WHOLE_ROWS, ColumnExtent, divide_width
from factsheet.render.theme import Theme
from factsheet.typography.line_breaks import break_points, cut_points
from factsheet.typography.quarter_spaces import QUARTER, quarter_spaces


class BlockPlace(Struct, frozen=True):
    """A surrounding: the style of its paragraphs and their lists; `width` is the room in points."""

    paragraph: str
    lists: ListFamily
    width: float


class Writer(Protocol):
    """What tables, callouts and figures need of the writer of blocks."""

    theme: Theme
    context: WritingContext

    def write(self, parent: etree._Element, written: Iterable[Piece], place: BlockPlace) -> None:
        """Append pieces."""

    def paragraph(
        self,
        parent: etree._Element,
        style: str,
        inlines: Iterable[nodes.Inline] = (),
        revision: nodes.Revision | None = None,
    ) -> etree._Element:
        """Append a paragraph in a style."""

    def lead(self, parent: etree._Element, style: str, space: float, below: nodes.Revision | None) -> None:
        """Append an empty paragraph in a style where the one above leaves less than the space, in points."""


def _add_frame(  # noqa: PLR0913 - what a table consists of
    parent: etree._Element,
    style: str,
    widths: Sequence[float],
    *,
    mirrored: bool,
    head: bool = False,
    labels: bool = False,
) -> etree._Element:
    """Append a table without rows; `widths` are those of its columns in points, the first at the right if `mirrored`.

    `head` and `labels` switch on its style's formatting of the first row and of the first column: in `w:tblLook` by the
    bits of 17.4.55, and by the attributes that later editions added.
    """
    table = add(parent, "tbl")
    properties = add(table, "tblPr")
    add_value(properties, "tblStyle", style)
    if mirrored:
        switch(properties, "bidiVisual")
    add(properties, "tblW", w=twips(sum(widths)), type="dxa")
    add(properties, "tblLayout", type="fixed")
    bits = 0x0600 | (0x0020 if head else 0) | (0x0080 if labels else 0)
    look = {"val": f"{bits:04X}", "firstRow": str(int(head)), "lastRow": "0"}
    look |= {"firstColumn": str(int(labels)), "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    add(properties, "tblLook", **look)
    grid = add(table, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=twips(width))
    return table


def _describe(table: etree._Element, title: tuple[nodes.Inline, ...], description: str = "") -> None:
    """Give a table its alternative text: a title, as it reads with its revisions accepted, and a description."""
    said = inline_text(ACCEPTED.inlines(title))
    for name, text in (("tblCaption", said), ("tblDescription", description)):
        if text:
            add_value(table[0], name, writable(text))


def _add_cell(row: etree._Element, width: float) -> etree._Element:
    """Append an empty cell of a width in points; it is to end with a paragraph."""
    return add_copy(row, _cell(twips(width)))


@lru_cache(maxsize=256)
def _cell(width: str) -> etree._Element:
    """Give an empty cell, to be copied."""
    cell = add(root("tr"), "tc")
    add(add(cell, "tcPr"), "tcW", w=width, type="dxa")
    return cell


_WIDE = 1.0
_BOLD = 1.06
_SAFETY = 1.12
_LINE = 1.02
"""What a line may be wider than its characters: Calibri’s digits are, and LibreOffice rounds half points up."""


class _Widths(dict[str, float]):
    """Widths of characters in ems; of those that are not listed, worked out when one is first met."""

    def __missing__(self, character: str) -> float:
        self[character] = width = _WIDE if _is_wide(character) else _MEAN
        return width


# Shares of an em in a humanist sans-serif; letters not named are `_MEAN` wide.
_MEAN = 0.5
_WIDTHS = _Widths(dict.fromkeys(" .,:;!|'()[]-/fijltrI\u00a0", 0.3))
_WIDTHS.update(dict.fromkeys("mwMW@%—", 0.85))
_WIDTHS.update(dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ", 0.59))
_WIDTH = _WIDTHS.__getitem__


def ems(text: str, language: str = "") -> float:
    """Estimate the width of a text in ems, with the spaces that its language (BCP 47) has beside Western letters."""
    return sum(map(_WIDTH, text)) + QUARTER * len(quarter_spaces(text, language))


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def longest_word(text: str, language: str | None = None) -> float:
    """Estimate the widest part of a text that stays on one line, in ems; in a language (BCP 47) with what it holds."""
    points = cut_points(text)
    return _longest(text, points if language is None else break_points(text, points, language))


def _longest_words(text: str, language: str) -> tuple[float, float]:
    """Give what `longest_word` gives for a text without its language, and in it."""
    points = cut_points(text)
    ends, least = break_points(text, points, language), _longest(text, points)
    return least, least if len(ends) == len(points) else _longest(text, ends)


def _longest(text: str, ends: Sequence[int]) -> float:
    return max([_word(text[start:end].rstrip()) for start, end in pairwise((0, *ends))], default=0)


def _word(part: str) -> float:
    return 2 * _WIDE if len(part) == 1 and _is_wide(part) else ems(part) * _SAFETY


_LONG = 150.0
"""What holds together and is longer may be parted in a column, in points."""


def _one_line(text: str, language: str) -> float:
    return ems(text, language) * _LINE


def column_widths(
    table: nodes.Table, width: float, size: float, padding: float, language: str = ""
) -> tuple[float, ...]:
    """Give a width in points for each column, together `width`.

    `size` is that of the cells' text and `padding` that on each side of a cell, in points; `language` is BCP 47.
    """
    return divide_width([_extent(table, index, size, padding, language) for index in range(len(table.columns))], width)


def _extent(table: nodes.Table, index: int, size: float, padding: float, language: str) -> ColumnExtent:
    """Measure what a column asks for, in points."""
    content = list(_column_lines(table, index))
    words = [
        (least * weight, held * weight) for line, weight in content for least, held in [_longest_words(line, language)]
    ]
    low = max([least for least, _ in words], default=1)
    held = max([held for _, held in words], default=0) * size
    held = held if held <= _LONG else 0.0
    high = max((_one_line(line, language) * weight for line, weight in content), default=1)
    share = table.columns[index].width
    return ColumnExtent(low * size + 2 * padding, max(low, high) * size + 2 * padding, share, held + 2 * padding)


def _column_lines(table: nodes.Table, index: int) -> Iterable[tuple[str, float]]:
    for rows, weight in ((table.head, _BOLD), (table.body, 1.0)):
        for row in rows:
            if index < len(row.cells):
                yield from ((line, weight) for line in blocks_text(row.cells[index].blocks))


# Of a cell: the style of its paragraphs by its scope, which header cells and labels alone have; its lists.
_HEAD: dict[nodes.Scope | None, StyleId] = {nodes.Scope.COLUMN: StyleId.TABLE_HEAD}
_CELLS = {
    nodes.TableRole.GRID: (_HEAD | {nodes.Scope.ROW: StyleId.TABLE_LABEL, None: StyleId.TABLE_TEXT}, TABLE_LIST),
    nodes.TableRole.FACTS: (_HEAD | {nodes.Scope.ROW: StyleId.FACTS_LABEL, None: StyleId.FACTS_VALUE}, FACTS_LIST),
    nodes.TableRole.SIDES: (_HEAD | {None: StyleId.BODY}, BODY_LIST),
}
_FRAMES = {
    nodes.TableRole.GRID: StyleId.GRID,
    nodes.TableRole.FACTS: StyleId.FACTS,
    nodes.TableRole.SIDES: StyleId.TABLE_NORMAL,
}
_Column: TypeAlias = tuple[float, dict[nodes.Scope | None, BlockPlace]]
"""The width of a column in points, and the places of blocks in its cells."""


def write_table(parent: etree._Element, table: nodes.Table, place: BlockPlace, writer: Writer) -> None:
    """Append a table with the gap that Word needs below."""
    revision = table_revision(table)
    writer.lead(parent, StyleId.TABLE_LEAD, writer.theme.tables.space_before, revision)
    widths = _widths(table, place.width, writer)
    facts, padding = table.role is nodes.TableRole.FACTS, writer.theme.tables.padding_x
    mirrored = bool(block_level(table, writer.context.base))
    frame = _add_frame(parent, _FRAMES[table.role], widths, mirrored=mirrored, head=bool(table.head), labels=facts)
    heads = (cell for row in table.head if ACCEPTED.keeps(row) for cell in row.cells)
    lines = (line for cell in heads for line in blocks_text(ACCEPTED.blocks(cell.blocks)))
    _describe(frame, table.caption, ", ".join(lines))
    styles, lists = _CELLS[table.role]
    columns = []
    for column, width in zip(table.columns, widths, strict=True):
        room = width - 2 * padding
        places = {scope: BlockPlace(aligned(style, column.align), lists, room) for scope, style in styles.items()}
        columns.append((width, places))
    for rows, head in ((table.head, True), (table.body, False)):
        for row in rows:
            whole = head or table.role is not nodes.TableRole.SIDES  # what stands side by side may be long
            _write_row(frame, row, columns, writer, *((_WHOLE,) if whole else ()), *((_REPEATED,) if head else ()))
    _keep_rows(frame, 0 if table.role is nodes.TableRole.SIDES else len(table.body))
    writer.paragraph(parent, StyleId.TABLE_GAP, (), revision)


def _keep_rows(frame: etree._Element, count: int) -> None:
    """Keep the paragraphs of some of the body's rows with the next row (17.3.1.15): of all of a few, else of the last.

    Word and LibreOffice then keep the rows themselves together.
    """
    rows = frame.findall(f"{{{W}}}tr")
    kept = rows[len(rows) - count : -1] if count <= WHOLE_ROWS else rows[-2:-1]
    for row in kept:
        for properties in row.iterfind(f".//{{{W}}}p/{{{W}}}pPr"):
            switch(properties, "keepNext")
            properties.insert(1, properties[-1])  # behind the style (17.3.1.26)


def write_callout(parent: etree._Element, callout: nodes.Callout, place: BlockPlace, writer: Writer) -> None:
    """Append a callout as a table of one cell: shaded paragraphs would fray at the indents of lists."""
    revision = callout_revision(callout)
    look = writer.theme.callouts
    writer.lead(parent, StyleId.CALLOUT_LEAD, look.space_before, revision)
    width = place.width - look.bar_width / 2  # half of the bar lies outside the cell
    frame = _add_frame(parent, StyleId.CALLOUT, (width,), mirrored=bool(block_level(callout, writer.context.base)))
    _describe(frame, callout.heading)
    row = add(frame, "tr")
    add_row_revision(row, revision, writer.context)
    cell = _add_cell(row, width)
    inside = BlockPlace(StyleId.CALLOUT_TEXT, CALLOUT_LIST, place.width - look.bar_width - 2 * look.padding)
    writer.write(cell, callout_pieces(callout), inside)
    _end_cell(cell, inside, writer)
    writer.paragraph(parent, StyleId.CALLOUT_GAP, (), revision)


def _widths(table: nodes.Table, width: float, writer: Writer) -> Sequence[float]:
    tables, styles = writer.theme.tables, writer.theme.styles
    if table.role is nodes.TableRole.FACTS and len(table.columns) == 2 and table.columns[0].width is None:
        label = width * tables.facts_label + tables.padding_x
        return [label, width - label]
    size = max(styles.table_cell.size, styles.table_head.size)
    return column_widths(table, width, size, tables.padding_x, writer.context.language)


_WHOLE, _REPEATED = "cantSplit", "tblHeader"
"""Rows that no page break cuts, and those of the head, which every page repeats (17.4.6, 17.4.49)."""


def _write_row(
    frame: etree._Element, row: nodes.Row, columns: Sequence[_Column], writer: Writer, *switches: str
) -> None:
    """Append a row with its properties."""
    head = _REPEATED in switches
    line = add(frame, "tr")
    properties = add(line, "trPr")
    for name in switches:
        switch(properties, name)
    add_row_revision(line, row.revision, writer.context)
    for cell, (width, places) in zip(row.cells, columns, strict=True):
        element = _add_cell(line, width)
        place = places[nodes.Scope.COLUMN if head else cell.scope]
        writer.write(element, pieces(cell.blocks), place)
        _end_cell(element, place, writer, None if row.revision else _emptied(cell, writer))


def _emptied(cell: nodes.Cell, writer: Writer) -> nodes.Revision | None:
    """Give the revision of the paragraph that a cell without text has in one reading only: there it has no bullet."""
    if writer.context.revision is None:
        return None
    full_in_new, full_in_old = bool(ACCEPTED.blocks(cell.blocks)), bool(REJECTED.blocks(cell.blocks))
    return writer.context.revision_between(in_old=not full_in_old, in_new=not full_in_new)


def _end_cell(cell: etree._Element, place: BlockPlace, writer: Writer, revision: nodes.Revision | None = None) -> None:
    """Give an empty cell the paragraph without which Word calls the file damaged; a revision makes it so."""
    if revision or cell[-1].tag.endswith("}tcPr"):
        writer.paragraph(cell, place.paragraph, (), revision)
