"""Which member of one sequence is which of another, in order and out of it."""

import time
from operator import mul

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.align import pairs as home
from factsheet.align.likeness import LIKE, likeness
from factsheet.align.pairs import closest, increasing, likeliest, pairs, same_characters, same_places, stretches

MEMBERS = st.lists(st.sampled_from("abcde"), max_size=8)
NUMBERS = st.lists(st.integers(0, 9), max_size=8)
TEXTS = st.lists(st.sampled_from(["one", "two", " ", ", ", "日本", "“", '"']), max_size=8).map("".join)


def paired(old, new, *, by_place=False):
    return list(pairs(old, new, str, lambda one, other: likeness(one, other, LIKE), by_place=by_place))


@given(MEMBERS, MEMBERS, st.booleans())
def test_each_side_stands_in_pairs_in_its_order(old, new, by_place):
    found = paired(old, new, by_place=by_place)
    assert [one for one, _ in found if one is not None] == old
    assert [other for _, other in found if other is not None] == new
    assert (None, None) not in found


@given(MEMBERS)
def test_what_is_the_same_is_paired_with_itself(members):
    assert paired(members, members) == list(zip(members, members, strict=True))


def test_what_is_gone_stands_before_what_is_new():
    assert paired(["a", "b c d", "e"], ["x", "b c y", "z"]) == [
        ("a", None), (None, "x"), ("b c d", "b c y"), ("e", None), (None, "z"),
    ]  # fmt: skip


def test_what_is_left_in_one_place_is_paired_where_it_is_wanted():
    assert paired(["a", "b c d", "e"], ["x", "b c y"], by_place=True) == [
        ("a", "x"), ("b c d", "b c y"), ("e", None),
    ]  # fmt: skip
    assert paired(["a", "b"], ["x"], by_place=True) == [("a", None), ("b", None), (None, "x")]


@given(MEMBERS, MEMBERS)
def test_stretches_are_the_two_sequences(old, new):
    found = list(stretches(old, new))
    assert [each for stretch in found for each in old[stretch.old]] == old
    assert [each for stretch in found for each in new[stretch.new]] == new
    assert all(old[stretch.old] == new[stretch.new] for stretch in found if stretch.same)
    assert all(old[i] == new[j] for i, j in same_places(old, new))


@given(NUMBERS, NUMBERS)
def test_the_likeliest_partners_are_those_of_the_greatest_sum(old, new):
    found = likeliest(old, new, mul)
    assert found == sorted(found)
    assert all(old[i] * new[j] for i, j in found)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    mirrored = likeliest(new, old, mul)
    assert sum(old[i] * new[j] for i, j in found) == sum(old[j] * new[i] for i, j in mirrored) == best(old, new)


def best(old, new):
    """Give the greatest sum, tried out from the ends."""
    if not old or not new:
        return 0
    return max(old[-1] * new[-1] + best(old[:-1], new[:-1]), best(old[:-1], new), best(old, new[:-1]))


def test_too_many_pairs_are_not_weighed(monkeypatch):
    monkeypatch.setattr(home, "MOST_PAIRS", 6)
    assert likeliest([1, 2], [1, 2, 3], mul) == [(0, 1), (1, 2)]
    assert likeliest([1, 2, 3], [1, 2, 3], mul) == []


def test_the_closest_are_paired_first_each_once():
    scored = [("a", 1, 0.5), ("a", 2, 0.9), ("b", 2, 0.8), ("b", 1, 0.1), ("c", 1, 0.5)]
    assert list(closest(scored)) == [("a", 2), ("c", 1)]


@pytest.mark.parametrize(
    ("numbers", "kept"),
    [([], []), ([1, 2, 3], [1, 2, 3]), ([3, 1, 2], [1, 2]), ([2, 1], [1]), ([5, 1, 4, 2, 3], [1, 2, 3])],
)
def test_what_keeps_its_order(numbers, kept):
    assert [numbers[place] for place in sorted(increasing(numbers))] == kept


@given(NUMBERS)
def test_no_run_that_keeps_its_order_is_longer(numbers):
    kept = [numbers[place] for place in sorted(increasing(numbers))]
    assert kept == sorted(set(kept))
    longest = [0] * (len(numbers) + 1)
    for at, number in enumerate(numbers):
        longest[at] = 1 + max((longest[i] for i in range(at) if numbers[i] < number), default=0)
    assert len(kept) == max(longest)


@given(TEXTS, TEXTS)
def test_shared_characters_are_the_same_and_in_order(one, other):
    found = list(same_characters(one, other))
    straight = str.maketrans("“", '"')
    assert all(one[i].translate(straight) == other[j].translate(straight) for i, j in found)
    assert [i for i, _ in found] == sorted({i for i, _ in found})
    assert [j for _, j in found] == sorted({j for _, j in found})


def test_how_texts_begin_and_end_is_shared_first():
    found = dict(same_characters("“a b” x b c", '"a b" y b b c'))
    assert [found.get(i) for i in range(11)] == [0, 1, 2, 3, 4, 5, None, 9, 10, 11, 12]


def test_members_that_are_all_alike_are_matched_in_little_time():
    old, new = ["a", *["x"] * 20_000, "b"], ["a", "c", *["x"] * 20_001, "b"]
    start = time.process_time()
    found = list(stretches(old, new))
    assert time.process_time() - start < 2
    assert [(found[0].old, found[0].new), (found[-1].old.stop, found[-1].new.stop)] == [
        (slice(0, 1), slice(0, 1)),
        (len(old), len(new)),
    ]
    for each in found:
        assert not each.same or old[each.old] == new[each.new]
    assert [each.old.start for each in found[1:]] == [each.old.stop for each in found[:-1]]
    assert [each.new.start for each in found[1:]] == [each.new.stop for each in found[:-1]]
