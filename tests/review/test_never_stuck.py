"""What no value can take goes into the review file, with its path and its own words, and all else merges."""

from __future__ import annotations

import re
from copy import deepcopy

import pytest
from drafts import edited, gone, members, packed, within
from talks import changed, draft, kept, merged, merged_file
from word_edits import Body, W

from factsheet.draft.remarks import ReviewFile
from factsheet.review.results import MergeOutcome
from factsheet.source.bind import bind
from factsheet.source.reader import read
from factsheet.source.writer import write

POINT = "sections[security].content[first-point].text"
FUNDS = "sections[security].content[funds]"


def reword(body: Body) -> None:
    """Change a word that fits, beside whatever else is edited."""
    line = "First point. The commitment remains critical to security in the region."
    start = line.index("critical")
    body.replace(body.paragraph(line), start, start + len("critical"), "vital")


def test_a_line_that_nobody_can_read_is_told_as_it_is():
    line, typed = "1Joint statement, Ministry of Party A, May 4, 2026, https://www.example.org/s", "Another one"

    def edit(body: Body) -> None:
        reword(body)
        body.replace(body.paragraph(line), 0, len(line), typed)

    result = merged(edit)
    assert list(changed(result)) == [POINT]
    assert ("paragraph", "sources[statement].title", line[1:], typed) in kept(result)


def cells(body: Body, first: str) -> list:
    row = next(body.paragraph(first).iterancestors(f"{W}tr"))
    return list(row.iter(f"{W}tc"))


def emptied(body: Body, text: str) -> None:
    body.replace(body.paragraph(text), 0, len(text), "")


REWORDED = "The commitment remains vital to security in the region."


def test_a_decision_that_no_choice_is_keeps_nothing_else_back():
    def edit(body: Body) -> None:
        reword(body)
        body.fill(cells(body, "Legal Adviser")[2], "Zzz to go")

    result = merged(edit)
    assert changed(result) == {POINT: REWORDED}
    assert kept(result) == [("value", "clearances[legal-adviser].decision", "", "Zzz to go")]
    assert result.review_file.changes[0].author == "Reviewer"


def test_both_cells_of_a_clearance_go_together():
    def edit(body: Body) -> None:
        reword(body)
        _, name, decision, date = cells(body, "Legal Adviser")
        for cell, text in ((name, "A. Person"), (decision, "Zzz to go"), (date, "April 4, 2026")):
            body.fill(cell, text)

    result = merged(edit)
    assert changed(result) == {POINT: REWORDED, "clearances[legal-adviser].name": "A. Person"}
    path = "clearances[legal-adviser]"
    assert set(kept(result)) == {
        ("value", f"{path}.decision", "", "Zzz to go"),
        ("value", f"{path}.date", "", "April 4, 2026"),
    }


def test_a_marking_behind_the_version_is_none_of_the_meetings():
    def edit(body: Body) -> None:
        reword(body)
        line = "Draft · Version 1"
        body.replace(body.paragraph(line), len(line), len(line), " · RESTRICTED")

    result = merged(edit)
    assert changed(result) == {POINT: REWORDED}
    assert kept(result) == [("value", "version", "1", "1 · RESTRICTED")]


def test_an_emptied_cell_says_nothing_and_an_emptied_head_stays():
    result = merged(lambda body: (reword(body), emptied(body, "1.1")))
    assert changed(result) == {POINT: REWORDED, f"{FUNDS}.rows[minerals].cells[sum].text": ""}
    result = merged(lambda body: (reword(body), emptied(body, "Sum")))
    assert changed(result) == {POINT: REWORDED}
    assert kept(result) == [("value", f"{FUNDS}.columns[sum].title", "Sum", "")]


def test_a_value_that_is_removed_is_gone_though_the_template_prints_a_dash():
    result = merged(lambda body: emptied(body, "July 15, 2026"))
    assert changed(result) == {"follow_ups[report-on-critical-minerals].due": None}
    assert [row.outcome for row in result.rows] == [MergeOutcome.DIFFERS, MergeOutcome.MERGED]
    assert (result.rows[0].before, result.rows[0].after) == ("", "–")


