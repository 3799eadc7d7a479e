"""Models as pydantic has them, made of their declarations when something is wrong, or a schema is asked for.

What pydantic validates becomes the declared model, wherever it stands; its errors and schemas are those of the twins.
"""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

import pydantic
from msgspec import NODEFAULT
from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, core_schema

from factsheet.models import declaring
from factsheet.models.declaring import Model

M = TypeVar("M", bound=Model)


def validate(model: type[M], value: object, context: object) -> M:
    """Give the model of plain data; raises pydantic's ValidationError. Checks know the context."""
    made: M = _adapter(model).validate_python(value, context=context)
    return made


@cache
def _adapter(model: type[M]) -> TypeAdapter[M]:
    return TypeAdapter(model)


def core_schema_of(model: type[Model], handler: GetCoreSchemaHandler) -> CoreSchema:
    """Give pydantic's schema of a model: that of its twin, which becomes the model."""
    return core_schema.no_info_after_validator_function(_declared, handler.generate_schema(twin(model)))


def _declared(made: Any) -> Any:  # noqa: ANN401 - any value
    """Give the model that a twin is of; defaults of fields may be twins, too."""
    model = _MODELS.get(type(made))
    return model(**{name: _declared(getattr(made, name)) for name in model.__struct_fields__}) if model else made


_MODELS: dict[type, type[Model]] = {}
"""The models by their twins."""


@cache
def twin(model: type[Model]) -> type[BaseModel]:
    """Give the model of pydantic that a model declares."""
    bases = tuple(twin(base) for base in model.__bases__ if base is not Model and issubclass(base, Model))
    own = model.__annotations__
    hints = get_type_hints(model, include_extras=True)
    fields = {name: translated(hints[name]) for name in model.__struct_fields__ if name in own}
    namespace: dict[str, Any] = {
        "__module__": model.__module__,
        "__qualname__": model.__qualname__,
        "__doc__": model.__doc__,
        "__annotations__": fields,
        "model_config": ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=model.stripped, defer_build=True),
        **{
            name: _default(model, name)
            for name in fields
            if not model.model_fields[name].is_required() or name in model._fields
        },
        **{name: _validator(model, name, each) for name, each in model._validators.items()},
    }
    if model.written_schema is not None:
        namespace["__get_pydantic_json_schema__"] = _as_written(dict(model.written_schema))
    made = type(model.__name__, bases or (BaseModel,), namespace)
    _MODELS[made] = model
    return made


def _as_written(schema: dict[str, Any]) -> classmethod[Any, Any, Any]:
    def describe(cls: type, of: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        del cls, of, handler
        return dict(schema)

    return classmethod(describe)


def _default(model: type[Model], name: str) -> Any:  # noqa: ANN401 - any value
    declared = model._fields.get(name)
    return _field(declared) if declared else _as_twin(model.model_fields[name].default)


def _field(info: declaring.FieldInfo) -> Any:  # noqa: ANN401 - as pydantic types it
    options = dict(info.options)
    if info.default is not NODEFAULT:
        options["default"] = _as_twin(info.default)
    return pydantic.Field(**options)


def _as_twin(default: object) -> object:
    """Give what pydantic can write into a schema for a default that is a model."""
    if not isinstance(default, Model):
        return default
    return twin(type(default)).model_validate(default.model_dump(mode="json", exclude_defaults=True, by_alias=True))


def _validator(model: type[Model], name: str, validator: declaring.Validator) -> Any:  # noqa: ANN401 - as above
    method = model.__dict__[name]
    if validator.fields:
        return pydantic.field_validator(*validator.fields, mode=validator.mode)(method)
    return pydantic.model_validator(mode=validator.mode)(method)


def translated(annotation: Any) -> Any:  # noqa: ANN401 - annotations have no common type
    """Give a type whose metadata are pydantic's own."""
    if not (arguments := get_args(annotation)):
        return annotation
    origin = get_origin(annotation)
    if origin is Annotated:
        return Annotated[(translated(annotation.__origin__), *map(_metadata, annotation.__metadata__))]
    if origin in {Union, UnionType}:
        return Union[tuple(map(translated, arguments))]  # noqa: UP007 - there are any number
    return origin[tuple(map(translated, arguments))] if origin in {tuple, dict} else annotation


def _metadata(each: object) -> object:
    match each:
        case declaring.FieldInfo():
            return _field(each)
        case declaring.AfterValidator(func):
            return pydantic.AfterValidator(func)
        case declaring.BeforeValidator(func):
            return pydantic.BeforeValidator(func)
        case declaring.StringConstraints(least, most):
            return pydantic.StringConstraints(min_length=least, max_length=most)
        case declaring.WithJsonSchema(schema):
            return pydantic.WithJsonSchema(schema)
        case _:
            return each
