"""A line that reads otherwise than its changes make it is excused by the change that says so, and by nothing else."""

from __future__ import annotations

import re

import pytest
from babel import Locale

from factsheet.compose.inverse import Inverse
from factsheet.document.nodes import Origin
from factsheet.document.paragraphs import LineKind
from factsheet.paths import ValuePath
from factsheet.review.changes import Place, Stretch, Unplaced, UnplacedKind, ValueChange
from factsheet.review.line_proof import Proof
from factsheet.review.lines import Line, Segment

INVERSE = Inverse(Locale("en"), {}, {})
BASE = ("Title", "Held on April 3, 2025", "A point", "FACT SHEET", "Brussels, April 3, 2025")


def excuses(accepted, printed, *changes, kept=None):
    """Give, for each line that differs, whether a change excuses it."""
    unmade = [c for c in changes if isinstance(c, Unplaced)] if kept is None else kept
    lines = [Line(LineKind.PARAGRAPH, tuple(segments(text))) for text in printed]
    found = Proof(BASE, accepted, changes, unmade, INVERSE).differences(lines)
    return [each.change is not None for each in found]


def segments(text):
    """Give the segments of a line in which a day is the date of the meeting."""
    for part in re.split(r"(\w+ \d+, \d+)", text):
        is_day = part[-1:].isdigit()
        yield Segment(part, Origin("date", filter="days") if is_day else None)


def unplaced(before, after, base, accepted):
    return Unplaced(UnplacedKind.TEMPLATE, before, after, place=Place(base, accepted))


def test_equal_lines_need_no_excuse():
    assert excuses(BASE, BASE, unplaced("x", "y", 0, 0)) == []


@pytest.mark.parametrize(
    ("change", "excused"),
    [
        (unplaced("SHEET", "PAPER", 3, 3), True),
        (unplaced("FACT SHEET", "FACT PAPER", 3, 3), True),
        (unplaced("SHEET", "PAPER", 2, 2), False),
        (unplaced("SHEET", "PAPERS", 3, 3), False),
        (ValueChange(ValuePath.parse("title"), "SHEET", "PAPER", place=Place(3, 3)), False),
    ],
)
def test_words_of_the_template_are_excused_in_their_own_line_to_the_letter(change, excused):
    accepted = (*BASE[:3], "FACT PAPER", BASE[4])
    assert excuses(accepted, BASE, change) == [excused]


def test_a_value_that_is_made_does_not_excuse_a_line_that_does_not_print_it():
    change = ValueChange(ValuePath.parse("title"), "Title", "Heading", place=Place(0, 0))
    accepted = ("Heading", *BASE[1:])
    assert excuses(accepted, BASE, change) == [False]
    assert excuses(accepted, BASE, change, kept=[change]) == [True]


def test_one_change_excuses_no_other_line():
    accepted = ("Titles", *BASE[1:3], "FACT PAPER", BASE[4])
    assert excuses(accepted, BASE, unplaced("SHEET", "PAPER", 3, 3)) == [False, True]


def test_lines_that_come_and_go():
    new = unplaced("", "A remark", None, 3)
    accepted = (*BASE[:3], "A remark", *BASE[3:])
    assert excuses(accepted, BASE, new) == [True]
    assert excuses(accepted, BASE, unplaced("", "A remark", None, 2)) == [False]
    assert excuses(accepted, BASE, unplaced("", "Another remark", None, 3)) == [False]
    gone = unplaced("FACT SHEET", "", 3, None)
    assert excuses((*BASE[:3], BASE[4]), BASE, gone) == [True]
    assert excuses((*BASE[:2], *BASE[3:]), BASE, gone) == [False]


def test_a_day_may_be_put_in_another_form_and_in_no_other_words():
    change = ValueChange(ValuePath.parse("date"), "April 3, 2025", "4 April 2025", printed_by="days", place=Place(1, 1))
    accepted, printed = (BASE[0], "Held on 4 April 2025", *BASE[2:]), (BASE[0], "Held on April 4, 2025", *BASE[2:])
    assert excuses(accepted, printed, change) == [True]
    assert excuses((BASE[0], "Held at 4 April 2025", *BASE[2:]), printed, change) == [False]
    assert excuses(accepted, (BASE[0], "Held on April 5, 2025", *BASE[2:]), change) == [False]


def test_a_value_that_is_printed_twice_is_excused_where_it_still_reads_as_before():
    place, day = Place(4, 4, Stretch(10, "April 3, 2025", "April 3, 2025")), "April 3, 2025"
    change = ValueChange(ValuePath.parse("date"), day, "April 4, 2025", "days", (), Place(1, 1), (place,))
    accepted = (BASE[0], "Held on April 4, 2025", *BASE[2:])
    printed = (*accepted[:4], "Brussels, April 4, 2025")
    assert excuses(accepted, printed, change) == [True]
    assert excuses((*accepted[:4], "Bruges, April 3, 2025"), printed, change) == [False]