@pytest.mark.parametrize("typed", ["Bob Example, Minister", "Bob Example"])
def test_a_person_typed_into_an_empty_cell_is_one_of_that_party(typed):
    result = merged(lambda body: body.fill(cells(body, "Party B")[1], typed))
    name, *title = typed.split(", ")
    assert [text for path, text in changed(result).items() if path.startswith("participants[party-b].people")] == [
        name,
        *title,
    ]
    assert kept(result) == []


def test_a_new_table_is_told_row_by_row():
    """A test of what no value can hold: a table that somebody puts between two points."""

    def edit(body: Body) -> None:
        reword(body)
        table = deepcopy(next(body.paragraph("Minerals").iterancestors(f"{W}tbl")))
        for number, row in enumerate(table.findall(f"{W}tr")):
            body._revise_row(row, "ins")
            for column, text in enumerate(row.iter(f"{W}t")):
                text.text = f"New {number}{column}"
        for mark in [*table.iter(f"{W}bookmarkStart"), *table.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
        body.paragraph("First point. The commitment remains vital to security in the region.").addnext(table)

    result = merged(edit)
    assert changed(result) == {POINT: REWORDED}
    assert [(kind, after) for kind, _, _, after in kept(result)] == [
        ("table", f"New {number}0 | New {number}1") for number in range(4)
    ]


def test_a_comment_in_an_empty_cell_is_on_the_value_that_would_stand_there():
    def edit(body: Body) -> None:
        paragraph = next(cells(body, "Legal Adviser")[1].iter(f"{W}p"))
        body.comment(paragraph, "Who signs?", "We do.")

    (comment,) = merged(edit).review_file.comments
    assert (comment.path, comment.text) == ("clearances[legal-adviser].name", "Who signs?")


def test_a_new_row_with_a_value_that_does_not_fit_is_there_without_it():
    def edit(body: Body) -> None:
        row = next(body.paragraph("Exchange of experts").iterancestors(f"{W}tr"))
        body.add_row_after(row, ["Prepare the visit", "Party A", "May 5, 2026", "Zzz"])

    result = merged(edit)
    assert changed(result)["follow_ups[prepare-the-visit].due"] == "2026-05-05"
    assert "follow_ups[prepare-the-visit].status" not in changed(result)
    assert [each[2:] for each in kept(result)] == [("", "Zzz")]


ODD = ["tab\there", "separator\u2028here", "next\x85line", "mark\ufeffhere", "\x80control", ""]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("tracked", [True, False])
def test_the_review_file_can_be_read_whatever_somebody_wrote_into_word(tracked, odd):
    def edit(body: Body) -> None:
        reword(body)
        body._author = ""
        paragraph = body.paragraph("Funds by area")
        body.comment(paragraph, odd, odd)
        body.add_after(body.paragraph("Geneva, May 4, 2026"), f"Another line: {odd}")
        line = "Draft · Version 1"
        body.replace(body.paragraph(line), len(line), len(line), f" {odd} RESTRICTED")

    result = merged(edit, tracked=tracked)
    assert changed(result) == {POINT: REWORDED}
    written = write(result.review_file.to_data()).encode()
    assert bind(read(written, "talks.review.yaml"), ReviewFile) == result.review_file
    assert len(result.review_file.comments) == 1
    assert len(result.review_file.changes) == 2


def test_a_running_head_that_somebody_edits_is_kept_with_its_tabs_as_spaces():
    parts = members(draft())
    name = next(name for name in parts if "footer" in name and b"<w:t" in parts[name])
    parts[name] = re.sub(rb"(<w:t[^>]*>)", rb"\1CONFIDENTIAL ", parts[name], count=1)
    result = merged_file(packed(parts))
    (change,) = result.review_file.changes
    assert change.kind == "running"
    assert "\t" not in change.after
    assert "CONFIDENTIAL" in change.after


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("First point. The commitment remains critical to security in the region.", POINT.rpartition(".")[0]),
        ("Anna Example, Foreign Minister", "participants[party-a].people[anna-example]"),
    ],
)
def test_an_item_whose_line_is_emptied_is_gone(line, item, tracked):
    result = merged(lambda body: emptied(body, line), tracked=tracked)
    assert changed(result)
    assert all(path.startswith(item) and text is None for path, text in changed(result).items())
    assert kept(result) == []


