"""What filters print is on record, and prints again as it did."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from babel import Locale
from packs import packs

from factsheet.compose.composer import compose
from factsheet.compose.inverse import Inverse, day_like, joints, meanings
from factsheet.document.text import document_text
from factsheet.meeting import read_meeting
from factsheet.paths import ValuePath

MEETING = """\
id: test
kind: bilateral
title: Party A and Party B
from: 2025-04-03
to: 2025-04-04
venue: {city: Brussels, country: BE}
issuer: {name: Ministry of Party A}
participants: [{party: Party A}, {party: Party B}]
follow_ups:
  - {action: The report is sent., owners: [Party A, Party B], due: 2025-07-01}
  - {action: The list is made., due: summer 2025}
  - {action: The plan is drawn up., due: before the summit}
"""
KEPT = {"days 2025-04-03/2025-04-04": "3rd and 4th 04 2025", "due 2025-07-01": "01 of 07", "listing 2": "{0} & {1}"}


def composed(**options):
    meeting = read_meeting(MEETING.encode(), "test.yaml").meeting
    return compose(meeting, packs().pack("standard", "en", None), datetime(2025, 4, 3, tzinfo=UTC), **options)


def inverse(prints: dict[str, str]) -> Inverse:
    return Inverse(Locale("en"), {}, {}, prints=prints)


def test_what_filters_print_is_on_record_but_for_words():
    assert set(composed().prints) == {
        "days 2025-04-03/2025-04-04",
        "listing 2",
        "due 2025-07-01",
        "due summer 2025",
    }


def test_what_is_on_record_prints_so_and_all_else_by_todays_rules():
    today, other = composed(), composed(prints=KEPT)
    assert other.prints == today.prints | KEPT
    text = "\n".join(document_text(other.document))
    for printed in ("3rd and 4th 04 2025", "01 of 07", "Party A & Party B", today.prints["due summer 2025"]):
        assert printed in text
    for key in KEPT:
        assert today.prints[key] not in text


def test_composing_does_not_change_the_record_that_it_is_given():
    given = dict(KEPT)
    composed(prints=given)
    assert given == KEPT


@pytest.mark.parametrize(
    ("path", "printed", "value"),
    [
        ("from", " 3RD and 4th\u00a004 2025", {"date": None, "from": "2025-04-03", "to": "2025-04-04"}),
        ("follow_ups[x].due", "01 of 07", {"follow_ups[x].due": "2025-07-01"}),
        ("follow_ups[x].due", "02 of 08", {"follow_ups[x].due": "2025-08-02"}),
        ("follow_ups[x].owners", "NATO & EU", {"follow_ups[x].owners": ("NATO", "EU")}),
        ("follow_ups[x].due", "July 2, 2025", {"follow_ups[x].due": "2025-07-02"}),
        ("venue.country", "Norge", {"venue.country": "NO"}),
    ],
)
def test_the_record_is_asked_first(path, printed, value):
    found = inverse(KEPT | {"designation NO": "Norge"}).values(ValuePath.parse(path), printed)
    assert {str(at): meant for at, meant in (found or {}).items()} == value


def test_what_stands_for_two_values_means_neither():
    assert meanings({"due 2025-07-01": "July", "due 2025-07": "July", "due 2025-08": "August"}, "due") == {
        "august": "2025-08"
    }


def test_joints_are_what_stands_between_items():
    assert list(joints({"listing 3": "{0}, {1} and {2}", "listing 1": "{0}", "due 2025": "{0}x{1}"})) == [", ", " and "]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("the 17th of jul 2026", date(2026, 7, 17)),
        ("the 1th of jul 2025", date(2025, 7, 1)),
        ("the 41th of jul 2025", None),
        ("the 17th of jul 26", None),
        ("the 17th of jul 1000", date(1000, 7, 17)),
        ("the 17th of jul 999", None),
        ("the 17th of aug 2025", None),
        ("about the 17th of jul 2025", None),
    ],
)
def test_a_day_that_differs_in_figures_is_read_like_one_that_was_printed(printed, found):
    assert day_like({"due 2025-07-01": "the 1th of Jul 2025"}, printed) == found


def test_figures_that_may_be_day_or_month_are_not_read():
    assert day_like({"day:short 2025-07-07": "7/7/2025"}, "8/7/2025") is None


SPANISH = MEETING.replace("kind: bilateral", "kind: bilateral\nlanguage: es").replace(
    "[Party A, Party B], due", "[FR, LAST], due"
)


@pytest.mark.parametrize(
    ("last", "kept", "printed"),
    [
        ("IT", {}, "Francia e Italia"),
        ("ES", {}, "Francia y España"),
        ("IT", {"listing 2": "{0} y {1}"}, "Francia y Italia"),
        ("IT", {"listing 2": "{0} y {1}", "listing 2 e": "{0} e {1}"}, "Francia e Italia"),
        ("IT", {"listing 3": "{0}, {1} y {2}"}, "Francia e Italia"),
    ],
)
def test_a_draft_from_before_a_joint_had_two_forms_keeps_its_one(last, kept, printed):
    meeting = read_meeting(SPANISH.replace("LAST", last).encode(), "test.yaml").meeting
    made = compose(meeting, packs().pack("standard", "es", None), datetime(2025, 4, 3, tzinfo=UTC), prints=kept)
    assert printed in "\n".join(document_text(made.document))
    again = compose(meeting, packs().pack("standard", "es", None), datetime(2025, 4, 3, tzinfo=UTC), prints=made.prints)
    assert again == made
