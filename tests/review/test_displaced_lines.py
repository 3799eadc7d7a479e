"""What stands elsewhere and is no item is told in both of its places; a section goes with all that stands in it."""

from __future__ import annotations

import pytest
from drafts import read_draft
from msgspec.structs import replace
from talks import TALKS, draft, kept, merged, says
from word_edits import Body

from factsheet.paths import ValuePath
from factsheet.review.changes import ValueChange
from factsheet.review.proof import review
from factsheet.review.tree import read_tree

SECTIONS = """\
  - id: trade
    title: Trade
    content:
      - Tariffs fall by a tenth next year.
      - Ports open on Sundays.
  - id: other
    title: Other matters
    summary: Nothing else was said.
    content:
      - Visas are free.
follow_ups:
"""
TEXT = TALKS.replace("follow_ups:\n", SECTIONS)
SUMMARY = "Nothing else was said."
ENERGY = "Energy. The parties agreed on closer cooperation in energy."


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize(
    ("line", "kind", "path"),
    [
        ("Funds by area", "paragraph", "sections[security].content[funds].caption"),
        ("Follow-ups", "heading", None),
        ("Party A and Party B", "paragraph", "title"),
    ],
)
def test_a_line_that_is_no_item_is_told_where_it_was_and_where_it_is(line, kind, path, tracked):
    def edit(body: Body) -> None:
        body.replace(body.paragraph(ENERGY), len(ENERGY) - 1, len(ENERGY), " and trade.")
        body.move_after(body.paragraph(line), body.paragraph("Ports open on Sundays."))

    result = merged(edit, tracked=tracked, text=TEXT)
    assert "cooperation in energy and trade." in result.data.decode()
    assert kept(result) == [(kind, path, "", line), (kind, path, line, "")]


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize(("line", "below"), [("Visas are free.", "Other matters"), (SUMMARY, "Visas are free.")])
def test_a_summary_that_a_point_stands_above_is_told_where_it_was_and_where_it_is(line, below, tracked):
    result = merged(
        lambda body: body.move_after(body.paragraph(line), body.paragraph(below)), tracked=tracked, text=TEXT
    )
    path = "sections[other].summary"
    assert kept(result) == [("paragraph", path, "", SUMMARY), ("paragraph", path, SUMMARY, "")]
    assert result.data.decode() == TEXT


def test_a_caption_that_is_edited_in_its_new_place_stays_what_it_was():
    def edit(body: Body) -> None:
        body.replace(body.paragraph("Funds by area"), 0, len("Funds"), "Sums")
        body.move_after(body.paragraph("Sums by area"), body.paragraph("Ports open on Sundays."))

    result, path = merged(edit, tracked=False, text=TEXT), "sections[security].content[funds].caption"
    assert kept(result) == [("paragraph", path, "", "Sums by area"), ("paragraph", path, "Funds by area", "")]
    assert says(result).values[ValuePath.parse(path)] == "Funds by area"


def section_to(below: str, *, tracked: bool):
    """Move the section on trade behind a paragraph."""

    def edit(body: Body) -> None:
        there = body.paragraph(below)
        for line in ("Ports open on Sundays.", "Tariffs fall by a tenth next year.", "Trade"):
            body.move_after(body.paragraph(line), there)

    return merged(edit, tracked=tracked, text=TEXT)


@pytest.mark.parametrize("tracked", [True, False])
def test_a_section_moves_with_what_stands_in_it(tracked):
    result = section_to("Visas are free.", tracked=tracked)
    order = [item.id for item in says(result).lists[ValuePath.parse("sections")]]
    assert (order, kept(result)) == (["security", "other", "trade"], [])


NESTED = """\
  - id: trade
    title: Trade
    content:
      - section: {title: Goods, content: [Tariffs fall by a tenth next year.]}
      - section: {title: Services, content: [Ports open on Sundays.]}
  - id: other
"""


@pytest.mark.parametrize("tracked", [True, False])
def test_a_section_moves_with_the_sections_in_it(tracked):
    head, _, tail = TEXT.partition("  - id: trade\n")
    text = head + NESTED + tail.partition("  - id: other\n")[2]

    def edit(body: Body) -> None:
        for line in ("Ports open on Sundays.", "Services", "Tariffs fall by a tenth next year.", "Goods", "Trade"):
            body.move_after(body.paragraph(line), body.paragraph("Visas are free."))

    result, before = merged(edit, tracked=tracked, text=text), read_tree(text.encode(), "talks.yaml")
    after, sections = says(result), ValuePath.parse("sections")
    assert ([item.id for item in after.lists[sections]], kept(result)) == (["security", "other", "trade"], [])
    assert (after.values, {**after.lists, sections: ()}) == (before.values, {**before.lists, sections: ()})


@pytest.mark.parametrize("tracked", [True, False])
def test_the_heading_of_a_section_that_goes_where_none_can_stand_is_told(tracked):
    """Above points of another section, which would fall under it."""
    below, path = "First point. The commitment remains critical to security in the region.", "sections[trade].title"
    result = section_to(below, tracked=tracked)
    assert "Trade" in says(result).values.values()
    assert kept(result)[:2] == [("heading", path, "", "Trade"), ("heading", path, "Trade", "")]


