"""Values of two texts matched by what they mean: what has a partner, what has none, what is not clear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factsheet.parity.texts import Said
from factsheet.values.scanning import same_meaning


class Matched(NamedTuple):
    """Partners, ours first, and what has none."""

    pairs: list[tuple[Said, Said]]
    ours: list[Said]
    theirs: list[Said]


def match(ours: Sequence[Said], theirs: Sequence[Said]) -> Matched:
    """Match values: first those that mean the same, then those that may, then those that mean it beside."""
    pairs: list[tuple[Said, Said]] = []
    left, right = list(ours), list(theirs)
    for same in (_equal, _may_be, _beside):
        for one in tuple(left):
            other = next((each for each in right if same(one, each)), None)
            if other is not None:
                pairs.append((one, other))
                left.remove(one)
                right.remove(other)
    return Matched(pairs, left, right)


def _equal(one: Said, other: Said) -> bool:
    return bool(one.readings) and one.readings == other.readings


def _may_be(one: Said, other: Said) -> bool:
    return same_meaning(one.readings, other.readings)


def _beside(one: Said, other: Said) -> bool:
    if one.value is None or other.value is None:
        return False
    return same_meaning(one.value.also, other.readings) or same_meaning(one.readings, other.value.also)
