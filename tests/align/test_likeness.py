"""How alike texts are, and each threshold just below and at its edge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.align.likeness import (
    KEPT,
    LIKE,
    LIKE_ROWS,
    MOVED,
    PART,
    REDLINED,
    SAME_KIND,
    SHORT,
    likeness,
    likeness_elsewhere,
)

TEXTS = st.lists(st.sampled_from(["one", "two", "three", "–", ",", "日", "“four”"]), max_size=8).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("a b c d", "a b c d", 1),
        ("a b c d", "d, c, b, a.", 1),
        ("a b", "c d", 0),
        ("a b c", "a", 0.5),
        ("a a", "a", 2 / 3),
        ("the ROK’s", "the ROK's", 1),
        ("外務大臣", "外相", 1 / 3),
        ("", "", 1),
        ("–", "", 1),
        ("", "a", 0),
    ],
)
def test_likeness_is_the_share_of_words(one, other, share):
    assert likeness(one, other) == pytest.approx(share)


@given(TEXTS, TEXTS)
def test_likeness_knows_no_sides(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= likeness(one, one) == 1


def sharing(share):
    """Give texts of a hundred words that share so many of them."""
    words = [f"w{number}" for number in range(200)]
    return " ".join(words[:100]), " ".join(words[100 - share : 200 - share])


@pytest.mark.parametrize("least", [LIKE, LIKE_ROWS, MOVED])
def test_less_than_the_least_is_nothing(least):
    assert likeness(*sharing(round(least * 100)), least) == pytest.approx(least)
    assert likeness(*sharing(round(least * 100) - 1), least) == 0


def test_elsewhere_short_texts_are_the_same_to_the_letter_only():
    assert likeness_elsewhere("Not known", "Not known") == 1
    one = "a b".ljust(SHORT, "c")
    assert likeness_elsewhere(one, f"{one}.") == 1
    assert likeness_elsewhere(one[:-1], f"{one[:-1]}.") == 0
    assert likeness_elsewhere(*sharing(round(MOVED * 100) - 1)) == 0


def test_the_thresholds_are_in_order():
    assert KEPT < SAME_KIND < REDLINED < LIKE < LIKE_ROWS < PART < MOVED < 1 < SHORT
