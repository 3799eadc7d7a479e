"""Two edits that stand side by side, or come to read the same, are each taken for what it is."""

from __future__ import annotations

import pytest
from drafts import make_draft, read_draft
from talks import TALKS, changed, draft, kept, says
from word_edits import Body, W

from factsheet.draft.remarks import ReviewFile
from factsheet.paths import ValuePath
from factsheet.review.merge import Decisions
from factsheet.review.outcome import Result, merge_readings


def retype(body: Body, line: str, text: str) -> None:
    body.replace(body.paragraph(line), 0, len(line), text)


def row(body: Body, text: str):
    return next(body.paragraph(text).iterancestors(f"{W}tr"))


def twice(*edits, tracked: bool = False, text: str = TALKS, labels: str = "en") -> Result:
    """Merge an edited draft, hold that merging it again adds nothing, and give the first merge."""
    body = Body(draft(text) if labels == "en" else make_draft(text, labels=labels), tracked=tracked)
    for edit in edits:
        edit(body)
    readings = {"e.docx": read_draft(body.data())}
    first = merge_readings(readings, text.encode(), "talks.yaml", ReviewFile(), Decisions())
    says(first)
    again = merge_readings(readings, first.data, "talks.yaml", first.review_file, Decisions())
    assert (again.data, again.review_file) == (first.data, first.review_file), again.conflicts
    return first


WITH_OCCASION = TALKS.replace("country: CH}", "country: CH, occasion: Talks of May}")


def test_words_of_the_template_typed_into_beside_a_value_that_is_removed_go_into_the_review_file():
    result = twice(
        lambda body: retype(body, "Occasion", "OccZzz 9?asion"),
        lambda body: retype(body, "Talks of May", ""),
        text=WITH_OCCASION,
    )
    assert changed(result, WITH_OCCASION) == {"venue.occasion": None}
    assert [(kind, after) for kind, _, _, after in kept(result)] == [("template", "OccZzz 9?asion")]


@pytest.mark.parametrize("tracked", [True, False])
def test_a_heading_of_the_template_typed_into_beside_an_item_that_is_removed_is_told_once(tracked):
    result = twice(
        lambda body: retype(body, "Summary", "SummZzz 9?ary"),
        lambda body: body.remove(body.paragraph("Next meeting. The parties will meet again in May.")),
        tracked=tracked,
    )
    assert set(changed(result)) == {"summary[next-meeting].lead", "summary[next-meeting].text"}
    assert kept(result) == [("template", None, "Summary", "SummZzz 9?ary")]


@pytest.mark.parametrize("tracked", [True, False])
def test_of_two_items_that_come_to_read_the_same_one_gets_an_id(tracked):
    result = twice(
        lambda body: retype(body, "Report on critical minerals", "Write"),
        lambda body: retype(body, "Exchange of experts", "Write"),
        tracked=tracked,
    )
    assert [value for path, value in changed(result).items() if path.endswith("].action") and value] == ["Write"] * 2
    assert [value for path, value in changed(result).items() if path.endswith("].id")] == ["follow_ups.write-2"]
    assert not kept(result)


@pytest.mark.parametrize("tracked", [True, False])
def test_an_item_that_says_what_another_one_is_named_by_gets_an_id_and_the_other_none(tracked):
    result = twice(lambda body: retype(body, "Legal Adviser", "Press office"), tracked=tracked)
    offices = [
        (item.id, says(result).values[item / "office"]) for item in says(result).lists[ValuePath.parse("clearances")]
    ]
    names = ["press-office-2", "press-office"]  # untracked, the office that was there is taken for the first
    assert offices == [(name, "Press office") for name in (names if tracked else names[::-1])]
    assert result.data.decode().count("id: press-office") == 1
    assert not kept(result)


def test_a_new_row_that_shares_a_decision_with_one_that_is_gone_is_no_row_that_has_moved():
    text = TALKS.replace(
        "clearances: [Legal Adviser, Press office]",
        "clearances:\n  - office: Legal Adviser\n  - office: Press office\n  - {office: Co, decision: objected}",
    )
    result = twice(
        lambda body: body.add_row_after(row(body, "Legal Adviser"), ["Desk", "A. Person", "Objected", "May 5, 2026"]),
        lambda body: body.remove_row(row(body, "Co")),
        text=text,
    )
    names = [item.id for item in says(result).lists[ValuePath.parse("clearances")]]
    assert names == ["legal-adviser", "desk", "press-office"]


def test_a_point_of_the_summary_and_the_title_below_it_are_each_their_own():
    text = (
        TALKS.replace("    title: Security", "    title: Energy")
        .replace("text: The parties agreed on closer cooperation in energy.", "text: Energy of today")
        .replace("  - lead: Energy\n    text", "  - text")
    )
    result = twice(
        lambda body: retype(body, "Energy of today", "Energy of morrow"),
        lambda body: retype(body, "Energy", "Zzz 9?"),
        text=text,
    )
    found = changed(result, text)
    assert found["sections[security].title"] == "Zzz 9?"
    assert "Energy of morrow" in found.values()
    assert not kept(result)


def test_a_lead_that_is_removed_in_hindi_takes_its_danda_along():
    text = TALKS.replace("language: en", "language: hi").replace("lead: Third point", "lead: तीसरा बिंदु")
    line = "तीसरा बिंदु। Experts meet twice a year."
    result = twice(lambda body: body.replace(body.paragraph(line), 0, len("तीसरा बिंदु"), ""), text=text, labels="hi")
    leads = [value for path, value in changed(result, text).items() if path.endswith(".lead")]
    assert leads == [None]
    assert not kept(result)


@pytest.mark.parametrize(("typed", "family"), [("Anna Other", "Other"), ("Zzz 9?", None)])
def test_a_family_name_has_letters(typed, family):
    result = twice(lambda body: body.replace(body.paragraph("Anna Example, Foreign Minister"), 0, 12, typed))
    tree = says(result)
    (person,) = tree.lists[ValuePath.parse("participants[party-a].people")]
    assert (tree.values[person / "name"], tree.values.get(person / "family_name")) == (typed, family)
