"""In which readings a paragraph, table or callout is there: one that is revised throughout is revised itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factsheet.document.blocks import (
    Block,
    BulletList,
    Callout,
    Document,
    Figure,
    Notes,
    Paragraph,
    Section,
    Table,
    Title,
)
from factsheet.document.inlines import Comment, Deletion, Emphasis, Inline, Insertion, Language, Link, Strong
from factsheet.document.readings import ACCEPTED, REJECTED
from factsheet.document.revisions import Revision, RevisionKind
from factsheet.document.walk import every_block

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
