"""From a tree to a meeting file: the edits, and no others, that make the file say what the tree says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping as Names
from functools import cached_property
from typing import TypeVar

from msgspec import Struct, field

from factsheet.edit.edits import REMOVED, Brought, Edits, Item, Kept, New, Removed
from factsheet.edit.rewrite import rewrite
from factsheet.meeting import Abbreviation, Outline, RowContent, facts_at, outline, usual_keys
from factsheet.meeting.short_forms import WRAPPERS
from factsheet.paths import ValuePath
from factsheet.review.ids import ids_apart
from factsheet.review.tree import Tree, named_after, read_tree, renamed
from factsheet.source.nodes import Location, Mapping, PlainValue, Scalar, Sequence

T = TypeVar("T")


class _Items(Struct, dict=True):
    """Gives the items of a tree, each with what stands below it, as they are written."""

    tree: Tree

    def __post_init__(self) -> None:
        self.homes = self.tree.home()
        self.values: dict[ValuePath, list[ValuePath]] = defaultdict(list)
        self.lists = self.tree.lists_by_owner()
        for path in self.tree.values:
            self.values[path.owner].append(path)

    def plain(self, item: ValuePath, *, wrapped: bool = True) -> PlainValue:
        """Give an item; `wrapped` below the key that says its kind."""
        if item in self.tree.values:
            return self.tree.values[item]
        facts = facts_at(self.homes.get(item, ValuePath()))
        if facts.holds(RowContent):
            return self._row(item)
        kind = self.tree.kinds.get(item, "")
        part = WRAPPERS.get(kind, facts.parts[0])
        plain = self._mapping(item)
        inner: PlainValue = plain[part.short] if part.short and [*plain] == [part.short] else plain
        return {kind: inner} if wrapped and facts.in_content and kind in WRAPPERS else inner

    def _row(self, item: ValuePath) -> PlainValue:
        values = self.tree.values
        cells: list[PlainValue] = [values.get(cell / "text", "") for cell in self.tree.lists.get(item / "cells", ())]
        own = {str(path.field): values[path] for path in self.values[item]}
        return _in_usual_order({**own, "cells": cells}, item) if own else cells

    def _mapping(self, item: ValuePath) -> dict[str, PlainValue]:
        plain: dict[str, PlainValue] = {
            str(path.field): self.tree.values[path] for path in self.values[item] if path != item
        }
        for path in self.lists.get(item, ()):
            plain[str(path.field)] = [self.plain(inner) for inner in self.tree.lists[path]]
        return _in_usual_order(plain, item)


def _in_usual_order(plain: dict[str, PlainValue], item: ValuePath) -> dict[str, PlainValue]:
    order = usual_keys(item)
    return dict(sorted(plain.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order)))


def write_tree(
    data: bytes, file: str, tree: Tree, names: Names[ValuePath, ValuePath], before: Tree | None = None
) -> bytes:
    """Give a meeting file edited to say what a tree says; `names` are the tree's names of the file's items.

    Items that `names` leaves out have the same path in both. `before` is the tree of the file in these names, where it
    is known. Items that come to have one name between them get ids.
    """
    before = before or renamed(read_tree(data, file), names)
    written = _written(data, file, tree, names, before)
    while ids := ids_apart(tree, read_tree(written, file), before):
        tree = Tree({**tree.values, **ids}, tree.lists, tree.kinds)
        written = _written(data, file, tree, names, before)
    return written


def _written(data: bytes, file: str, tree: Tree, names: Names[ValuePath, ValuePath], before: Tree) -> bytes:
    return rewrite(data, file, _Writer(outline(data, file), before, tree, dict(names)).edits())


class _Writer(Struct, dict=True):
    """Finds the edits of one file."""

    outline: Outline
    before: Tree
    tree: Tree
    names: dict[ValuePath, ValuePath]
    values: dict[Location, PlainValue | Removed] = field(default_factory=dict)
    orders: dict[Location, tuple[Item, ...]] = field(default_factory=dict)
    keys: dict[Location, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.own = {name: path for path, name in self.names.items()}

    @cached_property
    def homes(self) -> dict[ValuePath, ValuePath]:
        """The list that each item of the file stands in."""
        return self.before.home()

    @cached_property
    def items(self) -> _Items:
        """The items as they are to be written."""
        return _Items(self.tree)

    def edits(self) -> Edits:
        """Give the edits."""
        values = _differing(self.before.values, self.tree.values)
        lists = _differing(self.before.lists, self.tree.lists)
        if not values and not lists:
            return Edits()
        alive = self.tree.alive() & self.before.alive()
        reshaped = {path.owner for path in values if (path in self.before.values) != (path in self.tree.values)}
        reshaped |= {p.owner for p in lists if bool(self.before.lists.get(p)) != bool(self.tree.lists.get(p))}
        whole = {item for item in alive & reshaped if self._is_short(item)}
        for item in sorted(whole):
            self.values[self._place(item)] = self.items.plain(item, wrapped=False)
        for path in values:
            if path.owner in alive and path.owner not in whole:
                self._set(path)
        for path in lists:
            if path.owner in alive and path.owner not in whole:
                self._order(path)
        return Edits(self.values, self.orders, self.keys)

    def _is_short(self, item: ValuePath) -> bool:
        """Tell whether an item is written as one text or as a list of its cells."""
        if not item or facts_at(item).holds(Abbreviation):
            return False
        return not isinstance(self.outline.node(self._place(item)), Mapping)

    def _place(self, item: ValuePath) -> Location:
        location = self._location(item)
        if location is None:
            raise LookupError(item)
        return location

    def _set(self, path: ValuePath) -> None:
        new = self.tree.values.get(path)
        written = self._location(path) if path in self.before.values else None  # a derived id stands nowhere
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
        if not before and not after:
            return
        location = self._location(path)
        if location is None:
            self._add(path, [self.items.plain(item) for item in after])
            return
        node = self.outline.node(location)
        if isinstance(node, Sequence):
            self.orders[location] = tuple(self._item(item, before, path) for item in after)
        elif isinstance(node, Scalar):
            self.values[location] = [self.items.plain(item) for item in after] or REMOVED
        else:
            self._order_mapping(path, location)

    def _item(self, item: ValuePath, before: tuple[ValuePath, ...], path: ValuePath) -> Item:
        if item in before:
            return Kept(before.index(item))
        home = self.homes.get(item)
        location = self._location(home) if home and home.field == path.field else None
        if home is None or location is None or not isinstance(self.outline.node(location), Sequence):
            return New(self.items.plain(item))
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


def _differing(before: Names[ValuePath, T], after: Names[ValuePath, T]) -> list[ValuePath]:
    """Give the paths that do not stand for the same in both, in the order of what was and then of what is new."""
    return [path for path in dict.fromkeys([*before, *after]) if before.get(path) != after.get(path)]
