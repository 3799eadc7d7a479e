"""A reviewer's changes made to the base of the draft: the meeting as the reviewer wants it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from factsheet.compose.inverse import Inverse
from factsheet.meeting import Due, DueKind
from factsheet.review.changes import Change, ItemAdded, ItemKind, ItemMoved, ItemRemoved, Unplaced, ValueChange
from factsheet.review.tree import Tree, id_of, new_name, owner_of

_KINDS = {ItemKind.POINT: "point", ItemKind.PARAGRAPH: "paragraph", ItemKind.SECTION: "section"}


@dataclass(frozen=True, slots=True)
class ApplyFault:
    """A change that cannot be made, and why."""

    change: Change
    reason: str


@dataclass
class Applied:
    """The reviewer's tree; `faults` are the changes that are not in it, `touched` the paths that each change set."""

    tree: Tree
    faults: list[ApplyFault] = field(default_factory=list)
    touched: dict[str, Change] = field(default_factory=dict)


def apply_changes(base: Tree, changes: Iterable[Change], inverse: Inverse, *, sure: bool = True) -> Applied:
    """Make changes to a copy of the base; `Unplaced` ones are for the review file.

    Where it is not `sure` what the draft printed, an untracked date that cannot be read is not taken for words.
    """
    applier = _Applier(Applied(base.copy()), inverse, sure)
    applier.all([change for change in changes if not isinstance(change, Unplaced)])
    applier.applied.tree = applier.applied.tree.without_dead()
    return applier.applied


