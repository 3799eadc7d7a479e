"""The text of a document in reading order: what every format must show, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from factsheet.document.nodes import (
    Block,
    BulletList,
    Callout,
    Comment,
    Deletion,
    Document,
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


def document_text(document: Document) -> tuple[str, ...]:
    """Give the text of each paragraph, heading, cell paragraph, caption and note, in reading order.

    Deleted text is left in; `readings` gives a document as it reads with its revisions accepted or rejected.
    """
    return tuple(line for line in blocks_text(document.blocks) if line)


def blocks_text(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Give the text of blocks, a line for each paragraph in them."""
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Title(inlines) | Paragraph(inlines):
            yield inline_text(inlines)
        case Section(heading=heading, blocks=blocks) | Callout(heading, blocks):
            yield inline_text(heading)
            yield from blocks_text(blocks)
        case BulletList(items):
            for item in items:
                yield from blocks_text(item.blocks)
        case Table():
            yield from _table(block)
        case Figure(caption=caption):
            yield inline_text(caption)
        case Notes(notes):
            for note in notes:
                yield f"{inline_text(note.label_inlines)} {inline_text(note.inlines)}"
        case _:
            assert_never(block)


def _table(table: Table) -> Iterator[str]:
    yield inline_text(table.caption)
    for row in (*table.head, *table.body):
        for cell in row.cells:
            yield from blocks_text(cell.blocks)


def inline_text(inlines: tuple[Inline, ...]) -> str:
    """Give the text of inlines; a line break is a space, deleted text is left in."""
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Strong() | Emphasis() | Link() | Language() | Insertion() | Deletion() | Comment():
            return inline_text(inline.inlines)
        case LineBreak():
            return " "
        case NoteReference(label=label):
            return label
        case PageNumber() | PageCount():
            return ""
        case _:
            assert_never(inline)
