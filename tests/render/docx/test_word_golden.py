"""The body of a small document as golden text: what changes in the XML shows in a review."""

from lxml import etree
from sample import WHEN, cell, heads, inlines, paragraph
from tools import check_golden
from word_file import word

from factsheet.document.nodes import (
    Callout,
    Cell,
    Column,
    Comment,
    Deletion,
    Emphasis,
    Insertion,
    Language,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteReference,
    Notes,
    Row,
    Scope,
    Section,
    Strong,
    Table,
    TableRole,
    Text,
    Title,
)
from factsheet.render.theme import Callouts, Page, Tables


def blocks():
    facts = Row((cell("Venue", scope=Scope.ROW), cell("City of Party A")))
    revised = paragraph(
        "Meets ", Deletion("R", WHEN, inlines("once")), Insertion("R", WHEN, inlines("twice")), " a year."
    )
    body = paragraph(
        Strong(inlines("Lead-in. ")),
        Emphasis((Text("text"),)),
        LineBreak(),
        Link("https://www.example.org/", inlines("link")),
        Language("ja", inlines("会合")),
        NoteReference("n", "1"),
    )
    points = List((ListItem((paragraph("one"), List((ListItem((paragraph("two"),)),)))),))
    table = Table((Column(), Column()), (heads("A", "B"),), (Row((cell("1"), Cell(()))),), inlines("Table 1"))
    remark = paragraph(Comment("R", WHEN, "Why?", inlines("Settled")), ".")
    return (
        Title(inlines("Title")),
        Table((Column(), Column()), (), (facts,), role=TableRole.FACTS),
        Callout(inlines("Summary"), (points,)),
        Section("s", 1, inlines("Section"), (body, revised, remark, points, table)),
        Notes((Note("n", "1", inlines("Source")),)),
    )


def test_the_body(theme):
    plain = theme.model_copy(update={"page": Page(), "tables": Tables(), "callouts": Callouts()})
    tree = word(plain, *blocks()).tree("document")
    etree.indent(tree)
    check_golden("word/document.xml", etree.tostring(tree, encoding="unicode") + "\n")
