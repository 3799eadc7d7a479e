"""What a template prints in a new row where that says nothing is accounted for by the row, and by nothing else."""

from __future__ import annotations

import pytest

from factsheet.document.nodes import Origin
from factsheet.paths import ValuePath
from factsheet.review.changes import ItemAdded, ItemKind, Place
from factsheet.review.differences import Difference, without_fillers
from factsheet.review.lines import Line, LineKind, Segment, Spot


def line(text, row=None, path=None):
    origin = Origin(path) if path else None
    return Line(LineKind.PARAGRAPH, (Segment(text, origin),), spot=None if row is None else Spot(0, row, 0))


ACCEPTED = ("Old action", "Done", "New action", "The end")
PRINTED = (
    line("Old action", 0, "follow_ups[old].action"),
    line("Done", 0, "follow_ups[old].status"),
    line("New action", 1, "follow_ups[new-action].action"),
    line("–", 1),
    line("Open", 1, "follow_ups[new-action].status"),
    line("The end"),
)


def added(**fields):
    return ItemAdded(ValuePath.parse("follow_ups"), "old", "new-1", ItemKind.RECORD, fields, place=Place(None, 2))


def excused(number, change, accepted=None):
    difference = Difference(accepted, PRINTED[number].text, None, None, number)
    (found,) = without_fillers([difference], ACCEPTED, PRINTED, [change], ())
    return found.change is change


@pytest.mark.parametrize("number", [3, 4])
def test_a_dash_and_a_usual_value_in_the_new_row(number):
    assert excused(number, added(action="New action"))


def test_a_field_that_the_row_gives_is_no_filler():
    assert not excused(4, added(action="New action", status="Done"))


@pytest.mark.parametrize("number", [1, 5])
def test_lines_of_other_rows_and_outside_of_tables_are_not_excused(number):
    assert not excused(number, added(action="New action"))


def test_a_line_that_the_draft_has_is_not_excused():
    assert not excused(3, added(action="New action"), accepted="–?")


def test_a_new_item_that_is_no_row_excuses_nothing():
    change = ItemAdded("summary", None, "new-1", ItemKind.POINT, {"text": "New action"}, place=Place(None, 2))
    assert not excused(3, change)
