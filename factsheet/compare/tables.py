"""Tables of the same columns: row by row, then cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TypeAlias

from factsheet.compare.alignment import Merger
from factsheet.compare.identity import identity
from factsheet.compare.inlines import merge_inlines
from factsheet.compare.marker import Marker, mark_row
from factsheet.compare.matching import if_alike, words_of
from factsheet.document import Block, Cell, Inline, Paragraph, Row, Table, TableRole
from factsheet.document.walk import every_block

_LIKE = 0.5
"""The least share of words in common that makes two rows versions of one."""

MergeBlocks: TypeAlias = Callable[[tuple[Block, ...], tuple[Block, ...], Marker], tuple[Block, ...]]


def merge_tables(old: Table, new: Table, mark: Marker, merge_blocks: MergeBlocks) -> Table:
    """Merge two tables of the same columns; `merge_blocks` merges what stands in their cells."""
    rows = Merger(
        key=_label if new.role is TableRole.FACTS else _key,
        likeness=_likeness,
        both=lambda before, after: _merge_cells(before, after, mark, merge_blocks),
        gone=lambda row: mark_row(row, mark.deletion),
        added=lambda row: mark_row(row, mark.insertion),
    )
    head, body = rows.merge(old.head, new.head), rows.merge(old.body, new.body)
    return replace(new, head=head, body=body, caption=merge_inlines(old.caption, new.caption, mark))


def _key(row: Row) -> Hashable:
    """Name a row by the item of the meeting that it shows, else by its words."""
    return identity(_inlines(row)) or _words(row), _scopes(row)


def _label(row: Row) -> Hashable:
    """Name a row of the key facts by its first cell."""
    return words_of(row.cells[0].blocks if row.cells else ()), _scopes(row)


def _inlines(row: Row) -> tuple[Inline, ...]:
    blocks = every_block(block for cell in row.cells for block in cell.blocks)
    return tuple(inline for block in blocks if isinstance(block, Paragraph) for inline in block.inlines)


def _words(row: Row) -> str:
    return " ".join(words_of(cell.blocks) for cell in row.cells)


def _scopes(row: Row) -> tuple[object, ...]:
    return tuple(cell.scope for cell in row.cells)


def _likeness(old: Row, new: Row) -> float:
    return if_alike(_words(old), _words(new), _LIKE) if _scopes(old) == _scopes(new) else 0.0


def _merge_cells(old: Row, new: Row, mark: Marker, merge_blocks: MergeBlocks) -> Row:
    pairs = zip(old.cells, new.cells, strict=True)
    return Row(tuple(_merge_cell(before, after, mark, merge_blocks) for before, after in pairs))


def _merge_cell(old: Cell, new: Cell, mark: Marker, merge_blocks: MergeBlocks) -> Cell:
    """Merge two cells; a paragraph alone becomes another alone, however unlike the two are."""
    match old.blocks, new.blocks:
        case (Paragraph(before, role),), (Paragraph(after, other),) if role is other:
            return Cell((Paragraph(merge_inlines(before, after, mark), role),), new.scope)
        case _:
            return Cell(merge_blocks(old.blocks, new.blocks, mark), new.scope)
