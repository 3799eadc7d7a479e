"""Nodes of a YAML file; every key and value keeps its span."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from factsheet.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as text; `value` is None for a plain null (YAML 1.2.2 section 10.3.2). Numbers stay text."""

    value: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A sequence."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value; `implied` marks a key that the file leaves out and a short form or a rule stands for."""

    key: str
    key_span: Span
    value: Node
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
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
    match node:
        case Scalar(value):
            return value
        case Sequence(items):
            return [to_python(item) for item in items]
        case Mapping(entries):
            return {entry.key: to_python(entry.value) for entry in entries}
