"""Follow a pydantic error through a model's annotations: which models stand at a place, and which steps are tags."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, RootModel

from factsheet.source.places import Location

TAG = "type"
"""The key that tells the members of a union apart; pydantic names its value in an error's location."""

Annotation: TypeAlias = Any
"""What may stand behind the colon of a field; the standard library has no type for it."""


def resolve(model: type[BaseModel], location: Location) -> tuple[Location, list[Annotation]]:
    """Give an error's location without union tags, and the alternatives of what the model expects there."""
    kept: list[int | str] = []
    expected = _alternatives(model)
    for part in location:
        tagged = _tagged(expected, part)
        if tagged:
            expected = [tagged]
            continue
        kept.append(part)
        expected = [inner for outer in expected for inner in _step(outer, part)]
    return tuple(kept), expected


def keys_of(expected: list[Annotation]) -> list[str]:
    """Give the keys that the first model among the alternatives knows, as they are written: the needed ones first."""
    models = [each for each in expected if _is_model(each)]
    fields = list(models[0].model_fields.items()) if models else []
    fields.sort(key=lambda field: (field[0] == "id", not field[1].is_required()))
    return [field.alias or name for name, field in fields if name != TAG]


def _tagged(expected: list[Annotation], part: int | str) -> type[BaseModel] | None:
    """Give the member of a union of models that a tag names."""
    models = [each for each in expected if _is_model(each)]
    if len(models) < 2:
        return None
    return next((m for m in models if TAG in m.model_fields and m.model_fields[TAG].default == part), None)


def _step(annotation: Annotation, part: int | str) -> list[Annotation]:
    if _is_model(annotation):
        fields = annotation.model_fields.items()
        found = [field.annotation for name, field in fields if part in {name, field.alias}]
    else:
        # The items of a tuple or list come first, the values of a dict second.
        found = list(get_args(annotation)[0 if isinstance(part, int) else 1 :][:1])
    return [inner for outer in found for inner in _alternatives(outer)]


def _alternatives(annotation: Annotation) -> list[Annotation]:
    """Take annotated types, unions and root models apart."""
    origin: Annotation = get_origin(annotation)
    if origin is Annotated:
        return _alternatives(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        return [inner for outer in get_args(annotation) for inner in _alternatives(outer)]
    if _is_model(annotation) and issubclass(annotation, RootModel):
        return _alternatives(annotation.model_fields["root"].annotation)
    return [annotation]


def _is_model(annotation: Annotation) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
