"""The short forms that a file may be written in, told apart and expanded, so that the model knows one form only."""

import re
from collections.abc import Callable

from factsheet.diagnostics import Diagnostic, Span, did_you_mean, nearest
from factsheet.meeting import content
from factsheet.meeting.text import Part
from factsheet.models.records import Frozen
from factsheet.source.bind import TAG, keys_of
from factsheet.source.nodes import Entry, Mapping, Node, Scalar, Sequence

WRAPPERS: dict[str, type[Part]] = {
    "paragraph": content.ParagraphContent,
    "table": content.TableContent,
    "figure": content.FigureContent,
    "section": content.SectionContent,
}
"""The keys that say what an item is, and the model of what stands below them."""

_OF_POINTS = frozenset(content.Point.__struct_fields__)
_SIGNS = {"columns": "table", "rows": "table", "path": "figure", "alt": "figure", "content": "section"}
"""Keys that no point has, and whose they are: they tell what is meant where the wrapper is left out."""


class Unwrapped(Frozen):
    """What kind of content an item is (None for a point), what holds its keys, and what was wrong with the wrapper."""

    kind: str | None
    value: Node
    found: tuple[Diagnostic, ...] = ()


def unwrap(item: Node) -> Unwrapped:
    """Take an item of content out of its wrapper; one that is misspelt or left out is an error, and is guessed."""
    if not isinstance(item, Mapping):
        return Unwrapped(None, item)
    keys = {entry.key for entry in item.entries}
    if keys <= _OF_POINTS:  # as most
        return Unwrapped(None, item)
    for kind in WRAPPERS:
        if written := item.get(kind):
            beside = tuple(_beside(entry, kind) for entry in item.entries if entry is not written)
            return _checked(kind, written.value, beside)
    return _guessed(item)


def _beside(entry: Entry, kind: str) -> Diagnostic:
    message = f"`{entry.key}` stands beside `{kind}`"
    return _unknown(message, entry.key_span, f"write it below `{kind}:`, indented")


def _checked(kind: str, value: Node, found: tuple[Diagnostic, ...]) -> Unwrapped:
    """Refuse a text or list where the keys of a table, figure or section must stand."""
    if isinstance(value, Mapping) or (kind == "paragraph" and isinstance(value, Scalar)):
        return Unwrapped(kind, value, found)
    keys = ", ".join(keys_of([WRAPPERS[kind]]))
    empty = isinstance(value, Scalar) and value.value is None
    message = f"`{kind}` has no value" if empty else f"`{kind}` must be a mapping of keys"
    hint = f"write its keys on lines of their own, indented: {keys}"
    return Unwrapped(kind, value, (*found, Diagnostic("wrong-value", message, value.span, (hint,))))


def _guessed(item: Mapping) -> Unwrapped:
    unknown = next(entry for entry in item.entries if entry.key not in _OF_POINTS)
    if kind := _SIGNS.get(unknown.key):
        message = f"`{unknown.key}` is a key of a {kind}, and this item is a point"
        hint = f"write `{kind}:`, and below it, indented, the keys of this item"
        return Unwrapped(kind, item, (_unknown(message, unknown.key_span, hint),))
    meant = nearest(unknown.key, WRAPPERS, cutoff=0.75)
    if meant is None:
        return Unwrapped(None, item)
    misspelt = _unknown(f"unknown key `{unknown.key}`", unknown.key_span, did_you_mean(meant))
    beside = (_beside(entry, meant) for entry in item.entries if entry is not unknown)
    return _checked(meant, unknown.value, (misspelt, *beside))


def _unknown(message: str, span: Span, hint: str) -> Diagnostic:
    return Diagnostic("unknown-key", message, span, (hint,))


def with_implied(mapping: Mapping, key: str, value: Node) -> Mapping:
    """Give the mapping with an entry that is not written, or is written otherwise, in the span of the mapping."""
    kept = [entry for entry in mapping.entries if entry.key != key]
    return Mapping((*kept, Entry(key, mapping.span, value, implied=True)), mapping.span)


def with_value(mapping: Mapping, entry: Entry, value: Node) -> Mapping:
    """Give the mapping with another value in one of its entries."""
    changed = Entry(entry.key, entry.key_span, value, entry.implied)
    return Mapping(tuple([changed if each is entry else each for each in mapping.entries]), mapping.span)


def _wrap(key: str, value: Node) -> Mapping:
    return Mapping((Entry(key, value.span, value, implied=True),), value.span)


def _text_as(key: str, node: Node) -> Node:
    return _wrap(key, node) if isinstance(node, Scalar) else node


def _with_lists(root: Mapping, key: str, inner: tuple[str, ...]) -> Mapping:
    """Take a text for a list of one in keys of a mapping."""
    entry = root.get(key)
    if entry is None or not isinstance(entry.value, Mapping):
        return root
    value = entry.value
    for each in filter(None, map(value.get, inner)):
        if isinstance(each.value, Scalar):
            value = with_value(value, each, Sequence((each.value,), each.value.span))
    return with_value(root, entry, value)


