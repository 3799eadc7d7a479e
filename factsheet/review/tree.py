"""A meeting as values and lists by path, which versions of it are compared and merged in.

Versions of a meeting name an item by its path in the base of the draft, wherever it stands and whatever its id is now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from factsheet.source import TAG, Mapping, Node, Scalar, Sequence, identity


@dataclass
class Tree:
    """`values` are texts by path; `lists` the paths of the items of each list; `kinds` what items of content are."""

    values: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def copy(self) -> Tree:
        """Give a tree to change."""
        return Tree(dict(self.values), dict(self.lists), dict(self.kinds))

    def home(self) -> dict[str, str]:
        """Give the list that each item stands in."""
        return {item: path for path, items in self.lists.items() for item in items}

    def alive(self) -> set[str]:
        """Give the items that stand in the meeting, and the root, which is the empty path."""
        found, waiting = {""}, [""]
        below: dict[str, list[str]] = {}
        for path, items in self.lists.items():
            below.setdefault(owner_of(path), []).extend(items)
        while waiting:
            inner = [item for item in below.get(waiting.pop(), ()) if item not in found]
            found.update(inner)
            waiting += inner
        return found

    @cached_property
    def alive_items(self) -> frozenset[str]:
        """What `alive` gives, of a tree that changes no more."""
        return frozenset(self.alive())

    def without_dead(self) -> Tree:
        """Give the tree without what stands below items that are gone."""
        alive = self.alive()
        return Tree(
            {path: value for path, value in self.values.items() if owner_of(path) in alive},
            {path: items for path, items in self.lists.items() if owner_of(path) in alive},
            {item: kind for item, kind in self.kinds.items() if item in alive},
        )

    def inside(self, item: str) -> dict[str, str]:
        """Give the values of an item and of all that stands below it."""
        items = {item, *self.below(item)}
        return {path: value for path, value in self.values.items() if owner_of(path) in items}

    def below(self, item: str) -> Iterator[str]:
        """Give the items below an item."""
        for path, items in self.lists.items():
            if owner_of(path) == item:
                for inner in items:
                    yield inner
                    yield from self.below(inner)


def owner_of(path: str) -> str:
    """Give the innermost item that a value or list belongs to; texts that are items own themselves."""
    return path[: path.rindex("]") + 1] if "]" in path else ""


def field_of(path: str) -> str:
    """Give what a path names in its item, such as `text` or `venue.city`."""
    return path[len(owner_of(path)) :].removeprefix(".")


def id_of(item: str) -> str:
    """Give the id in the path of an item."""
    return item[item.rindex("[") + 1 : -1]


def tree_of(named: Mapping) -> Tree:
    """Give the tree of a meeting whose items all have ids."""
    tree = Tree()
    _collect(named, "", tree)
    return tree


def _collect(node: Node, path: str, tree: Tree) -> None:
    match node:
        case Mapping(entries):
            for entry in entries:
                inner = f"{path}.{entry.key}" if path else entry.key
                if entry.key == TAG:
                    tree.kinds[path] = node.text(TAG) or ""
                elif entry.key != "id" or not entry.implied:
                    _collect(entry.value, inner, tree)
        case Sequence(items):
            tree.lists[path] = tuple(f"{path}[{identity(item)}]" for item in items)
            for item, inner in zip(items, tree.lists[path], strict=True):
                _collect(item, inner, tree)
        case Scalar(value):
            tree.values[path] = (value or "").strip()


def new_name(path: str, texts: dict[str, str]) -> str:
    """Name an item that the base does not have by what it says, so that who adds the same adds the same item.

    `texts` are its values by what their paths name below the item.
    """
    said = sorted((name, text) for name, text in texts.items() if name != "id" and not name.startswith("sources"))
    return f"{path}[+{sha256(repr((path, said)).encode()).hexdigest()[:16]}]"


def renamed(tree: Tree, names: dict[str, str]) -> Tree:
    """Give a tree whose items have other names; what stands below them is named after them."""
    full = {item: _rename(item, names) for item in {"", *tree.home()}}

    def move(path: str) -> str:
        owner = owner_of(path)
        return path if not owner else full.get(owner, owner) + path[len(owner) :]

    return Tree(
        {move(path): value for path, value in tree.values.items()},
        {move(path): tuple(full[item] for item in items) for path, items in tree.lists.items()},
        {full.get(item, item): kind for item, kind in tree.kinds.items()},
    )


def _rename(item: str, names: dict[str, str]) -> str:
    return names.get(item, item)
