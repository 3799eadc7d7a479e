"""What models are declared with: bases, fields, checks of values, as pydantic has them, and none of pydantic itself.

A model is a record, made in a fraction of the time that pydantic takes. Its values are right where the generated
checker of its file made it, or `explaining`, which says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Literal,
    Protocol,
    Self,
    TypeVar,
    dataclass_transform,
    get_origin,
    get_type_hints,
)

from msgspec import NODEFAULT, Struct, field, structs

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

    StructMeta = type

    class Record:
        """Type checkers know a model by the transform below, and not as the record that it is."""

        __struct_fields__: ClassVar[tuple[str, ...]]
else:
    StructMeta, Record = type(Struct), Struct

Mode = Literal["before", "after", "wrap"]


class ValidationInfo(Protocol):
    """What a check may know beside its value: the fields before it, and the whole as it is written."""

    @property
    def data(self) -> dict[str, Any]:
        """The fields of the model that stand before, by name."""

    @property
    def context(self) -> Any:  # noqa: ANN401 - any plain data
        """The whole as it is written."""


class AfterValidator(Struct, frozen=True):
    """Metadata of a type: a function that gives the value, once it has the type, or raises an error of the value."""

    func: Callable[..., Any]


class BeforeValidator(Struct, frozen=True):
    """Metadata of a type: a function that gives what is then taken for the type."""

    func: Callable[..., Any]


class StringConstraints(Struct, frozen=True):
    """Metadata of a text: how many characters it has at least and at most."""

    min_length: int | None = None
    max_length: int | None = None


class WithJsonSchema(Struct, frozen=True, eq=False):
    """Metadata of a type: what stands for it in the JSON Schema."""

    json_schema: dict[str, Any]


class FieldInfo(Struct, frozen=True, eq=False):
    """A field: its default (`NODEFAULT` where it must be given), and what pydantic's `Field` takes by name.

    `annotation` is its type without metadata, and `metadata` are those, as `model_fields` gives them.
    """

    default: Any = NODEFAULT
    options: Mapping[str, Any] = {}
    annotation: Any = None
    metadata: tuple[Any, ...] = ()

    @property
    def alias(self) -> str | None:
        """The key that files have for it, where that is not its name."""
        alias: str | None = self.options.get("alias")
        return alias

    @property
    def description(self) -> str | None:
        """What it is, for the manual and for editors."""
        description: str | None = self.options.get("description")
        return description

    def is_required(self) -> bool:
        """Tell whether it must be given."""
        return self.default is NODEFAULT and "default_factory" not in self.options

    def get_default(self) -> Any:  # noqa: ANN401 - any value
        """Give what it is where nothing is written; raises LookupError where it must be given."""
        if factory := self.options.get("default_factory"):
            return factory()
        if self.default is NODEFAULT:
            raise LookupError("the field has no default")
        return self.default


def Field(default: Any = NODEFAULT, **options: Any) -> Any:  # noqa: ANN401, N802 - as pydantic's
    """Declare a field, or as metadata of a type its bounds and what the JSON Schema says of it."""
    return FieldInfo(default, options)


def others(**words: str) -> dict[str, str]:
    """Give the words used for each key by key, turned round: `others(place="location room")`."""
    return {word: key.rstrip("_") for key, all_words in words.items() for word in all_words.split()}


class Validator(Struct, frozen=True):
    """A class method that looks at fields (at the whole where it has none), and when."""

    method: Any
    fields: tuple[str, ...]
    mode: Mode


_C = TypeVar("_C", bound=Callable[..., Any])


def field_validator(*fields: str, mode: Mode = "after") -> Callable[[_C], _C]:
    """Mark a class method that checks fields: it gives the value, or raises an error of it."""
    return lambda method: Validator(method, fields, mode)  # type: ignore[return-value] # taken out by the metaclass


def model_validator(*, mode: Mode) -> Callable[[_C], _C]:
    """Mark a class method that looks at a model as it is written."""
    return lambda method: Validator(method, (), mode)  # type: ignore[return-value] # as above


class _ModelMeta(StructMeta):
    """Makes records of models: takes fields and validators out of their bodies."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:  # noqa: ANN401
        body = dict(namespace)
        body["_fields"] = {key: value for key, value in body.items() if isinstance(value, FieldInfo)}
        body["_validators"] = {key: value for key, value in body.items() if isinstance(value, Validator)}
        for key, validator in body["_validators"].items():
            body[key] = validator.method
        for key, info in body["_fields"].items():
            if factory := info.options.get("default_factory"):
                body[key] = field(default_factory=factory)
            elif info.default is NODEFAULT:
                del body[key]
            else:
                body[key] = info.default
        return super().__new__(mcs, name, bases, body, frozen=True, kw_only=True, weakref=True)

    @property
    def model_fields(cls) -> dict[str, FieldInfo]:  # noqa: N805 - of a class of classes
        """The fields by name, those of the base first."""
        return _fields_of(cls)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class Model(Record, metaclass=_ModelMeta):
    """The base of all models: frozen, and keys that it does not know are errors.

    Where it is `stripped`, its texts lose the white space around them. `written_schema` is the JSON Schema of one that
    is written in another form than it has.
    """

    stripped: ClassVar[bool] = False
    written_schema: ClassVar[Mapping[str, Any] | None] = None
    if TYPE_CHECKING:
        _fields: ClassVar[dict[str, FieldInfo]]
        _validators: ClassVar[dict[str, Validator]]

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Give the fields with their values."""
        return ((name, getattr(self, name)) for name in self.__struct_fields__)

    def model_dump(
        self, *, mode: Literal["python", "json"] = "python", exclude_defaults: bool = False, by_alias: bool = False
    ) -> dict[str, Any]:
        """Give it as mappings by names, or by the keys that files have; as JSON can hold it, if asked for."""
        return {
            (info.alias or name) if by_alias else name: _plain(value, mode, exclude_defaults, by_alias)
            for (name, value), info in zip(self, type(self).model_fields.values(), strict=True)
            if not exclude_defaults or info.is_required() or value != info.get_default()
        }

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """Give a copy with other values, which are not checked."""
        return structs.replace(self, **update)  # type: ignore[type-var] # it is a record

    @classmethod
    def model_validate(cls, value: object, *, context: object = None) -> Self:
        """Give the model of plain data; raises pydantic's ValidationError."""
        from factsheet.models.explaining import validate  # noqa: PLC0415 - brings in pydantic

        return validate(cls, value, context)

    @classmethod
    def model_json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, by the keys that files have."""
        from factsheet.models.explaining import twin  # noqa: PLC0415 - as above

        return twin(cls).model_json_schema(by_alias=True)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> Any:  # noqa: ANN401
        """Let pydantic validate where a model of its own has such a part."""
        from factsheet.models.explaining import core_schema_of  # noqa: PLC0415 - as above

        return core_schema_of(cls, handler)


def _plain(value: Any, mode: Literal["python", "json"], exclude_defaults: bool, by_alias: bool) -> Any:  # noqa: ANN401
    match value:
        case Model():
            return value.model_dump(mode=mode, exclude_defaults=exclude_defaults, by_alias=by_alias)
        case tuple():
            items = [_plain(item, mode, exclude_defaults, by_alias) for item in value]
            return items if mode == "json" else tuple(items)
        case dict():
            return {
                _plain(k, mode, exclude_defaults, by_alias): _plain(v, mode, exclude_defaults, by_alias)
                for k, v in value.items()
            }
        case Enum() if mode == "json":
            return value.value
        case date() if mode == "json":
            return value.isoformat()
        case _:
            return value


@cache
def _fields_of(model: type[Model]) -> dict[str, FieldInfo]:
    hints = get_type_hints(model, include_extras=True)
    declared: dict[str, FieldInfo] = {}
    for base in reversed(model.__mro__):
        declared.update(base.__dict__.get("_fields", {}))
    usual = {each.name: _usual(each) for each in structs.fields(model)}  # type: ignore[arg-type] # as above
    return {
        name: _field_info(hints[name], declared.get(name) or FieldInfo(usual[name])) for name in model.__struct_fields__
    }


def _usual(found: structs.FieldInfo) -> Any:  # noqa: ANN401 - any value
    """Give the default of a field that has one in the body of its model; an empty table is made anew each time."""
    return found.default if found.default_factory is NODEFAULT else found.default_factory()


def _field_info(hint: Any, declared: FieldInfo) -> FieldInfo:  # noqa: ANN401 - annotations have no common type
    """Put together what the type of a field and its declaration say."""
    annotation, found = (hint.__origin__, hint.__metadata__) if get_origin(hint) is Annotated else (hint, ())
    options = {key: value for each in found if isinstance(each, FieldInfo) for key, value in each.options.items()}
    metadata = tuple(each for each in found if not isinstance(each, FieldInfo))
    return FieldInfo(declared.default, {**options, **declared.options}, annotation, metadata)


def is_model(annotation: object) -> bool:
    """Tell whether an annotation is a model."""
    return isinstance(annotation, type) and issubclass(annotation, Model)
