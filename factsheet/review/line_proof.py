"""The lines of a draft laid beside what its changes print: each that differs is accounted for to the letter, or not."""

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import product
from operator import attrgetter, itemgetter
from typing import TypeAlias

from msgspec import Struct

from factsheet.align.likeness import LIKE, likeness
from factsheet.align.pairs import pairs
from factsheet.compose.inverse import Inverse
from factsheet.meeting import facts_at
from factsheet.paths import ValuePath
from factsheet.review.attribution import Group, in_key, unedited
from factsheet.review.changes import (
    BETWEEN_CELLS,
    Change,
    ItemAdded,
    ItemMoved,
    ItemRemoved,
    Place,
    Stretch,
    Unplaced,
    UnplacedKind,
    ValueChange,
)
from factsheet.review.differences import Difference, numbers_of, places_of, plain
from factsheet.review.lines import Line

_Text: TypeAlias = tuple[int, str]
_MOST = 200
"""As many readings of one line are tried."""


class Proof(Struct, frozen=True, dict=True):
    """What a draft is compared by: the base's lines, the draft's, its changes, and how values are read.

    `kept` are the changes that are not made but go into the review file: only they may make a line read otherwise.
    """

    base: Sequence[str]
    accepted: Sequence[str]
    changes: Sequence[Change]
    kept: Sequence[Change]
    inverse: Inverse

    def differences(self, printed: Sequence[Line]) -> list[Difference]:
        """Give every line in which the draft and what its changes print differ.

        Lines are paired by what they read before the changes that are not made.
        """
        new = {at: change for at, text in enumerate(self.accepted) if (change := self._new(at, text))}
        found = [Difference(self.accepted[at], None, at, change) for at, change in new.items()]
        for one, other in self._paired(printed, new):
            if one is None and other is not None:
                found.append(Difference(None, other[1], None, self._gone(other[1]), other[0]))
            elif one is not None and other is None:
                found.append(Difference(self.accepted[one[0]], None, one[0]))
            elif one is not None and other is not None and self.accepted[one[0]] != other[1]:
                change = self._other(one[0], self._readings(one[0]), printed[other[0]])
                found.append(Difference(self.accepted[one[0]], other[1], one[0], change, other[0]))
        return sorted(found, key=lambda each: (each.place is None, each.place or 0))

    def in_print(self, printed: Sequence[Line]) -> set[int]:
        """Give the changes of the template's words, by their `id()`, that print though nobody makes them.

        A template has others where a value is gone, and no stop behind one that ends in a mark.
        """
        words = {id(c): c for c in self.kept if isinstance(c, Unplaced) and c.kind is UnplacedKind.TEMPLATE}
        here = {at for each in words.values() for at in numbers_of(each)}
        found: set[int] = set()
        for one, other in self._paired(printed) if words else ():
            if one is None or other is None or one[0] not in here:
                continue
            rest = [change for change in self._here(one[0]) if id(change) not in words]
            if plain(other[1]) in map(plain, _readings(self.accepted[one[0]], rest, one[0])):
                found.update(id(change) for change in self._here(one[0]) if id(change) in words)
        return found

    def _paired(self, printed: Sequence[Line], new: Container[int] = ()) -> Iterator[tuple[_Text | None, _Text | None]]:
        """Pair the lines of the draft, without `new` ones, with those printed, each with its number."""
        ours = [(at, self._readings(at)[0]) for at in range(len(self.accepted)) if at not in new]
        return pairs(ours, list(enumerate(line.key for line in printed)), itemgetter(1), _likeness, by_place=True)

    def _gone(self, printed: str) -> Change | None:
        """Find the change that took a line out, or elsewhere, and is not made."""
        for change in self.kept:
            base = change.place.base
            if base is None or not (change.place.accepted is None or isinstance(change, ItemMoved)):
                continue
            here = map(plain, self.base[base : base + change.place.lines])
            if plain(printed) in here and (isinstance(change, ItemRemoved | ItemMoved) or _took_all(change, printed)):
                return change
        return self._gone_by_parts(printed)

    def _gone_by_parts(self, printed: str) -> Change | None:
        """Find the first of the changes that took all values of a line out together, and are not made."""
        removals: dict[int, list[ValueChange]] = {}
        for change in self.kept:
            if isinstance(change, ValueChange) and change.place.base is not None and not change.after:
                removals.setdefault(change.place.base, []).append(change)
        for base, changes in removals.items():
            rest = self.base[base]
            for change in changes:
                rest = rest.replace(change.before, "", 1)
            if plain(self.base[base]) == plain(printed) and not any(map(str.isalnum, rest)):
                return changes[0]
        return None

    def _new(self, at: int, accepted: str) -> Change | None:
        """Find the change that added a line and is not made."""
        here = self._here(at)
        for change in here:
            if isinstance(change, ItemAdded | ItemMoved) or _added(change, accepted):
                return change
        return here[0] if here and "" in self._readings(at) else None

    def _other(self, at: int, readings: Sequence[str], printed: Line) -> Change | None:
        texts, here = set(map(plain, readings)), self._here(at)
        if here and plain(printed.key) in texts:
            return here[0]
        text, change = self._as_in_draft(at, printed)
        return change if plain(text) in texts else None

    def _here(self, at: int) -> list[Change]:
        """Give the changes of a line of the draft that are not made."""
        return self._kept_of.get(at, [])

    @cached_property
    def _kept_of(self) -> dict[int | None, list[Change]]:
        found: dict[int | None, list[Change]] = {}
        for change in self.kept:
            for at in dict.fromkeys(numbers_of(change)):
                found.setdefault(at, []).append(change)
        return found

    def _readings(self, at: int) -> Sequence[str]:
        """Give what a line read before the changes that are not made, the likeliest first."""
        here = self._here(at)
        return (here and _readings(self.accepted[at], here, at)) or (self.accepted[at],)

    def _as_in_draft(self, at: int, line: Line) -> tuple[str, Change | None]:
        """Give a line as it prints but for values that the draft puts otherwise, and a change of these.

        They are put in another form, `4 April 2025` for `April 4, 2025`, or are as before while the draft changes them
        in another place.
        """
        unmade = {id(change) for change in self.kept}
        made = [c for c in self.changes if isinstance(c, ValueChange | ItemAdded) and id(c) not in unmade]
        found, text, groups = None, "", unedited(line)
        for number, group in enumerate(groups):
            own = in_key(line, group)
            before = sum(1 for other in groups[:number] if group.path and _same_value(group.path, other.path))
            change, put = self._put(at, group, own, made, before) if group.path else (None, own)
            found, text = found or change, text + put
        return text, found

    def _put(self, at: int, group: Group, own: str, made: Sequence[Change], before: int) -> tuple[Change | None, str]:
        """Give what the draft has for a value, which the line has printed `before` so many times, and why."""
        for change in made:
            if isinstance(change, ItemAdded) and at in numbers_of(change):
                put = self._put_in_new(change, group.path, own)
                if put is not None:
                    return change, put
            if not isinstance(change, ValueChange) or not _same_value(change.path, group.path):
                continue
            here = _stretches(change.elsewhere, at)
            printed = sorted([*here, *_stretches((change.place, *change.again), at)], key=attrgetter("at"))
            stretch = printed[min(before, len(printed) - 1)] if printed else None
            if stretch is not None and stretch in here:
                return change, stretch.after
            if at in numbers_of(change) and self._means_the_same(change, own):
                return change, change.after
        return None, own

    def _put_in_new(self, change: ItemAdded, path: ValuePath | None, printed: str) -> str | None:
        """Give what the draft reads for a value of a new item that prints in another form."""
        item = next((each for each in path.items if each.list == change.list), None) if path else None
        key = str(path.below(item)) if path and item else ""
        text = change.fields.get(key, "") if key in change.printed else ""
        return text if path and self._mean_the_same(path, text, printed, None) else None

    def _means_the_same(self, change: ValueChange, printed: str) -> bool:
        return bool(change.printed_by) and self._mean_the_same(change.path, change.after, printed, change.printed_by)

    def _mean_the_same(self, path: ValuePath, text: str, printed: str, printed_by: str | None) -> bool:
        meant = self.inverse.values(path, text, printed_by) if text else None
        return meant is not None and self.inverse.values(path, printed, printed_by) == meant


