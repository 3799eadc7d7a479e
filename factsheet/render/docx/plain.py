"""The text of inlines and blocks without their marks: for descriptions and for measuring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from factsheet.document import (
    Block,
    BulletList,
    Callout,
    Comment,
    Deletion,
    Emphasis,
    Figure,
    Inline,
    Insertion,
    Language,
    LineBreak,
    Link,
    NoteReference,
    Notes,
    PageCount,
    PageNumber,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
    Title,
)


def plain_text(inlines: Iterable[Inline]) -> str:
    """Give the text of inlines; a line break is a newline, a page number one digit."""
    return "".join(_text(inline) for inline in inlines)


def _text(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case NoteReference():
            return inline.label
        case LineBreak():
            return "\n"
        case PageNumber() | PageCount():
            return "1"
        case Strong() | Emphasis() | Link() | Language() | Insertion() | Deletion() | Comment():
            return plain_text(inline.inlines)
        case _:
            assert_never(inline)


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Give the lines of blocks, a paragraph or forced line at a time."""
    for block in blocks:
        yield from _lines(block)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Title():
            yield from plain_text(block.inlines).split("\n")
        case BulletList():
            for item in block.items:
                yield from lines(item.blocks)
        case Section() | Callout():
            yield plain_text(block.heading)
            yield from lines(block.blocks)
        case Table():
            for row in (*block.head, *block.body):
                yield " ".join(line for cell in row.cells for line in lines(cell.blocks))
        case Figure():
            yield plain_text(block.caption)
        case Notes():
            for note in block.notes:
                yield plain_text(note.inlines)
        case _:
            assert_never(block)
