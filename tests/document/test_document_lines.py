"""Every line of a document is asked for in reading order, and may be replaced."""

from __future__ import annotations

from factsheet.document.algebra import lines, rewrite
from factsheet.document.nodes import (
    Callout,
    Cell,
    Column,
    Figure,
    List,
    ListItem,
    Note,
    Notes,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    Title,
)
from factsheet.document.text import blocks_text, inline_text


def line(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(line(text))


TABLE = Table((Column(),), (Row((Cell((paragraph("head"),)),)),), (Row((Cell((paragraph("cell"),)),)),), line("table"))
BLOCKS = (
    Title(line("title")),
    Section("s", 1, line("heading"), (Callout(line("box"), (List((ListItem((paragraph("item"),)),)),)), TABLE)),
    Figure("a.png", "alt", line("figure")),
    Notes((Note("n", "1", line("note")),)),
)
NAMES = ["title", "heading", "box", "item", "table", "head", "cell", "figure", "note"]


def test_lines_come_in_reading_order():
    assert [inline_text(each) for _, each in lines(BLOCKS)] == NAMES
    assert list(blocks_text(BLOCKS))[:-1] == NAMES[:-1]


def test_every_line_is_replaced_and_nothing_else():
    assert rewrite(BLOCKS, line=lambda each: each) is BLOCKS
    loud = rewrite(BLOCKS, line=lambda each: line(inline_text(each).upper()))
    assert [inline_text(each) for _, each in lines(loud)] == [name.upper() for name in NAMES]
    assert rewrite(loud, line=lambda each: line(inline_text(each).lower())) == BLOCKS
