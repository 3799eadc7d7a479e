"""A meeting as values and lists by path, which versions of it are compared and merged in.

Versions of a meeting name an item by its path in the base of the draft, wherever it stands and whatever its id is now.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from collections.abc import Mapping as Names
from functools import cached_property, lru_cache
from hashlib import sha256

from msgspec import Struct, field

from factsheet.meeting import outline
from factsheet.meeting.marking import NOTE_ID
from factsheet.paths import ValuePath
from factsheet.source.bind import TAG
from factsheet.source.nodes import Mapping, Node, Scalar, Sequence, identity
from factsheet.source.reader import KEPT_BYTES

_CELLS = ("cells",)
_NAMES = (ValuePath(), ValuePath.parse("id"))
"""What names an item: its own text, or its id."""
_BESIDE = (("id",), ("sources",), ("digest",))
"""The keys of what an item says nothing by, or what a merge adds."""


class Tree(Struct, dict=True):
    """`values` are texts by path; `lists` the paths of the items of each list; `kinds` what items of content are."""

    values: dict[ValuePath, str] = field(default_factory=dict)
    lists: dict[ValuePath, tuple[ValuePath, ...]] = field(default_factory=dict)
    kinds: dict[ValuePath, str] = field(default_factory=dict)

    def copy(self) -> Tree:
        """Give a tree to change."""
        return Tree(dict(self.values), dict(self.lists), dict(self.kinds))

    def home(self) -> dict[ValuePath, ValuePath]:
        """Give the list that each item stands in."""
        return {item: path for path, items in self.lists.items() for item in items}

    def lists_by_owner(self) -> dict[ValuePath, list[ValuePath]]:
        """Give the paths of the lists of each item that are not empty."""
        found: dict[ValuePath, list[ValuePath]] = {}
        for path, items in self.lists.items():
            if items:
                found.setdefault(path.owner, []).append(path)
        return found

    def spots(self, stays: Callable[[ValuePath, ValuePath], bool]) -> dict[ValuePath, tuple[ValuePath, ValuePath]]:
        """Give the list of each item, and the item before it that stays there, the empty path where there is none.

        `stays` is asked of a list and an item of it.
        """
        found = {}
        for path, items in self.lists.items():
            last = ValuePath()
            for item in items:
                found[item] = (path, last)
                last = item if stays(path, item) else last
        return found

    def alive(self) -> set[ValuePath]:
        """Give the items that stand in the meeting, and the root, which is the empty path."""
        found, waiting = {ValuePath()}, [ValuePath()]
        below = self.lists_by_owner()
        while waiting:
            own = below.get(waiting.pop(), ())
            inner = [item for path in own for item in self.lists[path] if item not in found]
            found.update(inner)
            waiting += inner
        return found

    @cached_property
    def alive_items(self) -> frozenset[ValuePath]:
        """What `alive` gives, of a tree that changes no more."""
        return frozenset(self.alive())

    @cached_property
    def values_by_item(self) -> dict[ValuePath, list[ValuePath]]:
        """The paths of all values in each item, of a tree that changes no more."""
        found: dict[ValuePath, list[ValuePath]] = {}
        for path in self.values:
            for item in path.items:
                found.setdefault(item, []).append(path)
        return found

    @cached_property
    def texts(self) -> dict[ValuePath, str]:
        """What each item says, with all that stands in it, of a tree that changes no more."""
        names = {path for path in self.values if path.field in _NAMES}
        found = self.values_by_item.items()
        return {item: "\n".join(self.values[path] for path in paths if path not in names) for item, paths in found}

    def without_dead(self) -> Tree:
        """Give the tree without what stands below items that are gone."""
        alive = self.alive()
        return Tree(
            {path: value for path, value in self.values.items() if path.owner in alive},
            {path: items for path, items in self.lists.items() if path.owner in alive},
            {item: kind for item, kind in self.kinds.items() if item in alive},
        )

    def inside(self, item: ValuePath) -> dict[ValuePath, str]:
        """Give the values of an item and of all that stands below it."""
        items, depth = {item, *self.below(item)}, len(item)
        return {path: value for path, value in self.values.items() if path[:depth] == item and path.owner in items}

    def below(self, item: ValuePath) -> Iterator[ValuePath]:
        """Give the items below an item."""
        depth = len(item)
        for path, items in self.lists.items():
            if path[:depth] == item and path.owner == item:  # the first is quick, and rules most out
                for inner in items:
                    yield inner
                    yield from self.below(inner)


def without_notes(tree: Tree) -> Tree:
    """Give a tree without the notes on what was withheld from a draft: no meeting file has them."""
    lists = {path: tuple(item for item in items if not is_note(item)) for path, items in tree.lists.items()}
    return tree if lists == tree.lists else Tree(tree.values, lists, tree.kinds).without_dead()


def is_note(path: ValuePath) -> bool:
    """Tell whether a path leads to a note, or into one."""
    return any(step.id is not None and step.id.startswith(NOTE_ID) for step in path)


def read_tree(data: bytes, file: str) -> Tree:
    """Give the tree of a meeting file, which nobody is to change: that of a file read again is the same."""
    return (_read_kept if len(data) <= KEPT_BYTES else _read)(data, file)


def _read(data: bytes, file: str) -> Tree:
    tree = Tree()
    _collect(outline(data, file).named, ValuePath(), tree)
    return tree


_read_kept = lru_cache(maxsize=8)(_read)


def _collect(node: Node, path: ValuePath, tree: Tree) -> None:
    match node:
        case Mapping(entries):
            for entry in entries:
                if entry.key == TAG:
                    tree.kinds[path] = node.text(TAG) or ""
                elif entry.key != "id" or not entry.implied:
                    _collect(entry.value, path / entry.key, tree)
        case Sequence(items):
            tree.lists[path] = tuple(path.item(str(identity(item))) for item in items)
            for item, inner in zip(items, tree.lists[path], strict=True):
                _collect(item, inner, tree)
        case Scalar(value):
            tree.values[path] = (value or "").strip()


def new_name(path: ValuePath, texts: dict[ValuePath, str], taken: Collection[ValuePath] = ()) -> ValuePath:
    """Name an item that the base does not have by what it says, so that who adds the same adds the same item.

    `texts` are its values by what their paths name below the item; names that are taken are those of others.
    """
    said = sorted((_called(name), text) for name, text in texts.items() if text and name.keys[:1] not in _BESIDE)
    name = f"+{sha256(repr((str(path), said)).encode()).hexdigest()[:16]}"

    def again(number: int) -> ValuePath:
        return path.item(f"{name}+{number}" if number > 1 else name + "+" * number)

    # As many as say the same stand one behind the other: what is behind them is found by halves.
    high = 1
    while again(high - 1) in taken:
        high *= 2
    return again(bisect_left(range(high), True, key=lambda number: again(number) not in taken))


def _called(name: ValuePath) -> str:
    """Give what a value is called in its item: cells go by their columns, owners by what they say."""
    return str(name) if name.keys[:1] == _CELLS else ".".join(name.keys)


def named_after(path: ValuePath, names: Names[ValuePath, ValuePath]) -> ValuePath:
    """Give a path after the name of the item that it belongs to."""
    owner = path.owner
    return names[owner].joined(path.below(owner)) if owner in names else path


def renamed(tree: Tree, names: Names[ValuePath, ValuePath]) -> Tree:
    """Give a tree whose items have other names; what stands below them is named after them."""

    def move(path: ValuePath) -> ValuePath:
        return named_after(path, names)

    if all(path == name for path, name in names.items()):
        return tree
    return Tree(
        {move(path): value for path, value in tree.values.items()},
        {move(path): tuple(map(move, items)) for path, items in tree.lists.items()},
        {move(item): kind for item, kind in tree.kinds.items()},
    )


def names_as_written(tree: Tree, written: Tree) -> dict[ValuePath, ValuePath]:
    """Give the names that the items of a tree have where it has been written: ids are derived from new words there."""
    names: dict[ValuePath, ValuePath] = {}
    for path in sorted(tree.lists, key=len):
        names |= zip(tree.lists[path], written.lists.get(named_after(path, names), ()), strict=False)
    return names
