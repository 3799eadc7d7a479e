"""Paths of values in a meeting by keys and ids, such as `sections[security].content[deterrence].text`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

_STEP = re.compile(r"([^.\[\]]+)(?:\[([^\]]*)\])?")
"""A key, and the id of an item in its list; ids have no brackets, but may have dots."""


class Step(NamedTuple):
    """A key, and where its value is a list the id of an item in it."""

    key: str
    id: str | None = None

    def __str__(self) -> str:
        return self.key if self.id is None else item_text(self.key, self.id)


class ValuePath(tuple[Step, ...]):
    """A path from a meeting, or from a part of it, to a value, list or item; the empty one names where it starts.

    In order they stand as their texts do.
    """

    __slots__ = ()

    @staticmethod
    def parse(text: str) -> ValuePath:
        """Read a path; what is none of its form is passed over."""
        return _parse(text)

    def __str__(self) -> str:
        return ".".join(map(str, self))

    def __repr__(self) -> str:
        return f"ValuePath({str(self)!r})"

    def __lt__(self, other: tuple[Step, ...]) -> bool:
        return str(self) < str(other)

    def __gt__(self, other: tuple[Step, ...]) -> bool:
        return str(self) > str(other)

    def __truediv__(self, key: str) -> ValuePath:
        """Give the path of what stands under a key."""
        return ValuePath((*self, Step(key)))

    def item(self, name: str) -> ValuePath:
        """Give the path of an item of the list that this names."""
        return ValuePath((*self[:-1], Step(self[-1].key, name)))

    def joined(self, below: ValuePath) -> ValuePath:
        """Give the path of what `below` names from here."""
        return ValuePath((*self, *below))

    @property
    def is_item(self) -> bool:
        """Whether it names an item of a list."""
        return bool(self) and self[-1].id is not None

    @property
    def id(self) -> str:
        """The id of the item that it names."""
        return (self[-1].id if self else None) or ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys, which are the same for all items of a list."""
        return tuple([step.key for step in self])

    @property
    def list(self) -> ValuePath:
        """The list that the item stands in."""
        return ValuePath((*self[:-1], Step(self[-1].key)))

    @property
    def parent(self) -> ValuePath:
        """What it stands in: the list of an item, or what has its key."""
        return self.list if self.is_item else ValuePath(self[:-1])

    @property
    def owner(self) -> ValuePath:
        """The innermost item that it belongs to, or the empty path; items own themselves."""
        end = len(self)
        while end and self[end - 1].id is None:
            end -= 1
        return self if end == len(self) else ValuePath(self[:end])

    @property
    def field(self) -> ValuePath:
        """What it names in its owner, such as `text` or `venue.city`."""
        return self.below(self.owner)

    @property
    def items(self) -> tuple[ValuePath, ...]:
        """The items that it goes through, outermost first."""
        return tuple(ValuePath(self[:end]) for end, step in enumerate(self, 1) if step.id is not None)

    def below(self, outer: ValuePath) -> ValuePath:
        """Give what it names from an item on that it goes through."""
        return ValuePath(self[len(outer) :])

    def is_within(self, outer: ValuePath) -> bool:
        """Tell whether it names what another path names, or something in it."""
        if outer.is_item or len(self) < len(outer):
            return self[: len(outer)] == outer
        return not outer or (self[: len(outer) - 1] == outer[:-1] and self[len(outer) - 1].key == outer[-1].key)


def key_text(path: str, key: str) -> str:
    """Give the text of the path of what stands under a key; who goes through a whole meeting needs no more."""
    return f"{path}.{key}" if path else key


def item_text(path: str, name: object) -> str:
    """Give the text of the path of an item of the list that a text names."""
    return f"{path}[{name}]"


@lru_cache(maxsize=4096)
def _parse(text: str) -> ValuePath:
    return ValuePath(Step._make(match.groups()) for match in _STEP.finditer(text))


def common(paths: Iterable[ValuePath]) -> ValuePath:
    """Give the path that all paths begin with."""
    levels = takewhile(lambda steps: len(set(steps)) == 1, zip(*paths, strict=False))
    return ValuePath(steps[0] for steps in levels)
