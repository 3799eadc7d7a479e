"""What a draft is laid beside its base by: paragraphs, and rows of tables with what stands in their cells."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from factsheet.align.words import folded
from factsheet.review.lines import Line
from factsheet.review.word.stream import RowState, ViewParagraph
from factsheet.typography.held_spaces import NO_BREAK

CELL = "\x1f"
"""What stands between the cells of a row, put into one text."""


def loose(text: str) -> str:
    """Give a text with spaces in the place of no-break spaces, one for one."""
    return text.replace(NO_BREAK, " ")


class Unit(Struct, frozen=True):
    """A paragraph, in a `cell` or not, or a row of a table of several columns: for each column what stands in it.

    `bookmarks` are the numbers of those that it has, in order.
    """

    text: str
    columns: tuple[tuple[object, ...], ...]
    row: object = None
    head: bool = False
    bookmarks: tuple[int, ...] = ()
    cell: bool = False

    @property
    def key(self) -> tuple[str, bool]:
        """What units that are the same to the letter share."""
        return self.text, self.cell


def line_units(lines: Sequence[Line]) -> Iterator[Unit]:
    """Give the units of a base, but for paragraphs without text."""
    wide = {line.spot.table for line in lines if line.spot and line.spot.column}
    rows: dict[tuple[int, int], dict[int, list[int]]] = {}
    for number, line in enumerate(lines):
        if line.spot and line.spot.table in wide:
            rows.setdefault((line.spot.table, line.spot.row), {}).setdefault(line.spot.column, []).append(number)
    marked = (number for number, line in enumerate(lines) if line.paths)
    bookmarks = {number: (mark,) for mark, number in enumerate(marked, start=1)}
    for number, line in enumerate(lines):
        if line.spot is None or line.spot.table not in wide:
            text, mark, cell = loose(folded(line.text)), bookmarks.get(number, ()), line.spot is not None
            yield from [Unit(text, ((number,),), bookmarks=mark, cell=cell)] if line.text.strip() else []
        elif columns := rows.pop((line.spot.table, line.spot.row), None):
            texts = ["\n".join(lines[n].text for n in column) for column in columns.values()]
            marks = tuple(mark for column in columns.values() for n in column for mark in bookmarks.get(n, ()))
            yield _row_unit(texts, columns, (line.spot.table, line.spot.row), marks, head=line.spot.head)


def view_units(view: Sequence[ViewParagraph]) -> Iterator[Unit]:
    """Give the units of a draft with revisions rejected, as those of a base."""
    wide = {p.end.cell.row.table for p in view if p.end.cell and p.end.cell.column}
    rows: dict[RowState, dict[int, list[ViewParagraph]]] = {}
    for p in view:
        if p.end.cell and p.end.cell.row.table in wide:
            rows.setdefault(p.end.cell.row, {}).setdefault(p.end.cell.column, []).append(p)
    for p in view:
        if p.end.cell is None or p.end.cell.row.table not in wide:
            text, cell = loose(folded(p.text)), p.end.cell is not None
            yield from [Unit(text, ((p,),), bookmarks=_marks(p), cell=cell)] if p.has_text else []
        elif columns := rows.pop(p.end.cell.row, None):
            texts = ["\n".join(each.text for each in column) for column in columns.values()]
            # Blanks are what a control leaves that its program has dropped.
            texts = [text if text.strip() else "" for text in texts]
            yield _row_unit(texts, columns, p.end.cell.row, _marks(*chain.from_iterable(columns.values())))


def _marks(*paragraphs: ViewParagraph) -> tuple[int, ...]:
    return tuple(p.end.bookmark for p in paragraphs if p.end.bookmark is not None)


def _row_unit(
    texts: list[str],
    columns: Mapping[int, Sequence[object]],
    row: object,
    marks: tuple[int, ...],
    *,
    head: bool = False,
) -> Unit:
    return Unit(loose(folded(CELL.join(texts))), tuple(map(tuple, columns.values())), row, head, marks)
