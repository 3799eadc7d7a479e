"""Expand the short forms that a file may be written in, node by node, so that the model knows one form only.

A text stands for a point, a person or a column; `{paragraph: …}` for a paragraph; a list of texts for a row.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from factsheet.diagnostics import Diagnostic, Span
from factsheet.meeting.content import MAX_SECTION_LEVEL
from factsheet.source import Entry, Mapping, Node, Scalar, Sequence
from factsheet.source.bind import TAG

WRAPPERS = {"paragraph": "text", "table": None, "figure": None, "section": None}
"""The keys that say what an item of a section's content is, and the field that a text under them stands for."""


def with_entry(mapping: Mapping, key: str, value: Node) -> Mapping:
    """Give the mapping with one more or changed entry, in the span of the mapping."""
    old = mapping.get(key)
    entry = Entry(key, old.key_span if old else mapping.span, value)
    kept = tuple(e for e in mapping.entries if e.key != key)
    return replace(mapping, entries=(*kept, entry))


def _wrap(key: str, value: Node) -> Mapping:
    return Mapping((Entry(key, value.span, value),), value.span)


def _text_as(key: str, node: Node) -> Node:
    return _wrap(key, node) if isinstance(node, Scalar) else node


@dataclass
class Expander:
    """Expands one file; what it refuses stands in `diagnostics`."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def meeting(self, root: Mapping) -> Mapping:
        """Expand a whole meeting."""
        root = self._each(root, "participants", self._participant)
        root = self._each(root, "summary", self._point)
        root = self._each(root, "sections", lambda node: self._section(node, 1))
        root = self._each(root, "follow_ups", self._follow_up)
        return self._abbreviations(root)

    def _each(self, mapping: Mapping, key: str, expand: Callable[[Node], Node]) -> Mapping:
        entry = mapping.get(key)
        if entry is None or not isinstance(entry.value, Sequence):
            return mapping
        items = tuple(expand(item) for item in entry.value.items)
        return self._replaced(mapping, entry, replace(entry.value, items=items))

    @staticmethod
    def _replaced(mapping: Mapping, entry: Entry, value: Node) -> Mapping:
        entries = tuple(replace(e, value=value) if e is entry else e for e in mapping.entries)
        return replace(mapping, entries=entries)

    def _participant(self, node: Node) -> Node:
        return self._each(node, "people", lambda n: _text_as("name", n)) if isinstance(node, Mapping) else node

    def _follow_up(self, node: Node) -> Node:
        if not isinstance(node, Mapping):
            return node
        owners = node.get("owners")
        if owners and isinstance(owners.value, Scalar):
            node = self._replaced(node, owners, Sequence((owners.value,), owners.value.span))
        return self._each(node, "owners", lambda n: _text_as("name", n))

    def _abbreviations(self, root: Mapping) -> Mapping:
        entry = root.get("abbreviations")
        if entry is None or not isinstance(entry.value, Mapping):
            return root
        items = tuple(self._abbreviation(each) for each in entry.value.entries)
        return self._replaced(root, entry, Sequence(items, entry.value.span))

    @staticmethod
    def _abbreviation(entry: Entry) -> Mapping:
        short = Entry("id", entry.key_span, Scalar(entry.key, entry.key_span))
        return Mapping((short, Entry("meaning", entry.key_span, entry.value)), entry.key_span)

    def _point(self, node: Node) -> Node:
        node = _text_as("text", node)
        if not isinstance(node, Mapping):
            return node
        return self._tagged(self._each(node, "points", self._point), "point")

    def _section(self, node: Node, level: int) -> Node:
        if not isinstance(node, Mapping):
            return node
        if level > MAX_SECTION_LEVEL:
            self._refuse(node.span, "too-many-levels", f"sections nest to {MAX_SECTION_LEVEL} levels")
        return self._tagged(self._each(node, "content", lambda n: self._content(n, level)), "section")

    def _content(self, node: Node, level: int) -> Node:
        kind = next((key for key in WRAPPERS if isinstance(node, Mapping) and node.get(key)), None)
        if kind is None or not isinstance(node, Mapping):
            return self._point(node)
        inner = self._unwrapped(node, kind)
        match kind:
            case "section":
                return self._section(inner, level + 1)
            case "table" if isinstance(inner, Mapping):
                return self._tagged(self._table(inner), kind)
            case _:
                return self._tagged(inner, kind) if isinstance(inner, Mapping) else inner

    def _unwrapped(self, node: Mapping, kind: str) -> Node:
        """Take the value out of `{kind: value}`; other keys beside it are refused where they stand."""
        value: Node = node
        for entry in node.entries:
            if entry.key == kind:
                value = entry.value
            else:
                hint = f"write it below `{kind}:`, indented"
                self._refuse(entry.key_span, "unknown-key", f"`{entry.key}` stands beside `{kind}`", hint)
        short = WRAPPERS[kind]
        return _text_as(short, value) if short else value

    def _table(self, node: Mapping) -> Mapping:
        node = self._each(node, "columns", lambda n: _text_as("title", n))
        return self._each(node, "rows", self._row)

    def _row(self, node: Node) -> Node:
        if isinstance(node, Sequence):
            node = _wrap("cells", node)
        return self._each(node, "cells", self._cell) if isinstance(node, Mapping) else node

    @staticmethod
    def _cell(node: Node) -> Node:
        if isinstance(node, Scalar) and node.value is None:
            node = Scalar("", node.span)
        return _text_as("text", node)

    def _tagged(self, node: Mapping, kind: str) -> Mapping:
        written = node.get(TAG)
        if written:
            self._refuse(written.key_span, "unknown-key", f"unknown key `{TAG}`")
        return with_entry(node, TAG, Scalar(kind, node.span))

    def _refuse(self, span: Span, code: str, message: str, *hints: str) -> None:
        self.diagnostics.append(Diagnostic(code, message, span, hints))
