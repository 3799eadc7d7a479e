"""The three-way merge: the base of the draft, today's meeting and the reviewers' versions, all in the base's names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.review.conflicts import OURS, Conflict, Decisions
from factsheet.review.merge_lists import ListMerger
from factsheet.review.merge_values import merge_values
from factsheet.review.tree import Tree


@dataclass(frozen=True, slots=True)
class Merged:
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
