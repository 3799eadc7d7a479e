"""Ids for items that come to say what another one is named by: a meeting has no two items of one name."""

from __future__ import annotations

from collections import Counter

from factsheet.meeting import FieldMark, facts_at, facts_of
from factsheet.meeting.identity import bounded
from factsheet.paths import ValuePath
from factsheet.review.tree import Tree, names_as_written

_LONGEST = 118
"""As long may an id be that `-2` is put behind."""


def ids_apart(tree: Tree, written: Tree, before: Tree) -> dict[ValuePath, str]:
    """Give the ids that a tree lacks, by their paths: `written` is what its file says, by the ids derived there.

    Of items that share one, the first that says what it said `before` keeps it; where all say something new, the first.
    """
    shared = {path: items for path, items in written.lists.items() if len({*items}) < len(items)}
    if not shared:
        return {}
    names = names_as_written(tree, written)
    taken = {item.id or "" for items in written.lists.values() for item in items}
    tried: Counter[str] = Counter()
    found: dict[ValuePath, str] = {}
    for path, items in tree.lists.items():
        called = [names.get(item, item) for item in items]
        counts = Counter(called)
        several = [(item, name) for item, name in zip(items, called, strict=True) if counts[name] > 1]
        if not several or not _may_be_alike(path):
            continue
        several.sort(key=lambda each: tree.texts.get(each[0]) != before.texts.get(each[0]))
        own = {name: item for item, name in reversed(several)}
        for item, name in several:
            if item != own[name] and item / "id" not in tree.values:
                found[item / "id"] = _free(name.id or "", taken, tried)
    return found


def _may_be_alike(path: ValuePath) -> bool:
    """Tell whether the items of a list may have ids, and say the same: no two parties may."""
    fields = [facts_of(part) for part in facts_at(path).parts]
    parties = (FieldMark.PARTY in facts.marks for each in fields for facts in each.values())
    return any("id" in each for each in fields) and not any(parties)


def _free(name: str, taken: set[str], tried: Counter[str]) -> str:
    """Give a name that nobody has, and take it; `tried` counts those of each beginning that somebody has."""
    stem = bounded(name, _LONGEST)
    while (found := f"{stem}-{tried[stem] + 2}") in taken:
        tried[stem] += 1
    taken.add(found)
    return found
