"""What two sequences share in their order, so that as much as can be stays: a longest common subsequence, weighed."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from factsheet.align.pairs import Stretch, stretches

H = TypeVar("H", bound=Hashable)

_MOST_CELLS = 400_000
"""The product of two lengths from which on the longest runs are taken, one after another, which is quicker."""


def heaviest_stretches(old: Sequence[H], new: Sequence[H], weight: Callable[[H], float]) -> Iterator[Stretch]:
    """Divide two sequences into stretches in turn; the members that stay have the greatest weight that can be had.

    How the sequences begin and end stays in any case, where it is the same.
    """
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-n - 1] != new[-n - 1]), most - head)
    inner = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(inner[0]) * len(inner[1]) > _MOST_CELLS:
        yield from stretches(old, new)
        return
    places = [
        *((n, n) for n in range(head)),
        *((head + i, head + j) for i, j in _shared(*inner, weight)),
        *((len(old) - n, len(new) - n) for n in range(tail, 0, -1)),
    ]
    yield from _divided(places, len(old), len(new))


def _shared(old: Sequence[H], new: Sequence[H], weight: Callable[[H], float]) -> Iterator[tuple[int, int]]:
    """Give the places of the members that stay."""
    weights = list(map(weight, old))
    best = _best_weights(old, new, weights)
    i = j = 0
    while i < len(old) and j < len(new):
        if old[i] == new[j] and best[i][j] == best[i + 1][j + 1] + weights[i]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _best_weights(old: Sequence[H], new: Sequence[H], weights: Sequence[float]) -> list[list[float]]:
    """Give for each place in both sequences the greatest weight that can stay from there on."""
    rows = [[0.0] * (len(new) + 1)]
    for member, own in zip(reversed(old), reversed(weights), strict=True):
        below, best = rows[-1], 0.0
        row = [0.0] * (len(new) + 1)
        for j in range(len(new) - 1, -1, -1):
            best = max(best, below[j], below[j + 1] + own if member == new[j] else 0.0)
            row[j] = best
        rows.append(row)
    rows.reverse()
    return rows


def _divided(places: Sequence[tuple[int, int]], length: int, new_length: int) -> Iterator[Stretch]:
    i = j = start = 0
    for number, (at, to) in enumerate([*places, (length, new_length)]):
        ends = number == len(places)
        if number and (ends or (at, to) != (i, j)):
            yield Stretch(same=True, old=slice(i - (number - start), i), new=slice(j - (number - start), j))
            start = number
        if at > i or to > j:
            yield Stretch(same=False, old=slice(i, at), new=slice(j, to))
        i, j = at + 1, to + 1
