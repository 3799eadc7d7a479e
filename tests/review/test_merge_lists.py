"""Lists of two versions merge into what one gets by making the changes of both, one after the other."""

from __future__ import annotations

import random

import pytest

from factsheet.paths import ValuePath
from factsheet.review.merge import OURS, Decisions, ListMerger
from factsheet.review.tree import Tree

POINTS = ValuePath.parse("points")
RUNS, BATCH = 4000, 500


def tree(items):
    paths = {POINTS.item(item): item for item in items}
    return Tree({path / "text": item for path, item in paths.items()}, {POINTS: tuple(paths)}, {})


def changes(rng, base, free, new):
    """Give one or two changes of items that are free, as (kind, item, item before it), and take those."""
    found = []
    for number in range(rng.randint(1, 2)):
        left = [item for item in base if item in free]
        kind = rng.choice(["remove", "move", "add"])
        item = rng.choice(left) if left else None
        at = base.index(item) if left else 0
        others = [other for other in left if other != item and other != (base[at - 1] if at else None)]
        if item is None or (kind == "move" and not others):
            continue
        after = rng.choice(others) if kind == "move" else item
        found.append((kind, f"{new}{number}" if kind == "add" else item, after))
        free -= {item, after}
    return found


def applied(order, made):
    order = list(order)
    for kind, item, after in made:
        if kind != "add":
            order.remove(item)
        if kind != "remove":
            order.insert(order.index(after) + 1, item)
    return order


@pytest.mark.parametrize("first", range(0, RUNS, BATCH))
def test_changes_of_two_versions_that_touch_different_items_are_all_made(first):
    for seed in range(first, first + BATCH):
        rng = random.Random(seed)
        base = [f"b{number}" for number in range(rng.randint(4, 8))]
        free = set(base)
        theirs, ours = changes(rng, base, free, "theirs"), changes(rng, base, free, "ours")
        versions = {OURS: tree(applied(base, ours)), "a": tree(applied(base, theirs))}
        merger = ListMerger(tree(base), versions, Decisions())
        merged = [item.id for item in merger.merge()[POINTS]]
        wanted = [applied(applied(base, one), other) for one, other in ((ours, theirs), (theirs, ours))]
        assert (merged in wanted, merger.conflicts) == (True, []), (seed, base, ours, theirs, merged)


@pytest.mark.parametrize("names", [("x", "y"), ("y", "x")])
def test_what_stands_in_the_place_of_a_removed_item_comes_behind_what_was_put_before_that(names):
    instead, before = names
    versions = {OURS: tree("abc"), "a": tree(["a", "b", instead]), "b": tree(["a", "b", before, "c"])}
    merger = ListMerger(tree("abc"), versions, Decisions())
    assert [item.id for item in merger.merge()[POINTS]] == ["a", "b", before, instead]
    assert merger.conflicts == []
