"""Long texts in the tables of reviews: what differs is shown, however far in it stands."""

from __future__ import annotations

import pytest

from factsheet.cli.review_tables import SHOWN_WHOLE, changed_words

LONG = " ".join(f"word{number}" for number in range(300))


def test_short_texts_are_shown_as_they_are():
    short = "a " * (SHOWN_WHOLE // 2)
    assert changed_words(short, short[:-2]) == (short, short[:-2])
    assert changed_words(LONG, "") == (LONG, "")


@pytest.mark.parametrize("places", [(0,), (150,), (299,), (20, 280), (20, 23)])
def test_every_change_of_a_long_text_is_shown_with_words_around_it(places):
    changed = LONG
    for number in places:
        changed = f"{changed} ".replace(f"word{number} ", f"other{number} ").rstrip()
    before, after = changed_words(LONG, changed)
    for number in places:
        assert f"word{number}" in before.split()
        assert f"other{number}" in after.split()
    assert len(after) < len(changed) / 2
    assert (before[0] == "…", before[-1] == "…") == (places[0] > 0, places[-1] < 299)
    assert before.count("…") == (places[0] > 0) + (places[-1] < 299) + (places == (20, 280))


def test_words_that_are_gone_leave_those_around_them():
    before, after = changed_words(LONG, LONG.replace(" word150 ", " "))
    assert "word149 word150 word151" in before
    assert "word149 word151" in after


def test_texts_that_share_nothing_are_shown_from_their_beginning():
    assert changed_words(LONG, LONG.replace("word", "other")) == (LONG, LONG.replace("word", "other"))
