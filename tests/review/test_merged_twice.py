"""What has been merged once is in the meeting file: the same draft adds nothing a second time, nor is in conflict."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from drafts import read_draft
from talks import TALKS, draft, merged, says
from word_edits import Body, W

from factsheet.draft.remarks import ReviewFile
from factsheet.review.merge import Decisions
from factsheet.review.outcome import Result, merge_readings


def twice(edit, *, tracked: bool, today: str = TALKS, base: str = TALKS) -> tuple[Result, Result]:
    """Merge the edited draft of the talks into the file of today, and then into what came of that."""
    body = Body(draft(base), tracked=tracked)
    edit(body)
    readings = {"e.docx": read_draft(body.data())}
    first = merge_readings(readings, today.encode(), "talks.yaml", ReviewFile(), Decisions())
    says(first)
    return first, merge_readings(readings, first.data, "talks.yaml", first.review_file, Decisions())


def row(body: Body, first: str):
    return next(body.paragraph(first).iterancestors(f"{W}tr"))


def a_follow_up(body: Body) -> None:
    body.add_row_after(row(body, "Exchange of experts"), ["Prepare the visit", "Party A", "May 5, 2026", "Open"])


def an_answered_clearance(body: Body) -> None:
    body.add_row_after(row(body, "Legal Adviser"), ["Front office", "A. Person", "Cleared", "May 5, 2026"])


def a_row_of_a_table(body: Body) -> None:
    body.add_row_after(row(body, "Minerals"), ["Water", "0.2"])


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize("edit", [a_follow_up, an_answered_clearance, a_row_of_a_table])
def test_a_new_row_is_added_once(edit, tracked):
    first, again = twice(edit, tracked=tracked)
    assert first.data != TALKS.encode()
    assert again.data == first.data, again.conflicts


def test_a_new_row_is_known_though_the_file_calls_its_column_otherwise():
    today = TALKS.replace("{title: Sum, align: end}", "{title: Amount, align: end}")
    first, again = twice(a_row_of_a_table, tracked=False, today=today)
    assert "Water" in first.data.decode()
    assert again.data == first.data, again.conflicts


def test_a_point_typed_anew_is_known_by_what_it_says_now():
    """No id is written there: it is derived from the words."""

    def edit(body: Body) -> None:
        for line, text in (
            ("Third point. Experts meet twice a year.", "Quarterly"),
            ("Energy", "Coal"),
            ("Youth", "Gas"),
        ):
            body.replace(body.paragraph(line), 0, len(line), text)

    first, again = twice(edit, tracked=True)
    assert again.data == first.data, again.conflicts


def test_a_new_row_does_not_write_down_what_goes_without_saying():
    first, _ = twice(a_follow_up, tracked=False)
    assert "status" not in first.data.decode()


def test_brackets_typed_behind_a_value_stay_whole():
    """Of `Director (notes)` with `(acting) ` typed in, nobody can tell which bracket is the new one."""
    text = TALKS.replace("title: Foreign Minister}", "title: Director, role: notes}")
    line = "Anna Example, Director (notes)"
    place = line.index("(notes)")
    result = merged(
        lambda body: body.replace(body.paragraph(line), place, place, "(acting) "), tracked=False, text=text
    )
    assert [text for path, text in says(result).values.items() if path.keys[-1] in ("title", "role")][1:3] == [
        "Director (acting)",
        "notes",
    ]


@pytest.mark.parametrize("tracked", [True, False])
def test_a_lead_that_ends_in_a_mark_prints_no_full_stop(tracked):
    def edit(body: Body) -> None:
        line = "Third point. Experts meet twice a year."
        body.replace(body.paragraph(line), 0, len("Third point"), "How often?")

    first, again = twice(edit, tracked=tracked)
    assert "How often?" in says(first).values.values()
    assert again.data == first.data


def test_merging_many_new_points_takes_as_many_steps_as_there_are_points():
    """A test by counting: calls of Python's functions, which no busy machine makes more."""

    def steps(number: int) -> int:
        body = Body(draft(TALKS), tracked=True)
        point = body.paragraph("Third point. Experts meet twice a year.")
        for at in range(number):
            point = body.add_after(point, f"New point of number {at} says a few words.")
        readings = {"e.docx": read_draft(body.data())}
        calls = Counter()
        sys.setprofile(lambda *told: calls.update([told[1]]))
        try:
            result = merge_readings(readings, TALKS.encode(), "talks.yaml", ReviewFile(), Decisions())
        finally:
            sys.setprofile(None)
        assert result.data.count(b"New point") == number
        return calls["call"]

    few, many, more = (steps(number) for number in (20, 60, 100))
    assert many - few > 0.9 * (more - many)


@pytest.mark.parametrize("tracked", [True, False])
def test_what_the_file_has_beside_what_a_reviewer_removed_is_something_new(tracked):
    """Without a note of what was removed, it may be that in other words."""
    line = "Third point. Experts meet twice a year."
    own, theirs = "      - Our own point, about something else.\n", "      - lead: Third point\n"

    def edit(body: Body) -> None:
        body.remove(body.paragraph(line))

    today = TALKS.replace(theirs, f"{own}{theirs}")
    first, again = twice(edit, tracked=tracked, today=today)
    assert own in first.data.decode()
    assert "Experts meet twice" not in first.data.decode()
    assert (again.data, again.conflicts, again.review_file) == (first.data, [], first.review_file)


def test_parties_given_one_name_by_two_reviewers_keep_nothing_else_back():
    """The later file's name goes into the review file, and does so once."""
    readings = {}
    for name, party in (("a.docx", "Party A"), ("b.docx", "Party B")):
        body = Body(draft(TALKS), tracked=False)
        body.replace(body.paragraph(party), 0, len(party), "Party X")
        readings[name] = read_draft(body.data())
    first = merge_readings(readings, TALKS.encode(), "talks.yaml", ReviewFile(), Decisions())
    assert first.data is not None, first.diagnostics
    assert [(each.near, each.after) for each in first.review_file.changes] == [
        ("participants[party-b].party", "Party X")
    ]
    again = merge_readings(readings, first.data, "talks.yaml", first.review_file, Decisions())
    assert (again.data, again.review_file) == (first.data, first.review_file)


_NESTED = """        text: The commitment remains critical to security in the region.
        points:
          - A point below the first one says this.
          - Another one says that.
      - paragraph: The commitment to security stands in a paragraph.
"""


@pytest.mark.parametrize("typed", ["", "Critical to others", "Qq, Rr 2"])
@pytest.mark.parametrize(
    "moves", ["The commitment to security stands in a paragraph.", "Running text without a bullet stands here."]
)
def test_what_moves_above_a_point_typed_anew_is_not_taken_for_it(typed, moves):
    """Untracked, the point that stands in the place of another one is still to the letter what stood elsewhere."""
    line = "First point. The commitment remains critical to security in the region."
    text = TALKS.replace(f"        text: {line[13:]}\n", _NESTED)

    def edit(body: Body) -> None:
        here, there = body.paragraph(line), body.paragraph(moves)
        body.replace(here, len("First point. "), len(line), typed)
        body.move_after(there, body.paragraph("The parties spoke about deterrence."))

    first, again = twice(edit, tracked=False, today=text, base=text)
    found = says(first)
    content = next(items for path, items in found.lists.items() if path.keys == ("sections", "content"))
    said = [found.values.get(content[0] / "text"), *(found.values.get(content[1] / key) for key in ("lead", "text"))]
    assert said == [moves, "First point", typed or None]
    assert (again.data, again.conflicts) == (first.data, [])
