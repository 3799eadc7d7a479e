"""Bold, italics and links are part of what the proof compares."""

from __future__ import annotations

import pytest
from drafts import ROOT, edited, make_draft, piece, read_draft, within
from msgspec.structs import replace

from factsheet.review.changes import UnplacedKind, ValueChange
from factsheet.review.proof import review

DRAFT = make_draft((ROOT / "tests" / "review" / "sample.yaml").read_text("utf-8"))
STRONG = '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>'
BOLD = within("by force", piece("by force", STRONG))


def reviewed(*edits, without=()):
    reading = read_draft(edited(DRAFT, *edits))
    kept = tuple(change for change in reading.changes if not isinstance(change, without))
    return review("a.docx", replace(reading, changes=kept))


def test_a_draft_that_nobody_edited_looks_as_it_prints():
    done = reviewed()
    assert (done.proved, done.differences, done.lost) == (True, (), ())


def test_bold_that_comes_back_is_proved():
    done = reviewed(BOLD)
    assert (done.proved, done.lost) == (True, ())
    (change,) = done.reading.changes
    assert change.after == "They oppose changes **by force** or coercion in the region."


def test_bold_that_no_change_makes_fails_the_proof():
    done = reviewed(BOLD, without=ValueChange)
    (difference,) = done.differences
    assert not done.proved
    assert (difference.accepted, difference.printed, difference.change) == ("by force (bold)", "by force", None)


def test_bold_that_is_gone_fails_the_proof_where_no_change_takes_it():
    plain = within("ironclad", piece("ironclad"))
    assert reviewed(plain).proved
    (difference,) = reviewed(plain, without=ValueChange).differences
    assert difference.accepted == "ironclad (not bold)"


@pytest.mark.parametrize("text", ["Brussels", "Figures"])
def test_bold_where_no_markup_can_be_is_told_once(text):
    done = reviewed(within(text, piece(text, STRONG)))
    told = [change for change in done.unplaced if change.kind is UnplacedKind.FORMATTING]
    assert "".join(change.before for change in told) == text
    assert {change.after for change in told} == {"bold"}
    assert done.proved


QUOTED = within(", and don'", piece(", and don'", STRONG))
"""Bold that ends between an apostrophe and a letter."""


def test_bold_that_no_markup_can_say_is_told_and_all_else_merges():
    done = reviewed(QUOTED, within("They oppose", piece("They all oppose")))
    assert (done.proved, done.differences) == (True, ())
    (told,) = (change for change in done.unplaced if change.kind is UnplacedKind.FORMATTING)
    assert (told.before, told.after) == ("'", "bold")
    assert {change.after for change in done.reading.changes if isinstance(change, ValueChange)} == {
        "They all oppose changes by force or coercion in the region.",
        "The commitment to *both* allies is **ironclad, and don**'t doubt it.",
    }
