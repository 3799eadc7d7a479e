"""Random changes of a meeting, as reviewers make them, and what a meeting says without the ids of its items."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

from babel import Locale

from factsheet.compose.inverse import Inverse
from factsheet.meeting import outline
from factsheet.paths import ValuePath
from factsheet.review.changes import ItemAdded, ItemKind, ItemMoved, ItemRemoved, ValueChange
from factsheet.review.tree import Tree, read_tree
from factsheet.source.nodes import Mapping, Scalar, Sequence

SAMPLE = Path(__file__).parents[2] / "inputs" / "trilateral-brussels-2025-04-03.yaml"
INVERSE = Inverse(Locale("en"), {}, {})
WORDS = ["stability", "resolve", "partners", "平和", "ROK’s", "**firm**", "pledge", "[pact](https://a.org)", "talks"]
LISTS = ("content", "points", "summary", "follow_ups")


def tree_in(data: bytes) -> Tree:
    return read_tree(data, "m.yaml")


def said(data: bytes):
    """Give what a meeting file says, short forms expanded, without ids that are derived."""
    return _said(outline(data, "m.yaml").named)


def _said(node):
    match node:
        case Mapping(entries):
            said = {e.key: _said(e.value) for e in entries if not (e.key == "id" and e.implied)}
            return {key: value for key, value in said.items() if value != []}
        case Sequence(items):
            return [_said(item) for item in items]
        case Scalar(value):
            return (value or "").strip()


def said_by(tree: Tree):
    """Give what a tree says in the same form."""
    values, lists = defaultdict(list), defaultdict(list)
    for path in tree.values:
        values[path.owner].append(path)
    for path, items in tree.lists.items():
        if items:
            lists[path.owner].append(path)

    def said_of(item):
        if item in tree.values:
            return tree.values[item]
        found = {"type": tree.kinds[item]} if item in tree.kinds else {}
        for path in values[item]:
            _put(found, path.field, tree.values[path])
        for path in lists[item]:
            found[str(path.field)] = [said_of(inner) for inner in tree.lists[path]]
        return found

    return said_of(ValuePath())


def _put(found, name, value):
    for key in name.keys[:-1]:
        found = found.setdefault(key, {})
    found[name.keys[-1]] = value


def reword(rng: random.Random, text: str) -> str:
    """Change a word or two of a text, one of them more, less or another."""
    words = text.split(" ")
    for _ in range(rng.randint(1, 2)):
        at = rng.randrange(len(words))
        match rng.randrange(3):
            case 0:
                words[at] = rng.choice(WORDS)
            case 1:
                words.insert(at, rng.choice(WORDS))
            case _ if len(words) > 3:
                del words[at]
    return " ".join(words)


def changes_of(rng: random.Random, tree: Tree, number: int, only: set[ValuePath] | None = None):
    """Give changes of a meeting that do not touch one another, of the items `only` where they are named."""
    free, found = set(movable(tree)) if only is None else set(only), []
    for at in range(number):
        if not free:
            break
        item = rng.choice(sorted(free))
        change, anchor = _change(rng, tree, item, free, at)
        found.append(change)
        around = {other for other in free if item in set(tree.below(other))}
        free -= {item, *tree.below(item), *around, *([anchor] if anchor else [])}
    return found


def movable(tree: Tree) -> list[ValuePath]:
    """Give the points and follow-ups; what stands above one that changes is left alone."""
    home = tree.home()
    return [item for item, path in home.items() if path.keys[-1] in LISTS and tree.kinds.get(item, "point") == "point"]


def _change(rng, tree, item, free, number):
    """Give a change of an item, and the item that it goes by."""
    path = tree.home()[item]
    before = tree.lists[path]
    now = before[before.index(item) - 1] if before.index(item) else None
    others = [other for other in before if other != item and other in free]
    kind = rng.choice(["word", "word", "word", "remove", "move", "add"])
    if kind == "remove" and len(before) > 2:
        return ItemRemoved(item), None
    if kind == "move" and [other for other in others if other != now]:
        after = rng.choice([other for other in others if other != now])
        return ItemMoved(item, path, after.id), after
    if kind == "add" and path.keys[-1] in LISTS[:3]:
        fields = {"text": reword(rng, f"One new point of number {rng.random()}")}
        return ItemAdded(path, item.id, f"new-{number}", ItemKind.POINT, fields), None
    value = rng.choice([p for p in tree.values if p.owner == item and p.keys[-1] in ("text", "lead", "action")])
    return ValueChange(value, tree.values[value], reword(rng, tree.values[value])), None
