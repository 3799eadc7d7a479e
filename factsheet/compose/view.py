"""The meeting as templates see it: attributes give traced values, items know their place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from factsheet.compose.values import DayText, DueText, Report, RichText, Traced
from factsheet.meeting import RICH, Due, field_keys, identity_of


class View:
    """A part of the meeting, read-only; a field without a value is None, an unknown one an undefined."""

    __slots__ = ("_part", "_path", "_report", "_seen")

    def __init__(self, part: BaseModel, path: str, report: Report) -> None:
        self._part, self._path, self._report = part, path, report
        # Templates ask for a field to see whether it has a value, and again to print it.
        self._seen: dict[str, object] = {}

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a value, a view or a tuple of them
        if name not in self._seen:
            self._seen[name] = self._field(name)
        return self._seen[name]

    def _field(self, name: str) -> object:
        field = _fields(type(self._part)).get(name)
        if field is None:
            raise AttributeError(name)
        value = getattr(self._part, name)
        return None if value is None else _wrap(value, _below(self._path, field.key), field, self._report)


def _wrap(value: object, path: str, field: _Field, report: Report) -> object:  # noqa: PLR0911 - one return a kind
    # Most values are texts, which need no row of tests.
    if type(value) is str:
        return RichText(value, path, report) if field.rich else Traced(value, path)
    match value:
        case BaseModel() if not isinstance(value, Due):
            return View(value, path, report)
        case tuple():
            return tuple([_wrap(item, f"{path}[{identity_of(item)}]", field, report) for item in value])
        case Enum():
            return Traced(str(value.value), path)
        case Due():
            return DueText(value.text, path, value)
        case date():
            return DayText(value.isoformat(), path, value)
        case _:
            return value


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
    return tuple(_fields(type(view._part)))


class _Field(NamedTuple):
    """What a view knows of a field: its key in a file, and whether it is rich text."""

    key: str
    rich: bool


@cache
def _fields(model: type[BaseModel]) -> dict[str, _Field]:
    """Give the fields of a model by their names."""
    fields = model.model_fields
    rich = {name for name, f in fields.items() if RICH in f.metadata or RICH in _metadata(f.annotation)}
    return {name: _Field(key, name in rich) for name, key in field_keys(model).items()}


def _metadata(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - annotations have no common type
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        yield from _metadata(argument)
