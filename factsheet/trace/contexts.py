"""What stands around an element of a sentence, and how far two places in two texts are alike by it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factsheet.trace.elements import Element, Sentence

_WEIGHTS = (1.0, 0.6, 0.4, 0.25)
"""What neighbours weigh, the nearest first."""
_ELSEWHERE = 0.5
"""The share that a neighbour weighs which stands on the same side, but at another distance."""
STRONG = 1.6
"""From this likeness on two places are the same part of two sentences: both neighbours are, or nearly."""
EDGE = frozenset(["edge"])
"""What stands before the first element of a sentence, and behind the last."""


class Place(Struct, frozen=True):
    """An element in its sentence: the keys of its neighbours before and behind it, the nearest first."""

    element: Element
    sentence: Sentence
    before: tuple[frozenset[str], ...]
    behind: tuple[frozenset[str], ...]

    def likeness(self, other: Place) -> float:
        """Tell how alike what stands around two elements is, from 0 to twice the sum of the weights."""
        return _side(self.before, other.before) + _side(self.behind, other.behind)

    def is_between_same(self, other: Place) -> bool:
        """Tell whether both have the same words right before and right behind them."""
        sides = zip((self.before, self.behind), (other.before, other.behind), strict=True)
        return all(ours and theirs and ours[0] & theirs[0] for ours, theirs in sides)


def is_counted_alike(place: Place, partner: Place, rival: Place) -> bool:
    """Tell whether the first figure or date behind an element is that of its partner, and not that of its rival."""
    ours = _count_behind(place)
    return bool(ours & _count_behind(partner)) and not ours & _count_behind(rival)


def _count_behind(place: Place) -> frozenset[str]:
    counts = (key for key in place.behind if any(each.startswith(("figure:", "date:")) for each in key))
    return next(counts, frozenset())


class Evidence(Struct, frozen=True):
    """What is quoted of a sentence, by its code points: what stands there says more than the words that are quoted."""

    sentence: Sentence
    start: int
    end: int

    @classmethod
    def whole(cls, sentence: Sentence) -> Evidence:
        """Give a sentence that is quoted as a whole."""
        return cls(sentence, 0, len(sentence.text))

    def places(self) -> list[Place]:
        """Give the elements that are quoted, with their neighbours in the whole sentence."""
        return [
            each
            for each in places_of(self.sentence)
            if self.start <= each.element.start and each.element.end <= self.end
        ]


def places_of(sentence: Sentence) -> list[Place]:
    """Give the elements of a sentence with their neighbours; the edges of the sentence are neighbours, too."""
    keys = [EDGE, *(each.keys for each in sentence.elements), EDGE]
    reach = len(_WEIGHTS)
    return [
        Place(
            each,
            sentence,
            tuple(reversed(keys[max(0, at + 1 - reach) : at + 1])),
            tuple(keys[at + 2 : at + 2 + reach]),
        )
        for at, each in enumerate(sentence.elements)
    ]


def _side(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> float:
    if all(map(frozenset[str]().union(*ours).isdisjoint, theirs)):
        return 0.0
    total = 0.0
    for distance, keys in enumerate(ours):
        if distance < len(theirs) and not keys.isdisjoint(theirs[distance]):
            total += _WEIGHTS[distance]
            continue
        for other, theirs_keys in enumerate(theirs):  # the nearest weighs most
            if not keys.isdisjoint(theirs_keys):
                total += min(_WEIGHTS[distance], _WEIGHTS[other]) * _ELSEWHERE
                break
    return total