LAST = """\
  - id: last
    title: Last
    content:
      - The talks end here.
follow_ups:
"""


def merged_with_last(edit, *, tracked: bool):
    """Merge edits of the meeting with a last section; gives the result, and the titles and points by section."""
    result = merged(edit, tracked=tracked, text=TEXT.replace("follow_ups:\n", LAST))
    tree = says(result)
    points = {
        item.id: [tree.values.get(point / "text") for point in tree.lists.get(item / "content", ())]
        for item in tree.lists[ValuePath.parse("sections")]
    }
    return result, points


def emptied(body: Body, line: str) -> None:
    body.replace(body.paragraph(line), 0, len(line), "")


@pytest.mark.parametrize("tracked", [True, False])
def test_a_section_moves_above_one_whose_heading_is_emptied(tracked):
    def edit(body: Body) -> None:
        emptied(body, "Last")
        for line in ("Ports open on Sundays.", "Tariffs fall by a tenth next year.", "Trade"):
            body.move_after(body.paragraph(line), body.paragraph("Visas are free."))

    result, points = merged_with_last(edit, tracked=tracked)
    assert list(points) == ["security", "other", "trade", "last"]
    assert (points["trade"][-1], points["last"]) == ("Ports open on Sundays.", ["The talks end here."])
    assert kept(result) == [("heading", "sections[last].title", "Last", "")]


@pytest.mark.parametrize("tracked", [True, False])
def test_a_caption_behind_the_lone_point_of_a_section_whose_heading_is_emptied_leaves_the_section(tracked):
    nested = "      - section: {title: Last, content: [The talks end here.]}\nfollow_ups:\n"

    def edit(body: Body) -> None:
        emptied(body, "Last")
        body.move_after(body.paragraph("Funds by area"), body.paragraph("The talks end here."))

    result = merged(edit, tracked=tracked, text=TALKS.replace("follow_ups:\n", nested))
    assert result.data.decode() == TALKS.replace("follow_ups:\n", nested)
    caption = "sections[security].content[funds].caption"
    assert {*kept(result)} == {
        ("heading", "sections[security].content[last].title", "Last", ""),
        ("paragraph", caption, "", "Funds by area"),
        ("paragraph", caption, "Funds by area", ""),
    }


@pytest.mark.parametrize("tracked", [True, False])
def test_a_section_that_moves_with_its_heading_typed_anew_is_the_section(tracked):
    def edit(body: Body) -> None:
        for line in ("Ports open on Sundays.", "Tariffs fall by a tenth next year.", "Trade"):
            body.move_after(body.paragraph(line), body.paragraph("The talks end here."))
        body.replace(body.paragraph("Trade"), 0, len("Trade"), "Zzz 9?")

    result, points = merged_with_last(edit, tracked=tracked)
    assert list(points) == ["security", "other", "last", "trade"]
    assert says(result).values[ValuePath.parse("sections[trade].title")] == "Zzz 9?"
    assert (points["trade"][-1], kept(result)) == ("Ports open on Sundays.", [])


@pytest.mark.parametrize("tracked", [True, False])
def test_a_line_elsewhere_is_told_by_its_path_of_before_where_the_title_changes_with_it(tracked):
    def edit(body: Body) -> None:
        body.move_after(body.paragraph("Visas are free."), body.paragraph("Other matters"))
        body.replace(body.paragraph("Other matters"), 0, len("Other"), "All further")

    result = merged(edit, tracked=tracked, text=TEXT.replace("  - id: other\n    title", "  - title"))
    assert "All further matters" in says(result).values.values()
    path = "sections[other-matters].summary"
    assert kept(result) == [("paragraph", path, "", SUMMARY), ("paragraph", path, SUMMARY, "")]


@pytest.mark.parametrize("tracked", [True, False])
def test_a_heading_that_is_joined_to_a_paragraph_makes_no_others_headings(tracked):
    def edit(body: Body) -> None:
        body.join_next(body.paragraph("Security"), body.paragraph("The parties spoke about deterrence."))

    found = [each for each in kept(merged(edit, tracked=tracked)) if each[0] == "formatting"]
    assert all(path == "sections[security].title" for _, path, *_ in found)


def test_changes_around_a_line_that_is_not_proved_are_left_out_and_all_others_made():
    body = Body(draft(TEXT), tracked=True)
    body.replace(body.paragraph(ENERGY), len(ENERGY) - 1, len(ENERGY), " and trade.")
    body.replace(body.paragraph("Visas are free."), 0, len("Visas"), "Fees")
    body.replace(body.paragraph("Ports open on Sundays."), 0, len("Ports"), "Shops")
    reading = read_draft(body.data())
    wrong = [replace(c, after="Fees are due.") if _is_of(c, "other") else c for c in reading.changes]
    proof = review("e.docx", replace(reading, changes=tuple(wrong)))
    assert proof.proved
    assert [fault.change.after for fault in proof.applied.faults] == ["Fees are due."]
    assert {"Shops open on Sundays.", "The parties agreed on closer cooperation in energy and trade."} <= {
        *proof.tree.values.values()
    }


def _is_of(change, section: str) -> bool:
    return isinstance(change, ValueChange) and change.path.items[0].id == section
