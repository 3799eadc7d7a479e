"""Merging the values of versions of a meeting, each value by its words."""

from __future__ import annotations

from collections.abc import Mapping

from factsheet.review.conflicts import OURS, Conflict, Decisions
from factsheet.review.merge_text import merge_texts
from factsheet.review.rich_paths import is_rich, is_worded
from factsheet.review.tree import Tree, owner_of


def merge_values(
    base: Tree, versions: Mapping[str, Tree], alive: set[str], decisions: Decisions
) -> tuple[dict[str, str], list[Conflict]]:
    """Give the values of all items that are alive, and the conflicts; a value in conflict stays as it is today."""
    merged: dict[str, str] = {}
    conflicts: list[Conflict] = []
    for path in _paths(base, versions, alive):
        says = {name: tree.values.get(path) for name, tree in versions.items() if _knows(tree, path)}
        value, conflict = _merged(path, base.values.get(path), says, decisions)
        conflicts += [conflict] if conflict else []
        if value is not None:
            merged[path] = value
    return merged, conflicts


def _paths(base: Tree, versions: Mapping[str, Tree], alive: set[str]) -> list[str]:
    paths = dict.fromkeys(path for tree in (versions[OURS], base, *versions.values()) for path in tree.values)
    return [path for path in paths if owner_of(path) in alive]


def _knows(tree: Tree, path: str) -> bool:
    """Tell whether a version has an opinion on a value: it has the value, or the item that lacks it."""
    return path in tree.values or owner_of(path) in tree.alive_items


def _merged(
    path: str, base: str | None, says: Mapping[str, str | None], decisions: Decisions
) -> tuple[str | None, Conflict | None]:
    changed = {name: value for name, value in says.items() if value != base}
    found, value = _agreed(path, base, changed)
    if found:
        return value, None
    chosen = decisions.choose(path, changed)
    if chosen is not None:
        found, value = _agreed(path, base, chosen)
        if found:
            return value, None
    reason = "deleted by one, changed by another" if None in changed.values() else "changed in different ways"
    return says.get(OURS, base), Conflict(path, reason, base, tuple(sorted(changed.items())))


def _agreed(path: str, base: str | None, changed: Mapping[str, str | None]) -> tuple[bool, str | None]:
    """Tell whether the changes go together, and give the value that they make."""
    distinct = set(changed.values())
    if not distinct:
        return True, base
    if len(distinct) == 1:
        return True, distinct.pop()
    texts = [text for text in distinct if text is not None]
    if base is None or len(texts) < len(distinct) or not is_worded(path):
        return False, None
    merged = merge_texts(base, texts, rich=is_rich(path))
    return merged is not None, merged
