"""What `checkers` reads off the declarations of models."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from enum import Enum
from functools import cache
from types import ModuleType
from typing import Annotated, Any, Literal, get_args, get_origin

from factsheet.models.declaring import AfterValidator, BeforeValidator, FieldInfo, Model, StringConstraints, Validator

BOUNDS = {"ge": "{0} < {1}", "gt": "{0} <= {1}", "le": "{0} > {1}", "lt": "{0} >= {1}"}
LENGTHS = {"min_length": "len({0}) < {1}", "max_length": "len({0}) > {1}"}


def snake(name: str) -> str:
    """Write a name of a class as one of a function: `FollowUp` is `follow_up`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).strip("_").lower()


def checks_of(hint: Any) -> Iterator[object]:
    """Give what the metadata of a type check."""
    for each in hint.__metadata__:
        if isinstance(each, AfterValidator | BeforeValidator | StringConstraints) or (
            isinstance(each, FieldInfo) and {*BOUNDS, *LENGTHS, "discriminator"} & each.options.keys()
        ):
            yield each


def info_for(function: Callable[..., Any], values: int) -> str:
    """Give the argument that a function takes beside so many values, if it takes one."""
    told = not isinstance(function, type) and len(inspect.signature(function).parameters) > values
    return ", info" if told else ""


def declared_options(model: type[Model], name: str) -> Mapping[str, Any]:
    """Give what the declaration of a field says, without the metadata of its type."""
    return next((base._fields[name].options for base in model.__mro__ if name in base.__dict__.get("_fields", {})), {})


def takes_nulls(model: type[Model]) -> bool:
    """Tell whether a key without a value is let through to its field."""
    probe: Any = {"": None}
    for name, validator in validators_of(model, "before"):
        if not info_for(validator.method.__func__, 2):
            with suppress(ValueError):
                probe = getattr(model, name)(probe)
    return probe[""] is None


def places_of(function: Callable[..., Any]) -> Iterator[tuple[str, str, int]]:
    """Find the types with names whose metadata hold a function, where they are defined first."""
    for name, module in sorted(sys.modules.items(), key=lambda each: each[0] != "factsheet.meeting.text"):
        for alias, value in vars(module).items() if name.startswith("factsheet.") else ():
            for index, each in enumerate(getattr(value, "__metadata__", ())):
                if isinstance(each, AfterValidator | BeforeValidator) and each.func is function:
                    yield name, alias, index


def validators_of(model: type[Model], kind: str) -> Iterator[tuple[str, Validator]]:
    """Give the validators of fields, or of the whole in a mode, in the order of their definition, bases first."""
    for base in reversed(model.__mro__):
        for name, validator in base.__dict__.get("_validators", {}).items():
            if (validator.fields and kind == "field") or (not validator.fields and validator.mode == kind):
                yield name, validator


def key_of(hint: Any) -> object:
    if get_origin(hint) is Annotated:
        return (key_of(hint.__origin__), *(id(each) for each in hint.__metadata__ if not isinstance(each, Enum)))
    return (get_origin(hint) or hint, *(key_of(each) for each in get_args(hint))) if get_args(hint) else hint


@cache
def aliases() -> list[tuple[str, Any]]:
    modules: list[ModuleType] = [each for name, each in sorted(sys.modules.items()) if name.startswith("factsheet.")]
    return [(name, value) for each in modules for name, value in vars(each).items() if get_origin(value) is Annotated]


def called(hint: Any) -> str:
    """Give a name for the function that checks a type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        named = (name for name, value in aliases() if key_of(value) == key_of(hint))
        return snake(next(named, "")) or f"checked_{called(hint.__origin__)}"
    if origin is tuple:
        return f"list_of_{called(arguments[0])}"
    if origin is dict:
        return f"table_of_{called(arguments[1])}"
    if origin is Literal:
        return f"one_of_{snake(re.sub(r'[^a-z]+', '_', '_'.join(arguments)))}"[:40].rstrip("_")
    return snake(getattr(hint, "__name__", "value"))