@dataclass
class _Applier:
    applied: Applied
    inverse: Inverse
    sure: bool = True
    names: dict[str, str] = field(default_factory=dict)

    @property
    def tree(self) -> Tree:
        return self.applied.tree

    def all(self, changes: list[Change]) -> None:
        added = [change for change in changes if isinstance(change, ItemAdded)]
        for item in _outermost_first(added):
            self._name(item)
        for gone in changes:
            if isinstance(gone, ItemRemoved | ItemMoved):
                self._take_out(gone)
        self._put_in([change for change in changes if isinstance(change, ItemAdded | ItemMoved)])
        for value in changes:
            if isinstance(value, ValueChange):
                self._set(value)

    def _full(self, path: str) -> str:
        """Give a path with the names of new items instead of their provisional ids."""
        for provisional in sorted(self.names, key=len, reverse=True):
            if path == provisional or path.startswith((f"{provisional}.", f"{provisional}[")):
                return self.names[provisional] + path[len(provisional) :]
        return path

    def _name(self, change: ItemAdded) -> None:
        """Name a new item by what it says, and give it its values."""
        values = self._fields(change)
        path = self._full(change.list)
        texts = {name: text for name, text in values.items() if isinstance(text, str)}
        name = new_name(path, texts)
        while name in self.names.values():
            name = f"{name[:-1]}+]"
        self.names[f"{change.list}[{change.id}]"] = name
        if kind := _KINDS.get(change.kind):
            self.tree.kinds[name] = kind
        for inner, text in values.items():
            self._write(f"{name}.{inner}" if inner else name, text)
        if change.kind is ItemKind.ROW:
            self._order_cells(path, name)
        self.applied.touched[name] = change

    def _fields(self, change: ItemAdded) -> dict[str, str | tuple[str, ...] | None]:
        if change.kind is ItemKind.ROW:
            return {f"cells[{column}].text": text.strip() for column, text in change.fields.items()}
        found: dict[str, str | tuple[str, ...] | None] = {}
        for key, text in change.fields.items():
            if key not in change.printed:
                found[key] = text.strip() or None
                continue
            values = self.inverse.values(f"{change.list}[x].{key}", text) if text.strip() else {}
            if values is None:
                self._refuse(change, f"`{text}` is no {key} that the meeting could hold")
            found.update({path.rpartition(".")[2]: value for path, value in (values or {}).items()})
        return found

    def _order_cells(self, rows: str, row: str) -> None:
        """Give a new row a cell for every column of its table."""
        columns = self.tree.lists.get(f"{owner_of(rows)}.columns", ())
        cells = tuple(f"{row}.cells[{id_of(column)}]" for column in columns)
        self.tree.lists[f"{row}.cells"] = cells
        for cell in cells:
            self.tree.values.setdefault(f"{cell}.text", "")

    def _write(self, path: str, value: str | tuple[str, ...] | None) -> None:
        if value is None or value == "":
            self.tree.values.pop(path, None)
        elif isinstance(value, str):
            self.tree.values[path] = value
        elif path.endswith("owners"):
            self._write_owners(path, value)
        else:
            self.tree.lists[path] = tuple(f"{path}[{item}]" for item in value)
            self.tree.values.update({f"{path}[{item}]": item for item in value})

    def _write_owners(self, path: str, names: tuple[str, ...]) -> None:
        """Set the owners of a follow-up; those that it has keep their names in paths."""
        known = {self.tree.values.get(f"{item}.name"): item for item in self.tree.lists.get(path, ())}
        items = [known.get(name) or new_name(path, {"name": name}) for name in names]
        self.tree.lists[path] = tuple(dict.fromkeys(items))
        self.tree.values.update({f"{item}.name": name for item, name in zip(items, names, strict=True)})

    def _take_out(self, change: ItemRemoved | ItemMoved) -> None:
        item = self._full(change.path)
        home = self.tree.home().get(item)
        if home is None:
            self._refuse(change, "the item is not in the meeting that the draft was made from")
            return
        self.tree.lists[home] = tuple(other for other in self.tree.lists[home] if other != item)
        self.applied.touched[item] = change

    def _put_in(self, changes: list[ItemAdded | ItemMoved]) -> None:
        """Put new and moved items behind the items that they follow, which may be new or moved themselves."""
        waiting = changes
        last: dict[tuple[str, str | None], str] = {}
        while waiting:
            left = [change for change in waiting if not self._put(change, last)]
            if len(left) == len(waiting):
                for change in left:
                    self._refuse(change, f"there is no item `{change.after}` that it could follow")
                return
            waiting = left

    def _put(self, change: ItemAdded | ItemMoved, last: dict[tuple[str, str | None], str]) -> bool:
        path = self._full(change.list)
        here = self.tree.lists.get(path, ())
        item = self._full(f"{change.list}[{change.id}]" if isinstance(change, ItemAdded) else change.path)
        follows = last.get((path, change.after)) or self._found(change, here)
        if follows is None:
            return False
        at = here.index(follows) + 1 if follows else 0
        self.tree.lists[path] = (*here[:at], item, *here[at:])
        last[path, change.after] = item
        return True

    def _found(self, change: ItemAdded | ItemMoved, here: tuple[str, ...]) -> str | None:
        if change.after is None:
            return ""
        named = self._full(f"{change.list}[{change.after}]")
        return named if named in here else next((item for item in here if id_of(item) == change.after), None)

    def _set(self, change: ValueChange) -> None:
        path = self._full(change.path)
        if path.startswith("abbreviations") and path.endswith(".id"):
            self._refuse(change, "an abbreviation is a key of the file; rename it there")
            return
        values = self._meant(change, path)
        if values is None:
            self._refuse(change, f"`{change.after}` is nothing that the value could be")
            return
        if not self.sure and not change.stamps and self._may_be_printed(change, path, values.get(path)):
            self._refuse(change, "a date is printed otherwise than today, or was edited untracked")
            return
        for inner, value in values.items():
            known = self.applied.touched.get(inner)
            if isinstance(known, ValueChange) and self.tree.values.get(inner) != value:
                self._refuse(change, "the same value is changed otherwise elsewhere in the draft")
                continue
            self._write(inner, value)
            self.applied.touched[inner] = change

    def _may_be_printed(self, change: ValueChange, path: str, value: object) -> bool:
        """Tell whether a due date would become words that have all its figures."""
        kinds = [_due_kind(each) for each in (self.tree.values.get(path), value)] if path.endswith(".due") else []
        same = sorted(re.findall(r"\d+", change.before)) == sorted(re.findall(r"\d+", change.after))
        return same and kinds[1:] == [DueKind.WORDS] != kinds[:1]

    def _meant(self, change: ValueChange, path: str) -> dict[str, str | tuple[str, ...] | None] | None:
        if not change.derived:
            return {path: change.after.strip() or None}
        if not change.after.strip():
            return {path: () if path.endswith("owners") else None}
        return self.inverse.values(path, change.after)

    def _refuse(self, change: Change, reason: str) -> None:
        self.applied.faults.append(ApplyFault(change, reason))


def _due_kind(value: object) -> DueKind | None:
    return Due.model_validate(value).kind if isinstance(value, str) else None


def _outermost_first(added: list[ItemAdded]) -> list[ItemAdded]:
    return sorted(added, key=lambda change: change.list.count("["))
