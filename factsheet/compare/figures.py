"""Images that changed under their names: two figures of one path that do not show the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from factsheet.document import (
    Block,
    BulletList,
    Callout,
    Document,
    Figure,
    ListItem,
    Notes,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
)


def separate_figures(document: Document, names: Mapping[str, str]) -> Document:
    """Give a document whose figures have other paths, by the paths that they had; others keep theirs."""
    return replace(document, blocks=_blocks(document.blocks, names)) if names else document


def _blocks(blocks: tuple[Block, ...], names: Mapping[str, str]) -> tuple[Block, ...]:
    return tuple(_block(block, names) for block in blocks)


def _block(block: Block, names: Mapping[str, str]) -> Block:
    match block:
        case Figure(path=path):
            return replace(block, path=names.get(path, path))
        case Section() | Callout():
            return replace(block, blocks=_blocks(block.blocks, names))
        case BulletList(items):
            return BulletList(tuple(ListItem(_blocks(item.blocks, names), item.revision) for item in items))
        case Table():
            return replace(block, head=_rows(block.head, names), body=_rows(block.body, names))
        case Title() | Paragraph() | Notes():
            return block
        case _:
            assert_never(block)


def _rows(rows: tuple[Row, ...], names: Mapping[str, str]) -> tuple[Row, ...]:
    return tuple(
        replace(row, cells=tuple(replace(cell, blocks=_blocks(cell.blocks, names)) for cell in row.cells))
        for row in rows
    )
