"""Matching two sequences: which member of one has become which of the other, in order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

T = TypeVar("T")

_LARGE = 40_000
"""The product of two lengths from which on only what is certain is matched: likeness is asked of every pair."""


@dataclass(frozen=True, slots=True)
class Merger(Generic[T]):
    """How two sequences become one: what makes members partners, and what becomes of partners and of single members.

    Members of one `key` are certain partners. Between those, partners are chosen so that the sum of their likeness is
    greatest; a likeness of 0 keeps two apart.
    """

    key: Callable[[T], Hashable]
    likeness: Callable[[T, T], float]
    both: Callable[[T, T], T]
    gone: Callable[[T], T]
    added: Callable[[T], T]

    def merge(self, old: Sequence[T], new: Sequence[T]) -> tuple[T, ...]:
        """Give the members of both in order, what is gone before what is new."""
        return tuple(self._merge(old, new))

    def _merge(self, old: Sequence[T], new: Sequence[T]) -> Iterator[T]:
        keys = list(map(self.key, old)), list(map(self.key, new))
        for operation, start, end, new_start, new_end in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
            left, right = old[start:end], new[new_start:new_end]
            if operation == "equal":
                yield from map(self.both, left, right)
            elif left and right and len(left) * len(right) <= _LARGE:
                yield from self._likeliest(left, right)
            else:
                yield from map(self.gone, left)
                yield from map(self.added, right)

    def _likeliest(self, old: Sequence[T], new: Sequence[T]) -> Iterator[T]:
        scores = [[self.likeness(before, after) for after in new] for before in old]
        start = new_start = 0
        for place, new_place in (*_best_pairs(scores), (len(old), len(new))):
            yield from map(self.gone, old[start:place])
            yield from map(self.added, new[new_start:new_place])
            if place < len(old):
                yield self.both(old[place], new[new_place])
            start, new_start = place + 1, new_place + 1


def _best_pairs(scores: list[list[float]]) -> Iterator[tuple[int, int]]:
    """Give the pairs of places, in order, with the greatest sum of scores (Needleman and Wunsch)."""
    best = _best_sums(scores)
    i = j = 0
    while i < len(scores) and j < len(scores[0]):
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _best_sums(scores: list[list[float]]) -> list[list[float]]:
    """Give for each place in both sequences the greatest sum of scores that can follow."""
    rows, columns = len(scores), len(scores[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = scores[i][j] + best[i + 1][j + 1] if scores[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    return best
