"""A document with the inlines of its paragraphs replaced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias, assert_never

from factsheet.document.nodes import (
    Block,
    BulletList,
    Callout,
    Cell,
    Figure,
    Inline,
    ListItem,
    Notes,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
)

Line: TypeAlias = tuple[Inline, ...]
"""What stands in a paragraph, heading, caption or note."""


def rewrite(blocks: tuple[Block, ...], change: Callable[[Line], Line]) -> tuple[Block, ...]:
    """Give the blocks with every line changed; lines are asked for in reading order."""
    return tuple(_block(block, change) for block in blocks)


def lines_of(blocks: tuple[Block, ...]) -> tuple[Line, ...]:
    """Give every line of blocks in reading order, empty ones too."""
    lines: list[Line] = []

    def note(line: Line) -> Line:
        lines.append(line)
        return line

    rewrite(blocks, note)
    return tuple(lines)


def _block(block: Block, change: Callable[[Line], Line]) -> Block:
    match block:
        case Title() | Paragraph():
            return replace(block, inlines=change(block.inlines))
        case Section() | Callout():
            heading = change(block.heading)
            return replace(block, heading=heading, blocks=rewrite(block.blocks, change))
        case BulletList(items):
            return BulletList(tuple(_item(item, change) for item in items))
        case Table():
            return _table(block, change)
        case Figure():
            return replace(block, caption=change(block.caption))
        case Notes(notes):
            return Notes(tuple(replace(note, inlines=change(note.inlines)) for note in notes))
        case _:
            assert_never(block)


def _item(item: ListItem, change: Callable[[Line], Line]) -> ListItem:
    return replace(item, blocks=rewrite(item.blocks, change))


def _table(table: Table, change: Callable[[Line], Line]) -> Table:
    caption = change(table.caption)
    head = tuple(_row(row, change) for row in table.head)
    return replace(table, caption=caption, head=head, body=tuple(_row(row, change) for row in table.body))


def _row(row: Row, change: Callable[[Line], Line]) -> Row:
    return replace(row, cells=tuple(_cell(cell, change) for cell in row.cells))


def _cell(cell: Cell, change: Callable[[Line], Line]) -> Cell:
    return replace(cell, blocks=rewrite(cell.blocks, change))
