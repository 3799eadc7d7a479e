"""Two documents compared: which of their blocks are the same, and what changed inside them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from factsheet.align.likeness import LIKE, LIKE_ROWS, SAME_KIND, likeness
from factsheet.align.pairs import pairs
from factsheet.compare.inlines import merge_inlines
from factsheet.compare.marker import Marked, Marker
from factsheet.document import (
    Block,
    BulletList,
    Callout,
    Cell,
    Document,
    Figure,
    Inline,
    ListItem,
    Note,
    Notes,
    Paragraph,
    ParagraphRole,
    Row,
    RunningLine,
    Section,
    Table,
    TableRole,
    Title,
)
from factsheet.document.algebra import Node, rewrite
from factsheet.document.readings import ACCEPTED
from factsheet.document.text import blocks_text, inline_text, paths_shown
from factsheet.paths import ValuePath, common


def separate_figures(document: Document, names: Mapping[str, str]) -> Document:
    """Give a document whose figures have other paths, by the paths that they had; others keep theirs."""

    def renamed(node: Node) -> Iterable[Node]:
        return (replace(node, path=names.get(node.path, node.path)) if isinstance(node, Figure) else node,)

    return rewrite((document,), renamed)[0] if names else document


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


def identity(nodes: Iterable[Node]) -> ValuePath | None:
    """Give the path of the item of a list in the meeting that all the text is from, or None where there is none.

    `sections[security].content[deterrence]` for a lead and a text of that item; the last part is always an item.
    """
    return common(map(ValuePath.parse, paths_shown(nodes))).owner or None


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
        case _:
            return type(block), words_of((block,))


def block_likeness(old: Block, new: Block) -> float:
    """Tell how like two blocks are, from 0 to 1; those that cannot be versions of one have nothing in common."""
    if not _can_be_one(old, new):
        return 0.0
    if isinstance(old, Paragraph | Section):
        return likeness(words_of((old,)), words_of((new,)), LIKE)
    return max(SAME_KIND, likeness(words_of((old,)), words_of((new,))))


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


def _merge_tables(old: Table, new: Table, mark: Marker) -> Table:
    """Merge two tables of the same columns."""
    key = _label if new.role is TableRole.FACTS else _key

    def rows(before: tuple[Row, ...], after: tuple[Row, ...]) -> tuple[Row, ...]:
        partners = pairs(before, after, key, _row_likeness)
        return _merged(partners, mark, _merge_cells)

    caption = merge_inlines(old.caption, new.caption, mark)
    return replace(new, head=rows(old.head, new.head), body=rows(old.body, new.body), caption=caption)


def _key(row: Row) -> Hashable:
    """Name a row by the item of the meeting that it shows, else by its words."""
    return identity((row,)) or _row_words(row), _scopes(row)


def _label(row: Row) -> Hashable:
    """Name a row of the key facts by its first cell."""
    return words_of(row.cells[0].blocks if row.cells else ()), _scopes(row)


def _row_words(row: Row) -> str:
    return " ".join(words_of(cell.blocks) for cell in row.cells)


def _scopes(row: Row) -> tuple[object, ...]:
    return tuple(cell.scope for cell in row.cells)


def _row_likeness(old: Row, new: Row) -> float:
    return likeness(_row_words(old), _row_words(new), LIKE_ROWS) if _scopes(old) == _scopes(new) else 0.0


def _merge_cells(old: Row, new: Row, mark: Marker) -> Row:
    return Row(tuple(_merge_cell(*cells, mark) for cells in zip(old.cells, new.cells, strict=True)))


def _merge_cell(old: Cell, new: Cell, mark: Marker) -> Cell:
    """Merge two cells; a paragraph alone becomes another alone, however unlike the two are."""
    match old.blocks, new.blocks:
        case (Paragraph(before, role),), (Paragraph(after, other),) if role is other:
            return Cell((Paragraph(merge_inlines(before, after, mark), role),), new.scope)
        case _:
            return Cell(merge_blocks(old.blocks, new.blocks, mark), new.scope)


Headed = TypeVar("Headed", Section, Callout)


def merge_blocks(old: tuple[Block, ...], new: tuple[Block, ...], mark: Marker) -> tuple[Block, ...]:
    """Give the blocks of both, what is gone before what is new, with what changed as revisions."""
    partners = pairs(old, new, block_key, block_likeness)
    return _merged(partners, mark, _merge)


def _merged(
    partners: Iterable[tuple[Marked | None, Marked | None]],
    mark: Marker,
    both: Callable[[Marked, Marked, Marker], Marked],
) -> tuple[Marked, ...]:
    merged: list[Marked] = []
    for before, after in partners:
        if before is not None and after is not None:
            merged.append(both(before, after, mark))
        elif before is not None:
            merged.append(mark.gone(before))
        elif after is not None:
            merged.append(mark.added(after))
    return tuple(merged)


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
            merged = _merge_tables(before, after, mark)
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
    partners = pairs(old, new, _item_key, _item_likeness)
    return _merged(partners, mark, _merge_item)


def _item_key(item: ListItem) -> Hashable:
    return identity(_lead(item)) or words_of(item.blocks)


def _item_likeness(old: ListItem, new: ListItem) -> float:
    return likeness(words_of(old.blocks), words_of(new.blocks), LIKE)


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
    partners = pairs(old, new, _note_key, lambda *_: 0.0)
    return _merged(partners, mark, _merge_note)


def _note_key(note: Note) -> Hashable:
    return note.id


def _merge_note(old: Note, new: Note, mark: Marker) -> Note:
    label = () if old.label == new.label else merge_inlines(old.label_inlines, new.label_inlines, mark)
    return replace(new, inlines=merge_inlines(old.inlines, new.inlines, mark), label_revised=label)
