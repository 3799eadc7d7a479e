"""The three-way merge: the base of the draft, today's meeting and the reviewers' versions, all in the base's names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cmp_to_key, partial

from msgspec import Struct, field

from factsheet.align.merging import merge
from factsheet.align.pairs import increasing
from factsheet.align.words import words
from factsheet.meeting import facts_at
from factsheet.paths import ValuePath
from factsheet.review.results import Conflict
from factsheet.review.tree import Tree
from factsheet.rich.reading import parse_rich

OURS = "the meeting file"
"""The name of today's meeting among the versions."""


class Decisions(Struct, frozen=True):
    """Paths for which the reviewers' version is taken (`theirs`), or that of today's meeting (`ours`).

    `chosen` names the file whose version is taken where reviewers differ.
    """

    theirs: frozenset[ValuePath] = frozenset()
    ours: frozenset[ValuePath] = frozenset()
    chosen: Mapping[ValuePath, str] = field(default_factory=dict)

    @classmethod
    def of(cls, theirs: Iterable[str], ours: Iterable[str], files: Iterable[str] = ()) -> Decisions:
        """Make decisions of paths as users write them; with `=FILE` behind, a path takes the version of that file."""
        theirs, files = list(theirs), list(files)
        pairs = [(path, name) for path, _, name in (text.rpartition("=") for text in theirs) if path and name in files]
        whole = set(theirs) - {f"{path}={name}" for path, name in pairs}
        chosen = {ValuePath.parse(path): name for path, name in pairs}
        return cls(frozenset(map(ValuePath.parse, whole)), frozenset(map(ValuePath.parse, ours)), chosen)

    @property
    def paths(self) -> frozenset[ValuePath]:
        """All that something is decided about."""
        return self.theirs | self.ours | self.chosen.keys()

    def choose(self, path: ValuePath, versions: Mapping[str, str | None]) -> Mapping[str, str | None] | None:
        """Give the versions that count for a path, None where nothing is decided about it."""
        if path in self.ours:
            return {name: value for name, value in versions.items() if name == OURS}
        if path in self.chosen:
            return {name: value for name, value in versions.items() if name == self.chosen[path]}
        if path in self.theirs:
            return {name: value for name, value in versions.items() if name != OURS}
        return None


def merge_values(
    base: Tree, versions: Mapping[str, Tree], alive: set[ValuePath], decisions: Decisions
) -> tuple[dict[ValuePath, str], list[Conflict]]:
    """Give the values of all items that are alive, and the conflicts; a value in conflict stays as it is today."""
    merged: dict[ValuePath, str] = {}
    conflicts: list[Conflict] = []
    for path in _paths(base, versions, alive):
        before = base.values.get(path)
        if before is not None and all(tree.values.get(path) == before for tree in versions.values()):
            merged[path] = before
            continue
        says = {name: tree.values.get(path) for name, tree in versions.items() if _knows(tree, path)}
        value, conflict = _merged(path, before, says, decisions)
        conflicts += [conflict] if conflict else []
        if value is not None:
            merged[path] = value
    return merged, conflicts


def _paths(base: Tree, versions: Mapping[str, Tree], alive: set[ValuePath]) -> list[ValuePath]:
    paths = dict.fromkeys(path for tree in (versions[OURS], base, *versions.values()) for path in tree.values)
    return [path for path in paths if path.owner in alive]


def _knows(tree: Tree, path: ValuePath) -> bool:
    """Tell whether a version has an opinion on a value: it has the value, or the item that lacks it."""
    return path in tree.values or path.owner in tree.alive_items


def _merged(
    path: ValuePath, base: str | None, says: Mapping[str, str | None], decisions: Decisions
) -> tuple[str | None, Conflict | None]:
    changed = {name: value for name, value in says.items() if value != base}
    found, value = _agreed(path, base, changed)
    if found:
        return value, None
    chosen = decisions.choose(path, changed)
    if chosen is not None:
        found, value = _agreed(path, base, chosen)
        if found:
            return value, None
    reason = "deleted by one, changed by another" if None in changed.values() else "changed in different ways"
    return says.get(OURS, base), Conflict(path, reason, base, tuple(sorted(changed.items())))


