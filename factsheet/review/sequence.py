"""What keeps its order in a sequence, and what has moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def increasing(numbers: Sequence[int]) -> set[int]:
    """Give the places of a longest run of increasing numbers: what keeps its order while the rest has moved."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(places[at - 1] if at else None)
        tails[at : at + 1] = [number]
        places[at : at + 1] = [place]
    kept: set[int] = set()
    place_of: int | None = places[-1] if places else None
    while place_of is not None:
        kept.add(place_of)
        place_of = before[place_of]
    return kept
