"""Two documents compared: which of their blocks are the same, and what changed inside them."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import datetime
from operator import attrgetter
from typing import TypeVar

from msgspec.structs import replace

from factsheet.align.likeness import LIKE_ROWS, REDLINED, SAME_KIND, likeness
from factsheet.align.pairs import pairs
from factsheet.compare.inlines import Marked, Marker, identity, merge_inlines, unchanged
from factsheet.compare.moves import mark_moves
from factsheet.document import nodes
from factsheet.document.algebra import Node, rewrite
from factsheet.document.readings import ACCEPTED
from factsheet.document.text import blocks_text, inline_text


def separate_figures(document: nodes.Document, names: Mapping[str, str]) -> nodes.Document:
    """Give a document whose figures have other paths, by the paths that they had; others keep theirs."""

    def renamed(node: Node) -> Iterable[Node]:
        return (replace(node, path=names.get(node.path, node.path)) if isinstance(node, nodes.Figure) else node,)

    return rewrite((document,), renamed)[0] if names else document


def compare(old: nodes.Document, new: nodes.Document, author: str, date: datetime) -> nodes.Document:
    """Give the document that has the changes from `old` to `new` as revisions of an author at a time (aware).

    What stands elsewhere in each has moved. Revisions that the two bring along count as accepted. What is no text is
    the new document's: metadata, watermark, the widths and alignment of columns, alternative texts. The length that a
    template promises does not hold for it.
    """
    mark = Marker(author, date)
    before, after = ACCEPTED.document(old), ACCEPTED.document(new)
    return replace(
        after,
        blocks=mark_moves(merge_blocks(before.blocks, after.blocks, mark), mark),
        head=_merge_running(before.head, after.head, mark),
        foot=_merge_running(before.foot, after.foot, mark),
        max_pages=None,
    )


def _merge_running(old: nodes.RunningLine, new: nodes.RunningLine, mark: Marker) -> nodes.RunningLine:
    start, end = merge_inlines(old.start, new.start, mark), merge_inlines(old.end, new.end, mark)
    return nodes.RunningLine(start, end, new.images)


def block_key(block: nodes.Block) -> Hashable:
    """Name a block by its id, by its role if no other has it, else by its item of the meeting or its words."""
    match block:
        case nodes.Section(id=name, level=level):
            return nodes.Section, name, level
        case nodes.Title():
            return nodes.Title
        case nodes.Paragraph(inlines, role):
            is_single = role not in (nodes.ParagraphRole.BODY, nodes.ParagraphRole.CONTACT)
            return role if is_single else (role, identity(inlines) or inline_text(inlines))
        case nodes.Figure(path=path, width=width, caption=caption):
            return nodes.Figure, path, width, bool(inline_text(caption))
        case _:
            return type(block), words_of((block,))


def block_likeness(old: nodes.Block, new: nodes.Block) -> float:
    """Tell how like two blocks are, from 0 to 1; those that cannot be versions of one have nothing in common."""
    if not _can_be_one(old, new):
        return 0.0
    if isinstance(old, nodes.Paragraph | nodes.Section):
        return likeness(words_of((old,)), words_of((new,)), REDLINED)
    return max(SAME_KIND, likeness(words_of((old,)), words_of((new,))))


def _can_be_one(old: nodes.Block, new: nodes.Block) -> bool:
    match old, new:
        case nodes.Section(level=before), nodes.Section(level=after):
            return before == after
        case nodes.Paragraph(role=before), nodes.Paragraph(role=after):
            return before is after
        case nodes.Table(), nodes.Table():
            return _same_columns(old, new)
        case _:
            return type(old) is type(new) and not isinstance(old, nodes.Figure)


def _same_columns(old: nodes.Table, new: nodes.Table) -> bool:
    """Tell whether two tables can be one: of one role, both with rows or both without, with as many columns."""
    has_rows = [bool(table.head or table.body) for table in (old, new)]
    return old.role is new.role and len(old.columns) == len(new.columns) and has_rows[0] == has_rows[1]


def words_of(blocks: tuple[nodes.Block, ...]) -> str:
    """Give all the text of blocks."""
    return " ".join(blocks_text(blocks))


def _merge_tables(old: nodes.Table, new: nodes.Table, mark: Marker) -> nodes.Table:
    """Merge two tables of the same columns."""
    key = _label if new.role is nodes.TableRole.FACTS else _key

    def rows(before: tuple[nodes.Row, ...], after: tuple[nodes.Row, ...]) -> tuple[nodes.Row, ...]:
        partners = pairs(before, after, key, _row_likeness)
        return _merged(partners, mark, _merge_cells)

    caption = merge_inlines(old.caption, new.caption, mark)
    return replace(new, head=rows(old.head, new.head), body=rows(old.body, new.body), caption=caption)


def _key(row: nodes.Row) -> Hashable:
    """Name a row by the item of the meeting that it shows, else by its words."""
    return identity((row,)) or _row_words(row), _scopes(row)


def _label(row: nodes.Row) -> Hashable:
    """Name a row of the key facts by its first cell."""
    return words_of(row.cells[0].blocks if row.cells else ()), _scopes(row)


def _row_words(row: nodes.Row) -> str:
    return " ".join(words_of(cell.blocks) for cell in row.cells)


def _scopes(row: nodes.Row) -> tuple[object, ...]:
    return tuple(cell.scope for cell in row.cells)


def _row_likeness(old: nodes.Row, new: nodes.Row) -> float:
    return likeness(_row_words(old), _row_words(new), LIKE_ROWS) if _scopes(old) == _scopes(new) else 0.0


def _merge_cells(old: nodes.Row, new: nodes.Row, mark: Marker) -> nodes.Row:
    return nodes.Row(tuple(_merge_cell(*cells, mark) for cells in zip(old.cells, new.cells, strict=True)))


def _merge_cell(old: nodes.Cell, new: nodes.Cell, mark: Marker) -> nodes.Cell:
    """Merge two cells; a paragraph alone becomes another alone, however unlike the two are."""
    match old.blocks, new.blocks:
        case (nodes.Paragraph(before, role),), (nodes.Paragraph(after, other),) if role is other:
            return nodes.Cell((nodes.Paragraph(merge_inlines(before, after, mark), role),), new.scope)
        case _:
            return nodes.Cell(merge_blocks(old.blocks, new.blocks, mark), new.scope)


Headed = TypeVar("Headed", nodes.Section, nodes.Callout)


def merge_blocks(old: tuple[nodes.Block, ...], new: tuple[nodes.Block, ...], mark: Marker) -> tuple[nodes.Block, ...]:
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


def _merge(old: nodes.Block, new: nodes.Block, mark: Marker) -> nodes.Block:
    """Merge two blocks of one kind."""
    if old == new:
        return rewrite((new,), line=unchanged)[0]
    merged: nodes.Block
    match old, new:
        case nodes.Title(before), nodes.Title(after):
            merged = nodes.Title(merge_inlines(before, after, mark))
        case nodes.Paragraph(before), nodes.Paragraph(after, role):
            merged = nodes.Paragraph(merge_inlines(before, after, mark), role)
        case nodes.Section() as before, nodes.Section() as after:
            merged = _merge_headed(before, after, mark)
        case nodes.Callout() as before, nodes.Callout() as after:
            merged = _merge_headed(before, after, mark)
        case nodes.List(before), nodes.List() as after:
            items = pairs(before, after.items, _item_key, _item_likeness)
            merged = replace(after, items=_merged(items, mark, _merge_item))
        case nodes.Table() as before, nodes.Table() as after:
            merged = _merge_tables(before, after, mark)
        case nodes.Figure(caption=before), nodes.Figure() as after:
            merged = replace(after, caption=merge_inlines(before, after.caption, mark))
        case nodes.Notes(before), nodes.Notes(after):
            notes = pairs(before, after, attrgetter("id"), lambda *_: 0.0)
            merged = nodes.Notes(_merged(notes, mark, _merge_note))
        case _:
            raise TypeError(f"{type(old).__name__} and {type(new).__name__} cannot be versions of one")
    return merged


def _merge_headed(old: Headed, new: Headed, mark: Marker) -> Headed:
    heading = merge_inlines(old.heading, new.heading, mark)
    return replace(new, heading=heading, blocks=merge_blocks(old.blocks, new.blocks, mark))


def _item_key(item: nodes.ListItem) -> Hashable:
    return identity(_lead(item)) or words_of(item.blocks)


def _item_likeness(old: nodes.ListItem, new: nodes.ListItem) -> float:
    return likeness(words_of(old.blocks), words_of(new.blocks), REDLINED)


def _lead(item: nodes.ListItem) -> nodes.Line:
    """Give the inlines of the paragraph that has the bullet; none where the item begins with another block."""
    first = item.blocks[0] if item.blocks else None
    return first.inlines if isinstance(first, nodes.Paragraph) else ()


def _below(item: nodes.ListItem) -> tuple[nodes.Block, ...]:
    return item.blocks[1:] if item.blocks and isinstance(item.blocks[0], nodes.Paragraph) else item.blocks


def _merge_item(old: nodes.ListItem, new: nodes.ListItem, mark: Marker) -> nodes.ListItem:
    lead = nodes.Paragraph(merge_inlines(_lead(old), _lead(new), mark))
    return nodes.ListItem((lead, *merge_blocks(_below(old), _below(new), mark)))


def _merge_note(old: nodes.Note, new: nodes.Note, mark: Marker) -> nodes.Note:
    label = () if old.label == new.label else merge_inlines(old.label_inlines, new.label_inlines, mark)
    return replace(new, inlines=merge_inlines(old.inlines, new.inlines, mark), label_revised=label)
