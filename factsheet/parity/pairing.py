"""Which item of a list in one version is which in another: by their ids, and where these are derived, by place."""

from collections.abc import Hashable, Sequence

from msgspec import Struct

from factsheet.align.likeness import SAME_KIND
from factsheet.align.pairs import increasing, likeliest

_ALIKE = 0.9
"""What the values that two items share may add to the likeness of their kind."""


class Listed(Struct, frozen=True):
    """An item of a list: its id, whether that is written, its kind, and the values in it that every language has."""

    id: str
    written: bool
    kind: str
    values: frozenset[Hashable] = frozenset()


class Pairing(Struct, frozen=True):
    """The places of partners, ours first; of items without one; of our items that stand in another order than theirs.

    `by_place` are those partners that only their places, or the values in them, have brought together.
    """

    partners: tuple[tuple[int, int], ...]
    ours_alone: tuple[int, ...]
    theirs_alone: tuple[int, ...]
    moved: frozenset[int]
    by_place: frozenset[int]


def pair(ours: Sequence[Listed], theirs: Sequence[Listed]) -> Pairing:
    """Pair the items of two lists.

    Two items of one kind and one id are partners. Of the others only those are paired of which at least one has no id
    of its own: by their places between partners where both sides have as many, else by what they have in common.
    """
    places = {(item.kind, item.id): place for place, item in enumerate(theirs)}
    sure = {place: places[item.kind, item.id] for place, item in enumerate(ours) if (item.kind, item.id) in places}
    found = dict(sure)
    for left, right in _gaps(sure, len(ours), len(theirs)):
        found.update(_between(ours, theirs, left, right))
    rest = [place for place in range(len(ours)) if place not in found]
    found.update(_between(ours, theirs, rest, [place for place in range(len(theirs)) if place not in found.values()]))
    partners = tuple(sorted(found.items()))
    kept = increasing([their for _, their in partners])
    moved = frozenset(our for place, (our, _) in enumerate(partners) if place not in kept)
    alone = tuple(place for place in range(len(theirs)) if place not in found.values())
    return Pairing(
        partners,
        tuple(place for place in range(len(ours)) if place not in found),
        alone,
        moved,
        frozenset(found.keys() - sure.keys()),
    )


def _gaps(sure: dict[int, int], ours: int, theirs: int) -> list[tuple[list[int], list[int]]]:
    """Give the places without partners, those of both lists between the same neighbours that have some."""

    def runs(taken: dict[int, int], length: int) -> dict[int, list[int]]:
        before = -1
        found: dict[int, list[int]] = {}
        for place in range(length):
            if place in taken:
                before = taken[place]
            else:
                found.setdefault(before, []).append(place)
        return found

    left = runs(sure, ours)
    right = runs({their: their for their in sure.values()}, theirs)
    return [(places, right[before]) for before, places in left.items() if before in right]


def _between(ours: Sequence[Listed], theirs: Sequence[Listed], left: list[int], right: list[int]) -> dict[int, int]:
    """Pair the items at some places of both lists, in order."""

    def likeness(our: int, their: int) -> float:
        return _likeness(ours[our], theirs[their])

    if len(left) == len(right) and all(map(likeness, left, right)):
        return dict(zip(left, right, strict=True))
    return {left[i]: right[j] for i, j in likeliest(left, right, likeness)}


def _likeness(our: Listed, their: Listed) -> float:
    if our.kind != their.kind or (our.written and their.written):
        return 0.0
    every = our.values | their.values
    return SAME_KIND + (_ALIKE * len(our.values & their.values) / len(every) if every else 0.0)
