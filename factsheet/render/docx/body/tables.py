"""Tables and callouts: their frame, the widths of their columns, their cells (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from factsheet.characters import writable
from factsheet.document import nodes
from factsheet.document.paragraphs import Piece, callout_pieces, pieces
from factsheet.document.readings import ACCEPTED, REJECTED, callout_revision, table_revision, text_revision
from factsheet.document.text import blocks_text, inline_text
from factsheet.models.records import Frozen
from factsheet.render.bidi.paragraphs import block_level
from factsheet.render.docx.names import BODY_LIST, CALLOUT_LIST, FACTS_LIST, TABLE_LIST, ListFamily, StyleId
from factsheet.render.docx.styles.paragraph_styles import aligned
from factsheet.render.docx.styles.style_part import color
from factsheet.render.docx.text.runs import revision_mark
from factsheet.render.docx.text.widths import WIDE, ems, is_wide
from factsheet.render.docx.xml import eighths, tag, toggle, twips, value
from factsheet.render.extents import GUTTER, WHOLE_ROWS, ColumnExtent, divide_width
from factsheet.render.theme import Theme
from factsheet.typography.held_spaces import held_spaces
from factsheet.typography.known_words import KnownWords
from factsheet.typography.line_breaks import break_points, breaks_at_spaces, cut_points

if TYPE_CHECKING:
    from factsheet.render.docx.body.blocks import BlockWriter


class BlockPlace(Frozen):
    """A surrounding: the style of its paragraphs and their lists; `width` is the room in points."""

    paragraph: str
    lists: ListFamily
    width: float


class Story:
    """What is written into the body or a cell, and the styles of its last paragraph as accepted and as rejected.

    They are None where a table stands there, or nothing. `room` is about how many letters a line of a table's cell has.
    """

    def __init__(self, room: float = 0.0) -> None:
        self.parts: list[str] = []
        self.new: str | None = None
        self.old: str | None = None
        self.room = room

    def append(self, markup: str, revision: nodes.Revision | None, style: str | None = None) -> None:
        """Append a paragraph of a style, or a table, that is inserted or deleted as a whole by a revision."""
        self.parts.append(markup)
        kind = revision.kind if revision else None
        if kind is not nodes.RevisionKind.DELETION:
            self.new = style
        if kind is not nodes.RevisionKind.INSERTION:
            self.old = style


class TableForm(NamedTuple):
    """How a table looks: its style, and whether its first column stands at the right (`mirrored`).

    `head` and `labels` switch on its style's formatting of the first row and of the first column: in `w:tblLook` by the
    bits of 17.4.55, and by the attributes that later editions added.
    """

    style: str
    mirrored: bool
    head: bool = False
    labels: bool = False


def _frame(form: TableForm, widths: Sequence[float], title: tuple[nodes.Inline, ...], description: str = "") -> str:
    """Give the start of a table with columns of widths in points.

    Its alternative text is a title, as it reads with its revisions accepted, and a description.
    """
    shown = inline_text(ACCEPTED.inlines(title)) if title else ""
    said = (("tblCaption", shown), ("tblDescription", description))
    told = "".join([value(name, writable(text)) for name, text in said if text])
    grid = "".join([f'<w:gridCol w:w="{twips(width)}"/>' for width in widths])
    return f"<w:tbl><w:tblPr>{_look(form, twips(sum(widths)))}{told}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"


@lru_cache(maxsize=64)
def _look(form: TableForm, width: str) -> str:
    """Give the properties of a table but its alternative text; its width is in twentieths of a point."""
    bits = 0x0600 | (0x0020 if form.head else 0) | (0x0080 if form.labels else 0)
    look = {"val": f"{bits:04X}", "firstRow": str(int(form.head)), "lastRow": "0"}
    look |= {"firstColumn": str(int(form.labels)), "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    mirrored = toggle("bidiVisual") if form.mirrored else ""
    sizes = tag("tblW", w=width, type="dxa") + tag("tblLayout", type="fixed")
    return f"{value('tblStyle', form.style)}{mirrored}{sizes}{tag('tblLook', **look)}"


@lru_cache(maxsize=256)
def _cell_start(width: str, further: str = "") -> str:
    """Give the start of a cell of a width in twentieths of a point; it is to end with a paragraph."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{further}</w:tcPr>'


_LETTER = 0.5
"""How wide a letter is, in ems."""
_BOLD = 1.06
_SAFETY = 1.12
_LINE = 1.02
"""What a line may be wider than its characters: Calibri’s digits are, and LibreOffice rounds half points up."""


