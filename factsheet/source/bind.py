"""Bind nodes to a pydantic model: every error at once, each at its line and column, with a hint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from factsheet.diagnostics import Diagnostic, FactsheetError, Related, did_you_mean
from factsheet.diagnostics.values import LACKING, Beside
from factsheet.source.annotations import keys_of, resolve
from factsheet.source.nodes import Node, to_python
from factsheet.source.places import Location, address, at, describe, entry_at, key_span, shorten, value_span
from factsheet.source.wording import hints_for, word

M = TypeVar("M", bound=BaseModel)


MOST_ERRORS = 1000
"""As many errors of a file are told; who has more has another problem."""


def bind(node: Node, model: type[M]) -> M:
    """Validate a node as `model`; raises FactsheetError with all errors (MOST_ERRORS at most), ordered by place.

    A model's `before` validator may put a PydanticCustomError in the place of a value: since no field accepts one, it
    is reported with all other errors, where raising it would hide them.
    """
    try:
        return model.model_validate(to_python(node))
    except ValidationError as error:
        details = map(_planted, error.errors(include_url=False)[:MOST_ERRORS])
        found = [_find(node, model, each) for each in details]
    kept = [each.diagnostic for each in found if not _explained(each, found)]
    raise FactsheetError(sorted(kept, key=lambda d: (d.span.line, d.span.column) if d.span else (0, 0)))


def _planted(details: ErrorDetails) -> ErrorDetails:
    """Give the error that stands in the place of a value instead of the one that it caused."""
    error = details["input"]
    if not isinstance(error, PydanticCustomError):
        return details
    return {**details, "type": error.type, "msg": error.message(), "ctx": error.context or {}}


@dataclass(frozen=True, slots=True)
class _Finding:
    """A diagnostic, and the keys that are missing where it is about that."""

    diagnostic: Diagnostic
    missing: tuple[str, ...] = ()


def _explained(finding: _Finding, found: list[_Finding]) -> bool:
    """Tell whether a key is missing only because it is misspelt, which is an error of its own."""
    hints = {did_you_mean(key) for key in finding.missing}
    return bool(hints) and any(
        other.diagnostic.code == "unknown-key"
        and other.diagnostic.path == finding.diagnostic.path
        and not hints.isdisjoint(other.diagnostic.hints)
        for other in found
    )


def _find(node: Node, model: type[BaseModel], details: ErrorDetails) -> _Finding:
    location, _ = resolve(model, details["loc"])
    kind = details["type"]
    if kind == "extra_forbidden":
        return _Finding(_unknown(node, location, keys_of(resolve(model, details["loc"][:-1])[1])))
    if kind == "missing":
        return _missing(node, location)
    if kind == LACKING:
        return _lacking(node, location[:-1], details)
    return _Finding(_wrong(node, model, details))


def _unknown(node: Node, location: Location, known: list[str]) -> Diagnostic:
    name, around = str(location[-1]), location[:-1]
    message = f"unknown key `{shorten(name)}`{_in(node, around)}"
    return Diagnostic(
        "unknown-key", message, key_span(node, location), hints_for(name, known), path=address(node, around)
    )


def _missing(node: Node, location: Location) -> _Finding:
    name, around = str(location[-1]), location[:-1]
    message = f"the key `{name}` is missing{_in(node, around)}"
    span, path = key_span(node, around), address(node, around)
    return _Finding(Diagnostic("missing-key", message, span, (f"add `{name}:`",), path=path), (name,))


def _lacking(node: Node, around: Location, details: ErrorDetails) -> _Finding:
    context = details["ctx"]
    message = f"{describe(node, around) or 'the file'} {context['error']}"
    span, path = key_span(node, around), address(node, around)
    return _Finding(Diagnostic("missing-key", message, span, tuple(context["hints"]), path=path), context["keys"])


def _wrong(node: Node, model: type[BaseModel], details: ErrorDetails) -> Diagnostic:
    location, expected = resolve(model, details["loc"])
    wording, hints = word(details, at(node, location), keys_of(expected))
    message, path = f"{_subject(node, location)} {wording}", address(node, location)
    related = _related(node, location, details.get("ctx", {}).get("beside"))
    return Diagnostic("wrong-value", message, value_span(node, location), hints, path=path, related=related)


def _related(node: Node, location: Location, beside: Beside | None) -> tuple[Related, ...]:
    if beside is None:
        return ()
    around = () if beside.up is None else location[: len(location) - beside.up]
    place = (*around, *beside.place)
    return (Related(beside.message, key_span(node, place), address(node, place)),)


def _subject(node: Node, location: Location) -> str:
    """Name what an error is about: a key and where it stands, or an item of a list."""
    while location and (entry := entry_at(node, location)) and entry.implied:
        location = location[:-1]
    if not location:
        return "the file"
    last = location[-1]
    return describe(node, location) if isinstance(last, int) else f"`{last}`{_in(node, location[:-1])}"


def _in(node: Node, location: Location) -> str:
    place = describe(node, location)
    return f" in {place}" if place else ""