def _agreed(path: ValuePath, base: str | None, changed: Mapping[str, str | None]) -> tuple[bool, str | None]:
    """Tell whether the changes go together, and give the value that they make."""
    distinct = set(changed.values())
    if not distinct:
        return True, base
    if len(distinct) == 1:
        return True, distinct.pop()
    texts = [text for text in distinct if text is not None]
    facts = facts_at(path)
    if base is None or len(texts) < len(distinct) or not facts.worded:
        return False, None
    merged = merge_texts(base, texts, rich=facts.rich)
    return merged is not None, merged


def merge_texts(base: str, versions: Iterable[str], *, rich: bool) -> str | None:
    """Give the text with the changes of all versions, which are to different words; None where two of them meet.

    Rich text is merged with its markup, and what comes out must read as the merged words do.
    """
    changed = {version for version in versions if version != base}
    if len(changed) < 2:
        return changed.pop() if changed else base
    merged = _merge_words(base, changed)
    if merged is None or not rich:
        return merged
    return merged if _shown(merged) == _merge_words(_shown(base), map(_shown, changed)) else None


def _merge_words(base: str, versions: Iterable[str]) -> str | None:
    merged = merge(words(base, whole=True), (words(version, whole=True) for version in versions))
    return None if merged is None else "".join(merged)


def _shown(text: str) -> str:
    return "".join(run.text for run in parse_rich(text))


class ListSpot(Struct, frozen=True, order=True):
    """Where a version puts an item: the list, and the nearest item before it that no version moves or removes."""

    list: ValuePath
    after: ValuePath


