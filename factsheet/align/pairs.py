"""Pairs: which member of one sequence is which of another."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, takewhile
from typing import Any, NamedTuple, TypeVar

from factsheet.align.words import folded, words

S = TypeVar("S")
T = TypeVar("T")

MOST_PAIRS = 40_000
"""More pairs than this are not weighed one by one: what is that long and shares nothing is another text."""


class Stretch(NamedTuple):
    """Neighbouring members of two sequences, and whether they are the same."""

    same: bool
    old: slice
    new: slice


def stretches(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Stretch]:
    """Divide two sequences into stretches in turn (Ratcliff and Obershelp)."""
    if old == new:
        yield from [Stretch(True, slice(0, len(old)), slice(0, len(new)))] if old else ()
        return
    many = _is_repetitive(old, new)
    first, last = same_ends(old, new) if many else (0, 0)
    middle = old[first : len(old) - last], new[first : len(new) - last]
    if first:
        yield Stretch(True, slice(0, first), slice(0, first))
    for kind, start, end, new_start, new_end in SequenceMatcher(None, *middle, autojunk=many).get_opcodes():
        yield Stretch(kind == "equal", slice(first + start, first + end), slice(first + new_start, first + new_end))
    if last:
        yield Stretch(True, slice(len(old) - last, len(old)), slice(len(new) - last, len(new)))


_MOST_REPEATED = 2_000_000


def _is_repetitive(old: Sequence[Hashable], new: Sequence[Hashable]) -> bool:
    """Tell whether so many members of one are those of the other that comparing each with each takes too long.

    Then only those are looked for by which a place is known: the others go by what stands beside them.
    """
    if len(old) * len(new) < _MOST_REPEATED:
        return False
    counts = Counter(new)
    return sum(counts[each] for each in old) >= _MOST_REPEATED


def same_ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    """Count the members that two sequences begin with alike, and those that the rest of both ends with alike."""
    start = _same_start(old, new)
    return start, _same_start(old[start:][::-1], new[start:][::-1])


def _same_start(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(old, new, strict=False)))


def same_places(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Give the places of the members that stay."""
    for stays, before, after in stretches(old, new):
        if stays:
            yield from zip(range(before.start, before.stop), range(after.start, after.stop), strict=True)


def pairs(
    old: Sequence[T],
    new: Sequence[T],
    key: Callable[[T], Hashable],
    likeness: Callable[[T, T], float],
    *,
    by_place: bool = False,
) -> Iterator[tuple[T | None, T | None]]:
    """Pair the members of two sequences in order; None stands beside what is gone or new, which comes after it.

    Members of one key are partners for certain; between those, `likeliest` finds them. With `by_place`, what is left
    between two pairs is paired where both sides have as many.
    """
    for stays, *sides in stretches(list(map(key, old)), list(map(key, new))):
        left, right = old[sides[0]], new[sides[1]]
        if stays:
            yield from zip(left, right, strict=True)
            continue
        i = j = 0
        for a, b in (*likeliest(left, right, likeness), (len(left), len(right))):
            yield from _single(left[i:a], right[j:b], by_place=by_place)
            yield from zip(left[a : a + 1], right[b : b + 1], strict=True)
            i, j = a + 1, b + 1


def _single(old: Sequence[T], new: Sequence[T], *, by_place: bool) -> Iterator[tuple[T | None, T | None]]:
    if by_place and len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    yield from ((each, None) for each in old)
    yield from ((None, each) for each in new)


def likeliest(old: Sequence[S], new: Sequence[T], likeness: Callable[[S, T], float]) -> list[tuple[int, int]]:
    """Give the places of partners, in order, so that the sum of their likeness is greatest (Needleman and Wunsch).

    A likeness of 0 keeps two apart; of more than `MOST_PAIRS` none are partners.
    """
    if not old or not new or len(old) * len(new) > MOST_PAIRS:
        return []
    scores = [[likeness(before, after) for after in new] for before in old]
    best = _best_sums(scores)
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _best_sums(scores: list[list[float]]) -> list[list[float]]:
    """Give for each place in both sequences the greatest sum of scores that can follow."""
    rows, columns = len(scores), len(scores[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = scores[i][j] + best[i + 1][j + 1] if scores[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    return best


def closest(candidates: Iterable[tuple[S, T, Any]]) -> Iterator[tuple[S, T]]:
    """Pair in any order, the likeliest of the candidates first; no member has two partners."""
    ours: set[S] = set()
    theirs: set[T] = set()
    for one, other, _ in sorted(candidates, key=lambda each: each[2], reverse=True):
        if one not in ours and other not in theirs:
            ours.add(one)
            theirs.add(other)
            yield one, other


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


def same_characters(one: str, other: str) -> Iterator[tuple[int, int]]:
    """Give the indexes of the characters that two texts share, word by word, quotation marks of either form alike.

    How the texts begin and end is shared first, however else they differ.
    """
    one, other = folded(one), folded(other)
    if one == other:
        yield from ((i, i) for i in range(len(one)))
        return
    a, b = words(one), words(other)
    most = min(len(a), len(b))
    head = next((n for n in range(most) if a[n] != b[n]), most)
    tail = next((n for n in range(most - head) if a[-n - 1] != b[-n - 1]), most - head)
    inner = same_places(a[head : len(a) - tail], b[head : len(b) - tail])
    starts, others = (list(accumulate(map(len, each), initial=0)) for each in (a, b))
    ends = ((n, n) for n in range(head)), ((len(a) - n, len(b) - n) for n in range(tail, 0, -1))
    for i, j in (*ends[0], *((head + i, head + j) for i, j in inner), *ends[1]):
        yield from zip(range(starts[i], starts[i + 1]), range(others[j], others[j + 1]), strict=True)
