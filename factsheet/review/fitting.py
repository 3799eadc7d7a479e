"""Changes made as far as the meeting can hold them: what makes none that is valid is left out, and nothing else is."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from factsheet.compose.inverse import Inverse
from factsheet.diagnostics import FactsheetError
from factsheet.meeting import read_meeting
from factsheet.paths import ValuePath
from factsheet.review.apply import Applied, apply_changes
from factsheet.review.changes import Change, ItemAdded, Unplaced
from factsheet.review.tree import Tree
from factsheet.review.writing import write_tree


class Fitting(Struct):
    """Makes the changes of a draft to its base, whose bytes are `data`."""

    base: Tree
    data: bytes
    file: str
    changes: Sequence[Change]
    inverse: Inverse
    sure: bool
    _left: dict[int, str] = field(default_factory=dict)

    def applied(self, left: Mapping[int, str] | None = None) -> Applied:
        """Give what comes of the changes; those that are left out are among the faults.

        `left` are some that are left out in any case, by their `id()`, with the reasons.
        """
        applied = self._made(left or {})
        if self._fault(applied) is None:
            return applied
        groups = by_record(change for change in self.changes if id(change) not in (left or {}))
        self._left = {**(left or {}), **{id(change): "" for group in groups for change in group}}
        self._take(groups)
        return self._made(self._left)

    def _take(self, groups: Sequence[list[Change]]) -> None:
        """Take as many changes as go together; those of one item may need one another."""
        if not self._fits([change for group in groups for change in group]):
            if len(groups) > 1:
                self._take(groups[: len(groups) // 2])
                self._take(groups[len(groups) // 2 :])
            else:
                self._take_single(groups[0])

    def _take_single(self, changes: Sequence[Change]) -> None:
        waiting = list(changes)
        while taken := [change for change in waiting if self._fits([change])]:
            waiting = [change for change in waiting if change not in taken]

    def _fits(self, changes: Sequence[Change]) -> bool:
        """Take changes if they fit with those taken, and tell so."""
        names = {id(change) for change in changes}
        left = {name: why for name, why in self._left.items() if name not in names}
        fault = self._fault(self._made(left))
        if fault is None:
            self._left = left
        else:
            self._left.update(dict.fromkeys(names, fault))
        return fault is None

    def _made(self, left: Mapping[int, str]) -> Applied:
        return apply_changes(self.base, self.changes, self.inverse, sure=self.sure, left=left)

    def _fault(self, applied: Applied) -> str | None:
        """Tell what keeps a tree from being a meeting."""
        if dangling := _cited(applied.tree) & _sources(self.base) - _sources(applied.tree):
            return f"the source `{min(dangling)}` is still cited"
        try:
            applied.data = write_tree(self.data, self.file, applied.tree, {})
            read_meeting(applied.data, self.file)
        except FactsheetError as error:
            return error.diagnostics[0].message
        return None


def by_record(changes: Iterable[Change]) -> list[list[Change]]:
    """Give the changes that are for the meeting, those of one item together."""
    groups: dict[ValuePath, list[Change]] = {}
    for change in changes:
        if not isinstance(change, Unplaced):
            groups.setdefault(_record(change), []).append(change)
    return list(groups.values())


_SOURCES = ValuePath.parse("sources")


def _sources(tree: Tree) -> set[str]:
    """Give the ids of the sources."""
    items = tree.lists.get(_SOURCES, ())
    return {name for item in items for name in (item.id, tree.values.get(item / "id")) if name}


def _cited(tree: Tree) -> set[str]:
    """Give the ids by which sources are cited."""
    lists = (items for path, items in tree.lists.items() if path.owner and path.field == _SOURCES)
    return {tree.values[item] for items in lists for item in items if item in tree.values}


def _record(change: Change) -> ValuePath:
    """Give the outermost item that a change is of, or else the value."""
    path = path_of(change)
    return next(iter(path.items), ValuePath(path[:1]))


def path_of(change: Change) -> ValuePath:
    """Give the path of the value or item that a change is of; new items have theirs."""
    if isinstance(change, ItemAdded):
        return change.list.item(change.id)
    return change.near or ValuePath() if isinstance(change, Unplaced) else change.path
