"""The proof before anything is written: a reviewer's changes, made to the base and printed, read as the draft does.

Every line that reads otherwise must be accounted for, to the letter, by a change that says so of that very line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from factsheet.compose.inverse import Inverse
from factsheet.review.changes import Change, Unplaced, ValueChange

_MOST = 200
"""As many readings of one line are tried."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A line of the draft (`accepted`, None if it has none) that prints as `printed` (None if it does not print).

    `change` is what accounts for it; where that is None, the proof has failed. `place` and `reprint` are the numbers of
    the line in the draft and in print.
    """

    accepted: str | None
    printed: str | None
    place: int | None = None
    change: Change | None = None
    reprint: int | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """What a draft is compared by: the base's lines, the draft's, its changes, and how values are read.

    `kept` are the changes that are not made but go into the review file: only they may make a line read otherwise.
    """

    base: Sequence[str]
    accepted: Sequence[str]
    changes: Sequence[Change]
    kept: Sequence[Unplaced | ValueChange]
    inverse: Inverse

    def differences(self, printed: Sequence[str]) -> list[Difference]:
        """Give every line in which the draft and what its changes print differ; both are keys of lines."""
        return [self._explained(*pair) for pair in _pairs(self.accepted, printed)]

    def _explained(self, at: int | None, to: int | None, accepted: str | None, printed: str | None) -> Difference:
        if accepted is None:
            found = self._gone(printed or "")
        elif printed is None:
            found = self._new(at, accepted)
        else:
            found = self._other(at, accepted, printed)
        return Difference(accepted, printed, at, found, to)

    def _gone(self, printed: str) -> Change | None:
        """Find the change that took a line out which no item of the meeting made."""
        for change in self._unplaced():
            base = change.place.base
            gone = change.place.accepted is None and base is not None and not change.after
            if gone and _plain(change.before) == _plain(printed) == _plain(self.base[base or 0]):
                return change
        return None

    def _new(self, at: int | None, accepted: str) -> Change | None:
        """Find the change that added a line which no item of the meeting can hold."""
        for change in self._unplaced():
            if change.place.accepted == at and not change.before and _plain(change.after) == _plain(accepted):
                return change
        return None

    def _other(self, at: int | None, accepted: str, printed: str) -> Change | None:
        for change in self.changes:
            made = isinstance(change, ValueChange) and change not in self.kept
            if made and change.place.accepted == at and self._reprinted(change, accepted, printed):
                return change
        here = [change for change in self.kept if change.place.accepted == at]
        if here and _plain(printed) in _readings(accepted, here):
            return here[0]
        return self._echo(at, accepted)

    def _reprinted(self, change: Change, accepted: str, printed: str) -> bool:
        """Tell whether a line differs in how one value is put only: `4 April 2025` for `April 4, 2025`."""
        if not isinstance(change, ValueChange) or not change.derived:
            return False
        before, found, after = accepted.partition(change.after)
        if not found or len(printed) < len(before) + len(after):
            return False
        middle = printed[len(before) : len(printed) - len(after)]
        meant = self.inverse.values(change.path, change.after)
        same = printed.startswith(before) and printed.endswith(after)
        return same and meant is not None and self.inverse.values(change.path, middle) == meant

    def _echo(self, at: int | None, accepted: str) -> Change | None:
        """Find the value that a line still prints as before, while the draft changes it in another place."""
        for change in self.changes:
            for place in change.elsewhere if isinstance(change, ValueChange) else ():
                if place.accepted == at and place.base is not None and self.base[place.base] == accepted:
                    return change
        return None

    def _unplaced(self) -> Iterator[Unplaced]:
        return (change for change in self.kept if isinstance(change, Unplaced))


def _pairs(
    accepted: Sequence[str], printed: Sequence[str]
) -> Iterator[tuple[int | None, int | None, str | None, str | None]]:
    """Give the lines that differ, those of one place beside each other: the most alike ones, in order."""
    matcher = SequenceMatcher(None, accepted, printed, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        partners = _partners(accepted[a:b], printed[c:d])
        for one, other in partners:
            at, to = None if one is None else a + one, None if other is None else c + other
            yield at, to, None if at is None else accepted[at], None if to is None else printed[to]


def _partners(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Pair the lines of two stretches in order, so that as much as can be is alike."""
    if len(ours) == len(theirs):
        return [(at, at) for at in range(len(ours))]
    alike = [[SequenceMatcher(None, a, b, autojunk=False).ratio() for b in theirs] for a in ours]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for a in reversed(range(len(ours))):
        for b in reversed(range(len(theirs))):
            paired = alike[a][b] + best[a + 1][b + 1] if alike[a][b] > 0.3 else 0.0
            best[a][b] = max(best[a + 1][b], best[a][b + 1], paired)
    found: list[tuple[int | None, int | None]] = []
    a = b = 0
    while a < len(ours) and b < len(theirs):
        if alike[a][b] > 0.3 and best[a][b] == alike[a][b] + best[a + 1][b + 1]:
            found.append((a, b))
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            found.append((a, None))
            a += 1
        else:
            found.append((None, b))
            b += 1
    return [*found, *((at, None) for at in range(a, len(ours))), *((None, at) for at in range(b, len(theirs)))]


def _readings(accepted: str, changes: Sequence[Unplaced | ValueChange]) -> set[str]:
    """Give what a line read before some of the changes that are said of it, each undone in one place."""
    found = {accepted}
    for change in changes:
        for text in tuple(found):
            found.update(_undone(text, change.before, change.after))
            if len(found) > _MOST:
                return set()
    return {_plain(text) for text in found}


def _undone(text: str, before: str, after: str) -> Iterator[str]:
    if after:
        at = text.find(after)
        while at >= 0:
            yield text[:at] + before + text[at + len(after) :]
            at = text.find(after, at + 1)
    elif before:
        yield from (text[:at] + before + text[at:] for at in range(len(text) + 1))


def _plain(text: str) -> str:
    """Give a text with single spaces."""
    return " ".join(text.split())
