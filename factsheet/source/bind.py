"""Bind nodes to a pydantic model: every error at once, each at its line and column, in plain words, with a hint."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin

from factsheet.diagnostics import (
    MOST_TOLD,
    Diagnostic,
    FactsheetError,
    Related,
    bounded,
    did_you_mean,
    shorten,
    suggest,
)
from factsheet.diagnostics.values import LACKING, Beside
from factsheet.models.declaring import Model
from factsheet.patterns import late
from factsheet.source import nodes
from factsheet.source.nodes import Node

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

AnyModel: TypeAlias = "type[BaseModel] | type[Model]"
"""A model as it is declared, or one of pydantic's own."""

TAG = "type"
"""The key that tells the members of a union apart; pydantic names its value in an error's location."""

Annotation: TypeAlias = Any
"""What may stand behind the colon of a field; the standard library has no type for it."""


def resolve(model: AnyModel, location: nodes.Location) -> tuple[nodes.Location, list[Annotation]]:
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


_OF_A_KEY = "[key]"
"""What pydantic ends the location of an error with that is one of a key, not of its value."""
_LAST = {"marking": 1, "id": 2}
"""The keys that are named behind all others, and their order."""


def keys_of(expected: list[Annotation]) -> list[str]:
    """Give the keys that the first model among the alternatives knows, as they are written: the needed ones first."""
    models = [each for each in expected if _is_model(each)]
    fields = list(models[0].model_fields.items()) if models else []
    fields.sort(key=lambda field: (_LAST.get(field[0], 0), not field[1].is_required()))
    return [field.alias or name for name, field in fields if name != TAG]


def _tagged(expected: list[Annotation], part: int | str) -> AnyModel | None:
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
    if getattr(annotation, "__pydantic_root_model__", False):
        return _alternatives(annotation.model_fields["root"].annotation)
    return [annotation]


def _is_model(annotation: Annotation) -> bool:
    return isinstance(annotation, type) and hasattr(annotation, "model_fields")


_TEXT, _LIST, _MAPPING = "text", "a list", "a mapping of keys"
_NUMBER, _WHOLE = "a number", "a whole number"
_KINDS = {nodes.Scalar: _TEXT, nodes.Sequence: _LIST, nodes.Mapping: _MAPPING}

_WANTED = {
    "string_type": _TEXT,
    **dict.fromkeys(("list_type", "tuple_type"), _LIST),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), _MAPPING),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), _WHOLE),
    **dict.fromkeys(("float_type", "float_parsing", "finite_number"), _NUMBER),
    **dict.fromkeys(("bool_type", "bool_parsing"), "`true` or `false`"),
}

_BOUNDS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "string_too_short": lambda _: "must not be empty",
    "too_short": lambda _: "must not be empty",
    "string_too_long": lambda c: f"must have at most {c['max_length']} characters",
    "too_long": lambda c: f"must have at most {c['max_length']} items",
    "greater_than": lambda c: f"must be more than {c['gt']:g}",
    "greater_than_equal": lambda c: f"must be at least {c['ge']:g}",
    "less_than": lambda c: f"must be less than {c['lt']:g}",
    "less_than_equal": lambda c: f"must be at most {c['le']:g}",
}


_UNQUOTED = "`#` begins a remark: write a text before it, or put one that begins with it in quotes"


def word(
    details: ErrorDetails, found: nodes.Node | None, known: list[str], language: str = "en"
) -> tuple[str, tuple[str, ...]]:
    """Give the predicate of the message, such as `must be text, not a list`, and hints.

    `found` is the node at fault and `known` the keys that a mapping in its place would have; `language` is the file's.
    """
    kind, context = details["type"], details.get("ctx", {})
    if isinstance(found, nodes.Scalar) and found.value is None:
        is_remark = found.span.excerpt[found.span.column - 1 :].lstrip().startswith("#")
        return "has no value", (_UNQUOTED if is_remark else "write one, or leave it out",)
    if wanted := _WANTED.get(kind):
        actual = _KINDS[type(found)] if found else ""
        contrast = f", not {actual}" if actual and wanted in {_TEXT, _LIST, _MAPPING} else ""
        return f"must be {wanted}{contrast}", _rewrite(wanted, actual, known, found)
    if bound := _BOUNDS.get(kind):
        return bound(context), ()
    if kind in {"literal_error", "enum"}:
        choices = [choice.strip("'") for choice in context["expected"].replace(" or ", ", ").split(", ")]
        close = _meant(str(details["input"]), choices, language)
        return f"must be one of {', '.join(choices)}", (close,) if close else ()
    return str(context.get("error") or details["msg"]), tuple(context.get("hints", ()))


