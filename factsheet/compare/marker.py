"""Marking what is new and what is gone: inlines, and whole blocks with all that is in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from factsheet.document import (
    Block,
    BulletList,
    Callout,
    Cell,
    Figure,
    Inline,
    ListItem,
    Note,
    Notes,
    Paragraph,
    Revision,
    RevisionKind,
    Row,
    Section,
    Table,
    Title,
)
from factsheet.document.readings import revised


@dataclass(frozen=True, slots=True)
class Marker:
    """Whose revisions a comparison makes, and when they were made (aware)."""

    author: str
    date: datetime

    @property
    def insertion(self) -> Revision:
        """The revision of what is new."""
        return Revision(RevisionKind.INSERTION, self.author, self.date)

    @property
    def deletion(self) -> Revision:
        """The revision of what is gone."""
        return Revision(RevisionKind.DELETION, self.author, self.date)


def _mark_blocks(blocks: tuple[Block, ...], revision: Revision) -> tuple[Block, ...]:
    return tuple(mark_block(block, revision) for block in blocks)


def mark_item(item: ListItem, revision: Revision) -> ListItem:
    """Give an item that is inserted or deleted."""
    return ListItem(_mark_blocks(item.blocks, revision), revision)


def mark_row(row: Row, revision: Revision) -> Row:
    """Give a row that is inserted or deleted."""
    return Row(tuple(Cell(_mark_blocks(cell.blocks, revision), cell.scope) for cell in row.cells), revision)


def mark_note(note: Note, revision: Revision) -> Note:
    """Give a note that is inserted or deleted."""
    label = revised(note.label_inlines, revision)
    return Note(note.id, note.label, revised(note.inlines, revision), revision, label)


def mark_block(block: Block, revision: Revision) -> Block:
    """Give a block that is inserted or deleted as it is, with all that stands in it."""

    def mark(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return revised(inlines, revision)

    match block:
        case Title() | Paragraph():
            return replace(block, inlines=mark(block.inlines))
        case Section() | Callout():
            return replace(block, heading=mark(block.heading), blocks=_mark_blocks(block.blocks, revision))
        case BulletList(items):
            return BulletList(tuple(mark_item(item, revision) for item in items))
        case Table():
            head, body = (tuple(mark_row(row, revision) for row in rows) for rows in (block.head, block.body))
            return replace(block, head=head, body=body, caption=mark(block.caption))
        case Figure():
            return replace(block, caption=mark(block.caption), revision=revision)
        case Notes(notes):
            return Notes(tuple(mark_note(note, revision) for note in notes))
        case _:
            assert_never(block)
