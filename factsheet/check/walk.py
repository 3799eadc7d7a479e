"""Ways through a meeting and a document that several rules take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import groupby

from pydantic import BaseModel

from factsheet.document import Document, Origin, Text
from factsheet.meeting import Meeting


def parts(meeting: Meeting) -> Iterator[tuple[str, BaseModel]]:
    """Give every part of a meeting below its root with its path, in the order of the model."""
    yield from _below(meeting, "")


def _below(part: BaseModel, path: str) -> Iterator[tuple[str, BaseModel]]:
    for name, field in type(part).model_fields.items():
        inner = f"{path}.{field.alias or name}" if path else (field.alias or name)
        value = getattr(part, name)
        items = (
            [(f"{inner}[{_identity(item)}]", item) for item in value] if isinstance(value, tuple) else [(inner, value)]
        )
        for at, item in items:
            if isinstance(item, BaseModel):
                yield at, item
                yield from _below(item, at)


def _identity(item: object) -> str:
    return str(getattr(item, "id", None) or getattr(item, "code", None) or item)


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
    elif is_dataclass(node):
        for each in fields(node):
            yield from _texts(getattr(node, each.name))
