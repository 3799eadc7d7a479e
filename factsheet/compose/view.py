"""The meeting as templates see it: attributes give traced values, items know their place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from factsheet.compose.values import DayText, DueText, Report, RichText, Traced
from factsheet.document import Origin
from factsheet.meeting import RICH, Due, field_keys, identity_of


class View:
    """A part of the meeting, read-only; a field without a value is None, an unknown one an undefined."""

    __slots__ = ("_part", "_path", "_report")

    def __init__(self, part: BaseModel, path: str, report: Report) -> None:
        self._part, self._path, self._report = part, path, report

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a value, a view or a tuple of them
        key = field_keys(type(self._part)).get(name)
        if key is None:
            raise AttributeError(name)
        path = _below(self._path, key)
        return self._wrap(getattr(self._part, name), path, name)

    def _wrap(self, value: object, path: str, name: str) -> object:
        # Most values are plain texts, which need no row of tests.
        return self._text(value, path, name) if type(value) is str else self._wrap_other(value, path, name)

    def _wrap_other(self, value: object, path: str, name: str) -> object:
        match value:
            case BaseModel() if not isinstance(value, Due):
                return View(value, path, self._report)
            case tuple():
                return tuple(self._wrap(item, f"{path}[{identity_of(item)}]", name) for item in value)
            case Enum():
                return Traced(str(value.value), Origin(path))
            case Due():
                return DueText(value.text, Origin(path), value)
            case date():
                return DayText(value.isoformat(), Origin(path), value)
            case _:
                return value

    def _text(self, value: str, path: str, name: str) -> Traced:
        if name in _rich_fields(type(self._part)):
            return RichText(value, Origin(path), self._report)
        return Traced(value, Origin(path))


def path_of(view: View, name: str) -> str:
    """Give the path of a field of a view, whether it has a value or not; raises LookupError for a field it lacks."""
    keys = field_keys(type(view._part))
    if name not in keys:
        raise LookupError(f"there is no field `{name}` here")
    return _below(view._path, keys[name])


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def fields_of(view: View) -> tuple[str, ...]:
    """Give the names of the fields that a view has."""
    return tuple(field_keys(type(view._part)))


@cache
def _rich_fields(model: type[BaseModel]) -> frozenset[str]:
    """Give the names of a model's rich text fields."""
    fields = model.model_fields.items()
    return frozenset(name for name, f in fields if RICH in f.metadata or RICH in _metadata(f.annotation))


def _metadata(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - annotations have no common type
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        yield from _metadata(argument)
