"""What makes a block, item or row of one document that of the other: its name, or else like words."""

from __future__ import annotations

from collections.abc import Hashable
from typing import assert_never

from factsheet.compare.identity import identity, likeness
from factsheet.document import (
    Block,
    BulletList,
    Callout,
    Figure,
    Notes,
    Paragraph,
    ParagraphRole,
    Section,
    Table,
    Title,
)
from factsheet.document.text import blocks_text, inline_text

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
