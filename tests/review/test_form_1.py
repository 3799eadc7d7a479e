"""What stands in a draft of form 1 is what was printed only if it says the same, and nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale
from drafts import CREATED, make_base, read_draft, theme

from factsheet.compose.composer import compose
from factsheet.meeting import read_meeting
from factsheet.paths import ValuePath
from factsheet.render.docx import DraftMarks, render
from factsheet.review.proof import review
from factsheet.review.replay import pack_of, prints_before, says_the_same

SAME = [
    ("en", "April 3 – 4, 2025", "April 3\u2009–\u20094, 2025"),
    ("en-GB", "3 – 5 April 2025", "3–5 April 2025"),
    ("en", "April 3, 2025", "3 April 2025"),
    ("hy", "2025 թ. հուլիսի 1", "01 հուլիսի, 2025 թ."),
    ("zh", "2025年四月3日 – 5日", "2025年4月3日至5日"),
    ("ru", "30 апреля — 2 мая 2025 г.", "30 апреля – 2 мая 2025 г."),
    ("bn", "1 জানুয়ারি, 2025", "1 জানুয়ারী, 2025"),
    ("he", "30 אפריל – 2 מאי 2025", "30 באפריל – 2 במאי 2025"),
    ("fr", "1er mai 2025", "1 mai 2025"),
]
OTHER = [
    ("en", "July 1, 2025", "July 2, 2025"),
    ("en", "July 1, 2025", "June 1, 2025"),
    ("en", "July 1, 2025", "July 1, 2026"),
    ("en", "July 1, 2025", "before July 1, 2025"),
    ("en", "July 1, 2025", "July 2025"),
    ("en", "July 2025", "July 1, 2025"),
    ("en", "July 1, 2025", "before the summit"),
    ("en", "summer 2025", "winter 2025"),
    ("en", "April 30 – May 2, 2025", "April 2 – May 30, 2025"),
    ("en", "April 30 – May 2, 2025", "May 2 – April 30, 2025"),
    ("ja", "2025年4月3日", "2025年3月4日"),
    ("zh", "2025年四月3日", "2025年3月4日"),
    ("ja", "2025年4月3日", "2025年4月3日頃"),
    ("en", "before the summit", "after the summit"),
]


@pytest.mark.parametrize(("tag", "printed", "there"), SAME)
def test_one_date_put_otherwise_is_what_was_printed(tag, printed, there):
    assert says_the_same(printed, there, Locale.parse(tag, sep="-"))


@pytest.mark.parametrize(("tag", "printed", "there"), OTHER)
def test_another_text_is_an_edit(tag, printed, there):
    assert not says_the_same(printed, there, Locale.parse(tag, sep="-"))


def test_values_print_as_the_release_of_form_1_printed_them():
    today = {
        "day:full 2025-05-01": "a",
        "day:long 2025-05-01": "a",
        "days 2025-05-01/2025-05-01": "a",
        "due 2025-05-01": "a",
        "due 2025-05": "a",
        "due summer 2025": "Été 2025",
        "listing 2": "{0} et {1}",
    }
    assert prints_before(today, Locale("fr")) == {
        "day:full 2025-05-01": "jeudi 1er mai 2025",
        "day:long 2025-05-01": "1er mai 2025",
        "days 2025-05-01/2025-05-01": "1er mai 2025",
        "due 2025-05-01": "1er mai 2025",
        "due 2025-05": "mai 2025",
        "due summer 2025": "Été 2025",
        "listing 2": "{0} et {1}",
    }


SAMPLE = (Path(__file__).parent / "sample.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("printed", "becomes"),
    [
        ("15 quintilis 2025", None),
        ("in the 15th week of 2025", None),
        ("before the summit", "before the summit"),
        ("16 July 2025", "2025-07-16"),
    ],
)
def test_a_date_that_may_have_been_printed_so_does_not_turn_into_words(printed, becomes):
    base = make_base(SAMPLE).model_copy(update={"form": 1})
    meeting = read_meeting(SAMPLE.encode(), "meeting.yaml").meeting
    document = compose(meeting, pack_of(base), CREATED, draft=True, prints={"due 2025-07-15": printed}).document
    reviewed = review("a.docx", read_draft(render(document, theme("standard"), {}, DraftMarks(base.to_bytes())).data))
    assert reviewed.proved
    assert reviewed.applied.tree.values[ValuePath.parse("follow_ups[plan].due")] == (becomes or "2025-07-15")
    assert [change.after for change in reviewed.unplaced] == ([] if becomes else [printed])
