"""Every block of a document, however deep it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from factsheet.document.nodes import Block, BulletList, Callout, Figure, Notes, Paragraph, Section, Table, Title


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give the blocks and whatever blocks stand in them, each before what it holds, in reading order."""
    for block in blocks:
        yield block
        match block:
            case Section() | Callout():
                yield from every_block(block.blocks)
            case BulletList(items):
                for item in items:
                    yield from every_block(item.blocks)
            case Table():
                for row in (*block.head, *block.body):
                    for cell in row.cells:
                        yield from every_block(cell.blocks)
            case Title() | Paragraph() | Figure() | Notes():
                pass
            case _:
                assert_never(block)