class Expander:
    """Expands one file; what it refuses stands in `diagnostics`."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def meeting(self, root: Mapping) -> Mapping:
        """Expand a whole meeting."""
        root = self._each(root, "participants", self._participant)
        root = self._each(root, "groups", self._group)
        root = self._each(root, "annexes", lambda node: _text_as("title", node))
        root = self._each(root, "summary", self._point)
        root = self._each(root, "sections", lambda node: self._section(node, 1))
        root = self._each(root, "follow_ups", self._follow_up)
        root = self._each(root, "clearances", lambda node: _text_as("office", node))
        root = self._silence(_with_lists(root, "numbering", ("sections", "points")))
        return self._abbreviations(self._released(root))

    @staticmethod
    def _silence(root: Mapping) -> Mapping:
        """Take a text for the hour at which silence expires."""
        entry = root.get("silence")
        return with_value(root, entry, _text_as("until", entry.value)) if entry else root

    @staticmethod
    def _released(root: Mapping) -> Mapping:
        """Take a text for the day of the release, or for its hour."""
        entry = root.get("released")
        if entry is None or not isinstance(entry.value, Scalar):
            return root
        key = "date" if re.fullmatch(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*", entry.value.value or "") else "time"
        return with_value(root, entry, _wrap(key, entry.value))

    def _each(self, mapping: Mapping, key: str, expand: Callable[[Node], Node]) -> Mapping:
        entry = mapping.get(key)
        if entry is None or not isinstance(entry.value, Sequence):
            return mapping
        items = tuple([expand(item) for item in entry.value.items])
        return with_value(mapping, entry, Sequence(items, entry.value.span))

    def _participant(self, node: Node) -> Node:
        return self._each(node, "people", lambda n: _text_as("name", n)) if isinstance(node, Mapping) else node

    def _group(self, node: Node) -> Node:
        return self._each(node, "participants", self._participant) if isinstance(node, Mapping) else node

    def _follow_up(self, node: Node) -> Node:
        if not isinstance(node, Mapping):
            return node
        owners = node.get("owners")
        if owners and isinstance(owners.value, Scalar):
            node = with_value(node, owners, Sequence((owners.value,), owners.value.span))
        return self._each(node, "owners", lambda n: self._text(n, "name", "an owner"))

    def _abbreviations(self, root: Mapping) -> Mapping:
        entry = root.get("abbreviations")
        if entry is None:
            return root
        if not isinstance(entry.value, Mapping):
            hint = "write each on a line of its own, indented, as `NATO: North Atlantic Treaty Organization`"
            self._refuse(entry.value.span, "wrong-value", "`abbreviations` must be a mapping of keys", hint)
            return with_value(root, entry, Sequence((), entry.value.span))
        items = tuple(self._abbreviation(each) for each in entry.value.entries)
        return with_value(root, entry, Sequence(items, entry.value.span))

    @staticmethod
    def _abbreviation(entry: Entry) -> Mapping:
        short = Entry("id", entry.key_span, Scalar(entry.key, entry.key_span))
        return Mapping((short, Entry("meaning", entry.key_span, entry.value, implied=True)), entry.key_span)

    def _point(self, node: Node) -> Node:
        if isinstance(node, Scalar):  # as most points of long sheets
            span = node.span
            kind = Entry(TAG, span, Scalar("point", span), implied=True)
            return Mapping((Entry("text", span, node, implied=True), kind), span)
        if not isinstance(node, Mapping):
            return node
        return self._tagged(self._each(node, "points", self._point), "point")

    def _section(self, node: Node, level: int) -> Node:
        if not isinstance(node, Mapping):
            return node
        if level > content.MAX_SECTION_LEVEL:
            message = f"sections nest to {content.MAX_SECTION_LEVEL} levels, and this is level {level}"
            self._refuse(node.span, "too-many-levels", message, "make its content points of the section around it")
        return self._tagged(self._each(node, "content", lambda n: self._content(n, level)), "section")

    def _content(self, node: Node, level: int) -> Node:
        if isinstance(node, Scalar):
            return self._point(node)
        item = unwrap(node)
        self.diagnostics.extend(item.found)
        match item.kind:
            case None:
                return self._point(node)
            case "section":
                return self._section(item.value, level + 1)
            case "table":
                return self._tagged(self._table(item.value), item.kind)
            case "paragraph":
                return self._tagged(_text_as("text", item.value), item.kind)
            case _:
                return self._tagged(item.value, item.kind)

    def _table(self, node: Node) -> Node:
        if not isinstance(node, Mapping):
            return node
        node = self._each(node, "columns", lambda n: _text_as("title", n))
        return self._each(node, "rows", self._row)

    def _row(self, node: Node) -> Node:
        if isinstance(node, Sequence):
            node = _wrap("cells", node)
        return self._each(node, "cells", self._cell) if isinstance(node, Mapping) else node

    def _cell(self, node: Node) -> Node:
        if isinstance(node, Scalar) and node.value is None:
            node = Scalar("", node.span)
        return self._text(node, "text", "a cell")

    def _text(self, node: Node, key: str, name: str) -> Node:
        """Expand what can be written as a text only."""
        if not isinstance(node, Scalar):
            hint = "put a text that contains `: ` or begins with `[` or `{` in quotes"
            self._refuse(node.span, "wrong-value", f"{name} must be one text", hint)
            node = Scalar("-", node.span)
        return _wrap(key, node)

    def _tagged(self, node: Node, kind: str) -> Node:
        if not isinstance(node, Mapping):
            return node
        written = node.get(TAG)
        if written:
            self._refuse(written.key_span, "unknown-key", f"unknown key `{TAG}`", "remove it")
        return with_implied(node, TAG, Scalar(kind, node.span))

    def _refuse(self, span: Span, code: str, message: str, *hints: str) -> None:
        self.diagnostics.append(Diagnostic(code, message, span, hints))
