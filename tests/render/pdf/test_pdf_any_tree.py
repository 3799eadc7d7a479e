"""Any tree of blocks renders, on any paper, and loses no word."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import page_lines
from sample import document, text

from factsheet.document import (
    BulletList,
    Callout,
    Cell,
    Column,
    Emphasis,
    ListItem,
    Note,
    Notes,
    Paragraph,
    ParagraphRole,
    Row,
    Section,
    Strong,
    Table,
    Title,
)
from factsheet.render.pdf import render
from factsheet.render.theme import Page, Paper

WORD = "word"

plain = st.integers(0, 60).map(lambda count: text(f"{WORD} " * count))
inline = plain | plain.map(lambda own: Strong((own,))) | plain.map(lambda own: Emphasis((own,)))
line = st.lists(inline, max_size=3).map(tuple)
short = st.integers(0, 5).map(lambda count: (text(f"{WORD} " * count),))
paragraph = st.builds(Paragraph, line, st.sampled_from(ParagraphRole))


def bullets(inner):
    item = st.lists(st.builds(Paragraph, line) | inner, max_size=3).map(lambda blocks: ListItem(tuple(blocks)))
    return st.lists(item, max_size=5).map(lambda items: BulletList(tuple(items)))


lists = bullets(bullets(bullets(st.builds(Paragraph, line))))


@st.composite
def tables(draw):
    count = draw(st.integers(1, 5))
    cell = st.lists(st.builds(Paragraph, line) | lists, max_size=2).map(lambda blocks: Cell(tuple(blocks)))
    row = st.lists(cell, min_size=count, max_size=count).map(lambda cells: Row(tuple(cells)))
    head = draw(st.lists(row, max_size=1))
    return Table((Column(),) * count, tuple(head), tuple(draw(st.lists(row, max_size=6))), draw(short))


callouts = st.builds(Callout, short, st.lists(paragraph | lists | tables(), max_size=4).map(tuple))
notes = line.map(lambda inlines: Notes((Note("n", WORD, inlines),)))
leaf = paragraph | lists | tables() | callouts | notes | st.builds(Title, short)


def sections(level):
    inner = leaf | sections(level + 1) if level < 3 else leaf
    blocks = st.lists(inner, max_size=4).map(tuple)
    return st.builds(Section, st.just("s"), st.just(level), short, blocks)


trees = st.lists(leaf | sections(1), max_size=8)
papers = st.sampled_from([Page(), Page(size=Paper.LETTER), Page(top=80, bottom=80, left=70, right=70)])


def words(node) -> int:
    """Count the words of a tree, those of header rows apart, which pages repeat."""
    if isinstance(node, str):
        return node.count(WORD)
    if isinstance(node, tuple | list):
        return sum(map(words, node))
    if not hasattr(node, "__slots__") or isinstance(node, ParagraphRole):
        return 0
    names = [name for name in node.__slots__ if not (isinstance(node, Table) and name == "head")]
    return sum(words(getattr(node, name)) for name in names)


def repeated(node) -> bool:
    return any(table.head for table in _tables(node))


def _tables(node):
    if isinstance(node, Table):
        yield node
    elif isinstance(node, tuple | list):
        for own in node:
            yield from _tables(own)
    elif isinstance(node, Section | Callout):
        yield from _tables(node.blocks)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(blocks=trees, page=papers)
def test_any_tree_renders_without_loss(theme, fonts, blocks, page):
    own = theme.model_copy(update={"page": page})
    rendered = render(document(*blocks), own, fonts, {})
    assert rendered.diagnostics == ()
    found = Counter("".join("".join(lines) for lines in page_lines(rendered.data)))["w"]
    expected = words(blocks)
    assert found >= expected if repeated(blocks) else found == expected
