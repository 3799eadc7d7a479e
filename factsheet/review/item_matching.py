"""Which items of today's meeting are which of the base: by id, by content, by likeness."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

from factsheet.align.likeness import LIKE, likeness
from factsheet.align.pairs import closest
from factsheet.meeting import CellContent, facts_at
from factsheet.paths import ValuePath
from factsheet.review.tree import Tree, named_after, new_name, renamed


def in_names_of(
    base: Tree, today: Tree, reviewed: Iterable[Tree] = (), taken: Collection[ValuePath] = ()
) -> tuple[Tree, dict[ValuePath, ValuePath]]:
    """Give today's tree with the base's names for the items of both, and the name of each of its own paths.

    `reviewed` are the reviewers' trees. Items that they add may be in today's meeting: it has been merged before. Of
    items that they remove it must be certain that today's meeting has none of them in other words, as it is of those
    that an earlier merge has `taken` out.
    """
    if (today.values, today.lists) == (base.values, base.lists):
        return today, {item: item for item in today.home()}
    names = _Matcher(base, today, list(reviewed), frozenset(taken)).names()
    return renamed(today, names), names


Paths: TypeAlias = tuple[ValuePath, ...]
Pairs: TypeAlias = dict[ValuePath, ValuePath]

_START, _END = ValuePath.parse("start"), ValuePath.parse("end")


class _Matcher:
    def __init__(self, base: Tree, today: Tree, reviewed: Sequence[Tree], taken: frozenset[ValuePath]) -> None:
        self._base, self._today, self._taken = base, today, taken
        known, homes = base.home().keys(), [tree.home().keys() for tree in reviewed]
        self._added = frozenset[ValuePath]().union(*(home - known for home in homes))
        self._removed = frozenset[ValuePath]().union(*(known - home for home in homes)) - taken
        self._own, self._versions = today.texts, [tree.texts for tree in (base, *reviewed)]
        self._names: dict[ValuePath, ValuePath] = {}
        self._given: set[ValuePath] = set()
        self._inside, self._lists_of = today.values_by_item, today.lists_by_owner()
        self._lists: list[tuple[Paths, Paths]] = []

    def names(self) -> dict[ValuePath, ValuePath]:
        """Give the name of each item of today's meeting."""
        self._match(ValuePath(), ValuePath())
        self._match_strays()
        while self._lists:
            self._match_in_doubt(*self._lists.pop(0))
        for path, items in self._today.lists.items():
            for item in items:
                if item not in self._names:
                    self._name_new(path, item)
        return self._names

    def _match(self, mine: ValuePath, theirs: ValuePath) -> None:
        """Match the items of all lists of one item, then those below them."""
        for path in self._lists_of.get(mine, ()):
            all_items = self._today.lists[path]
            own = {item.id for item in all_items}
            known = self._base.lists.get(theirs.joined(path.field), ())
            known = tuple(other for other in known if other not in self._taken or other.id in own)
            ids = {other.id for other in known}
            items = tuple(i for i in all_items if i.id in ids or self._new_name(path, i) not in self._added)
            self._lists.append((items, known))
            self._match_all(self._pairs(items, known))

    def _match_in_doubt(self, items: Paths, known: Paths) -> None:
        """Match what is in two lists alone where a reviewer removes an item: somebody has to look."""
        pairs = {item: self._names[item] for item in items if self._names.get(item) in known}
        mine = tuple(item for item in items if item in pairs or item not in self._names)
        gone = self._removed - self._given
        self._match_all(dict(self._in_doubt(mine, known, pairs, gone)) if gone.intersection(known) else {})

    def _match_all(self, pairs: Pairs) -> None:
        for item, other in pairs.items():
            self._take(item, other)
        for item, other in pairs.items():
            self._match(item, other)

    def _take(self, item: ValuePath, other: ValuePath) -> None:
        self._names[item] = other
        self._given.add(other)

    def _pairs(self, items: Paths, known: Paths) -> Pairs:
        by_id = {other.id: other for other in known}
        pairs = {item: by_id[item.id] for item in items if item.id in by_id}
        paired = set(pairs.values())
        left = [other for other in known if other not in paired]
        for item in items:
            same = [other for other in left if item not in pairs and self._same(item, other)]
            if same:
                pairs[item] = same[0]
                left.remove(same[0])
        pairs |= closest(
            (item, other, (alike, -abs(items.index(item) - known.index(other)), other, item))
            for item in items
            if item not in pairs
            for other in left
            if (alike := self._likeness(item, other))
        )
        return pairs | dict(_by_place(items, known, pairs))

    def _in_doubt(
        self, items: Paths, known: Paths, pairs: Pairs, gone: Collection[ValuePath]
    ) -> Iterator[tuple[ValuePath, ValuePath]]:
        """Take what is new beside where an item is gone for that item."""
        places = {other: _beside(known, other, pairs.values()) for other in known if other in gone}
        for item in items:
            if item not in pairs:
                beside = {pairs.get(each, each) for each in _beside(items, item, pairs)}
                near = [other for other, place in places.items() if place & beside]
                if near:
                    other = max(near, key=lambda other: self._likeness(item, other))
                    del places[other]
                    yield item, other

    def _match_strays(self) -> None:
        """Match items that stand in another list now: those with the same id and kind, or the same content.

        Cells go with their rows, owners with their follow-ups.
        """
        left = {item: path.field for item, path in self._base.home().items() if item not in self._given}
        for path, items in self._today.lists.items():
            for item in items:
                if is_part(item) or item in self._names or self._new_name(path, item) in self._added:
                    continue
                free = [other for other, key in left.items() if key == path.field and other not in self._given]
                same = [o for o in free if self._same(item, o)] or [o for o in free if o.id == item.id]
                if len(same) == 1 and self._own.get(item):
                    self._take(item, same[0])
                    self._match(item, same[0])

    def _name_new(self, path: ValuePath, item: ValuePath) -> None:
        name = self._new_name(path, item, self._given)
        self._take(item, name)
        for inner_path in self._lists_of.get(item, ()):
            items = self._today.lists[inner_path]
            for inner in items:
                if facts_at(inner).holds(CellContent):
                    self._take(inner, name.joined(self._below(item, inner)))
                elif inner not in self._names:
                    self._name_new(inner_path, inner)

    def _new_name(self, path: ValuePath, item: ValuePath, taken: Collection[ValuePath] = ()) -> ValuePath:
        inside = (p for p in self._inside.get(item, ()) if p.owner == item or is_part(p.owner))
        texts = {self._below(item, p): self._today.values[p] for p in inside}
        return new_name(named_after(path, self._names), texts, taken)

    def _below(self, item: ValuePath, path: ValuePath) -> ValuePath:
        """Give what a path names from an item on; cells go by the names of their columns."""
        cell = path.owner
        if cell == item or not facts_at(cell).holds(CellContent):
            return path.below(item)
        column = (item.list.owner / "columns").item(cell.id)
        return cell.list.below(item).item(self._names.get(column, column).id).joined(path.below(cell))

    def _same(self, item: ValuePath, other: ValuePath) -> bool:
        """Tell whether an item says what another one says in the base, or what a reviewer has made of that."""
        text = self._own.get(item)
        return bool(text) and any(text == texts.get(other) for texts in self._versions)

    def _likeness(self, item: ValuePath, other: ValuePath) -> float:
        mine, theirs = self._own.get(item), self._versions[0].get(other)
        return likeness(mine, theirs, LIKE) if mine and theirs else 0.0


def is_part(item: ValuePath) -> bool:
    """Tell whether an item is no item of its own to reviewers: a cell of a row, one of the owners of a follow-up."""
    return facts_at(item).holds(CellContent) or facts_at(item.list).filter == "listing"


def _by_place(items: Paths, known: Paths, pairs: Pairs) -> Iterator[tuple[ValuePath, ValuePath]]:
    """Pair what is left between two items that are known: as many items in the same place are those, rewritten."""
    taken, then = set(pairs.values()), 0
    mine: list[ValuePath] = []
    for item in (*items, None):
        if item is not None and item not in pairs:
            mine.append(item)
            continue
        end = known.index(pairs[item]) if item is not None else len(known)
        theirs = [other for other in known[then:end] if other not in taken]
        if len(mine) == len(theirs):
            yield from zip(mine, theirs, strict=True)
        mine, then = [], max(then, end)


def _beside(items: Paths, item: ValuePath, paired: Collection[ValuePath]) -> set[ValuePath]:
    """Give the nearest items on both sides of one that are in both versions of a list, or the end of the list."""
    at = items.index(item)
    before = next((other for other in reversed(items[:at]) if other in paired), _START)
    return {before, next((other for other in items[at + 1 :] if other in paired), _END)}