class ListMerger(Struct, dict=True):
    """Merges the lists; `conflicts` grows with what does not go together."""

    base: Tree
    versions: Mapping[str, Tree]
    decisions: Decisions
    conflicts: list[Conflict] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.home = self.base.home()
        self.homes = {name: tree.home() for name, tree in self.versions.items()}
        self.gone: dict[ValuePath, set[str]] = defaultdict(set)
        self.moved: dict[ValuePath, set[str]] = defaultdict(set)
        self.places: dict[str, dict[ValuePath, int]] = {}
        for name in self.versions:
            self._see(name)

    def _see(self, name: str) -> None:
        """Note which items of the base a version has removed or moved."""
        home, tree = self.homes[name], self.versions[name]
        for item, path in self.home.items():
            if item not in home:
                if path.owner in tree.alive_items:
                    self.gone[item].add(name)
            elif home[item] != path:
                self.moved[item].add(name)
        for path, items in self.base.lists.items():
            if tree.lists.get(path) == items:
                continue
            stayed = [item for item in items if home.get(item) == path]
            for item in _out_of_order(stayed, tree.lists.get(path, ())):
                self.moved[item].add(name)

    def merge(self) -> dict[ValuePath, tuple[ValuePath, ...]]:
        """Give the items of every list."""
        self._settle_removals()
        self.stable = {name: tree.spots(self._stays) for name, tree in self.versions.items()}
        spots = defaultdict[ValuePath, list[tuple[ValuePath, ListSpot]]](list)
        for item in [*self.moved, *self._added()]:
            if spot := self._spot_of(item):
                spots[spot.list].append((item, spot))
        lists = dict.fromkeys(
            path for tree in (self.versions[OURS], self.base, *self.versions.values()) for path in tree.lists
        )
        return {path: self._ordered(path, spots[path]) for path in lists}

    def _stays(self, path: ValuePath, item: ValuePath) -> bool:
        """Tell whether nobody takes an item from its place in a list."""
        return self.home.get(item) == path and item not in self.moved and item not in self.gone

    def _added(self) -> dict[ValuePath, None]:
        known = self.home
        return dict.fromkeys(item for home in self.homes.values() for item in home if item not in known)

    def _settle_removals(self) -> None:
        """Keep an item that one version removes and another changes or moves, and tell the conflict."""
        for item in sorted(self.gone):
            touched = {name for name in self.versions if name not in self.gone[item] and self._touches(name, item)}
            if not touched:
                continue
            says = {name: self._text(name, item) for name in sorted(self.gone[item] | touched)}
            chosen = self.decisions.choose(item, says)
            if chosen is not None and len({value is None for value in chosen.values()}) == 1:
                if None not in chosen.values():
                    del self.gone[item]
                continue
            reason = "removed by one, changed by another"
            self.conflicts.append(Conflict(item, reason, _told(self.base, item), tuple(says.items())))

    def _touches(self, name: str, item: ValuePath) -> bool:
        tree = self.versions[name]
        if name in self.moved.get(item, ()):
            return True
        below = set(tree.below(item))
        if below - self.home.keys() or any(each in self.homes[name] for each in set(self.base.below(item)) - below):
            return True
        changed = {path for path, value in tree.inside(item).items() if self.base.values.get(path) != value}
        lacking = {p for p in self.base.inside(item) if p not in tree.values and p.owner in tree.alive_items}
        return bool(changed or lacking)

    def _text(self, name: str, item: ValuePath) -> str | None:
        return None if name in self.gone[item] else _told(self.versions[name], item)

    def _spot_of(self, item: ValuePath) -> ListSpot | None:
        """Give where an item goes that is new or moved, as told by the version that is first among those that agree."""
        movers = self.moved.get(item) or {name for name, home in self.homes.items() if item in home}
        movers = {name for name in movers if item in self.homes[name]}
        if not movers or item in self.gone:
            return None
        spots = {name: self._spot(name, item) for name in movers}
        if len(set(spots.values())) > 1 and item in self.home:
            says = {
                name: f"after {spot.after.id or 'the beginning'} in {spot.list}" for name, spot in sorted(spots.items())
            }
            chosen = self.decisions.choose(item, says)
            spots = {name: spot for name, spot in spots.items() if chosen is None or name in chosen} or spots
            if chosen is None or len(set(spots.values())) > 1:
                self.conflicts.append(Conflict(item, "moved to different places", None, tuple(says.items())))
        # Names of versions decide nothing: today's place counts first, then the first of the places themselves.
        return min((name != OURS, self._nearest(name, item)) for name in spots)[1]

    def _spot(self, name: str, item: ValuePath) -> ListSpot:
        """Give where a version has an item, by items that nobody moves."""
        return ListSpot(*self.stable[name][item])

    def _nearest(self, name: str, item: ValuePath) -> ListSpot:
        """Give where a version has an item, by the item before it that stands in the merged list.

        What is new goes along with the item that it was put behind; what has moved does not go along with an item that
        only another version has moved.
        """
        path = self.homes[name][item]
        before, at = self.versions[name].lists[path], self._places(name)[item]
        for other in (before[n] for n in range(at - 1, -1, -1)):
            elsewhere = item in self.home and other in self.moved and name not in self.moved[other]
            if other not in self.gone and not elsewhere and self._goes_to(other) == path:
                return ListSpot(path, other)
        return ListSpot(path, ValuePath())

    def _places(self, name: str) -> dict[ValuePath, int]:
        """Give the place of each item of a version in its list."""
        if name not in self.places:
            lists = self.versions[name].lists.values()
            self.places[name] = {item: at for items in lists for at, item in enumerate(items)}
        return self.places[name]

    def _goes_to(self, item: ValuePath) -> ValuePath:
        """Give the list that an item ends up in."""
        places = ((name != OURS, self.homes[name].get(item)) for name in self.moved.get(item, ()))
        elsewhere = [(later, path) for later, path in places if path is not None and path != self.home.get(item)]
        if elsewhere:
            return min(elsewhere)[1]
        return self.home.get(item) or next(home[item] for home in self.homes.values() if item in home)

    def _ordered(self, path: ValuePath, spots: Sequence[tuple[ValuePath, ListSpot]]) -> tuple[ValuePath, ...]:
        stable = [item for item in self.base.lists.get(path, ()) if item not in self.gone and item not in self.moved]
        if not spots:
            return tuple(stable)
        following: dict[ValuePath, list[ValuePath]] = defaultdict(list)
        for item, spot in spots:
            following[spot.after].append(item)
        ours, fillers = self.homes[OURS], self._fillers(path, following)
        ranks = self._ranks(path)
        for items in following.values():
            items.sort(key=lambda item: (item in self.home, item not in ours, item in fillers, item))
            items.sort(key=cmp_to_key(partial(_in_order, ranks)))
        order: list[ValuePath] = []
        for head in (ValuePath(), *stable):
            _unroll(head, following, order)
        known = set(order)
        missing = [item for items in following.values() for item in items if item not in known]
        for item in sorted(missing):
            self.conflicts.append(Conflict(item, "moved to places that name each other", None, ()))
        return (*order, *sorted(missing))

    def _fillers(self, path: ValuePath, following: Mapping[ValuePath, Iterable[ValuePath]]) -> set[ValuePath]:
        """Give the items that a version has in the place of the next one of the base: others put theirs before that."""
        base = self.base.lists.get(path, ())
        behind = dict(zip((ValuePath(), *base), base, strict=False))
        gone = {spot: self.gone[behind[spot]] for spot in following if behind.get(spot) in self.gone}
        return {i for spot, by in gone.items() for i in following[spot] if any(i in self.homes[name] for name in by)}

    def _ranks(self, path: ValuePath) -> list[dict[ValuePath, int]]:
        """Give the places of the items of a list in each version, the base's first, then today's."""
        reviewed = (tree for name, tree in self.versions.items() if name != OURS)
        trees = (self.base, self.versions[OURS], *reviewed)
        return [{item: at for at, item in enumerate(tree.lists.get(path, ()))} for tree in trees]


