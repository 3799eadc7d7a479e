"""Drafts that make no valid meeting together: the fewest changes are left out, each with all that is of its item."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from factsheet.review.changes import Change
from factsheet.review.fitting import by_record
from factsheet.review.proof import DraftProof, review, unproved

_Group = tuple[int, Sequence[Change]]
"""The number of a draft, and what it changes of one item."""


def without_clashes(
    reviewed: Sequence[DraftProof], reason: str, is_valid: Callable[[Sequence[DraftProof]], bool]
) -> Sequence[DraftProof] | None:
    """Give drafts without the changes that clash with those of drafts before them or with the meeting file.

    `is_valid` tells whether drafts merge; None where they do not with any number of changes left out. The changes are
    among the faults of their drafts, for the reason given.
    """
    rest = [(n, group) for n, each in enumerate(reviewed) for group in by_record(_made(each))][::-1]
    left: list[_Group] = []

    def merges(number: int) -> bool:
        return is_valid(_without(reviewed, (*left, *rest[:number]), reason, unproved))

    while rest:
        number = bisect_left(range(1, len(rest) + 1), True, key=merges)
        if number == len(rest):
            return None
        left.append(rest[number])
        rest = rest[:number]
        if is_valid(found := _without(reviewed, left, reason, _proved_again)):
            return found
    return None


def _made(each: DraftProof) -> Iterable[Change]:
    """Give the changes that are in the tree of a draft."""
    faults = {id(fault.change) for fault in each.applied.faults}
    return (change for change in each.reading.changes if id(change) not in faults)


def _without(
    reviewed: Sequence[DraftProof],
    left: Iterable[_Group],
    reason: str,
    make: Callable[[DraftProof, dict[int, str]], DraftProof],
) -> list[DraftProof]:
    """Make drafts again without some changes."""
    out: dict[int, dict[int, str]] = {}
    for number, group in left:
        out.setdefault(number, {}).update({id(change): reason for change in group})
    return [make(each, out[n]) if n in out else each for n, each in enumerate(reviewed)]


def _proved_again(each: DraftProof, left: dict[int, str]) -> DraftProof:
    known = {id(fault.change): fault.reason for fault in each.applied.faults}
    return review(each.name, each.reading, known | left)
