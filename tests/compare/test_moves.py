"""What a comparison takes for moved: the same item or nearly the same words elsewhere, past something that stays."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from factsheet.compare.documents import compare
from factsheet.document.algebra import walk
from factsheet.document.nodes import (
    Cell,
    Column,
    Deletion,
    Document,
    Insertion,
    List,
    ListItem,
    Metadata,
    Origin,
    Paragraph,
    ParagraphRole,
    Row,
    Section,
    Table,
    Text,
)
from factsheet.document.text import inline_text

WHEN = datetime(2025, 1, 15, tzinfo=UTC)
WORDS = "The group meets every month to look at what was agreed."
A, B, C, D = ("The first words of all.", "More of it is to come.", "Nothing else was said.", "At the end of the day.")


def paragraph(words, path=None, role=ParagraphRole.BODY):
    return Paragraph((Text(words, Origin(path) if path else None),), role)


def item(words, path=None):
    return ListItem((paragraph(words, path),))


def section(name, *words):
    return Section(name, 1, (Text(f"Heading of {name}"),), tuple(map(paragraph, words)))


def row(words):
    return Row((Cell((paragraph(words),)),))


def merged(old, new):
    """Compare two sequences of blocks; texts stand for paragraphs."""
    blocks = [tuple(paragraph(each) if isinstance(each, str) else each for each in side) for side in (old, new)]
    return compare(*(Document(Metadata("", "en", "x", WHEN), each) for each in blocks), "A", WHEN)


def moves(old, new):
    """Give what moves, by the names of moves: the texts of the pieces that are gone, and of those that are new."""
    found = {}
    for node in walk((merged(old, new),)):
        if isinstance(node, Insertion | Deletion) and node.move:
            ends = found.setdefault(node.move, ([], []))
            ends[isinstance(node, Insertion)].append(inline_text(node.inlines))
    return found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((WORDS, A, B), (A, B, WORDS)),
        ((A, B, WORDS), (WORDS, A, B)),
        ((WORDS, A, B), (A, B, C, WORDS)),
        ((List((item(A), item(WORDS))), B, C), (List((item(A),)), B, WORDS, C)),
        ((WORDS, section("s", A)), (section("s", A, WORDS),)),
    ],
)
def test_the_same_words_elsewhere_have_moved(old, new):
    assert moves(old, new) == {"move1": ([WORDS], [WORDS])}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((A, B), (A, B)),
        ((WORDS, A), (D, A)),
        (("None", A, B), (A, B, "None")),
        ((A, WORDS, B), (A, paragraph(WORDS, role=ParagraphRole.CONTACT), B)),
        ((List((item(WORDS), item(C))), A), (WORDS, C, A)),
        ((WORDS, A, B), (A, B, "That panel met once, to hear of what was not agreed.")),
    ],
    ids=["same", "replaced", "short", "role", "list to paragraphs", "unlike"],
)
def test_no_move(old, new):
    assert moves(old, new) == {}


def table(*rows):
    return Table((Column(),) * len(rows[0].cells), (), tuple(rows))


def test_a_row_moves_with_the_words_of_each_cell():
    two = Row((*row(WORDS).cells, *row("Number 17").cells))
    rest = [Row((*row(words).cells, *row(str(number)).cells)) for number, words in enumerate((A, B), 1)]
    found = moves((table(two, *rest),), (table(*rest, two),))
    assert list(found.values()) == [([WORDS], [WORDS]), (["Number 17"], ["Number 17"])]
    (merged_table,) = merged((table(two, *rest),), (table(*rest, two),)).blocks
    kinds = [each.revision and each.revision.kind.value for each in merged_table.body]
    assert kinds == ["deletion", None, None, "insertion"]


def test_a_table_moves_with_all_its_rows_but_not_its_caption():
    moving = replace(table(row(WORDS), row("Number 17")), caption=(Text("What was agreed"),))
    found = moves((moving, A, B), (A, B, moving))
    assert list(found.values()) == [([WORDS],) * 2, (["Number 17"],) * 2]
    assert moves((table(row(WORDS)), A, B), (A, B, table(row(D), row(C)))) == {}


def test_a_row_that_another_one_replaces_in_its_place_has_not_moved():
    assert moves((table(row(WORDS), row(A)),), (table(row(D), row(A)),)) == {}


def test_each_end_says_what_changed_on_the_way():
    document = merged((WORDS, A, B), (A, B, WORDS.replace("every month", "each week")))
    shown = [
        [(type(part).__name__, part.move, inline_text(part.inlines)) for part in document.blocks[at].inlines]
        for at in (0, -1)
    ]
    assert shown == [
        [
            ("Deletion", "move1", "The group meets "),
            ("Deletion", "", "every month"),
            ("Deletion", "move1", " to look at what was agreed."),
        ],
        [
            ("Insertion", "move1", "The group meets "),
            ("Insertion", "", "each week"),
            ("Insertion", "move1", " to look at what was agreed."),
        ],
    ]


def test_an_item_of_the_meeting_moves_where_half_of_its_words_are_others():
    one, other = "Officials meet in June to plan", "Officials meet in Rome to sign"
    path = "sections[s].content[{}].text"
    rest = [item(words, path.format(words[0])) for words in (A, B)]
    for new, known in (("x", True), ("y", False)):
        lists = [List((item(one, path.format("x")), *rest)), List((*rest, item(other, path.format(new))))]
        assert bool(moves(lists[:1], lists[1:])) is known


def test_the_likeliest_are_partners_and_none_has_two():
    other = WORDS.replace("month", "week")
    assert moves((WORDS, other, A, B), (A, B, other, WORDS)) == {
        "move1": ([WORDS], [WORDS]),
        "move2": ([other], [other]),
    }
    assert moves((WORDS, A, B), (A, WORDS, B, WORDS)).keys() == {"move1"}


def test_an_item_moves_with_its_bullet_and_what_stands_below():
    below = List((item("Inner words that go along"),))
    long = ListItem((paragraph(WORDS), below))
    (bullets,) = merged((List((long, item(A), item(B))),), (List((item(A), item(B), long)),)).blocks
    names = [each.revision and (each.revision.kind.value, each.revision.move) for each in bullets.items]
    assert names == [("deletion", "move1"), None, None, ("insertion", "move1")]
    assert bullets.items[3].blocks[1].items[0].revision.move == "move2"


def test_an_item_without_a_paragraph_stands_beside_what_moves():
    blocks = merged((WORDS, A, B), (List((ListItem(()),)), A, B, WORDS)).blocks
    (bullets,) = (each for each in blocks if isinstance(each, List))
    assert [each.revision.move for each in bullets.items] == [""]


def test_a_section_moves_with_all_its_paragraphs():
    sections = (section("s", A), section("t", WORDS, B))
    assert list(moves(sections, sections[::-1]).values()) == [
        (["Heading of t"],) * 2,
        ([WORDS],) * 2,
        ([B],) * 2,
    ]


def test_among_very_many_those_of_the_same_words_move():
    words = [f"Paragraph {number} of a text that is long" for number in range(300)]
    found = moves((*words, A), (A, *words[::-1]))
    assert len(found) == 300
    assert all(gone == new for gone, new in found.values())
