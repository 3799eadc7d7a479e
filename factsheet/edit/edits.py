"""What is to change in a YAML file, by locations of the file as it is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final, TypeAlias

from msgspec import Struct, field

from factsheet.source.nodes import Location, Node, PlainValue, at, to_python


class Removed(Enum):
    """The type of REMOVED."""

    REMOVED = "removed"


REMOVED: Final = Removed.REMOVED
"""In the place of a value: the key goes."""


class Kept(Struct, frozen=True):
    """An item that the list has already, by its index."""

    index: int


class Brought(Struct, frozen=True):
    """An item of another list of the file; that list's own order leaves it out."""

    location: Location


class New(Struct, frozen=True):
    """An item that the file does not have yet."""

    value: PlainValue


Item: TypeAlias = Kept | Brought | New


class Edits(Struct, frozen=True):
    """All edits of a file at once.

    `values`: the new value of a key or item; a key that is not written is added, one whose value is REMOVED goes.
    `orders`: the items of a list in their new order; an item that is not named goes. `keys`: the usual order of the
    keys of a mapping, in which added keys find their place.
    """

    values: Mapping[Location, PlainValue | Removed] = field(default_factory=dict)
    orders: Mapping[Location, tuple[Item, ...]] = field(default_factory=dict)
    keys: Mapping[Location, tuple[str, ...]] = field(default_factory=dict)


def edited(root: Node, edits: Edits, location: Location = ()) -> PlainValue:
    """Give what a file says at a location when the edits are made."""
    return _Edited(root, edits).at(location)


class _Edited(Struct, frozen=True):
    root: Node
    edits: Edits

    def value(self, node: Node, location: Location) -> PlainValue:
        new = self.edits.values.get(location, REMOVED)
        if not isinstance(new, Removed):
            return new
        plain = to_python(node)
        if isinstance(plain, dict):
            return self._mapping(plain, location)
        if isinstance(plain, list):
            order = self.edits.orders.get(location, tuple(map(Kept, range(len(plain)))))
            return [self._item(item, location) for item in order]
        return plain

    def _mapping(self, plain: dict[str, PlainValue], location: Location) -> PlainValue:
        depth = len(location)
        inside = {k[-1]: v for k, v in self.edits.values.items() if len(k) == depth + 1 and k[:depth] == location}
        kept = {key: self.at((*location, key)) for key in plain if inside.get(key) is not REMOVED}
        added = {str(key): v for key, v in inside.items() if key not in plain and not isinstance(v, Removed)}
        return {**kept, **added}

    def _item(self, item: Item, location: Location) -> PlainValue:
        match item:
            case New(value):
                return value
            case Brought(elsewhere):
                return self.at(elsewhere)
            case Kept(index):
                return self.at((*location, index))

    def at(self, location: Location) -> PlainValue:
        node = at(self.root, location)
        return None if node is None else self.value(node, location)