def _meant(text: str, choices: list[str], language: str) -> str | None:
    from factsheet.values.choices import read_choice  # noqa: PLC0415 - for what is wrong alone

    meant = read_choice(text, choices, language) or _CALLED.get(text.casefold())
    return f"write `{meant}`" if meant in choices else suggest(text, choices)


_CALLED = {"true": "on", "yes": "on", "false": "off", "no": "off", "word": "docx", "doc": "docx"}
"""What choices of ours are called elsewhere."""


_BULLET = late(r"[^\w\s\"'‘’“”«„(\[]|[0-9]{1,2}[.)](?= )")


def _no_bullet(found: nodes.Node | None) -> str:
    """Say of a text that is meant as a list, since its items have signs of their own, what is wrong with these."""
    sign = _BULLET.match(found.value or "") if isinstance(found, nodes.Scalar) else None
    if not sign:
        return ""
    return "a `-` needs a space behind it: " if sign[0] == "-" else f"`{sign[0]}` is no bullet in YAML: "


def _rewrite(wanted: str, actual: str, known: list[str], found: nodes.Node | None) -> tuple[str, ...]:
    """Say how to write a value of the wanted kind."""
    if wanted == _LIST:
        return (f"{_no_bullet(found)}start each item with `- ` on a line of its own",)
    if wanted == _MAPPING and known:
        return (f"write its keys on lines of their own, indented: {', '.join(known)}",)
    if wanted == _TEXT and actual == _MAPPING:
        return ("put a text that contains `: ` or begins with `{` in quotes",)
    if wanted == _TEXT and actual == _LIST:
        return ("write one text, without `- `; put one that begins with `[` in quotes",)
    return _figure_alone(wanted, found)


_FIGURE = late(r"([+-]?\d+(?:[.,]\d+)?)\s*([^\W\d_]*|%|\")")


def _figure_alone(wanted: str, found: nodes.Node | None) -> tuple[str, ...]:
    """Say how to write a number that has a unit, a sign of percent or a comma."""
    if wanted not in {_NUMBER, _WHOLE} or not isinstance(found, nodes.Scalar):
        return ()
    if not (figure := _FIGURE.fullmatch((found.value or "").strip())):
        return ()
    number, unit = figure[1].replace(",", "."), figure[2]
    if unit == "%" and wanted == _NUMBER:
        return (f"write `{float(number) / 100:g}`: a share is one of 1",)
    if unit in ("", "%"):
        return () if number == found.value else (f"write `{number}`",)
    return ("write the number alone: lengths are in points, margins of pages in millimetres",)


