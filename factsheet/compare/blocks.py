"""Blocks that stand beside each other: which are the same in both documents, and what changed inside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile
from typing import TypeAlias, TypeVar, assert_never

from factsheet.compare.alignment import Merger
from factsheet.compare.inlines import merge_inlines
from factsheet.compare.marker import Marker, mark_block, mark_item, mark_note, mark_row
from factsheet.compare.words import pieces
from factsheet.document import (
    Block,
    BulletList,
    Callout,
    Cell,
    Comment,
    Deletion,
    Emphasis,
    Figure,
    Inline,
    Insertion,
    Language,
    Link,
    ListItem,
    Note,
    Notes,
    Paragraph,
    ParagraphRole,
    Row,
    Section,
    Strong,
    Table,
    TableRole,
    Text,
    Title,
)
from factsheet.document.text import blocks_text, inline_text
from factsheet.document.walk import every_block

_NESTED = (Strong, Emphasis, Link, Language, Insertion, Deletion, Comment)


def identity(inlines: Iterable[Inline]) -> str | None:
    """Give the path of the item of a list in the meeting that all the text is from, or None where there is none.

    `sections[security].content[deterrence]` for a lead and a text of that item; the last part is always an item.
    """
    paths = [path.split(".") for path in _paths(inlines)]
    levels = takewhile(lambda steps: len(set(steps)) == 1, zip(*paths, strict=False))
    common = [steps[0] for steps in levels]
    while common and not common[-1].endswith("]"):
        common.pop()
    return ".".join(common) or None


def _paths(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Text):
            if inline.origin:
                yield inline.origin.path
        elif isinstance(inline, _NESTED):
            yield from _paths(inline.inlines)


def likeness(old: str, new: str) -> float:
    """Tell how much of their words two texts share, from 0 to 1 (Sørensen and Dice); two empty ones are the same."""
    before, after = _counted_words(old), _counted_words(new)
    total = before.total() + after.total()
    return 2 * (before & after).total() / total if total else 1.0


@lru_cache(maxsize=4096)
def _counted_words(text: str) -> Counter[str]:
    return Counter(piece for piece in pieces(text) if piece[0].isalnum())


_LIKE = 0.4
"""The least share of words in common that makes two texts versions of one."""
_SAME_KIND = 0.05
"""The likeness of blocks that are of one kind and have nothing else in common; it decides where nothing else does."""


def block_key(block: Block) -> Hashable:
    """Name a block by its id, by its role if no other has it, else by its item of the meeting or its words."""
    match block:
        case Section(id=name, level=level):
            return Section, name, level
        case Title():
            return Title
        case Paragraph(inlines, role):
            is_single = role not in (ParagraphRole.BODY, ParagraphRole.CONTACT)
            return role if is_single else (role, identity(inlines) or inline_text(inlines))
        case Figure(path=path, width=width, caption=caption):
            return Figure, path, width, bool(inline_text(caption))
        case BulletList() | Callout() | Table() | Notes():
            return type(block), words_of((block,))
        case _:
            assert_never(block)


def block_likeness(old: Block, new: Block) -> float:
    """Tell how like two blocks are, from 0 to 1; those that cannot be versions of one have nothing in common."""
    if not _can_be_one(old, new):
        return 0.0
    if isinstance(old, Paragraph | Section):
        return if_alike(words_of((old,)), words_of((new,)))
    return max(_SAME_KIND, likeness(words_of((old,)), words_of((new,))))


def _can_be_one(old: Block, new: Block) -> bool:
    match old, new:
        case Section(level=before), Section(level=after):
            return before == after
        case Paragraph(role=before), Paragraph(role=after):
            return before is after
        case Table(), Table():
            return _same_columns(old, new)
        case _:
            return type(old) is type(new) and not isinstance(old, Figure)


def _same_columns(old: Table, new: Table) -> bool:
    """Tell whether two tables can be one: of one role, both with rows or both without, with as many columns."""
    has_rows = [bool(table.head or table.body) for table in (old, new)]
    return old.role is new.role and len(old.columns) == len(new.columns) and has_rows[0] == has_rows[1]


def words_of(blocks: tuple[Block, ...]) -> str:
    """Give all the text of blocks."""
    return " ".join(blocks_text(blocks))


def if_alike(old: str, new: str, least: float = _LIKE) -> float:
    """Give the likeness of two texts, or 0 where they share less than makes them versions of one."""
    share = likeness(old, new)
    return share if share >= least else 0.0


_LIKE_ROWS = 0.5
"""The least share of words in common that makes two rows versions of one."""

MergeBlocks: TypeAlias = Callable[[tuple[Block, ...], tuple[Block, ...], Marker], tuple[Block, ...]]


def merge_tables(old: Table, new: Table, mark: Marker, merge_blocks: MergeBlocks) -> Table:
    """Merge two tables of the same columns; `merge_blocks` merges what stands in their cells."""
    rows = Merger(
        key=_label if new.role is TableRole.FACTS else _key,
        likeness=_row_likeness,
        both=lambda before, after: _merge_cells(before, after, mark, merge_blocks),
        gone=lambda row: mark_row(row, mark.deletion),
        added=lambda row: mark_row(row, mark.insertion),
    )
    head, body = rows.merge(old.head, new.head), rows.merge(old.body, new.body)
    return replace(new, head=head, body=body, caption=merge_inlines(old.caption, new.caption, mark))


def _key(row: Row) -> Hashable:
    """Name a row by the item of the meeting that it shows, else by its words."""
    return identity(_inlines(row)) or _row_words(row), _scopes(row)


def _label(row: Row) -> Hashable:
    """Name a row of the key facts by its first cell."""
    return words_of(row.cells[0].blocks if row.cells else ()), _scopes(row)


def _inlines(row: Row) -> tuple[Inline, ...]:
    blocks = every_block(block for cell in row.cells for block in cell.blocks)
    return tuple(inline for block in blocks if isinstance(block, Paragraph) for inline in block.inlines)


def _row_words(row: Row) -> str:
    return " ".join(words_of(cell.blocks) for cell in row.cells)


def _scopes(row: Row) -> tuple[object, ...]:
    return tuple(cell.scope for cell in row.cells)


def _row_likeness(old: Row, new: Row) -> float:
    return if_alike(_row_words(old), _row_words(new), _LIKE_ROWS) if _scopes(old) == _scopes(new) else 0.0


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
