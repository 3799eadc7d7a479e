"""Every block is found, however deep it stands, in reading order."""

from __future__ import annotations

from factsheet.document import (
    BulletList,
    Callout,
    Cell,
    Column,
    Figure,
    ListItem,
    Notes,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    Title,
)
from factsheet.document.walk import every_block


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_every_block_comes_before_what_it_holds():
    inner = BulletList((ListItem((paragraph("item"), Figure("b", "b"))),))
    table = Table((Column(),), (Row((Cell((paragraph("head"),)),)),), (Row((Cell((inner,)),)),))
    callout = Callout((Text("heading"),), (paragraph("in the box"),))
    section = Section("s", 1, (Text("heading"),), (callout, Section("t", 2, (), (table,))))
    blocks = (Title((Text("title"),)), section, Notes(()))
    assert list(every_block(blocks)) == [
        blocks[0],
        section,
        callout,
        paragraph("in the box"),
        section.blocks[1],
        table,
        paragraph("head"),
        inner,
        paragraph("item"),
        Figure("b", "b"),
        blocks[2],
    ]
