from __future__ import annotations

from datetime import UTC, datetime

from factsheet.document.nodes import (
    Callout,
    Cell,
    Column,
    Comment,
    Deletion,
    Document,
    Emphasis,
    Figure,
    Insertion,
    LineBreak,
    List,
    ListItem,
    Metadata,
    Note,
    NoteReference,
    Notes,
    PageNumber,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    Title,
)
from factsheet.document.text import document_text, inline_text

NOW = datetime(2025, 4, 3, tzinfo=UTC)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_the_text_stands_in_reading_order():
    table = Table(
        (Column(),), (Row((Cell((paragraph("head"),)),)),), (Row((Cell((paragraph("body"),)),)),), (Text("cap"),)
    )
    nested = List((ListItem((paragraph("inner"),)),))
    blocks = (
        Title((Text("title"),)),
        Callout((Text("box"),), (paragraph("boxed"),)),
        Section("s", 1, (Text("heading"),), (List((ListItem((paragraph("item"), nested)),)), table)),
        Figure("a.png", "alt", (Text("figure"),)),
        Notes((Note("n", "1", (Text("note"),)),)),
    )
    document = Document(Metadata("title", "en", "id", NOW), blocks)
    expected = "title box boxed heading item inner cap head body figure 1 note"
    assert " ".join(document_text(document)) == expected


def test_inline_text_keeps_every_word_and_the_note_marks():
    inlines = (
        Emphasis((Text("a"),)),
        LineBreak(),
        Insertion("x", NOW, (Text("b"),)),
        Deletion("x", NOW, (Text("c"),)),
        Comment("x", NOW, "why", (Text("d"),)),
        NoteReference("n", "1"),
        PageNumber(),
    )
    assert inline_text(inlines) == "a bcd1"