def longest_word(text: str, language: str | None = None) -> float:
    """Estimate the widest part of a text that stays on one line, in ems; in a language (BCP 47) with what it holds."""
    points = cut_points(text)
    return _longest(text, points if language is None else break_points(text, points, language))


def _longest_words(text: str, language: str) -> tuple[float, float]:
    """Give what `longest_word` gives for a text without its language, and in it."""
    words = text.split(" ")
    if not _parted.any_of(words) and not held_spaces(text, language):  # as most
        return (least := max(map(_word, map(str.rstrip, words)))), least
    points = cut_points(text)
    ends, least = break_points(text, points, language), _longest(text, points)
    return least, least if len(ends) == len(points) else _longest(text, ends)


_parted = KnownWords(lambda word: not breaks_at_spaces(f" {word} "))
"""The words in or beside which a line may end elsewhere than at spaces, or not at them."""


def _longest(text: str, ends: Sequence[int]) -> float:
    return max([_word(text[start:end].rstrip()) for start, end in pairwise((0, *ends))], default=0)


@lru_cache(maxsize=4096)
def _word(part: str) -> float:
    return 2 * WIDE if len(part) == 1 and is_wide(part) else ems(part) * _SAFETY


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
            for line in blocks_text(row.cells[index].blocks) if index < len(row.cells) else ():
                yield line, weight


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
_Column: TypeAlias = tuple[str, dict[nodes.Scope | None, BlockPlace]]
"""The start of a column's cells, and the places of blocks in them."""


def write_table(story: Story, table: nodes.Table, place: BlockPlace, writer: BlockWriter) -> None:
    """Append a table with the gap that Word needs below."""
    revision = table_revision(table)
    writer.lead(story, StyleId.TABLE_LEAD, writer.theme.tables.space_before, revision)
    widths = _widths(table, place.width, writer)
    facts, mirrored = table.role is nodes.TableRole.FACTS, bool(block_level(table, writer.context.base))
    heads = (cell for row in table.head if ACCEPTED.keeps(row) for cell in row.cells)
    lines = (line for cell in heads for line in blocks_text(ACCEPTED.blocks(cell.blocks)))
    form = TableForm(_FRAMES[table.role], mirrored, head=bool(table.head), labels=facts)
    frame = _frame(form, widths, table.caption, ", ".join(lines))
    sides = table.role is nodes.TableRole.SIDES
    columns = _columns(table, widths, writer)
    heads_of = _columns(table, widths, writer, head=True) if sides else columns
    whole = "" if sides else _WHOLE  # what stands side by side may be long
    rows = [_row(row, heads_of, writer, _HEAD_ROW, head=True) for row in table.head]
    rows += [_row(row, columns, writer, whole) for row in table.body]
    _keep_rows(rows, 0 if sides else len(table.body))
    story.append(f"{frame}{''.join(rows)}</w:tbl>", revision)
    writer.paragraph(story, StyleId.TABLE_GAP, (), revision)


def _columns(table: nodes.Table, widths: Sequence[float], writer: BlockWriter, *, head: bool = False) -> list[_Column]:
    """Give the columns; those of languages side by side are flush with the text of the page, with a gutter between."""
    styles, lists = _CELLS[table.role]
    tables, sides = writer.theme.tables, table.role is nodes.TableRole.SIDES
    columns = []
    for index, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        left, right = _gutter(index, len(widths)) if sides else (tables.padding_x, tables.padding_x)
        room = width - left - right
        places = {scope: BlockPlace(aligned(style, column.align), lists, room) for scope, style in styles.items()}
        further = _side(writer.theme, left, right, head=head) if sides else ""
        columns.append((_cell_start(twips(width), further), places))
    return columns


def _gutter(index: int, count: int) -> tuple[float, float]:
    """Give the margins of a side, the outer ones none."""
    return GUTTER / 2 * (index > 0), GUTTER / 2 * (index + 1 < count)


def _side(theme: Theme, left: float, right: float, *, head: bool) -> str:
    """Give the border below a head's cell and the margins of any (17.4.66, 17.4.68); paragraphs have spaces below."""
    tables = theme.tables
    rule = tables.row_rule if head else None
    below = rule and tag("bottom", val="single", sz=eighths(rule.width), space="0", color=color(theme, rule.color))
    sides = (("top", tables.padding_y), ("left", left), ("bottom", tables.padding_y * head), ("right", right))
    margins = "".join([tag(name, w=twips(width), type="dxa") for name, width in sides])
    return (tag("tcBorders", below) if below else "") + tag("tcMar", margins)


_STYLED = '<w:p><w:pPr><w:pStyle w:val="'


