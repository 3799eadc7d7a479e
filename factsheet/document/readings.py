"""A document with all its revisions accepted or rejected, and which of its blocks are there in either reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from factsheet.document.nodes import (
    Block,
    BulletList,
    Callout,
    Cell,
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
    ListItem,
    Note,
    NoteReference,
    Notes,
    PageCount,
    PageNumber,
    Paragraph,
    Revision,
    RevisionKind,
    Row,
    RunningLine,
    Section,
    Strong,
    Table,
    Text,
    Title,
)
from factsheet.document.text import inline_text
from factsheet.document.walk import every_block


@dataclass(frozen=True, slots=True)
class Reading:
    """What is gone in a reading: accepting takes deletions away, rejecting insertions."""

    gone: RevisionKind

    def document(self, document: Document) -> Document:
        """Give the document without revisions."""
        head, foot = self._running(document.head), self._running(document.foot)
        return replace(document, blocks=self.blocks(document.blocks), head=head, foot=foot)

    def inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Give inlines without revisions."""
        return tuple(read for inline in inlines for read in self._inline(inline))

    def shows(self, inlines: tuple[Inline, ...]) -> bool:
        """Tell whether the reading leaves any text of inlines."""
        return bool(inline_text(self.inlines(inlines)))

    def keeps(self, node: ListItem | Row | Figure | Note) -> bool:
        """Tell whether a node that may be revised as a whole is there in the reading."""
        return node.revision is None or node.revision.kind is not self.gone

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Give blocks without revisions; those of which nothing is left are left out."""
        return tuple(read for block in blocks for read in self._block(block))

    def _inline(self, inline: Inline) -> Iterator[Inline]:
        match inline:
            case Insertion() | Deletion():
                if not self._is_gone(inline):
                    yield from self.inlines(inline.inlines)
            case Strong() | Emphasis() | Link() | Language() | Comment():
                if left := self.inlines(inline.inlines):
                    yield replace(inline, inlines=left)
            case Text() | LineBreak() | NoteReference() | PageNumber() | PageCount():
                yield inline
            case _:
                assert_never(inline)

    def _is_gone(self, inline: Insertion | Deletion) -> bool:
        return isinstance(inline, Insertion) is (self.gone is RevisionKind.INSERTION)

    def _block(self, block: Block) -> Iterator[Block]:
        match block:
            case Title() | Paragraph():
                yield from self._paragraph(block)
            case Section() | Callout():
                yield from self._headed(block)
            case BulletList(items):
                if kept := tuple(map(self._item, filter(self.keeps, items))):
                    yield BulletList(kept)
            case Table():
                yield from self._table(block)
            case Figure():
                if self.keeps(block):
                    yield replace(block, caption=self.inlines(block.caption), revision=None)
            case Notes(notes):
                if left := tuple(map(self._note, filter(self.keeps, notes))):
                    yield Notes(left)
            case _:
                assert_never(block)

    def _headed(self, block: Section | Callout) -> Iterator[Block]:
        read = replace(block, heading=self.inlines(block.heading), blocks=self.blocks(block.blocks))
        if read.heading or read.blocks:
            yield read

    def _paragraph(self, block: Title | Paragraph) -> Iterator[Block]:
        if self.shows(block.inlines):
            yield replace(block, inlines=self.inlines(block.inlines))

    def _item(self, item: ListItem) -> ListItem:
        """Read an item; its first paragraph, which has the bullet, stays even without text."""
        first, rest = item.blocks[:1], item.blocks[1:]
        if first and isinstance(first[0], Paragraph):
            return ListItem((replace(first[0], inlines=self.inlines(first[0].inlines)), *self.blocks(rest)))
        return ListItem(self.blocks(item.blocks))

    def _table(self, table: Table) -> Iterator[Table]:
        head, body = self._rows(table.head), self._rows(table.body)
        caption = self.inlines(table.caption)
        if head or body or caption:
            yield replace(table, head=head, body=body, caption=caption)

    def _rows(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(Row(tuple(map(self._cell, row.cells))) for row in rows if self.keeps(row))

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, blocks=self.blocks(cell.blocks))

    def _note(self, note: Note) -> Note:
        label = inline_text(self.inlines(note.label_inlines))
        return Note(note.id, label, self.inlines(note.inlines))

    def _running(self, line: RunningLine) -> RunningLine:
        return RunningLine(self.inlines(line.start), self.inlines(line.end))


ACCEPTED = Reading(gone=RevisionKind.DELETION)
REJECTED = Reading(gone=RevisionKind.INSERTION)


def revised(inlines: tuple[Inline, ...], revision: Revision | None) -> tuple[Inline, ...]:
    """Give inlines as inserted or deleted by a revision, if there is one; none stay none."""
    if revision is None or not inlines:
        return inlines
    node = Insertion if revision.kind is RevisionKind.INSERTION else Deletion
    return (node(revision.author, revision.date, inlines),)


_WRAPPERS = (Strong, Emphasis, Link, Language, Comment)


def text_revision(inlines: tuple[Inline, ...]) -> Revision | None:
    """Give the revision that all text of a paragraph is inserted by, or deleted by; None for any other paragraph."""
    found = tuple(_in_inlines(inlines))
    return _only(found, ACCEPTED.shows(inlines), REJECTED.shows(inlines)) if found else None


def table_revision(table: Table) -> Revision | None:
    """Give the revision that all rows of a table are inserted by, or deleted by; None for any other table."""
    revisions = [row.revision for row in (*table.head, *table.body)]
    kinds = {revision.kind if revision else None for revision in revisions}
    return revisions[0] if len(kinds) == 1 else None


def callout_revision(callout: Callout) -> Revision | None:
    """Give the revision that all content of a callout is inserted by, or deleted by; None for any other callout."""
    found = tuple(_in_blocks((callout,)))
    block = (callout,)
    return _only(found, bool(ACCEPTED.blocks(block)), bool(REJECTED.blocks(block))) if found else None


def is_revised(document: Document) -> bool:
    """Tell whether anything in a document is revised: whether its two readings differ."""
    return ACCEPTED.document(document) != REJECTED.document(document)


def _only(found: Iterable[Revision], is_new: bool, is_old: bool) -> Revision | None:
    if is_new is is_old:
        return None
    kind = RevisionKind.INSERTION if is_new else RevisionKind.DELETION
    return next(revision for revision in found if revision.kind is kind)


def _in_inlines(inlines: tuple[Inline, ...]) -> Iterator[Revision]:
    for inline in inlines:
        if isinstance(inline, Insertion):
            yield Revision(RevisionKind.INSERTION, inline.author, inline.date)
        elif isinstance(inline, Deletion):
            yield Revision(RevisionKind.DELETION, inline.author, inline.date)
        if isinstance(inline, (*_WRAPPERS, Insertion, Deletion)):
            yield from _in_inlines(inline.inlines)


def _in_blocks(blocks: Iterable[Block]) -> Iterator[Revision]:
    for block in every_block(blocks):
        match block:
            case Title(inlines) | Paragraph(inlines):
                yield from _in_inlines(inlines)
            case Section(heading=heading) | Callout(heading):
                yield from _in_inlines(heading)
            case BulletList(members) | Notes(members):
                yield from (member.revision for member in members if member.revision)
            case Table(head=head, body=body):
                yield from (row.revision for row in (*head, *body) if row.revision)
            case Figure(revision=revision):
                yield from (revision,) if revision else ()
