"""Nodes of one file laid over those of another: a mapping says only what it changes."""

from collections.abc import Collection

from factsheet.source.nodes import Entry, Mapping, Node


def laid_over(base: Node, over: Node, whole: Collection[str] = ()) -> Node:
    """Give the base with what lies over it: mappings are joined key by key, all else and what is `whole` is replaced.

    Every node keeps its span, so that an error stands in the file that says it.
    """
    if not isinstance(base, Mapping) or not isinstance(over, Mapping):
        return over
    entries = {entry.key: entry for entry in base.entries}
    for entry in over.entries:
        below = entries.get(entry.key)
        value = laid_over(below.value, entry.value, whole) if below and entry.key not in whole else entry.value
        entries[entry.key] = Entry(entry.key, entry.key_span, value)
    return Mapping(tuple(entries.values()), over.span)


def with_value(entry: Entry, value: Node) -> Entry:
    """Give an entry with another value."""
    return Entry(entry.key, entry.key_span, value, entry.implied)
