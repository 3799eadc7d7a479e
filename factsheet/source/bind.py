"""Bind nodes to a pydantic model: every error at once, each at its line and column, with a hint."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from factsheet.diagnostics import Diagnostic, FactsheetError, Span
from factsheet.source.nodes import Mapping, Node, Scalar, Sequence, to_python

M = TypeVar("M", bound=BaseModel)
Location = tuple[int | str, ...]

TAG = "type"
"""The key that tells the members of a union apart; pydantic names its value in an error's location."""

_WORDING = {
    "string_type": "must be text",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    "dict_type": "must be a mapping",
    "model_type": "must be a mapping",
    "model_attributes_type": "must be a mapping",
    "string_too_short": "must not be empty",
    "too_short": "must not be empty",
    "int_parsing": "must be a whole number",
    "float_parsing": "must be a number",
    "bool_parsing": "must be true or false",
}


def bind(node: Node, model: type[M]) -> M:
    """Validate a node as `model`; raises FactsheetError with all errors, ordered by place."""
    try:
        return model.model_validate(to_python(node))
    except ValidationError as error:
        found = [_diagnose(node, model, details) for details in error.errors(include_url=False)]
    kept = _without_misspelt(found)
    raise FactsheetError(sorted(kept, key=lambda d: (d.span.line, d.span.column) if d.span else (0, 0)))


def _without_misspelt(found: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out a missing key where a misspelt one in the same mapping already names it."""
    guessed = {(d.path, hint) for d in found if d.code == "unknown-key" for hint in d.hints}
    return [d for d in found if d.code != "missing-key" or (d.path, _did_you_mean(_key_of(d))) not in guessed]


def _key_of(diagnostic: Diagnostic) -> str:
    return diagnostic.message.split("`")[1]


def _diagnose(node: Node, model: type[BaseModel], details: ErrorDetails) -> Diagnostic:
    location = _untagged(node, details["loc"])
    kind, name = details["type"], str(location[-1]) if location else ""
    if kind == "extra_forbidden":
        known = _known_keys(model, details["loc"][:-1])
        message = f"unknown key `{name}`{_inside(node, location[:-1])}"
        span = _key_span(node, location)
        return Diagnostic("unknown-key", message, span, _nearest(name, known), path=_address(node, location[:-1]))
    if kind in {"missing", "missing_argument"}:
        message = f"the key `{name}` is missing{_inside(node, location[:-1])}"
        span = _key_span(node, location[:-1])
        return Diagnostic("missing-key", message, span, path=_address(node, location[:-1]))
    return _wrong_value(node, location, details)


def _wrong_value(node: Node, location: Location, details: ErrorDetails) -> Diagnostic:
    kind, context = details["type"], details.get("ctx", {})
    found = _at(node, location)
    wording = _WORDING.get(kind, "")
    hints = tuple(context["hints"]) if "hints" in context else ()
    if kind in {"literal_error", "enum"}:
        choices = [choice.strip(" '") for choice in context["expected"].replace(" or ", ", ").split(",")]
        wording, hints = f"must be one of {', '.join(choices)}", _nearest(str(details["input"]), choices)
    if isinstance(found, Scalar) and found.value is None:
        wording, hints = "must not be empty", ("write a value or remove the key",)
    wording = wording or str(context.get("error", "")) or details["msg"]
    subject = f"`{_subject(node, location)}` " if location else "the file "
    outer = location[:-2] if location and isinstance(location[-1], int) else location[:-1]
    message = f"{subject}{wording}{_inside(node, outer)}"
    return Diagnostic("wrong-value", message, _span(node, location), hints, path=_address(node, location))


def _subject(node: Node, location: Location) -> str:
    """Name what an error is about: the key, or the list and the item."""
    last = location[-1]
    if not isinstance(last, int):
        return last
    return f"{location[-2] if len(location) > 1 else 'item'}[{_label(_at(node, location), last)}]"


def _did_you_mean(key: str) -> str:
    return f"did you mean `{key}`?"


def _nearest(word: str, known: list[str]) -> tuple[str, ...]:
    close = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    if close:
        return (_did_you_mean(close[0]),)
    return (f"known here: {', '.join(known)}",) if known else ()


def _child(node: Node, part: int | str) -> Node | None:
    if isinstance(node, Mapping):
        entry = node.get(str(part))
        return entry.value if entry else None
    if isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
        return node.items[part]
    return None


def _untagged(node: Node, location: Location) -> Location:
    """Drop the union tags that pydantic puts behind an item's index."""
    kept: list[int | str] = []
    current: Node | None = node
    for part in location:
        tag = current.get(TAG) if isinstance(current, Mapping) and kept and isinstance(kept[-1], int) else None
        if tag and isinstance(tag.value, Scalar) and tag.value.value == part:
            continue
        kept.append(part)
        current = _child(current, part) if current is not None else None
    return tuple(kept)


def _at(node: Node, location: Location) -> Node | None:
    current: Node | None = node
    for part in location:
        current = _child(current, part) if current is not None else None
    return current


def _span(node: Node, location: Location) -> Span:
    """Give the span of the value, or of the nearest thing around it that stands in the file."""
    found = _at(node, location)
    return found.span if found is not None else _span(node, location[:-1])


def _key_span(node: Node, location: Location) -> Span:
    """Give the span of the key of a value, or of the value where it has none (an item, the whole file)."""
    parent = _at(node, location[:-1]) if location else None
    entry = parent.get(str(location[-1])) if isinstance(parent, Mapping) else None
    return entry.key_span if entry else _span(node, location)


def _address(node: Node, location: Location) -> str:
    """Give the path of a value by ids, such as `sections[security].title`."""
    parts, current = "", node
    for part in location:
        child = _child(current, part)
        parts += f"[{_label(child, part)}]" if isinstance(part, int) else f".{part}"
        if child is None:
            break
        current = child
    return parts.removeprefix(".")


def _label(node: Node | None, part: int) -> str:
    """Name an item of a list by its id or title, else by its number, counted from 1."""
    for key in ("id", "party", "title", "name"):
        entry = node.get(key) if isinstance(node, Mapping) else None
        if entry and isinstance(entry.value, Scalar) and entry.value.value:
            return entry.value.value
    return str(part + 1)


def _inside(node: Node, location: Location) -> str:
    address = _address(node, location)
    return f" in {address}" if address else ""


def _known_keys(model: type[BaseModel], location: Location) -> list[str]:
    """Give the keys that the model at a location (with union tags) knows."""
    current: Any = model
    for part in location:
        if isinstance(part, int):
            continue
        current = _member(current, str(part))
        if current is None:
            return []
    models = _models(current)
    return [f.alias or name for m in models for name, f in m.model_fields.items() if name != TAG] if models else []


def _member(annotation: Any, part: str) -> Any:  # noqa: ANN401 - annotations have no common type
    for model in _models(annotation):
        tag = model.model_fields.get(TAG)
        if tag is not None and tag.default == part:
            return model
        for name, field in model.model_fields.items():
            if part in {name, field.alias}:
                return field.annotation
    return None


def _models(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - as above
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models(argument)]
