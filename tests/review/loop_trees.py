"""What the edits of the random loop make of a meeting as a tree."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.meeting import facts_at
from factsheet.paths import ValuePath
from factsheet.review.tree import Tree


def with_values(tree: Tree, values: dict[ValuePath, str | None]) -> Tree:
    """Give a tree with other values, or without those that are None."""
    other = tree.copy()
    for path, value in values.items():
        if value is None:
            other.values.pop(path, None)
        else:
            other.values[path] = value
    return other


def without(tree: Tree, item: ValuePath) -> Tree:
    """Give a tree without an item."""
    other = tree.copy()
    other.lists = {path: tuple(each for each in items if each != item) for path, items in tree.lists.items()}
    return other.without_dead()


def with_owners(tree: Tree, path: ValuePath, names: tuple[str, ...]) -> Tree:
    """Give a tree with other owners of a follow-up."""
    other = tree.copy()
    other.lists[path] = tuple(path.item(name) for name in names)
    other.values.update({path.item(name) / "name": name for name in names})
    return other


def without_order(tree: Tree, item: ValuePath) -> Tree:
    """Give a tree whose list has lost an item, which is to stand elsewhere."""
    other = tree.copy()
    other.lists[item.list] = tuple(each for each in tree.lists[item.list] if each != item)
    return other


def inserted(tree: Tree, item: ValuePath, anchor: ValuePath) -> Tree:
    """Give a tree with an item behind another one."""
    other = tree.copy()
    order = list(tree.lists[anchor.list])
    order.insert(order.index(anchor) + 1, item)
    other.lists[anchor.list] = tuple(order)
    return other


@dataclass(frozen=True)
class NewItem:
    """A new item behind another one, with its values by field; several are a list's."""

    anchor: ValuePath
    number: int
    fields: dict[ValuePath, str | tuple[str, ...]]
    kind: str | None = None

    def added(self, tree: Tree) -> Tree:
        """Give a tree with the item."""
        item, other = self.anchor.list.item(f"+{self.number}"), tree.copy()
        for below, value in self.fields.items():
            path = item.joined(below)
            if isinstance(value, tuple):
                other = with_owners(other, path, value)
            elif value != facts_at(path).usual:
                other.values[path] = value
        cells = tuple(item.joined(below).owner for below in self.fields if below.keys[:1] == ("cells",))
        other.lists |= {item / "cells": cells} if cells else {}
        other.kinds |= {item: self.kind} if self.kind else {}
        return inserted(other, item, self.anchor)
