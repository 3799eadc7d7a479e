"""Which line a paragraph is: by its words, by its bookmark, as part of another, and as a row; just at each edge."""

import pytest

from factsheet.document.nodes import Origin
from factsheet.review.alignment import align
from factsheet.review.lines import Line, LineKind, Segment, Spot
from factsheet.review.word.stream import CellPlace, Char, CharacterFormat, RowState, StoryParagraph, ViewParagraph


def line(text, spot=None):
    return Line(LineKind.PARAGRAPH, (Segment(text, Origin("summary[a].text")),), spot=spot)


def paragraph(text, bookmark=None, cell=None):
    chars = [Char(character, CharacterFormat()) for character in text]
    return ViewParagraph(chars, StoryParagraph(None, None, cell, bookmark=bookmark))


def owners(lines, view):
    found = align(lines, view)
    return [found.marks.get(each.end) for each in view]


def numbered(share):
    """Give texts of ten words that share so many of them."""
    return " ".join(f"w{n}" for n in range(10)), " ".join(f"w{n}" if n < share else f"v{n}" for n in range(10))


@pytest.mark.parametrize(("share", "bookmark", "number"), [(4, None, 0), (3, None, None), (3, 1, 0), (3, 2, None)])
def test_a_paragraph_is_the_line_that_it_is_like_or_has_the_bookmark_of(share, bookmark, number):
    before, after = numbered(share)
    assert owners([line(before)], [paragraph(after, bookmark)]) == [number]


@pytest.mark.parametrize(("rest", "shared"), [("bbb bbc xxxx", 7), ("bbb bbc xxxxx", 0)])
def test_the_rest_of_a_line_is_in_its_neighbour_where_most_of_that_is_from_it(rest, shared):
    view = [paragraph("aaaa aaab aaac"), paragraph(rest)]
    found = align([line("aaaa aaab aaac bbb bbc")], view)
    laid = [found.home.get(char) for char in view[1].chars if char in found.home]
    assert [place for place in laid if place] == [(0, 15 + n) for n in range(shared)]


def row(*texts):
    state = RowState(0, 0)
    return [paragraph(text, cell=CellPlace(state, column)) for column, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("new", "is_row"),
    [
        (["a plan", "Japan", "May"], True),
        (["a plan", "Korea", "June"], True),
        (["a b c plan", "Japan", "July"], True),
        (["other plan x y", "Japan", "July"], False),
        (["visits", "Japan", "May"], True),
        (["visits", "Japan", "June"], False),
    ],
)
def test_a_row_is_what_keeps_half_of_it_or_is_like_it_from_its_head_on(new, is_row):
    """The head counts twice among the cells that are kept."""
    old = [line(text, Spot(0, 0, column)) for column, text in enumerate(["a plan", "Japan", "May"])]
    found = align(old, row(*new))
    assert list(found.rows.values()) == ([(0, 0)] if is_row else [])


def test_a_no_break_space_is_the_one_that_is_still_there():
    """Of words put in between a value and the template's no-break space, the blank before them is the new one."""
    (own,), (view,) = [line("Io\u00a0· Be")], [paragraph("Io new\u00a0· Be")]
    home = align([own], [view]).home
    assert "".join(char.text for char in view.chars if char not in home) == " new"


def rows_of_base():
    """Give the lines of a row of the template, of an item with an item below it, and of an item with none."""
    said = [
        [("Venue", None), ("Hall", "venue.place")],
        [("JP", "participants[JP].party"), ("Ann", "participants[JP].people[ann].name")],
        [("Call", "follow_ups[call].action"), ("Open", "follow_ups[call].status")],
    ]
    return [
        Line(LineKind.PARAGRAPH, (Segment(text, Origin(path) if path else None),), spot=Spot(0, at, column))
        for at, cells in enumerate(said)
        for column, (text, path) in enumerate(cells)
    ]


@pytest.mark.parametrize(
    ("number", "texts", "is_still"),
    [
        (0, ["Vxxxx", "Zyzyzyz"], True),
        (1, ["Brazil", "Ann"], True),
        (2, ["", "Zyzyzyz"], True),
        (2, ["Other", "Zyzyzyz"], False),
    ],
)
def test_a_row_in_the_place_of_another_is_that_where_a_new_one_would_say_more(number, texts, is_still):
    kept = [["Venue", "Hall"], ["JP", "Ann"], ["Call", "Open"]]
    kept[number] = texts
    rows = [RowState(0, at) for at in range(3)]
    view = [
        paragraph(text, cell=CellPlace(rows[at], n)) for at, cells in enumerate(kept) for n, text in enumerate(cells)
    ]
    assert align(rows_of_base(), view).rows.get(rows[number]) == ((0, number) if is_still else None)


@pytest.mark.parametrize(
    ("before", "after", "is_still"),
    [
        (["Legal", ""], ["Zyzyzyz", ""], True),
        (["Legal", ""], ["", "Zyzyzyz"], True),
        (["Legal", ""], ["Zyz", "Ann"], False),
        (["Legal", "Ann", "Cleared", "May 5"], ["Zyzyzyz", "Ann", "", "May 5"], True),
        (["Legal", "Ann", "Cleared", "May 5"], ["Zyzyzyz", "", "", "May 5"], False),
        (["Legal", "Ann", "Cleared", "May 5"], ["Zyzyzyz", "Ann", "Open", "May 5"], False),
    ],
)
def test_a_row_of_one_value_and_one_that_says_nothing_new_beside_its_head_are_known_by_their_places(
    before, after, is_still
):
    keys = ("office", "name", "decision", "date")
    said = [(Origin(f"clearances[a].{key}"), text) for key, text in zip(keys, before, strict=False)]
    old = [
        Line(LineKind.PARAGRAPH, (Segment(text, origin),) if text else (), spot=Spot(0, 0, n))
        for n, (origin, text) in enumerate(said)
    ]
    assert bool(align(old, row(*after)).rows) == is_still
