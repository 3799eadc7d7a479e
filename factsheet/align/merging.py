"""The three-way merge of the words of a text."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from factsheet.align.pairs import stretches


class _Change(NamedTuple):
    """Words of the base, from `start` to `end`, that become others."""

    start: int
    end: int
    words: tuple[str, ...]


def merge(base: Sequence[str], versions: Iterable[Sequence[str]]) -> list[str] | None:
    """Give the words of the base with the changes of all versions, whose order does not matter; None where two meet.

    They do where they overlap, or nothing but blanks is between them: what both make nobody has read.
    """
    base = tuple(base)
    changes = sorted({change for version in versions for change in _changes(base, tuple(version))})
    if any(_meet(base, one, other) for at, one in enumerate(changes) for other in changes[at + 1 :]):
        return None
    merged: list[str] = []
    at = 0
    for start, end, new in changes:
        merged += [*base[at:start], *new]
        at = end
    return [*merged, *base[at:]]


def _meet(base: Sequence[str], first: _Change, second: _Change) -> bool:
    return second.start <= first.end or _are_blank(base[first.end : second.start])


@lru_cache(maxsize=256)
def _changes(base: tuple[str, ...], version: tuple[str, ...]) -> tuple[_Change, ...]:
    """Give what a version changes; words that only blanks part are changed together."""
    found: list[tuple[int, int, int, int]] = []
    for stays, old, new in stretches(base, version):
        if not stays:
            joined = bool(found) and _are_blank(base[found[-1][1] : old.start])
            start, _, first, _ = found.pop() if joined else (old.start, old.stop, new.start, new.stop)
            found.append((start, old.stop, first, new.stop))
    changes = [_Change(start, end, version[first:last]) for start, end, first, last in found]
    ends = (*(change.start for change in changes[1:]), len(base) + 1)
    return tuple(_slid(base, change, end) for change, end in zip(changes, ends, strict=False))


def _slid(base: tuple[str, ...], change: _Change, following: int) -> _Change:
    """Give words that come or go as far behind as they read the same: two who do the same do it in one place."""
    start, end, new = change
    while (start == end or not new) and end < len(base) and base[end] == (new[0] if new else base[start]):
        start, end, new = start + 1, end + 1, (*new[1:], *new[:1])
    return change if end >= following or _are_blank(base[end:following]) else _Change(start, end, new)


def _are_blank(words: Sequence[str]) -> bool:
    return not "".join(words).strip()