@pytest.mark.parametrize(("text", "is_kept"), [("July 15, 2026", False), ("Open", True)])
def test_a_cell_keeps_its_paragraph_though_its_mark_is_deleted(text, is_kept):
    """No mark of a cell's last paragraph goes (ECMA-376 part 1, 17.13.5.15)."""

    def edit(body: Body) -> None:
        reword(body)
        body.remove(body.paragraph(text))

    result = merged(edit)
    assert result.may_be_written
    assert bool(kept(result)) is is_kept
    assert changed(result)[POINT] == REWORDED


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2025-13-45", ""])
def test_a_time_that_is_none_is_no_time(date):
    data = edited(draft(), within("critical", gone("critical", stamp=f'w:author="A" w:date="{date}"')))
    result = merged_file(data)
    assert changed(result)[POINT] == "The commitment remains to security in the region."


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize(
    ("beside", "texts", "given"),
    [
        (
            "Legal Adviser",
            ("Third office", "A. B.", "Cleared", "2026-05-20"),
            {"decision": "cleared", "date": "2026-05-20"},
        ),
        (
            "Legal Adviser",
            ("Third office", "A. B.", "OK", "20 May 2026"),
            {"decision": "cleared", "date": "2026-05-20"},
        ),
        ("Exchange of experts", ("Prepare", "Party A", "2026-05-05", "Open"), {"due": "2026-05-05"}),
    ],
)
def test_values_of_a_new_row_may_be_in_other_forms_than_the_template_prints(beside, texts, given, tracked):
    def edit(body: Body) -> None:
        reword(body)
        body.add_row_after(next(body.paragraph(beside).iterancestors(f"{W}tr")), list(texts))

    result = merged(edit, tracked=tracked)
    new = {path.rpartition(".")[2]: text for path, text in changed(result).items() if path != POINT}
    assert given.items() <= new.items()
    assert changed(result)[POINT] == REWORDED
    assert kept(result) == []


def test_the_answer_of_a_new_office_goes_together_and_the_office_is_there_without_it():
    def edit(body: Body) -> None:
        reword(body)
        row = next(body.paragraph("Legal Adviser").iterancestors(f"{W}tr"))
        body.add_row_after(row, ["Third office", "A. B.", "OK to go", "May 20, 2026"])

    result = merged(edit)
    assert changed(result) == {
        POINT: REWORDED,
        "clearances[third-office].office": "Third office",
        "clearances[third-office].name": "A. B.",
    }
    assert [each[2:] for each in kept(result)] == [("", "OK to go"), ("", "May 20, 2026")]


@pytest.mark.parametrize("tracked", [True, False])
def test_a_line_of_two_values_that_must_be_there_is_emptied_for_the_review_file(tracked):
    result = merged(lambda body: (reword(body), emptied(body, "Geneva, Switzerland")), tracked=tracked)
    assert changed(result) == {POINT: REWORDED}
    assert [each[1:] for each in kept(result)] == [
        ("venue.city", "Geneva", ""),
        ("venue.country", "Switzerland", ""),
    ]


@pytest.mark.parametrize("tracked", [True, False])
def test_an_emptied_status_of_a_follow_up_typed_anew_keeps_nothing_else_back(tracked):
    """The item has no id of its own: what it is called follows what it says."""

    def edit(body: Body) -> None:
        action, _, _, status = cells(body, "Exchange of experts")
        body.replace(next(status.iter(f"{W}p")), 0, len("Open"), "")
        body.replace(next(action.iter(f"{W}p")), 0, len("Exchange"), "Visits")

    result = merged(edit, tracked=tracked)
    assert "action: Visits of experts" in result.data.decode()
    assert [(kind, after) for kind, _, _, after in kept(result)] == [("value", "")]
