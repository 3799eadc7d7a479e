"""What is to change in a YAML file, by locations of the file as it is."""

from __future__ import annotations

from collections import abc
from enum import Enum
from functools import cached_property
from itertools import chain
from typing import Final, TypeAlias

from msgspec import Struct, field

from factsheet.source.nodes import Location, Mapping, Node, PlainValue, Scalar, Sequence, at, to_python


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

    values: abc.Mapping[Location, PlainValue | Removed] = field(default_factory=dict)
    orders: abc.Mapping[Location, tuple[Item, ...]] = field(default_factory=dict)
    keys: abc.Mapping[Location, tuple[str, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.values or self.orders)


def edited(root: Node, edits: Edits, location: Location = ()) -> PlainValue:
    """Give what a file says at a location when the edits are made."""
    return _Edited(root, edits).at(location)


class _Edited(Struct, frozen=True, dict=True):
    root: Node
    edits: Edits

    @cached_property
    def _around(self) -> frozenset[Location]:
        """Where something in it is edited, or it itself."""
        places = chain(self.edits.values, self.edits.orders)
        return frozenset(place[:depth] for place in places for depth in range(len(place) + 1))

    def at(self, location: Location) -> PlainValue:
        node = at(self.root, location)
        return None if node is None else self._value(node, location)

    def _value(self, node: Node, location: Location) -> PlainValue:
        if location not in self._around:
            return to_python(node)
        new = self.edits.values.get(location, REMOVED)
        if not isinstance(new, Removed):
            return new
        match node:
            case Mapping(entries):
                return self._mapping({entry.key: entry.value for entry in entries}, location)
            case Sequence(items):
                order = self.edits.orders.get(location, tuple(map(Kept, range(len(items)))))
                return [self._item(item, items, location) for item in order]
            case Scalar(value):
                return value

    def _mapping(self, inner: dict[str, Node], location: Location) -> PlainValue:
        depth = len(location)
        inside = {k[-1]: v for k, v in self.edits.values.items() if len(k) == depth + 1 and k[:depth] == location}
        kept = {k: self._value(v, (*location, k)) for k, v in inner.items() if inside.get(k) is not REMOVED}
        added = {str(key): v for key, v in inside.items() if key not in inner and not isinstance(v, Removed)}
        return {**kept, **added}

    def _item(self, item: Item, items: tuple[Node, ...], location: Location) -> PlainValue:
        match item:
            case New(value):
                return value
            case Brought(elsewhere):
                return self.at(elsewhere)
            case Kept(index):
                return self._value(items[index], (*location, index))
