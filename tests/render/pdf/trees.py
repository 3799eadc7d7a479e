"""Hypothesis strategies for documents: any tree of blocks, every word of which is WORD."""

from __future__ import annotations

from hypothesis import strategies as st
from sample import WHEN, text

from factsheet.document.nodes import (
    Callout,
    Cell,
    Column,
    Comment,
    Deletion,
    Emphasis,
    Figure,
    Insertion,
    Language,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteReference,
    Notes,
    Paragraph,
    ParagraphRole,
    Row,
    Scope,
    Section,
    Strong,
    Table,
    Title,
)
from factsheet.render.theme import Page, Paper

WORD = "word"

plain = st.integers(0, 60).map(lambda count: text(f"{WORD} " * count))
_tags = st.sampled_from(["fr", "ja", "zh-Hans"])
_address = st.just("https://www.example.org/")


def _inlines(inner):
    many = st.lists(inner, max_size=2).map(tuple)
    return (
        many.map(Strong)
        | many.map(Emphasis)
        | st.builds(Link, _address, many)
        | st.builds(Language, _tags, many)
        | st.builds(Insertion, st.just("R"), st.just(WHEN), many)
        | st.builds(Deletion, st.just("R"), st.just(WHEN), many)
        | st.builds(Comment, st.just("R"), st.just(WHEN), st.just("Why?"), many)
    )


inline = plain | st.just(LineBreak()) | st.just(NoteReference("n", WORD)) | st.recursive(plain, _inlines, max_leaves=4)
line = st.lists(inline, max_size=3).map(tuple)
short = st.integers(0, 5).map(lambda count: (text(f"{WORD} " * count),))
paragraph = st.builds(Paragraph, line, st.sampled_from(ParagraphRole))
figure = st.builds(Figure, st.just("images/chart.png"), st.sampled_from(["", "Bars"]), short, st.floats(0.1, 1))


def bullets(inner):
    item = st.lists(st.builds(Paragraph, line) | inner, max_size=3).map(lambda blocks: ListItem(tuple(blocks)))
    return st.lists(item, max_size=5).map(lambda items: List(tuple(items)))


lists = bullets(bullets(bullets(st.builds(Paragraph, line))))


@st.composite
def tables(draw):
    count = draw(st.integers(1, 5))
    blocks = st.lists(st.builds(Paragraph, line) | lists, max_size=2).map(tuple)
    cell = st.builds(Cell, blocks, st.sampled_from([None, None, *Scope]))
    row = st.lists(cell, min_size=count, max_size=count).map(lambda cells: Row(tuple(cells)))
    head = draw(st.lists(row, max_size=1))
    return Table((Column(),) * count, tuple(head), tuple(draw(st.lists(row, max_size=6))), draw(short))


callouts = st.builds(Callout, short, st.lists(paragraph | lists | tables() | figure, max_size=4).map(tuple))
notes = line.map(lambda inlines: Notes((Note("n", WORD, inlines),)))
leaf = paragraph | lists | tables() | figure | callouts | notes | st.builds(Title, short)


def sections(level):
    inner = leaf | sections(level + 1) if level < 3 else leaf
    blocks = st.lists(inner, max_size=4).map(tuple)
    return st.builds(Section, st.just("s"), st.just(level), short, blocks)


trees = st.lists(leaf | sections(1), max_size=8)
papers = st.sampled_from([Page(), Page(size=Paper.LETTER), Page(top=80, bottom=80, left=70, right=70)])
