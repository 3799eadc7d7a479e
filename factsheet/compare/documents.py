"""The comparison of two whole documents, and of images that changed under their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from factsheet.compare.blocks import merge_blocks
from factsheet.compare.inlines import merge_inlines
from factsheet.compare.marker import Marker
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
    RunningLine,
    Section,
    Table,
    Title,
)
from factsheet.document.readings import ACCEPTED


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


def compare(old: Document, new: Document, author: str, date: datetime) -> Document:
    """Give the document that has the changes from `old` to `new` as revisions of an author at a time (aware).

    Revisions that the two bring along count as accepted. What is no text is the new document's: metadata, watermark,
    the widths and alignment of columns, alternative texts. The length that a template promises does not hold for it.
    """
    mark = Marker(author, date)
    before, after = ACCEPTED.document(old), ACCEPTED.document(new)
    return replace(
        after,
        blocks=merge_blocks(before.blocks, after.blocks, mark),
        head=_merge_running(before.head, after.head, mark),
        foot=_merge_running(before.foot, after.foot, mark),
        max_pages=None,
    )


def _merge_running(old: RunningLine, new: RunningLine, mark: Marker) -> RunningLine:
    return RunningLine(merge_inlines(old.start, new.start, mark), merge_inlines(old.end, new.end, mark))
