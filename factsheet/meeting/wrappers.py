"""Tell what an item of a section's content is: a point, or what the one key around it says."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.diagnostics import Diagnostic, Span, did_you_mean, nearest
from factsheet.meeting.content import FigureContent, ParagraphContent, Point, Section, TableContent
from factsheet.meeting.text import Part
from factsheet.source import Entry, Mapping, Node, Scalar, keys_of

WRAPPERS: dict[str, type[Part]] = {
    "paragraph": ParagraphContent,
    "table": TableContent,
    "figure": FigureContent,
    "section": Section,
}
"""The keys that say what an item is, and the model of what stands below them."""

_OF_POINTS = frozenset(Point.model_fields)
_SIGNS = {"columns": "table", "rows": "table", "path": "figure", "alt": "figure", "content": "section"}
"""Keys that no point has, and whose they are: they tell what is meant where the wrapper is left out."""


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """What kind of content an item is (None for a point), what holds its keys, and what was wrong with the wrapper."""

    kind: str | None
    value: Node
    found: tuple[Diagnostic, ...] = ()


def unwrap(item: Node) -> Unwrapped:
    """Take an item of content out of its wrapper; one that is misspelt or left out is an error, and is guessed."""
    if not isinstance(item, Mapping):
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
    unknown = next((entry for entry in item.entries if entry.key not in _OF_POINTS), None)
    if unknown is None:
        return Unwrapped(None, item)
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
