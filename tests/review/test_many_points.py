"""Merging many new points takes a time that grows as their number: twice as many more take twice as many more calls."""

from __future__ import annotations

import sys

from drafts import read_draft
from talks import TALKS, draft
from word_edits import Body

from factsheet.draft.remarks import ReviewFile
from factsheet.review.merge import Decisions
from factsheet.review.outcome import merge_readings

FEW = 15


def with_points(number: int) -> bytes:
    """Give the draft of the talks with so many new points, untracked."""
    body = Body(draft(TALKS), tracked=False)
    at = body.paragraph("Third point. Experts meet twice a year.")
    for n in range(number):
        words = f"New point {n} of {number} says words {n * 7919 % 10007} of its own and nothing else."
        at = body.add_after(at, words)  # no two are alike: what is known of one helps no other
    return body.data()


def calls(number: int) -> int:
    """Count the calls of functions that it takes to read so many new points, to prove them and to merge them twice."""
    data, count = with_points(number), 0

    def called(_frame, event, _given) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        readings = {"e.docx": read_draft(data)}
        first = merge_readings(readings, TALKS.encode(), "talks.yaml", ReviewFile(), Decisions())
        again = merge_readings(readings, first.data, "talks.yaml", first.review_file, Decisions())
    finally:
        sys.setprofile(before)
    assert first.data.count(b"New point") == number
    assert again.data == first.data
    return count


def test_merging_many_new_points_is_linear():
    """The first runs make what is kept."""
    _, _, one, two, four = (calls(number) for number in (1, 2, FEW, 2 * FEW, 4 * FEW))
    assert four - two < 2.5 * (two - one), (one, two, four)
