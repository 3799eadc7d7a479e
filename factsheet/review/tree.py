"""A meeting as values and lists by path, which versions of it are compared and merged in, and its way into the file.

Versions of a meeting name an item by its path in the base of the draft, wherever it stands and whatever its id is now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from collections.abc import Mapping as Names
from functools import cached_property
from hashlib import sha256

from msgspec import Struct, field

from factsheet.edit.edits import REMOVED, Brought, Edits, Item, Kept, New, Removed
from factsheet.edit.rewrite import rewrite
from factsheet.meeting import Abbreviation, Outline, RowContent, facts_at, outline, usual_keys
from factsheet.meeting.short_forms import WRAPPERS
from factsheet.paths import ValuePath
from factsheet.source.bind import TAG
from factsheet.source.nodes import Location, Mapping, Node, PlainValue, Scalar, Sequence, identity

_BESIDE = (("id",), ("sources",))
"""The keys of what an item says nothing by."""


class Tree(Struct, dict=True):
    """`values` are texts by path; `lists` the paths of the items of each list; `kinds` what items of content are."""

    values: dict[ValuePath, str] = field(default_factory=dict)
    lists: dict[ValuePath, tuple[ValuePath, ...]] = field(default_factory=dict)
    kinds: dict[ValuePath, str] = field(default_factory=dict)

    def copy(self) -> Tree:
        """Give a tree to change."""
        return Tree(dict(self.values), dict(self.lists), dict(self.kinds))

    def home(self) -> dict[ValuePath, ValuePath]:
        """Give the list that each item stands in."""
        return {item: path for path, items in self.lists.items() for item in items}

    def alive(self) -> set[ValuePath]:
        """Give the items that stand in the meeting, and the root, which is the empty path."""
        found, waiting = {ValuePath()}, [ValuePath()]
        below: dict[ValuePath, list[ValuePath]] = {}
        for path, items in self.lists.items():
            below.setdefault(path.owner, []).extend(items)
        while waiting:
            inner = [item for item in below.get(waiting.pop(), ()) if item not in found]
            found.update(inner)
            waiting += inner
        return found

    @cached_property
    def alive_items(self) -> frozenset[ValuePath]:
        """What `alive` gives, of a tree that changes no more."""
        return frozenset(self.alive())

    def without_dead(self) -> Tree:
        """Give the tree without what stands below items that are gone."""
        alive = self.alive()
        return Tree(
            {path: value for path, value in self.values.items() if path.owner in alive},
            {path: items for path, items in self.lists.items() if path.owner in alive},
            {item: kind for item, kind in self.kinds.items() if item in alive},
        )

    def inside(self, item: ValuePath) -> dict[ValuePath, str]:
        """Give the values of an item and of all that stands below it."""
        items, depth = {item, *self.below(item)}, len(item)
        return {path: value for path, value in self.values.items() if path[:depth] == item and path.owner in items}

    def below(self, item: ValuePath) -> Iterator[ValuePath]:
        """Give the items below an item."""
        depth = len(item)
        for path, items in self.lists.items():
            if path[:depth] == item and path.owner == item:  # the first is quick, and rules most out
                for inner in items:
                    yield inner
                    yield from self.below(inner)


def tree_of(named: Mapping) -> Tree:
    """Give the tree of a meeting whose items all have ids."""
    tree = Tree()
    _collect(named, ValuePath(), tree)
    return tree


def _collect(node: Node, path: ValuePath, tree: Tree) -> None:
    match node:
        case Mapping(entries):
            for entry in entries:
                if entry.key == TAG:
                    tree.kinds[path] = node.text(TAG) or ""
                elif entry.key != "id" or not entry.implied:
                    _collect(entry.value, path / entry.key, tree)
        case Sequence(items):
            tree.lists[path] = tuple(path.item(str(identity(item))) for item in items)
            for item, inner in zip(items, tree.lists[path], strict=True):
                _collect(item, inner, tree)
        case Scalar(value):
            tree.values[path] = (value or "").strip()


def new_name(path: ValuePath, texts: dict[ValuePath, str], taken: Collection[ValuePath] = ()) -> ValuePath:
    """Name an item that the base does not have by what it says, so that who adds the same adds the same item.

    `texts` are its values by what their paths name below the item; names that are taken are those of others.
    """
    said = sorted((str(name), text) for name, text in texts.items() if name.keys[:1] not in _BESIDE)
    name = f"+{sha256(repr((str(path), said)).encode()).hexdigest()[:16]}"
    while path.item(name) in taken:
        name += "+"
    return path.item(name)


def named_after(path: ValuePath, names: Names[ValuePath, ValuePath]) -> ValuePath:
    """Give a path after the name of the item that it belongs to."""
    owner = path.owner
    return names[owner].joined(path.below(owner)) if owner in names else path


def renamed(tree: Tree, names: Names[ValuePath, ValuePath]) -> Tree:
    """Give a tree whose items have other names; what stands below them is named after them."""

    def move(path: ValuePath) -> ValuePath:
        return named_after(path, names)

    return Tree(
        {move(path): value for path, value in tree.values.items()},
        {move(path): tuple(map(move, items)) for path, items in tree.lists.items()},
        {move(item): kind for item, kind in tree.kinds.items()},
    )


def plain_item(tree: Tree, item: ValuePath, *, wrapped: bool = True) -> PlainValue:
    """Give an item, with what stands below it, as it is written; `wrapped` below the key that says its kind."""
    if item in tree.values:
        return tree.values[item]
    facts = facts_at(tree.home().get(item, ValuePath()))
    if facts.holds(RowContent):
        return _row(tree, item)
    kind = tree.kinds.get(item, "")
    part = WRAPPERS.get(kind, facts.parts[0])
    plain = _mapping(tree, item)
    inner: PlainValue = plain[part.short] if part.short and [*plain] == [part.short] else plain
    return {kind: inner} if wrapped and facts.in_content and kind in WRAPPERS else inner


def _row(tree: Tree, item: ValuePath) -> PlainValue:
    cells: list[PlainValue] = [tree.values.get(cell / "text", "") for cell in tree.lists.get(item / "cells", ())]
    return {"id": tree.values[item / "id"], "cells": cells} if item / "id" in tree.values else cells


def _mapping(tree: Tree, item: ValuePath) -> dict[str, PlainValue]:
    plain: dict[str, PlainValue] = {}
    for path, value in tree.values.items():
        if path.owner == item and path != item:
            plain[str(path.field)] = value
    for path, items in tree.lists.items():
        if path.owner == item and items:
            plain[str(path.field)] = [plain_item(tree, inner) for inner in items]
    order = usual_keys(item)
    return dict(sorted(plain.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order)))


def write_tree(data: bytes, file: str, tree: Tree, names: Names[ValuePath, ValuePath]) -> bytes:
    """Give a meeting file edited to say what a tree says; `names` are the tree's names of the file's items.

    Items that `names` leaves out have the same path in both.
    """
    writer = _Writer(outline(data, file), tree, dict(names))
    return rewrite(data, file, writer.edits())


class _Writer(Struct, dict=True):
    """Finds the edits of one file."""

    outline: Outline
    tree: Tree
    names: dict[ValuePath, ValuePath]
    values: dict[Location, PlainValue | Removed] = field(default_factory=dict)
    orders: dict[Location, tuple[Item, ...]] = field(default_factory=dict)
    keys: dict[Location, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.before = renamed(tree_of(self.outline.named), self.names)
        self.homes = self.before.home()
        self.own = {name: path for path, name in self.names.items()}
        self.now_said, self.then_said = _fields(self.tree), _fields(self.before)

    def edits(self) -> Edits:
        """Give the edits."""
        alive = self.tree.alive() & self.before.alive()
        whole = {item for item in alive if self._is_short(item) and self._needs_keys(item)}
        for item in sorted(whole):
            self.values[self._place(item)] = plain_item(self.tree, item, wrapped=False)
        for path in dict.fromkeys([*self.before.values, *self.tree.values]):
            owner = path.owner
            if owner in alive and owner not in whole and self.before.values.get(path) != self.tree.values.get(path):
                self._set(path)
        for path in dict.fromkeys([*self.before.lists, *self.tree.lists]):
            if path.owner in alive and path.owner not in whole:
                self._order(path)
        return Edits(self.values, self.orders, self.keys)

    def _is_short(self, item: ValuePath) -> bool:
        """Tell whether an item is written as one text or as a list of its cells."""
        if not item or facts_at(item).holds(Abbreviation):
            return False
        return not isinstance(self.outline.node(self._place(item)), Mapping)

    def _needs_keys(self, item: ValuePath) -> bool:
        return self.now_said[item] != self.then_said[item]

    def _place(self, item: ValuePath) -> Location:
        location = self._location(item)
        if location is None:
            raise LookupError(item)
        return location

    def _set(self, path: ValuePath) -> None:
        new = self.tree.values.get(path)
        written = self._location(path)
        if written is not None:
            self.values[written] = REMOVED if new is None else new
        elif new is not None:
            self._add(path, new)

    def _location(self, path: ValuePath) -> Location | None:
        return self.outline.find(named_after(path, self.own))

    def _add(self, path: ValuePath, value: PlainValue) -> None:
        """Write a key that the file does not have."""
        around, key = path.parent, path[-1].key
        location = self._location(around) if around != path.owner else self._place(around)
        if location is None:
            self._add(around, {key: value})
            return
        self.values[(*location, key)] = value
        self.keys[location] = usual_keys(around)

    def _order(self, path: ValuePath) -> None:
        before, after = self.before.lists.get(path, ()), self.tree.lists.get(path, ())
        if before == after:
            return
        location = self._location(path)
        if location is None:
            self._add(path, [plain_item(self.tree, item) for item in after])
            return
        node = self.outline.node(location)
        if isinstance(node, Sequence):
            self.orders[location] = tuple(self._item(item, before, path) for item in after)
        elif isinstance(node, Scalar):
            self.values[location] = [plain_item(self.tree, item) for item in after] or REMOVED
        else:
            self._order_mapping(path, location)

    def _item(self, item: ValuePath, before: tuple[ValuePath, ...], path: ValuePath) -> Item:
        if item in before:
            return Kept(before.index(item))
        home = self.homes.get(item)
        location = self._location(home) if home and home.field == path.field else None
        if home is None or location is None or not isinstance(self.outline.node(location), Sequence):
            return New(plain_item(self.tree, item))
        return Brought((*location, self.before.lists[home].index(item)))

    def _order_mapping(self, path: ValuePath, location: Location) -> None:
        """Add and remove abbreviations, which are keys; their order is that of the file."""
        before, after = self.before.lists[path], self.tree.lists.get(path, ())
        for item in before:
            if item not in after:
                self.values[(*location, self.before.values[item / "id"])] = REMOVED
        for item in after:
            if item not in before:
                self.values[(*location, self.tree.values[item / "id"])] = self.tree.values[item / "meaning"]


def _fields(tree: Tree) -> dict[ValuePath, set[ValuePath]]:
    """Give the paths of what each item says itself."""
    found: dict[ValuePath, set[ValuePath]] = defaultdict(set)
    for path in [*tree.values, *(path for path, items in tree.lists.items() if items)]:
        found[path.owner].add(path)
    return found