def hints_for(key: str, known: list[str], others: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Give the hints for an unknown key: the nearest known one, or all of them; `others` are words used for them."""
    head, colon, _ = key.partition(":")
    if colon and head in known:
        return (f"write a space behind the colon: `{head}: …`",)
    if meant := (others or {}).get(key.casefold().replace(" ", "_").replace("-", "_")):
        return (did_you_mean(meant),)
    if close := suggest(key, known):
        return (close,)
    listed = (f"known here: {', '.join(known)}",) if known else ()
    return ("put a text that contains `: ` in quotes", *listed) if " " in key else listed


M = TypeVar("M", bound="BaseModel | Model")


def bind(node: Node, model: type[M], checked: Callable[[object], M | None] | None = None) -> M:
    """Validate a node as `model`; raises FactsheetError with all errors (as `bounded` has them), ordered by place.

    `checked` is the quick way, which gives the model of plain data that is right, or nothing; pydantic explains.
    A model's `before` validator may put a PydanticCustomError in the place of a value: since no field accepts one, it
    is reported with all other errors, where raising it would hide them. The context of validators is the whole as it
    is written.
    """
    written = nodes.to_python(node)
    if checked and (made := checked(written)) is not None:
        return made
    from pydantic import ValidationError  # noqa: PLC0415 - for what is wrong alone

    try:
        return cast("M", model.model_validate(written, context=written))
    except ValidationError as error:
        details = map(_planted, error.errors(include_url=False)[: MOST_TOLD + 1])
        found = [_find(node, cast("AnyModel", model), each) for each in details]
    kept = [diagnostic for diagnostic, missing in found if not _explained(diagnostic, missing, found)]
    raise FactsheetError(bounded(sorted(kept, key=lambda d: (d.span.line, d.span.column) if d.span else (0, 0))))


def _planted(details: ErrorDetails) -> ErrorDetails:
    """Give the error that stands in the place of a value instead of the one that it caused."""
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - as above

    error = details["input"]
    if not isinstance(error, PydanticCustomError) or details["type"] == "extra_forbidden":
        return details
    return {**details, "type": error.type, "msg": error.message(), "ctx": error.context or {}}


_Found: TypeAlias = tuple[Diagnostic, tuple[str, ...]]
"""A diagnostic, and the keys that are missing where it is about that."""


def _explained(diagnostic: Diagnostic, missing: tuple[str, ...], found: list[_Found]) -> bool:
    """Tell whether a key is missing only because it is misspelt, which is an error of its own."""
    hints = set(map(did_you_mean, missing))
    return bool(hints) and any(
        other.code == "unknown-key" and other.path == diagnostic.path and not hints.isdisjoint(other.hints)
        for other, _ in found
    )


def _find(node: Node, model: AnyModel, details: ErrorDetails) -> _Found:
    location, _ = resolve(model, details["loc"])
    kind = details["type"]
    if kind == "extra_forbidden":
        expected = resolve(model, details["loc"][:-1])[1]
        others: Mapping[str, str] = next((each.others for each in expected if hasattr(each, "others")), {})
        return unknown_key(node, location, keys_of(expected), others), ()
    around = location[:-1]
    if kind == "missing":
        name = str(location[-1])
        message = f"the key `{name}` is missing{_in(node, around)}"
        return _lacking(node, around, message, (f"add `{name}:`",)), (name,)
    if kind == LACKING:
        context = details["ctx"]
        message = f"{nodes.describe(node, around) or 'the file'} {context['error']}"
        return _lacking(node, around, message, tuple(context["hints"])), context["keys"]
    return _wrong(node, model, details), ()


def _lacking(node: Node, around: nodes.Location, message: str, hints: tuple[str, ...]) -> Diagnostic:
    return Diagnostic("missing-key", message, nodes.key_span(node, around), hints, path=nodes.address(node, around))


def unknown_key(
    node: Node, location: nodes.Location, known: list[str], others: Mapping[str, str] | None = None
) -> Diagnostic:
    """Say that a key is none of those known where it stands, with the nearest of them, or that `others` means."""
    name, around = str(location[-1]), location[:-1]
    message, span = f"unknown key `{shorten(name)}`{_in(node, around)}", nodes.key_span(node, location)
    value, hints = nodes.at(node, location), hints_for(name, known, others)
    # In braces, what has no colon is a key, too; an empty value behind a colon has its place behind that.
    bare = isinstance(value, nodes.Scalar) and value.value is None and value.span.column == span.end_column
    if bare and ":" not in name:
        hints = ("put a text with a comma in quotes: in braces a comma ends it", *hints)
    return Diagnostic("unknown-key", message, span, hints, path=nodes.address(node, around))


def _wrong(node: Node, model: AnyModel, details: ErrorDetails) -> Diagnostic:
    location, expected = resolve(model, details["loc"])
    language = node.text("language") if isinstance(node, nodes.Mapping) else None
    wording, hints = word(details, nodes.at(node, location), keys_of(expected), language or "en")
    span = nodes.value_span(node, location)
    if location[-1:] == (_OF_A_KEY,) and nodes.at(node, location) is None:
        location = location[:-1]
        span = nodes.key_span(node, location)
    message, path = f"{_subject(node, location)} {wording}", nodes.address(node, location)
    related = _related(node, location, details.get("ctx", {}).get("beside"))
    return Diagnostic("wrong-value", message, span, hints, path=path, related=related)


def _related(node: Node, location: nodes.Location, beside: Beside | None) -> tuple[Related, ...]:
    if beside is None:
        return ()
    around = () if beside.up is None else location[: len(location) - beside.up]
    place = (*around, *beside.place)
    return (Related(beside.message, nodes.key_span(node, place), nodes.address(node, place)),)


def _subject(node: Node, location: nodes.Location) -> str:
    """Name what an error is about: a key and where it stands, or an item of a list."""
    while location and (entry := nodes.entry_at(node, location)) and entry.implied:
        location = location[:-1]
    if not location:
        return "the file"
    last = location[-1]
    return nodes.describe(node, location) if isinstance(last, int) else f"`{last}`{_in(node, location[:-1])}"


def _in(node: Node, location: nodes.Location) -> str:
    place = nodes.describe(node, location)
    return f" in {place}" if place else ""
