"""Say in plain words what pydantic finds wrong with a value, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, assert_never

from pydantic_core import ErrorDetails

from factsheet.diagnostics import suggest
from factsheet.source import nodes

_TEXT, _LIST, _MAPPING = "text", "a list", "a mapping of keys"

_WANTED = {
    "string_type": _TEXT,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a number",
    "bool_type": "`true` or `false`",
    "bool_parsing": "`true` or `false`",
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


def word(details: ErrorDetails, found: nodes.Node | None, known: list[str]) -> tuple[str, tuple[str, ...]]:
    """Give the predicate of the message, such as `must be text, not a list`, and hints.

    `found` is the node at fault and `known` the keys that a mapping in its place would have.
    """
    kind, context = details["type"], details.get("ctx", {})
    if isinstance(found, nodes.Scalar) and found.value is None:
        return "has no value", ("write one, or leave it out",)
    if wanted := _WANTED.get(kind):
        return _wrong_kind(wanted, found, known)
    if bound := _BOUNDS.get(kind):
        return bound(context), ()
    if kind in {"literal_error", "enum"}:
        choices = [choice.strip("'") for choice in context["expected"].replace(" or ", ", ").split(", ")]
        close = suggest(str(details["input"]), choices)
        return f"must be one of {', '.join(choices)}", (close,) if close else ()
    return str(context.get("error") or details["msg"]), tuple(context.get("hints", ()))


def _wrong_kind(wanted: str, found: nodes.Node | None, known: list[str]) -> tuple[str, tuple[str, ...]]:
    actual = _kind(found) if found else ""
    contrast = f", not {actual}" if actual and wanted in {_TEXT, _LIST, _MAPPING} else ""
    return f"must be {wanted}{contrast}", _rewrite(wanted, actual, known)


def _kind(node: nodes.Node) -> str:
    match node:
        case nodes.Scalar():
            return _TEXT
        case nodes.Sequence():
            return _LIST
        case nodes.Mapping():
            return _MAPPING
        case _:
            assert_never(node)


def _rewrite(wanted: str, actual: str, known: list[str]) -> tuple[str, ...]:
    """Say how to write a value of the wanted kind."""
    if wanted == _LIST:
        return ("start each item with `- ` on a line of its own",)
    if wanted == _MAPPING and known:
        return (f"write its keys on lines of their own, indented: {', '.join(known)}",)
    if wanted == _TEXT and actual == _MAPPING:
        return ("put a text that contains `: ` or begins with `{` in quotes",)
    if wanted == _TEXT and actual == _LIST:
        return ("write one text, without `- `; put one that begins with `[` in quotes",)
    return ()


def hints_for(key: str, known: list[str]) -> tuple[str, ...]:
    """Give the hints for an unknown key: the nearest known one, or all of them."""
    if close := suggest(key, known):
        return (close,)
    listed = (f"known here: {', '.join(known)}",) if known else ()
    return ("put a text that contains `: ` in quotes", *listed) if " " in key else listed