def _in_order(ranks: Sequence[Mapping[ValuePath, int]], one: ValuePath, other: ValuePath) -> int:
    """Tell which of two items is first: as in versions that have changed it, today's before all; else as in the base.

    It is 0 where the versions do not agree or none has both.
    """
    base, today, *versions = [_sign(rank, one, other) for rank in ranks]
    if today not in (0, base):
        return today
    changed = {found for found in versions if found not in (0, base)}
    return changed.pop() if len(changed) == 1 else base


def _sign(rank: Mapping[ValuePath, int], one: ValuePath, other: ValuePath) -> int:
    if one not in rank or other not in rank:
        return 0
    return -1 if rank[one] < rank[other] else 1


def _unroll(head: ValuePath, following: Mapping[ValuePath, list[ValuePath]], order: list[ValuePath]) -> None:
    """Append an item and those that follow it, in depth first."""
    waiting = [head]
    while waiting:
        item = waiting.pop()
        if item:
            order.append(item)
        waiting += reversed(following.get(item, ()))


def _out_of_order(stayed: list[ValuePath], items: tuple[ValuePath, ...]) -> set[ValuePath]:
    """Give the fewest items that have moved: those outside the longest run that keeps its order."""
    rank = {item: at for at, item in enumerate(stayed)}
    order = [rank[item] for item in items if item in rank]
    kept = increasing(order)
    return {stayed[value] for place, value in enumerate(order) if place not in kept}


def _told(tree: Tree, item: ValuePath) -> str:
    inside = tree.inside(item)
    return " · ".join(text for path, text in inside.items() if text and path.keys[-1] != "id")


class Merged(Struct, frozen=True):
    """What the versions make together, and where they do not go together; those places are as they are today."""

    tree: Tree
    conflicts: tuple[Conflict, ...]


def merge3(base: Tree, today: Tree, reviewed: Mapping[str, Tree], decisions: Decisions | None = None) -> Merged:
    """Merge today's meeting with the reviewers' versions, by name; their order does not matter."""
    decisions = decisions or Decisions()
    versions = {OURS: today, **dict(sorted(reviewed.items()))}
    merger = ListMerger(base, versions, decisions)
    tree = Tree({}, merger.merge(), {})
    for version in reversed(versions.values()):
        tree.kinds.update(version.kinds)
    tree.values, conflicts = merge_values(base, versions, tree.alive(), decisions)
    return Merged(tree.without_dead(), tuple(sorted({*merger.conflicts, *conflicts})))
