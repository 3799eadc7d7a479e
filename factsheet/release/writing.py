"""Nodes of a meeting, expanded and named, as plain values of a meeting file: ids that were derived are left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factsheet.meeting.short_forms import WRAPPERS
from factsheet.source import nodes
from factsheet.source.bind import TAG
from factsheet.source.nodes import PlainValue


def plain_meeting(root: nodes.Mapping) -> dict[str, PlainValue]:
    """Give a meeting as a file has it."""
    return {entry.key: _value(entry.key, entry.value) for entry in root.entries if not _is_derived(entry)}


def unmarked_meeting(plain: Mapping[str, PlainValue]) -> dict[str, PlainValue]:
    """Give a meeting as plain values without any marking."""
    return {key: _unmarked(key, value) for key, value in plain.items() if key not in {"marking", "classification"}}


def _unmarked(key: str, value: PlainValue) -> PlainValue:
    match value:
        case dict() if key != "abbreviations":  # whose keys are words of the texts
            return unmarked_meeting(value)
        case list():
            return [_unmarked(key, item) for item in value]
    return value


def _is_derived(entry: nodes.Entry) -> bool:
    return entry.key == TAG or (entry.key == "id" and entry.implied)


def _value(key: str, node: nodes.Node) -> PlainValue:
    match node:
        case nodes.Mapping():
            return plain_meeting(node)
        case nodes.Sequence(items) if key in _AS_ONE:
            return _AS_ONE[key](items)
        case nodes.Sequence(items):
            return [_item(key, item) for item in items]
    return node.value


def _item(key: str, item: nodes.Node) -> PlainValue:
    if not isinstance(item, nodes.Mapping):
        return _value(key, item)
    kind = item.text(TAG) if key == "content" else None
    return {kind: plain_meeting(item)} if kind in WRAPPERS else plain_meeting(item)


def _texts(key: str) -> Callable[[tuple[nodes.Node, ...]], PlainValue]:
    return lambda items: [(item.text(key) or "") if isinstance(item, nodes.Mapping) else "" for item in items]


def _abbreviations(items: tuple[nodes.Node, ...]) -> PlainValue:
    every = [item for item in items if isinstance(item, nodes.Mapping)]
    return {str(item.text("id")): item.text("meaning") for item in every}


_AS_ONE: Mapping[str, Callable[[tuple[nodes.Node, ...]], PlainValue]] = {
    "cells": _texts("text"),
    "owners": _texts("name"),
    "abbreviations": _abbreviations,
}
"""Lists whose items are texts in files, and the one that is a mapping there."""
