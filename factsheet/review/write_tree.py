"""From a tree to a meeting file: the edits, and no others, that make the file say what the tree says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping as Names
from dataclasses import dataclass, field

from factsheet.edit import REMOVED, Brought, Edits, Item, Kept, New, Removed, rewrite
from factsheet.meeting import (
    Allowance,
    Clearance,
    Contact,
    FollowUp,
    Issuer,
    Meeting,
    Outline,
    Participant,
    Person,
    Source,
    Venue,
    field_keys,
    outline,
)
from factsheet.review.tree import Tree, field_of, owner_of, renamed, tree_of
from factsheet.source import Location, Mapping, PlainValue, Scalar, Sequence

_WRAPPED = frozenset({"paragraph", "table", "figure", "section"})

_ORDERS = {
    "": Meeting,
    "venue": Venue,
    "issuer": Issuer,
    "participants": Participant,
    "people": Person,
    "follow_ups": FollowUp,
    "sources": Source,
    "contacts": Contact,
    "clearances": Clearance,
    "allow": Allowance,
}
_CONTENT: tuple[str, ...] = ("id", "lead", "title", "caption", "text", "summary", "path", "alt", "width")
_CONTENT += ("columns", "rows", "content", "points", "sources")
"""The order of the keys of whatever stands in a section or a summary."""


def plain_item(tree: Tree, item: str, *, wrapped: bool = True) -> PlainValue:
    """Give an item, with what stands below it, as it is written; `wrapped` below the key that says its kind."""
    if item in tree.values:
        return tree.values[item]
    path = tree.home().get(item, "")
    if path.endswith(".rows"):
        return _row(tree, item)
    plain = _mapping(tree, item)
    kind = tree.kinds.get(item, "")
    inner = _shortened(plain, kind, path)
    in_content = path.endswith(".content")
    return {kind: inner} if wrapped and in_content and kind in _WRAPPED else inner


def _row(tree: Tree, item: str) -> PlainValue:
    cells: list[PlainValue] = [tree.values.get(f"{cell}.text", "") for cell in tree.lists.get(f"{item}.cells", ())]
    return {"id": tree.values[f"{item}.id"], "cells": cells} if f"{item}.id" in tree.values else cells


def _mapping(tree: Tree, item: str) -> dict[str, PlainValue]:
    plain: dict[str, PlainValue] = {}
    for path, value in tree.values.items():
        if owner_of(path) == item and path != item:
            plain[field_of(path)] = value
    for path, items in tree.lists.items():
        if owner_of(path) == item and items:
            plain[field_of(path)] = [plain_item(tree, inner) for inner in items]
    order = usual_keys(item)
    return dict(sorted(plain.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order)))


def _shortened(plain: dict[str, PlainValue], kind: str, path: str) -> PlainValue:
    """Give the one text that stands for an item which says nothing else, where its list takes that."""
    if len(plain) != 1:
        return plain
    ((key, value),) = plain.items()
    short = {"point": "text", "paragraph": "text"}.get(kind)
    if path.endswith((".owners", ".people")):
        short = "name"
    return value if key == short else plain


def usual_keys(path: str) -> tuple[str, ...]:
    """Give the keys of a mapping in the order of the manual; `path` names it."""
    model = _ORDERS.get(re.split(r"[.]", re.sub(r"\[[^]]*\]", "", path))[-1])
    return tuple(field_keys(model).values()) if model else _CONTENT


def write_tree(data: bytes, file: str, tree: Tree, names: Names[str, str]) -> bytes:
    """Give a meeting file edited to say what a tree says; `names` are the tree's names of the file's items.

    Items that `names` leaves out have the same path in both.
    """
    writer = _Writer(outline(data, file), tree, dict(names))
    return rewrite(data, file, writer.edits())


@dataclass
class _Writer:
    """Finds the edits of one file."""

    outline: Outline
    tree: Tree
    names: dict[str, str]
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
            owner = owner_of(path)
            if owner in alive and owner not in whole and self.before.values.get(path) != self.tree.values.get(path):
                self._set(path)
        for path in dict.fromkeys([*self.before.lists, *self.tree.lists]):
            if owner_of(path) in alive and owner_of(path) not in whole:
                self._order(path)
        return Edits(self.values, self.orders, self.keys)

    def _is_short(self, item: str) -> bool:
        """Tell whether an item is written as one text or as a list of its cells."""
        if not item or item.startswith("abbreviations["):
            return False
        return not isinstance(self.outline.node(self._place(item)), Mapping)

    def _needs_keys(self, item: str) -> bool:
        return self.now_said[item] != self.then_said[item]

    def _place(self, item: str) -> Location:
        location = self._location(item)
        if location is None:
            raise LookupError(item)
        return location

    def _set(self, path: str) -> None:
        new = self.tree.values.get(path)
        written = self._location(path)
        if written is not None:
            self.values[written] = REMOVED if new is None else new
        elif new is not None:
            self._add(path, new)

    def _location(self, path: str) -> Location | None:
        owner = owner_of(path)
        return self.outline.find(self.own.get(owner, owner) + path[len(owner) :])

    def _add(self, path: str, value: PlainValue) -> None:
        """Write a key that the file does not have."""
        around, _, key = path.rpartition(".")
        location = self._location(around) if around != owner_of(path) else self._place(around)
        if location is None:
            self._add(around, {key: value})
            return
        self.values[(*location, key)] = value
        self.keys[location] = usual_keys(around)

    def _order(self, path: str) -> None:
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

    def _item(self, item: str, before: tuple[str, ...], path: str) -> Item:
        if item in before:
            return Kept(before.index(item))
        home = self.homes.get(item)
        location = self._location(home) if home and field_of(home) == field_of(path) else None
        if home is None or location is None or not isinstance(self.outline.node(location), Sequence):
            return New(plain_item(self.tree, item))
        return Brought((*location, self.before.lists[home].index(item)))

    def _order_mapping(self, path: str, location: Location) -> None:
        """Add and remove abbreviations, which are keys; their order is that of the file."""
        before, after = self.before.lists[path], self.tree.lists.get(path, ())
        for item in before:
            if item not in after:
                self.values[(*location, self.before.values[f"{item}.id"])] = REMOVED
        for item in after:
            if item not in before:
                self.values[(*location, self.tree.values[f"{item}.id"])] = self.tree.values[f"{item}.meaning"]


def _fields(tree: Tree) -> dict[str, set[str]]:
    """Give the paths of what each item says itself."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in [*tree.values, *(path for path, items in tree.lists.items() if items)]:
        found[owner_of(path)].add(path)
    return found
