"""What stays of a sequence is as heavy as can be, and both sequences come back from the stretches."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st
from sampling import examples

from factsheet.align.heaviest import heaviest_stretches

SHORT = st.text("abc", max_size=7)


def weight(letter: str) -> float:
    return {"a": 1.0, "b": 2.0, "c": 4.5}.get(letter, 1.0)


def kept(old: str, new: str) -> str:
    found = list(heaviest_stretches(old, new, weight))
    assert "".join(old[each.old] for each in found) == old
    assert "".join(new[each.new] for each in found) == new
    assert all(old[each.old] == new[each.new] for each in found if each.same)
    assert all(one.same != other.same or one.same for one, other in pairwise(found))
    return "".join(old[each.old] for each in found if each.same)


def subsequences(text: str) -> set[str]:
    return {"".join(some) for size in range(len(text) + 1) for some in combinations(text, size)}


@examples(150)
@given(SHORT, SHORT)
def test_what_stays_is_as_heavy_as_anything_that_both_have(old, new):
    best = max(sum(map(weight, each)) for each in subsequences(old) & subsequences(new))
    head = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    assert sum(map(weight, kept(old, new))) == best
    assert kept(old, new).startswith(old[:head])


def test_one_long_word_outweighs_two_short_ones():
    sizes = {"it": 2, "is": 2, "cooperation": 11}
    found = heaviest_stretches(["it", "is", "cooperation"], ["cooperation", "it", "is"], sizes.__getitem__)
    assert [(each.same, each.old, each.new) for each in found] == [
        (False, slice(0, 2), slice(0, 0)),
        (True, slice(2, 3), slice(0, 1)),
        (False, slice(3, 3), slice(1, 3)),
    ]


def test_very_long_sequences_are_divided_too():
    old, new = "ab" * 400, "ba" * 399 + "c"
    assert kept(old, new)
