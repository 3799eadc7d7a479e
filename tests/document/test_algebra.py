"""Every node of any document is met once, in the order of its text; what is not replaced in a tree stays the same."""

from __future__ import annotations

import re
import typing
from datetime import UTC, datetime
from itertools import count

from document_pairs import document_pairs
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples

from factsheet.compare.documents import compare
from factsheet.document import nodes as kinds
from factsheet.document.algebra import Node, children, every, leaves, of_kinds, rewrite, walk
from factsheet.document.nodes import (
    Callout,
    Cell,
    Column,
    Document,
    Emphasis,
    Figure,
    Insertion,
    Link,
    List,
    ListItem,
    Metadata,
    Notes,
    Paragraph,
    Row,
    Section,
    Strong,
    Table,
    Text,
    Title,
)
from factsheet.document.text import document_text, inline_text

WHEN = datetime(2025, 1, 15, tzinfo=UTC)
DOCUMENTS = document_pairs(Metadata("Filler", "en", "filler", WHEN)).flatmap(
    lambda pair: st.sampled_from([pair.old, pair.new, compare(pair.old, pair.new, "A", WHEN)])
)
NODES = set(typing.get_args(Node))


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def node_fields(kind: type) -> set[str]:
    """Give the fields of a kind that hold nodes, by their annotations."""
    return {name for name, each in typing.get_type_hints(kind).items() if classes_in(each) & NODES}


def classes_in(annotation: object) -> set[object]:
    inner = typing.get_args(annotation)
    return set().union(*map(classes_in, inner)) if inner else {annotation}


def test_all_that_holds_nodes_is_in_the_table():
    classes = {each for each in vars(kinds).values() if isinstance(each, type) and each.__module__ == kinds.__name__}
    assert set(kinds.FIELDS) == NODES
    assert {kind: set(names) for kind, names in kinds.FIELDS.items()} == {kind: node_fields(kind) for kind in NODES}
    assert not [kind for kind in classes - NODES if typing.get_type_hints(kind) and node_fields(kind)]


def test_every_node_comes_before_what_it_holds():
    inner = List((ListItem((paragraph("item"), Figure("b", "b"))),))
    table = Table((Column(),), (Row((Cell((paragraph("head"),)),)),), (Row((Cell((inner,)),)),), (Text("caption"),))
    callout = Callout((Text("heading"),), (paragraph("in the box"),))
    section = Section("s", 1, (Text("heading"),), (callout, Section("t", 2, (), (table,))))
    blocks = (Title((Text("title"),)), section, Notes(()))
    found = [node for node in walk(blocks) if not isinstance(node, Text | ListItem | Row | Cell)]
    assert found == [
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
    assert [text.text for text in every((table,), Text)] == ["caption", "head", "item"]


@examples(20)
@given(DOCUMENTS)
def test_the_laws_of_any_document(document):
    """All of them are held of each document, as drawing one costs more than they do."""
    nodes_are_the_children_of_children(document)
    where_nothing_changes_all_stays_the_same_object(document)
    every_text_is_met_once_in_the_order_of_the_documents_text(document)
    what_is_changed_and_then_collected_is_what_is_collected_and_then_changed(document)


def nodes_are_the_children_of_children(document):
    def below(node: Node) -> list[Node]:
        return [node, *(each for child in children(node) for each in below(child))]

    assert list(walk((document,))) == below(document)
    for kind in (Text, Paragraph, Cell, Figure):
        assert list(every((document,), kind)) == [node for node in below(document) if isinstance(node, kind)]
    found = of_kinds((document,), Paragraph, Cell)
    assert found == {kind: list(every((document,), kind)) for kind in (Paragraph, Cell)}


def where_nothing_changes_all_stays_the_same_object(document):
    assert rewrite((document,), lambda node: (node,))[0] is document
    assert rewrite((document,), line=lambda line: line)[0] is document
    (copy,) = rewrite((document,), lambda node: (Text(node.text, node.origin) if isinstance(node, Text) else node,))
    assert copy == document


def every_text_is_met_once_in_the_order_of_the_documents_text(document):
    numbers = count()

    def numbered(node: Node) -> tuple[Node, ...]:
        return (Text(f"<{next(numbers)}>") if isinstance(node, Text) else node,)

    (marked,) = rewrite((document,), numbered)
    texts = [text.text for text in every(marked.blocks, Text)]
    assert re.findall(r"<\d+>", " ".join(document_text(marked))) == texts
    assert texts == [f"<{number}>" for number in range(len(texts))]


def what_is_changed_and_then_collected_is_what_is_collected_and_then_changed(document):
    def loud(node: Node) -> tuple[Node, ...]:
        return (Text(node.text.upper(), node.origin) if isinstance(node, Text) else node,)

    (changed,) = rewrite((document,), loud)
    assert list(every((changed,), Text)) == [each for text in every((document,), Text) for each in loud(text)]


def test_for_a_node_stand_none_or_several():
    inlines = (Text("a"), Strong((Insertion("A", WHEN, (Text("b"), Text("c"))),)), Text("d"))

    def change(node: Node) -> tuple[Node, ...]:
        if isinstance(node, Insertion):
            return node.inlines
        return () if node == Text("d") else (node,)

    changed = rewrite(inlines, change)
    assert changed == (Text("a"), Strong((Text("b"), Text("c"))))
    assert changed[0] is inlines[0]


def test_leaves_have_the_context_of_what_is_around_them():
    inlines = (Text("a"), Strong((Text("b"), Link("https://www.example.org/", (Text("c"), Emphasis(()))))), Text("d"))
    found = leaves(inlines, "", lambda branch, around: f"{around}/{type(branch).__name__}")
    assert [(inline_text((leaf,)), around) for leaf, around in found] == [
        ("a", ""),
        ("b", "/Strong"),
        ("c", "/Strong/Link"),
        ("d", ""),
    ]


def test_the_running_lines_of_a_document_are_nodes_too():
    document = Document(Metadata("t", "en", "t", WHEN), (paragraph("a"),))
    assert children(document) == (paragraph("a"), document.head, document.foot)