def _keep_rows(rows: list[str], count: int) -> None:
    """Keep the paragraphs of some of the body's rows with the next row (17.3.1.15): of all of a few, else at both ends.

    Word and LibreOffice then keep the rows themselves together.
    """
    first_row, last = len(rows) - count, len(rows) - 1
    for place in range(first_row, last) if count <= WHOLE_ROWS else (first_row, last - 1):
        first, *styled = rows[place].split(_STYLED)
        kept = [each.replace('"/>', '"/><w:keepNext/>', 1) for each in styled]  # behind the style (17.3.1.26)
        rows[place] = _STYLED.join([first, *kept])


def write_callout(story: Story, callout: nodes.Callout, place: BlockPlace, writer: BlockWriter) -> None:
    """Append a callout as a table of one cell: shaded paragraphs would fray at the indents of lists."""
    revision = callout_revision(callout)
    look = writer.theme.callouts
    writer.lead(story, StyleId.CALLOUT_LEAD, look.space_before, revision)
    width = place.width - look.bar_width / 2  # half of the bar lies outside the cell
    form = TableForm(StyleId.CALLOUT, bool(block_level(callout, writer.context.base)))
    frame = _frame(form, (width,), callout.heading)
    mark = revision_mark(revision, writer.context)
    inside = BlockPlace(StyleId.CALLOUT_TEXT, CALLOUT_LIST, place.width - look.bar_width - 2 * look.padding)
    cell = _cell(_cell_start(twips(width)), callout_pieces(callout), inside, writer)
    row = f"{tag('trPr', mark) if mark else ''}{cell}"
    story.append(f"{frame}<w:tr>{row}</w:tr></w:tbl>", revision)
    writer.paragraph(story, StyleId.CALLOUT_GAP, (), revision)


def _widths(table: nodes.Table, width: float, writer: BlockWriter) -> Sequence[float]:
    tables, styles = writer.theme.tables, writer.theme.styles
    if table.role is nodes.TableRole.FACTS and len(table.columns) == 2 and table.columns[0].width is None:
        label = width * tables.facts_label + tables.padding_x
        return [label, width - label]
    size = max(styles.table_cell.size, styles.table_head.size)
    return column_widths(table, width, size, tables.padding_x, writer.context.language)


_WHOLE, _HEAD_ROW = toggle("cantSplit"), toggle("cantSplit") + toggle("tblHeader")
"""Rows that no page break cuts, and those of the head, which every page repeats (17.4.6, 17.4.49)."""


def _row(row: nodes.Row, columns: Sequence[_Column], writer: BlockWriter, form: str, *, head: bool = False) -> str:
    """Give a row with its properties, of which `form` are those that are not revisions."""
    form += revision_mark(row.revision, writer.context)
    made = ["<w:tr>", f"<w:trPr>{form}</w:trPr>" if form else "<w:trPr/>"]
    for cell, (start, places) in zip(row.cells, columns, strict=True):
        place = places[nodes.Scope.COLUMN if head else cell.scope]
        made.append(_cell(start, pieces(cell.blocks), place, writer, None if row.revision else cell))
    return f"{''.join(made)}</w:tr>"


def _cell(
    start: str, written: Iterable[Piece], place: BlockPlace, writer: BlockWriter, own: nodes.Cell | None = None
) -> str:
    """Give a cell; an empty one has the paragraph without which Word calls the file damaged.

    So has one of a row (`own`) that a revision leaves or makes empty.
    """
    in_table = place.lists is not CALLOUT_LIST
    story = Story(room=place.width / (_LETTER * writer.theme.styles.table_cell.size) if in_table else 0.0)
    first = own.blocks[0] if own and len(own.blocks) == 1 else None
    if isinstance(first, nodes.Paragraph) and first.inlines and first.role is nodes.ParagraphRole.BODY:
        writer.paragraph(story, place.paragraph, first.inlines, text_revision(first.inlines))  # as most are
    else:
        writer.write(story, written, place)
    revision = _emptied(own, writer) if own and writer.context.revision else None
    if revision or not story.parts:
        writer.paragraph(story, place.paragraph, (), revision)
    return f"{start}{''.join(story.parts)}</w:tc>"


def _emptied(cell: nodes.Cell, writer: BlockWriter) -> nodes.Revision | None:
    """Give the revision of the paragraph that a cell without text has in one reading only: there it has no bullet."""
    full_in_new, full_in_old = bool(ACCEPTED.blocks(cell.blocks)), bool(REJECTED.blocks(cell.blocks))
    return writer.context.revision_between(in_old=not full_in_old, in_new=not full_in_new)
