"""Ways through a meeting and a document that several rules take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import groupby

from pydantic import BaseModel

from factsheet.document import Document, Origin, Text
from factsheet.meeting import Meeting, field_keys, identity_of


def parts(meeting: Meeting) -> Iterator[tuple[str, BaseModel]]:
    """Give every part of a meeting below its root with its path, in the order of the model."""
    yield from _below(meeting, "")


def _below(part: BaseModel, path: str) -> Iterator[tuple[str, BaseModel]]:
    for name, key in field_keys(type(part)).items():
        inner = f"{path}.{key}" if path else key
        value = getattr(part, name)
        listed = isinstance(value, tuple)
        items = [(f"{inner}[{identity_of(item)}]", item) for item in value] if listed else [(inner, value)]
        for at, item in items:
            if isinstance(item, BaseModel):
                yield at, item
                yield from _below(item, at)


def printed_values(document: Document) -> Iterator[tuple[str, str]]:
    """Give the path and the text of each value in the body of a document, as it is printed, in reading order.

    Labels and derived texts, such as a date written out, are no values.
    """
    values = ((text, text.origin) for text in _texts(document.blocks))
    traced = ((text.text, origin.path) for text, origin in values if isinstance(origin, Origin) and not origin.derived)
    for path, runs in groupby(traced, key=lambda run: run[1]):
        yield path, "".join(text for text, _ in runs)


def _texts(node: object) -> Iterator[Text]:
    """Give the runs of text in a node of any kind."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, tuple):
        for inner in node:
            yield from _texts(inner)
    else:
        for name in _inner_fields(type(node)):  # type: ignore[arg-type] # `object` hides the hash of classes
            yield from _texts(getattr(node, name))


@cache
def _inner_fields(kind: type) -> tuple[str, ...]:
    """Give the fields of a kind of node; none for what is no node."""
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
