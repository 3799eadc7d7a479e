"""Hypothesis strategies for pairs of documents, an old and a new one that share most of their parts."""

from __future__ import annotations

from hypothesis import strategies as st

from factsheet.document.nodes import (
    Callout,
    Cell,
    Column,
    Document,
    Emphasis,
    Figure,
    Language,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteReference,
    Notes,
    Origin,
    PageNumber,
    Paragraph,
    ParagraphRole,
    Row,
    RunningLine,
    Scope,
    Section,
    Strong,
    Table,
    TableRole,
    Text,
    Title,
)

_VOCABULARY = ["one", "two", "three", "four", "five,", "six.", "seven", "–", "日本語", "한국어", "8.5", "20\xa0May"]
_words = st.lists(st.sampled_from(_VOCABULARY), min_size=1, max_size=8).map(" ".join)
_origins = st.none() | st.sampled_from("abcdef").map(lambda name: Origin(f"sections[s].content[{name}].text"))
_text = st.builds(Text, _words, _origins)


def _around(inner):
    many = st.lists(inner, min_size=1, max_size=3).map(tuple)
    link = st.builds(Link, st.sampled_from(["https://www.example.org/", "mailto:a@example.org"]), many)
    return many.map(Strong) | many.map(Emphasis) | link | st.builds(Language, st.sampled_from(["fr", "ja"]), many)


_inline = st.recursive(_text, _around, max_leaves=3) | st.just(LineBreak()) | st.just(NoteReference("n1", "1"))
line = st.lists(_inline, max_size=4).map(tuple)
some = st.lists(_inline, min_size=1, max_size=4).map(tuple)
_paragraph = st.builds(Paragraph, line, st.sampled_from([ParagraphRole.BODY] * 4 + [ParagraphRole.CONTACT]))
_figure = st.builds(Figure, st.sampled_from(["images/chart.png", "images/map.png"]), st.just("Bars"), line)


def _bullets(inner):
    blocks = st.lists(st.builds(Paragraph, line) | inner, max_size=3).map(tuple)
    return st.lists(blocks.map(ListItem), min_size=1, max_size=4).map(lambda items: List(tuple(items)))


_lists = _bullets(_bullets(st.builds(Paragraph, some)))


@st.composite
def _tables(draw, role=TableRole.GRID):
    """Give a table; its cells hold paragraphs and lists, and each row some text."""
    count = draw(st.integers(1, 3))
    blocks = st.lists(st.builds(Paragraph, line) | _lists, max_size=2).map(tuple)
    first = st.builds(Cell, st.builds(Paragraph, st.tuples(_text)).map(lambda block: (block,)))
    cell = st.builds(Cell, blocks, st.sampled_from([None, None, Scope.ROW]))
    row = st.tuples(first, st.lists(cell, min_size=count - 1, max_size=count - 1)).map(lambda r: Row((r[0], *r[1])))
    head = draw(st.lists(row, max_size=1)) if role is TableRole.GRID else []
    body = draw(st.lists(row, min_size=0 if head else 1, max_size=4))
    return Table((Column(),) * count, tuple(head), tuple(body), draw(line), role)


_callouts = st.builds(Callout, line, st.lists(_paragraph | _lists | _tables() | _figure, max_size=3).map(tuple))
_leaf = _paragraph | _lists | _tables() | _tables(TableRole.FACTS) | _figure | _callouts


def _sections(level):
    blocks = st.lists(_leaf | _sections(level + 1) if level < 3 else _leaf, max_size=3).map(tuple)
    return st.builds(Section, st.sampled_from("stu"), st.just(level), some, blocks)


_block = _leaf | _leaf | _sections(1)


@st.composite
def _pairs_of_blocks(draw):
    """Give old and new blocks: each slot is in both, changed, only old or only new."""
    old, new = [], []
    for _ in range(draw(st.integers(0, 6))):
        block, fate = draw(_block), draw(st.sampled_from(["same", "same", "changed", "gone", "added"]))
        if fate != "added":
            old.append(block)
        if fate != "gone":
            new.append(draw(_block) if fate == "changed" else block)
    return tuple(old), tuple(new)


def _notes(label):
    return st.builds(lambda words: Notes((Note("n1", label, words),)), some)


_running = st.builds(RunningLine, line, st.just((Text("Page "), PageNumber())) | st.just(()))


class Pair:
    """An old and a new document; hypothesis would write out what it drew for hours, this says it in lines."""

    def __init__(self, old, new):
        self.old, self.new = old, new

    def __repr__(self):
        return f"Pair({self.old.blocks!r},\n{self.new.blocks!r})"


@st.composite
def document_pairs(draw, metadata):
    """Give an old and a new document with the metadata; each has a title and, at its end, the one note."""
    blocks = draw(_pairs_of_blocks())
    documents = []
    for own, label in zip(blocks, draw(st.sampled_from([("1", "1"), ("1", "2")])), strict=True):
        whole = (Title(draw(some)), *own, draw(_notes(label)))
        if draw(st.booleans()):
            whole = (*whole, draw(_leaf))
        documents.append(Document(metadata, whole, draw(_running), draw(_running)))
    return Pair(*documents)
