"""Differences between a draft and what its changes print, and those that are the template's doing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factsheet.align.pairs import same_places
from factsheet.paths import ValuePath
from factsheet.review.attribution import unedited
from factsheet.review.changes import (
    Change,
    ItemAdded,
    ItemKind,
    ItemRemoved,
    Place,
    Unplaced,
    UnplacedKind,
    ValueChange,
)
from factsheet.review.lines import Line

Lists: TypeAlias = Mapping[ValuePath, tuple[ValuePath, ...]]


class Difference(Struct, frozen=True):
    """A line of the draft (`accepted`, None if it has none) that prints as `printed` (None if it does not print).

    `change` is what accounts for it; where that is None, the proof has failed. `place` and `reprint` are the numbers of
    the line in the draft and in print.
    """

    accepted: str | None
    printed: str | None
    place: int | None = None
    change: Change | None = None
    reprint: int | None = None


def plain(text: str) -> str:
    """Give a text with single spaces."""
    return " ".join(text.split())


def places_of(change: Change) -> tuple[Place, ...]:
    """Give all the places of a change."""
    return (change.place, *change.again) if isinstance(change, ValueChange) else (change.place,)


def numbers_of(change: Change) -> list[int | None]:
    """Give the numbers of the lines of the draft that a change is of."""
    places = ((place.accepted, place.lines) for place in places_of(change))
    return [number for first, lines in places if first is not None for number in range(first, first + lines)]


_ROWS = (ItemKind.ROW, ItemKind.RECORD)


def without_fillers(
    differences: Sequence[Difference],
    accepted: Sequence[str],
    printed: Sequence[Line],
    changes: Sequence[Change],
    unfit: Sequence[Unplaced],
) -> Iterator[Difference]:
    """Give differences, those that are fillers accounted for by the row's own change.

    A filler is one of the lines printed that the draft has not, in a row that a change added, and shows no field that
    the change gives; what is `unfit` is not given.
    """
    added = {c.place.accepted: c for c in changes if isinstance(c, ItemAdded) and c.kind in _ROWS}
    if not added:
        yield from differences
        return
    same = {to: at for at, to in same_places(accepted, [line.key for line in printed])}
    for each in differences:
        line = None if each.change or each.accepted is not None or each.reprint is None else printed[each.reprint]
        row = [n for n, other in enumerate(printed) if line is not None and _row(line) == _row(other) is not None]
        change = next((added[same[n]] for n in row if same.get(n) in added), None)
        is_filler = change is not None and line is not None and not _shows(line, change, [each.after for each in unfit])
        yield replace(each, change=change) if is_filler else each


def resorted(
    differences: Sequence[Difference], printed: Sequence[Line], order: Lists, made: Sequence[Change]
) -> Iterator[Difference]:
    """Give differences, lines that the template sorts accounted for by the value that they stand elsewhere for.

    Such a line reads the same in the draft and in print, and is of a list in which a value was made another and which
    prints in another `order` than the meeting has it.
    """
    changed = {c.path.owner.list: c for c in made if isinstance(c, ValueChange) and c.path.owner}
    ours = {each.accepted for each in differences if each.printed is None}
    found: dict[str | None, Change] = {}
    for each in differences:
        item = None if each.reprint is None or each.printed not in ours else printed[each.reprint].item
        if item and item.list in changed and not _is_as_written(item.list, printed, order):
            found[each.printed] = changed[item.list]
    for each in differences:
        lone = each.accepted if each.printed is None else each.printed if each.accepted is None else None
        yield replace(each, change=found[lone]) if not each.change and lone in found else each


def _is_as_written(path: ValuePath, printed: Sequence[Line], order: Lists) -> bool:
    places = {item: number for number, item in enumerate(order.get(path, ()))}
    here = [places[line.item] for line in printed if line.item in places]
    return here == sorted(here)


class ByTemplate(Struct, frozen=True, dict=True):
    """Accounts for lines in which values read the same and only the template's words differ.

    A template prints other words where a value is gone, none of its own beside a list that is empty, no full stop
    behind what ends in a mark, and of an item only what it has. `base` are the lines of the base, `accepted` those of
    the draft, `said` what their values say and `owners` which lines of the base they are; `printed` is what the changes
    print. `changes` are those that were made, `kept` those that were not.
    """

    base: Sequence[Line]
    accepted: Sequence[str]
    said: Sequence[str]
    owners: Sequence[int | None]
    printed: Sequence[Line]
    changes: Sequence[Change]
    kept: Sequence[Change]

    def explained(self, differences: Iterable[Difference]) -> Iterator[Difference]:
        """Give differences, with the changes that account for them."""
        for each in differences:
            change = each.change or self._change(each)
            yield replace(each, change=change) if change else each

    def _change(self, each: Difference) -> Change | None:
        gone = [c for c in self.changes if isinstance(c, ItemRemoved) or (isinstance(c, ValueChange) and not c.after)]
        ours = "" if each.place is None else plain(self.said[each.place])
        theirs = "" if each.reprint is None else plain(self._values(each.place, self.printed[each.reprint]))
        if ours == theirs:
            near = [c for c in gone if each.place is None or each.place in numbers_of(c)]
            if near or gone:
                return (near or gone)[0]
        if self._has_words_of_base(each):
            return next((c for c in self.changes if isinstance(c, ValueChange) and each.place in numbers_of(c)), None)
        unfit = (c for c in self.kept if isinstance(c, Unplaced) and c.kind is UnplacedKind.VALUE)
        found = (c for c in unfit if not c.place.stretch and each.place in numbers_of(c) and plain(c.after) == ours)
        return next(found, None) or self._beside(each, gone)

    def _values(self, at: int | None, line: Line) -> str:
        """Give the values that a line prints; as the draft has them where it changes them elsewhere."""
        segments = (segment for segment in line.segments if segment.origin)
        return "".join(self._elsewhere.get((at, segment.path), segment.text) for segment in segments)

    @cached_property
    def _elsewhere(self) -> dict[tuple[int | None, ValuePath | None], str]:
        """The values that read as before in a line of the draft though they are changed in another one."""
        values = (change for change in self.changes if isinstance(change, ValueChange))
        places = ((change.path, place) for change in values for place in change.elsewhere)
        return {(place.accepted, path): place.stretch.after for path, place in places if place.stretch}

    def _has_words_of_base(self, each: Difference) -> bool:
        """Tell whether a line of the draft reads as it prints but for the template's words, which are the base's."""
        number = None if each.place is None else self.owners[each.place]
        if number is None or each.reprint is None:
            return False
        line = self.base[number]
        before = [group for group in unedited(line) if line.counts[group.first]]
        values = [group for group in unedited(self.printed[each.reprint]) if group.path]
        if [group.path.keys for group in before if group.path] != [group.path.keys for group in values if group.path]:
            return False
        now = (group.before for group in values)
        return "".join(next(now) if group.path else group.before for group in before) == each.accepted

    def _beside(self, each: Difference, gone: Iterable[Change]) -> Change | None:
        """Find the value of an item whose other values are printed no more, though nobody has changed them."""
        number = None if each.place is None or each.printed is not None else self.owners[each.place]
        line = self.base[number] if number is not None else None
        if line is None or each.accepted != line.key:
            return None
        owners = {path.owner for path in line.paths}
        return next((c for c in gone if isinstance(c, ValueChange) and c.path.owner in owners), None)


def _row(line: Line) -> tuple[int, int] | None:
    return (line.spot.table, line.spot.row) if line.spot else None


def _shows(line: Line, change: ItemAdded, unfit: Sequence[str]) -> bool:
    given = {name for name, text in change.fields.items() if text not in unfit}
    if change.kind is ItemKind.ROW:
        return any(path.owner.id in given for path in line.paths)
    return any(key in given for path in line.paths for key in path.keys)
