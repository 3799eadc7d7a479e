"""Merging versions of one sequence: changes to different words go together, and others do not."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.align.merging import merge
from factsheet.align.words import words

TEXTS = st.lists(st.sampled_from("abcd"), max_size=8).map(" ".join)


def merged(base, *versions):
    found = merge(words(base, whole=True), [words(version, whole=True) for version in versions])
    return None if found is None else "".join(found)


@given(TEXTS, TEXTS)
def test_equal_sides_make_what_they_are(base, version):
    assert merged(base) == merged(base, base, base) == base
    assert merged(base, version) == merged(base, version, version) == merged(base, base, version) == version


@given(TEXTS, TEXTS, TEXTS)
def test_the_order_of_versions_does_not_matter(base, one, other):
    assert len({merged(base, *each) for each in permutations([base, one, other])}) == 1


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("x b c d e", "a b c d y", "x b c d y"),
        ("x b c d e", "a b y d e", "x b y d e"),
        ("x b c d e", "a y c d e", None),
        ("x b c d e", "y b c d e", None),
        ("a b c d e f", "a b c d e g", None),
        ("c d e", "a b c d y", "c d y"),
        ("a b c d x y", "a z c d e", "a z c d x y"),
    ],
)
def test_changes_that_do_not_meet_go_together(one, other, expected):
    assert merged("a b c d e", one, other) == merged("a b c d e", other, one) == expected


def test_three_versions_go_together():
    assert merged("a b c d e", "x b c d e", "a b y d e", "a b c d z") == "x b y d z"


def test_the_parts_of_an_address_are_not_merged():
    assert merged("see a.b now", "see x.b now", "see a.y now") is None


def test_words_that_two_insert_alike_are_one_change_whatever_else_one_of_them_says():
    base = "Second Global Leadership Youth Summit, in Japan"
    one, both = (base.replace("Youth", "steady Youth"), base.replace("Youth", "steady Youth").replace("Japan", "Asia"))
    assert merged(base, one, both) == both
