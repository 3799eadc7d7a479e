"""Paths by ids, such as `sections[security].content[deterrence].text`: their items, lists and values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import Enum

from pydantic import BaseModel

from factsheet.meeting import Due, Meeting, field_keys, identity_of

_STEP = re.compile(r"\[([^\]]*)\]|([^.\[\]]+)")
_WITHIN = re.compile(r"\.(cells|owners)\[[^\]]*\]$")
"""Items that are parts of a row, never rows or lines of their own."""


def items_of(path: str) -> tuple[str, ...]:
    """Give the items that a path goes through, outermost first: `a[b]`, `a[b].c[d]`."""
    return tuple(path[: match.end()] for match in _STEP.finditer(path) if match[1] is not None)


def common_item(paths: Iterable[str]) -> str | None:
    """Give the innermost item that all paths go through, parts of a row aside; None where there is none."""
    levels = zip(*(items_of(path) for path in paths), strict=False)
    shared = [level[0] for level in levels if len(set(level)) == 1]
    return _WITHIN.sub("", shared[-1]) if shared else None


def list_of(item: str) -> str:
    """Give the path of the list that an item stands in."""
    return item[: item.rindex("[")]


def id_of(item: str) -> str:
    """Give the id of an item."""
    return item[item.rindex("[") + 1 : -1]


def field_of(path: str, item: str) -> str:
    """Give what a path names below an item: `text`, or `cells[subject].text`."""
    return path.removeprefix(item).removeprefix(".")


def value_at(meeting: Meeting, path: str) -> str | None:
    """Give the YAML text of a value; None where the path names no value that is there."""
    part: object = meeting
    for match in _STEP.finditer(path):
        if match[1] is not None:
            part = next((item for item in _items(part) if identity_of(item) == match[1]), None)
        elif isinstance(part, BaseModel):
            names = {key: name for name, key in field_keys(type(part)).items()}
            part = getattr(part, names.get(match[2], ""), None)
        else:
            return None
    return _text(part)


def ids_at(meeting: Meeting, path: str) -> tuple[str, ...]:
    """Give the ids of the items of a list, in order; none where the path names no list."""
    item, _, key = path.rpartition(".")
    part: object = meeting
    for match in _STEP.finditer(item):
        if match[1] is not None:
            part = next((each for each in _items(part) if identity_of(each) == match[1]), None)
        else:
            part = getattr(part, match[2], None)
    return tuple(identity_of(each) for each in _items(getattr(part, key, None)))


def _items(part: object) -> tuple[object, ...]:
    return part if isinstance(part, tuple) else ()


def _text(part: object) -> str | None:
    match part:
        case Due():
            return part.text
        case Enum():
            return str(part.value)
        case dt.date():
            return part.isoformat()
        case str() | int() | float():
            return str(part)
        case _:
            return None
