"""Blocks that stand beside each other: which stay, and what changed inside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from factsheet.compare.alignment import Merger
from factsheet.compare.identity import identity
from factsheet.compare.inlines import merge_inlines
from factsheet.compare.marker import Marker, mark_block, mark_item, mark_note
from factsheet.compare.matching import block_key, block_likeness, if_alike, words_of
from factsheet.compare.tables import merge_tables
from factsheet.document import (
    Block,
    BulletList,
    Callout,
    Figure,
    Inline,
    ListItem,
    Note,
    Notes,
    Paragraph,
    Section,
    Table,
    Title,
)

Headed = TypeVar("Headed", Section, Callout)


def merge_blocks(old: tuple[Block, ...], new: tuple[Block, ...], mark: Marker) -> tuple[Block, ...]:
    """Give the blocks of both, what is gone before what is new, with what changed as revisions."""
    return Merger(
        key=block_key,
        likeness=block_likeness,
        both=lambda before, after: _merge(before, after, mark),
        gone=lambda block: mark_block(block, mark.deletion),
        added=lambda block: mark_block(block, mark.insertion),
    ).merge(old, new)


def _merge(old: Block, new: Block, mark: Marker) -> Block:
    """Merge two blocks of one kind."""
    merged: Block
    match old, new:
        case Title(before), Title(after):
            merged = Title(merge_inlines(before, after, mark))
        case Paragraph(before), Paragraph(after, role):
            merged = Paragraph(merge_inlines(before, after, mark), role)
        case Section() as before, Section() as after:
            merged = _merge_headed(before, after, mark)
        case Callout() as before, Callout() as after:
            merged = _merge_headed(before, after, mark)
        case BulletList(before), BulletList(after):
            merged = BulletList(_merge_items(before, after, mark))
        case Table() as before, Table() as after:
            merged = merge_tables(before, after, mark, merge_blocks)
        case Figure(caption=before), Figure() as after:
            merged = replace(after, caption=merge_inlines(before, after.caption, mark))
        case Notes(before), Notes(after):
            merged = Notes(_merge_notes(before, after, mark))
        case _:
            raise TypeError(f"{type(old).__name__} and {type(new).__name__} cannot be versions of one")
    return merged


def _merge_headed(old: Headed, new: Headed, mark: Marker) -> Headed:
    heading = merge_inlines(old.heading, new.heading, mark)
    return replace(new, heading=heading, blocks=merge_blocks(old.blocks, new.blocks, mark))


def _merge_items(old: tuple[ListItem, ...], new: tuple[ListItem, ...], mark: Marker) -> tuple[ListItem, ...]:
    return Merger(
        key=lambda item: identity(_lead(item)) or words_of(item.blocks),
        likeness=lambda before, after: if_alike(words_of(before.blocks), words_of(after.blocks)),
        both=lambda before, after: _merge_item(before, after, mark),
        gone=lambda item: mark_item(item, mark.deletion),
        added=lambda item: mark_item(item, mark.insertion),
    ).merge(old, new)


def _lead(item: ListItem) -> tuple[Inline, ...]:
    """Give the inlines of the paragraph that has the bullet; none where the item begins with another block."""
    first = item.blocks[0] if item.blocks else None
    return first.inlines if isinstance(first, Paragraph) else ()


def _below(item: ListItem) -> tuple[Block, ...]:
    return item.blocks[1:] if item.blocks and isinstance(item.blocks[0], Paragraph) else item.blocks


def _merge_item(old: ListItem, new: ListItem, mark: Marker) -> ListItem:
    lead = Paragraph(merge_inlines(_lead(old), _lead(new), mark))
    return ListItem((lead, *merge_blocks(_below(old), _below(new), mark)))


def _merge_notes(old: tuple[Note, ...], new: tuple[Note, ...], mark: Marker) -> tuple[Note, ...]:
    return Merger(
        key=lambda note: note.id,
        likeness=lambda *_: 0.0,
        both=lambda before, after: _merge_note(before, after, mark),
        gone=lambda note: mark_note(note, mark.deletion),
        added=lambda note: mark_note(note, mark.insertion),
    ).merge(old, new)


def _merge_note(old: Note, new: Note, mark: Marker) -> Note:
    label = () if old.label == new.label else merge_inlines(old.label_inlines, new.label_inlines, mark)
    return replace(new, inlines=merge_inlines(old.inlines, new.inlines, mark), label_revised=label)
