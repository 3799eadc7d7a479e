"""A reviewer's changes made to the base of the draft: the meeting as the reviewer wants it."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from factsheet.compose.inverse import Inverse, Values
from factsheet.meeting import Abbreviation, CellContent, Clearance, Due, DueKind, Person, facts_at
from factsheet.meeting.dates import parse_due
from factsheet.paths import ValuePath
from factsheet.review.changes import (
    Change,
    ItemAdded,
    ItemKind,
    ItemMoved,
    ItemRemoved,
    Unplaced,
    UnplacedKind,
    ValueChange,
)
from factsheet.review.tree import Tree, new_name
from factsheet.review.word.symbols import UNKNOWN

_CELLS = ValuePath.parse("cells")
_DECISION, _DATE = ValuePath.parse("decision"), ValuePath.parse("date")
_KINDS = {ItemKind.POINT: "point", ItemKind.PARAGRAPH: "paragraph", ItemKind.SECTION: "section"}


class ApplyFault(Struct, frozen=True):
    """A change that cannot be made, and why."""

    change: Change
    reason: str


class Applied(Struct):
    """The reviewer's tree; `faults` are the changes that are not in it, `touched` the paths that each change set.

    `unfit` are values of new items that are nothing the item could have. `data` is the meeting file that says what the
    tree says, once it has been written.
    """

    tree: Tree
    faults: list[ApplyFault] = field(default_factory=list)
    touched: dict[ValuePath, Change] = field(default_factory=dict)
    unfit: list[Unplaced] = field(default_factory=list)
    data: bytes | None = None


def apply_changes(
    base: Tree, changes: Iterable[Change], inverse: Inverse, *, sure: bool = True, left: Mapping[int, str] | None = None
) -> Applied:
    """Make changes to a copy of the base; `Unplaced` ones are for the review file.

    Where it is not `sure` what the draft printed, an untracked date that cannot be read is not taken for words. Changes
    in `left`, by their `id()`, are left out for the reasons that stand there.
    """
    applier, left = _Applier(Applied(base.copy()), inverse, sure), left or {}
    placed = [change for change in changes if not isinstance(change, Unplaced)]
    applier.all([change for change in placed if id(change) not in left])
    applier.applied.faults += [ApplyFault(change, left[id(change)]) for change in placed if id(change) in left]
    applier.applied.tree = applier.applied.tree.without_dead()
    return applier.applied


class _Applier(Struct):
    applied: Applied
    inverse: Inverse
    sure: bool = True
    names: dict[ValuePath, ValuePath] = field(default_factory=dict)
    given: set[ValuePath] = field(default_factory=set)
    latest: dict[ValuePath, tuple[ValuePath, int]] = field(default_factory=dict)

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

    def _full(self, path: ValuePath) -> ValuePath:
        """Give a path with the names of new items instead of their provisional ids."""
        new = next((item for item in reversed(path.items) if item in self.names), None)
        return path if new is None else self.names[new].joined(path.below(new))

    def _name(self, change: ItemAdded) -> None:
        """Name a new item by what it says, and give it its values."""
        values, unfit = self._fields(change)
        path = self._full(change.list)
        texts = {inner: text for inner, text in values.items() if isinstance(text, str)}
        several = ((inner, each) for inner, each in values.items() if isinstance(each, tuple))
        texts |= {inner.item(name) / "name": name for inner, names in several for name in names}
        name = new_name(path, texts, self.given)
        self.names[change.list.item(change.id)] = name
        self.given.add(name)
        self.applied.unfit += [
            Unplaced(UnplacedKind.VALUE, "", text, change.list, change.stamps, change.place) for text in unfit
        ]
        if kind := _KINDS.get(change.kind):
            self.tree.kinds[name] = kind
        for inner, text in values.items():
            self._write(name.joined(inner), text)
        if change.marking:
            self._write(name / "marking", change.marking)
        if change.kind is ItemKind.ROW:
            self._order_cells(path, name)
        self.applied.touched[name] = change

    def _fields(self, change: ItemAdded) -> tuple[Values, list[str]]:
        """Give the values of a new item by what they are named below it, and the texts that are none it could have.

        Values that go without saying are left out.
        """
        if change.kind is ItemKind.ROW:
            return {_CELLS.item(column) / "text": text.strip() for column, text in change.fields.items()}, []
        found: Values = {}
        unfit: list[str] = []
        item = change.list.item(change.id)
        for key, text in change.fields.items():
            values = self._of_field(item.joined(ValuePath.parse(key)), text, printed=key in change.printed)
            if values is None or UNKNOWN in text:
                unfit.append(text)
            else:
                found.update({path.below(item): value for path, value in values.items()})
        if facts_at(change.list).holds(Clearance) and found.get(_DATE) and not found.get(_DECISION):
            del found[_DATE]
            unfit.append(change.fields["date"])  # the day of no answer
        return found, unfit

    def _of_field(self, path: ValuePath, text: str, *, printed: bool) -> Values | None:
        if not printed:
            return {path: text.strip() or None}
        values = self.inverse.values(path, text) if text.strip() else {}
        if values is None:
            return None
        return {each: value for each, value in values.items() if value is None or value != facts_at(each).usual}

    def _order_cells(self, rows: ValuePath, row: ValuePath) -> None:
        """Give a new row a cell for every column of its table."""
        columns = self.tree.lists.get(rows.owner / "columns", ())
        cells = tuple((row / "cells").item(column.id) for column in columns)
        self.tree.lists[row / "cells"] = cells
        for cell in cells:
            self.tree.values.setdefault(cell / "text", "")

    def _write(self, path: ValuePath, value: str | tuple[str, ...] | None) -> None:
        if value == "" or value is None:
            if facts_at(path.owner).holds(CellContent) and path.owner in self.tree.lists.get(path.owner.list, ()):
                self.tree.values[path] = ""
            else:
                self.tree.values.pop(path, None)
        elif isinstance(value, str):
            self.tree.values[path] = value
        else:
            self._write_owners(path, value)

    def _write_owners(self, path: ValuePath, names: tuple[str, ...]) -> None:
        """Set the owners of a follow-up; those that it has keep their names in paths."""
        known = {self.tree.values.get(item / "name"): item for item in self.tree.lists.get(path, ())}
        items = [known.get(name) or new_name(path, {ValuePath() / "name": name}) for name in names]
        self.tree.lists[path] = tuple(dict.fromkeys(items))
        self.tree.values.update({item / "name": name for item, name in zip(items, names, strict=True)})

    def _take_out(self, change: ItemRemoved | ItemMoved) -> None:
        item = self._full(change.path)
        home = self.tree.home().get(item)
        if home is None:
            self._refuse(change, "the item is not in the meeting that the draft was made from")
            return
        self.tree.lists[home] = tuple(other for other in self.tree.lists[home] if other != item)
        self.applied.touched[item] = change
        if isinstance(change, ItemRemoved) and change.joined_into:
            self._join_sources(item, self._full(change.joined_into).owner)

    def _join_sources(self, item: ValuePath, other: ValuePath) -> None:
        """Let the item that has taken in the text of one that is gone cite what that cited."""
        cited = {self.tree.values.get(each): each for each in self.tree.lists.get(other / "sources", ())}
        for each in self.tree.lists.get(item / "sources", ()):
            name = self.tree.values.get(each)
            if name is not None and name not in cited:
                cited[name] = (other / "sources").item(each.id)
                self.tree.values[cited[name]] = name
        if cited:
            self.tree.lists[other / "sources"] = tuple(cited.values())

    def _put_in(self, changes: list[ItemAdded | ItemMoved]) -> None:
        """Put new and moved items behind the items that they follow, which may be new or moved themselves."""
        waiting = changes
        last: dict[tuple[ValuePath, str | None], ValuePath] = {}
        while waiting:
            left = [change for change in waiting if not self._put(change, last)]
            if len(left) == len(waiting):
                for change in left:
                    self._refuse(change, f"there is no item `{change.after}` that it could follow")
                return
            waiting = left

    def _put(self, change: ItemAdded | ItemMoved, last: dict[tuple[ValuePath, str | None], ValuePath]) -> bool:
        path = self._full(change.list)
        here = self.tree.lists.get(path, ())
        item = self._full(change.list.item(change.id) if isinstance(change, ItemAdded) else change.path)
        follows = last.get((path, change.after)) or self._found(change, here)
        if follows is None:
            return False
        latest, place = self.latest.get(path, (None, 0))
        at = 0 if not follows else place + 1 if follows == latest else here.index(follows) + 1
        self.tree.lists[path] = (*here[:at], item, *here[at:])
        last[path, change.after] = item
        self.latest[path] = (item, at)
        return True

    def _found(self, change: ItemAdded | ItemMoved, here: tuple[ValuePath, ...]) -> ValuePath | None:
        if change.after is None:
            return ValuePath()
        named = self._full(change.list.item(change.after))
        if named == self.latest.get(change.list, (None, 0))[0]:
            return named
        return named if named in here else next((item for item in here if item.id == change.after), None)

    def _set(self, change: ValueChange) -> None:
        path = self._full(change.path)
        if facts_at(path.owner).holds(Abbreviation) and path.keys[-1] == "id":
            self._refuse(change, "an abbreviation is a key of the file; rename it there")
            return
        if UNKNOWN in change.after and UNKNOWN not in change.before:
            self._refuse(change, "a character of a symbol font is known in that font alone")
            return
        values = self._meant(change, path)
        if values is None:
            self._refuse(change, f"`{change.after}` is nothing that the value could be")
            return
        if not self.sure and not change.stamps and self._may_be_printed(change, path, values.get(path)):
            self._refuse(change, "a date is printed otherwise than today, or was edited untracked")
            return
        if not any(values.values()) and self._is_all(path, values):
            self._refuse(change, "the item would say nothing")
            return
        if facts_at(path.owner).holds(Person) and path == path.owner / "name":
            meant = values.get(path)
            values |= self._with_family_name(path, meant if isinstance(meant, str) else change.after)
        for inner, value in values.items():
            known = self.applied.touched.get(inner)
            if isinstance(known, ValueChange) and self.tree.values.get(inner) != value:
                self._refuse(change, "the same value is changed otherwise elsewhere in the draft")
                continue
            self._write(inner, value)
            self.applied.touched[inner] = change

    def _with_family_name(self, path: ValuePath, name: str) -> Values:
        """Give the family name that a corrected name has where it stood in the name before."""
        family = path.owner / "family_name"
        before, part = (self.tree.values.get(each, "").split() for each in (path, family))
        if not part or " ".join(part) in name:
            return {}
        after, size = name.split(), len(part)
        first = next((n for n in range(len(before)) if before[n : n + size] == part), None)
        if first is None or len(after) < size:
            return {family: None}
        at = first if len(after) == len(before) or not first else max(0, len(after) - len(before) + first)
        found = " ".join(after[at : at + size])
        return {family: found if any(map(str.isalpha, found)) else None}

    def _is_all(self, path: ValuePath, values: Values) -> bool:
        """Tell whether an item says nothing but some values; an id says nothing."""
        item = path.owner
        others = (e for e in self.tree.values if e.owner == item and e not in values and e.keys[-1] != "id")
        if facts_at(item).holds(CellContent):
            return False
        lists = (items for each, items in self.tree.lists.items() if each.owner == item)
        return bool(item) and not any(others) and not any(lists)

    def _may_be_printed(self, change: ValueChange, path: ValuePath, value: object) -> bool:
        """Tell whether a due date would become words that have all its figures."""
        is_due = facts_at(path).filter == "due"
        kinds = [_due_kind(each) for each in (self.tree.values.get(path), value)] if is_due else []
        same = sorted(re.findall(r"\d+", change.before)) == sorted(re.findall(r"\d+", change.after))
        return same and kinds[1:] == [DueKind.WORDS] != kinds[:1]

    def _meant(self, change: ValueChange, path: ValuePath) -> Values | None:
        if not change.printed_by:
            return {path: change.after.strip() or None}
        if not change.after.strip():
            return {path: () if facts_at(path).parts else None}
        return self.inverse.values(path, change.after, change.printed_by)

    def _refuse(self, change: Change, reason: str) -> None:
        self.applied.faults.append(ApplyFault(change, reason))


def _due_kind(value: object) -> DueKind | None:
    return Due(**parse_due(value)).kind if isinstance(value, str) else None


def _outermost_first(added: list[ItemAdded]) -> list[ItemAdded]:
    return sorted(added, key=lambda change: len(change.list.items))
