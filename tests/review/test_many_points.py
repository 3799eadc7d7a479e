"""Merging many new points takes a time that grows as their number: twice as many more take twice as many more calls."""

from __future__ import annotations

import sys
import time

from drafts import read_draft
from lxml import etree
from talks import TALKS, draft
from word_edits import Body

from factsheet.draft.remarks import ReviewFile
from factsheet.paths import ValuePath
from factsheet.review.merge import Decisions
from factsheet.review.outcome import merge_readings
from factsheet.review.tree import new_name
from factsheet.review.word.wml import ComplexFields, W

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


def test_countless_items_that_say_the_same_are_named_in_little_time():
    path, taken = ValuePath() / "summary", set()
    start = time.process_time()
    for _ in range(5_000):
        taken.add(new_name(path, {ValuePath() / "text": "x"}, taken))
    assert (len(taken), time.process_time() - start < 3) == (5_000, True)
    assert max(len(each.id) for each in taken) < 30


def test_countless_fields_that_do_not_end_are_read_in_little_time():
    begin, code, shown = (etree.Element("r", {f"{W}fldCharType": kind}) for kind in ("begin", "", "separate"))
    code.text = ' HYPERLINK "https://www.example.org" '
    fields, start = ComplexFields(), time.process_time()
    for _ in range(20_000):
        fields.take("fldChar", begin)
        assert fields.in_code
        fields.take("instrText", code)
        fields.take("fldChar", shown)
        assert (fields.in_code, fields.href) == (False, "https://www.example.org")
    assert time.process_time() - start < 3
