"""Nodes of a YAML file, each key and value with its span; what an error is about, and laying a file over another."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeAlias

from factsheet.diagnostics import Span, shorten
from factsheet.models.records import Light
from factsheet.paths import item_text, key_text

# Nodes hold no cycles, so that the garbage collector need not look at the many that a file has.


class Scalar(Light):
    """A scalar as text; `value` is None for a plain null (YAML 1.2.2 section 10.3.2). Numbers stay text."""

    value: str | None
    span: Span


class Sequence(Light):
    """A sequence."""

    items: tuple[Node, ...]
    span: Span


class Entry(Light):
    """A key and its value; `implied` marks a key that the file leaves out and a short form or a rule stands for."""

    key: str
    key_span: Span
    value: Node
    implied: bool = False


class Mapping(Light):
    """A mapping; keys are unique text."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, key: str) -> Entry | None:
        """Give the entry of a key, or None."""
        for entry in self.entries:
            if entry.key == key:
                return entry
        return None

    def text(self, key: str) -> str | None:
        """Give the text of a key's value; None where the key is missing or its value is empty or no scalar."""
        entry = self.get(key)
        return (entry.value.value or None) if entry and isinstance(entry.value, Scalar) else None


Node: TypeAlias = Scalar | Sequence | Mapping

PlainValue: TypeAlias = "str | list[PlainValue] | dict[str, PlainValue] | None"


def to_python(node: Node) -> PlainValue:
    """Give the node as text, None, lists and dicts."""
    if isinstance(node, Mapping):  # of which most values are scalars; no other class is asked for in less time
        return {e.key: e.value.value if type(e.value) is Scalar else to_python(e.value) for e in node.entries}
    return [to_python(item) for item in node.items] if isinstance(node, Sequence) else node.value


Location = tuple[int | str, ...]
"""Keys and indexes from the root of a file down to a value."""

_IDENTITIES = ("id", "code")
_NAMES = ("party", "name", "title", "lead", "caption", "action", "text", "path")


def child(node: Node | None, part: int | str) -> Node | None:
    """Give the value under a key or the item at an index, or None."""
    match node:
        case Mapping():
            entry = node.get(str(part))
            return entry.value if entry else None
        case Sequence(items) if isinstance(part, int) and part < len(items):
            return items[part]
        case _:
            return None


def at(root: Node, location: Location) -> Node | None:
    """Give the node at a location, or None where nothing is written."""
    node: Node | None = root
    for part in location:
        node = child(node, part)
    return node


def entry_at(root: Node, location: Location) -> Entry | None:
    """Give the entry of the key that a location ends in, or None."""
    parent = at(root, location[:-1]) if location else None
    return parent.get(str(location[-1])) if isinstance(parent, Mapping) else None


def value_span(root: Node, location: Location) -> Span:
    """Give the span of the value, or of the nearest thing around it that stands in the file."""
    node = at(root, location)
    return node.span if node else value_span(root, location[:-1])


def key_span(root: Node, location: Location) -> Span:
    """Give the span of the key of a value, or of the value where it has none (an item, the whole file)."""
    entry = entry_at(root, location)
    return entry.key_span if entry else value_span(root, location)


def identity(item: Node | None) -> str | None:
    """Give the id of an item of a list: its `id` or `code`, or the item itself where it is text."""
    if isinstance(item, Scalar):
        return item.value
    texts = (item.text(key) for key in _IDENTITIES) if isinstance(item, Mapping) else ()
    return next(filter(None, texts), None)


def address(root: Node, location: Location) -> str:
    """Give the path of a value by ids, such as `sections[security].title`."""
    path, node = "", root
    for part in location:
        inner = child(node, part)
        path = item_text(path, identity(inner) or part + 1) if isinstance(part, int) else key_text(path, part)
        if inner is None:
            break
        node = inner
    return path


def describe(root: Node, location: Location) -> str:
    """Give the place of a value for a reader, such as `sections[security].content["Deterrence"]`; empty for the root.

    Items go by the id that is written, or else by what they are called, or else by number; one that has only a number
    at the end is `item 2 of formats`. Implied keys are left out.
    """
    words, node = "", root
    for part in location:
        inner = child(node, part)
        if isinstance(part, int):
            words += f"[{_call(inner, part)}]"
        elif not (entry := entry_at(node, (part,))) or not entry.implied:
            words += f".{part}"
        if inner is None:
            break
        node = inner
    around, mark, number = words.removeprefix(".").rpartition("[item ")
    return f"item {number[:-1]} of {around}" if around and number[:-1].isdecimal() else f"{around}{mark}{number}"


def _call(item: Node | None, index: int) -> str:
    if isinstance(item, Mapping):
        for key in _IDENTITIES:
            entry = item.get(key)
            if entry and not entry.implied and (text := item.text(key)):
                return shorten(text)
        for text in filter(None, map(item.text, _NAMES)):
            return f'"{shorten(text)}"'
    return f"item {index + 1}"


def laid_over(base: Node, over: Node, whole: Collection[str] = (), own: Collection[str] = ()) -> Node:
    """Give the base with what lies over it: mappings are joined key by key, all else and what is `whole` is replaced.

    `own` keys of the base are left out. Every node keeps its span, so that an error stands in the file that says it.
    """
    if not isinstance(base, Mapping) or not isinstance(over, Mapping):
        return over
    entries = {entry.key: entry for entry in base.entries if entry.key not in own}
    for entry in over.entries:
        below = entries.get(entry.key)
        value = laid_over(below.value, entry.value, whole) if below and entry.key not in whole else entry.value
        entries[entry.key] = Entry(entry.key, entry.key_span, value)
    return Mapping(tuple(entries.values()), over.span)


def with_value(entry: Entry, value: Node) -> Entry:
    """Give an entry with another value."""
    return Entry(entry.key, entry.key_span, value, entry.implied)