def _stretches(places: Iterable[Place], at: int) -> list[Stretch]:
    """Give the stretches of the places in a line of the draft."""
    return [place.stretch for place in places if place.accepted == at and place.stretch is not None]


def _likeness(one: _Text, other: _Text) -> float:
    return likeness(one[1], other[1], LIKE)


def _same_value(one: ValuePath, other: ValuePath | None) -> bool:
    """Tell whether two paths name one value; the days of a meeting have three."""
    return one == other or (other is not None and facts_at(one).filter == "days" == facts_at(other).filter)


def _took_all(change: Change, printed: str) -> bool:
    """Tell whether a change took all the text out of a line."""
    stretch = change.place.stretch
    if stretch is not None:
        return not stretch.after and plain(stretch.before) == plain(printed)
    return isinstance(change, Unplaced) and not change.after and plain(change.before) == plain(printed)


def _added(change: Change, accepted: str) -> bool:
    """Tell whether a change that no value can take added a line, or the row in which it stands."""
    if not isinstance(change, Unplaced) or change.before:
        return False
    texts = [change.after] if change.place.lines == 1 else change.after.split(BETWEEN_CELLS)
    return plain(accepted) in map(plain, texts)


def _readings(accepted: str, changes: Sequence[Change], at: int) -> tuple[str, ...]:
    """Give what a line read before the changes that are said of it; none where it cannot be.

    Each is undone in its own place, of several in one place the last first, with the words of the template that went
    along or without; those that name no place in any one.
    """
    placed = dict.fromkeys(place.stretch for change in changes for place in places_of(change) if place.accepted == at)
    found = {accepted: None}
    for stretch in sorted(filter(None, reversed(placed)), key=attrgetter("at"), reverse=True):
        end = stretch.at + len(stretch.after)
        if accepted[stretch.at : end] != stretch.after:
            return ()
        left, right = ((words, "") if words else ("",) for words in stretch.around)
        befores = [f"{one}{stretch.before}{other}" for one, other in product(left, right)]
        found = {text[: stretch.at] + before + text[end:]: None for text in found for before in befores}
    for change in changes:
        if change.place.stretch or not isinstance(change, Unplaced | ValueChange):
            continue
        for text in tuple(found):
            found.update(dict.fromkeys(_undone(text, change.before, change.after)))
            if len(found) > _MOST:
                return ()
    return tuple(found)


def _undone(text: str, before: str, after: str) -> Iterator[str]:
    if after:
        at = text.find(after)
        while at >= 0:
            yield text[:at] + before + text[at + len(after) :]
            at = text.find(after, at + 1)
    elif before:
        yield from (text[:at] + before + text[at:] for at in range(len(text) + 1))
