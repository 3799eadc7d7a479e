"""Items as they are written: in the shortest form that holds them, keys in the order of the manual."""

from __future__ import annotations

import re

from factsheet.meeting import (
    Allowance,
    Clearance,
    Contact,
    FollowUp,
    Issuer,
    Meeting,
    Participant,
    Person,
    Source,
    Venue,
    field_keys,
)
from factsheet.review.tree import Tree, field_of, owner_of
from factsheet.source import PlainValue

_WRAPPED = frozenset({"paragraph", "table", "figure", "section"})

_ORDERS = {
    "": Meeting,
    "venue": Venue,
    "issuer": Issuer,
    "participants": Participant,
    "people": Person,
    "follow_ups": FollowUp,
    "sources": Source,
    "contacts": Contact,
    "clearances": Clearance,
    "allow": Allowance,
}
_CONTENT: tuple[str, ...] = ("id", "lead", "title", "caption", "text", "summary", "path", "alt", "width")
_CONTENT += ("columns", "rows", "content", "points", "sources")
"""The order of the keys of whatever stands in a section or a summary."""


def plain_item(tree: Tree, item: str, *, wrapped: bool = True) -> PlainValue:
    """Give an item, with what stands below it, as it is written; `wrapped` below the key that says its kind."""
    if item in tree.values:
        return tree.values[item]
    path = tree.home().get(item, "")
    if path.endswith(".rows"):
        return _row(tree, item)
    plain = _mapping(tree, item)
    kind = tree.kinds.get(item, "")
    inner = _shortened(plain, kind, path)
    in_content = path.endswith(".content")
    return {kind: inner} if wrapped and in_content and kind in _WRAPPED else inner


def _row(tree: Tree, item: str) -> PlainValue:
    cells: list[PlainValue] = [tree.values.get(f"{cell}.text", "") for cell in tree.lists.get(f"{item}.cells", ())]
    return {"id": tree.values[f"{item}.id"], "cells": cells} if f"{item}.id" in tree.values else cells


def _mapping(tree: Tree, item: str) -> dict[str, PlainValue]:
    plain: dict[str, PlainValue] = {}
    for path, value in tree.values.items():
        if owner_of(path) == item and path != item:
            plain[field_of(path)] = value
    for path, items in tree.lists.items():
        if owner_of(path) == item and items:
            plain[field_of(path)] = [plain_item(tree, inner) for inner in items]
    order = usual_keys(item)
    return dict(sorted(plain.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order)))


def _shortened(plain: dict[str, PlainValue], kind: str, path: str) -> PlainValue:
    """Give the one text that stands for an item which says nothing else, where its list takes that."""
    if len(plain) != 1:
        return plain
    ((key, value),) = plain.items()
    short = {"point": "text", "paragraph": "text"}.get(kind)
    if path.endswith((".owners", ".people")):
        short = "name"
    return value if key == short else plain


def usual_keys(path: str) -> tuple[str, ...]:
    """Give the keys of a mapping in the order of the manual; `path` names it."""
    model = _ORDERS.get(re.split(r"[.]", re.sub(r"\[[^]]*\]", "", path))[-1])
    return tuple(field_keys(model).values()) if model else _CONTENT
