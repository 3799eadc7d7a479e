"""What is left of blocks whose revisions are accepted or rejected."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factsheet.document.nodes import (
    Block,
    Callout,
    Cell,
    Column,
    Deletion,
    Figure,
    Inline,
    Insertion,
    List,
    ListItem,
    Note,
    Notes,
    Paragraph,
    Revision,
    RevisionKind,
    Row,
    Section,
    Strong,
    Table,
    Text,
)
from factsheet.document.readings import ACCEPTED, REJECTED, callout_revision, text_revision

WHEN = datetime(2025, 1, 15, tzinfo=UTC)
NEW, OLD = Revision(RevisionKind.INSERTION, "A", WHEN), Revision(RevisionKind.DELETION, "A", WHEN)


def paragraph(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(each) if isinstance(each, str) else each for each in inlines))


KEPT = paragraph("kept")


def added(text: str) -> Insertion:
    return Insertion("A", WHEN, (Text(text),))


def gone(text: str) -> Deletion:
    return Deletion("A", WHEN, (Text(text),))


def table(*blocks: Block, revision: Revision | None = None) -> Table:
    return Table((Column(),), (), (Row((Cell(blocks),), revision),))


@pytest.mark.parametrize(
    ("block", "accepted", "rejected"),
    [
        (paragraph(gone("a"), added("b")), paragraph("b"), paragraph("a")),
        (paragraph(Strong((gone("a"),)), "b"), paragraph("b"), paragraph(Strong((Text("a"),)), "b")),
        (paragraph(added("a")), paragraph("a"), None),
        (Figure("a", "a", (added("a"),), revision=OLD), None, Figure("a", "a", ())),
        (Section("s", 1, (added("a"),), ()), Section("s", 1, (Text("a"),), ()), None),
        (Callout((), (paragraph(gone("a")),)), None, Callout((), (paragraph("a"),))),
        (List((ListItem((KEPT,), NEW),)), List((ListItem((KEPT,)),)), None),
        (table(KEPT, revision=OLD), None, table(KEPT)),
        (table(paragraph(gone("a"))), table(), table(paragraph("a"))),
        (Notes((Note("n", "1", (Text("a"),), OLD),)), None, Notes((Note("n", "1", (Text("a"),)),))),
        (
            Notes((Note("n", "2", (Text("a"),), None, (gone("1"), added("2"))),)),
            Notes((Note("n", "2", (Text("a"),)),)),
            Notes((Note("n", "1", (Text("a"),)),)),
        ),
    ],
)
def test_a_block_reads_as_it_did_or_as_it_will(block: Block, accepted: Block | None, rejected: Block | None):
    assert ACCEPTED.blocks((block,)) == ((accepted,) if accepted else ())
    assert REJECTED.blocks((block,)) == ((rejected,) if rejected else ())


def test_the_paragraph_with_the_bullet_stays_without_text():
    empty = paragraph(gone("a"))
    (read,) = ACCEPTED.blocks((List((ListItem((empty, empty, KEPT)),)),))
    assert read == List((ListItem((paragraph(), KEPT)),))


def test_what_has_no_revisions_stays_the_same_object():
    blocks = (Section("s", 1, (Text("a"),), (List((ListItem((KEPT,)),)), table(KEPT))),)
    assert ACCEPTED.blocks(blocks)[0] is blocks[0]


def test_text_is_inserted_or_deleted_where_one_reading_has_none():
    assert text_revision((added("a"), Strong((added("b"),)))) == NEW
    assert text_revision((gone("a"),)) == OLD
    assert text_revision((gone("a"), added("b"))) is None
    assert text_revision((Text("a"),)) is None


def test_a_callout_is_inserted_or_deleted_where_one_reading_has_nothing_of_it():
    assert callout_revision(Callout((added("a"),), (table(revision=NEW),))) == NEW
    assert callout_revision(Callout((), (List((ListItem((KEPT,), OLD),)),))) == OLD
    assert callout_revision(Callout((Text("a"),), (paragraph(added("b")),))) is None
