"""Patterns of the names of outputs: what they may be, and what they give."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factsheet.diagnostics import suggest

FIELDS = ("id", "language", "template", "format", "kind", "status", "date", "year")
"""What a pattern may name: the meeting's id, language, kind, status and first day, its year, the template's name, and
the format, which is the file's extension."""

_FIELD = re.compile(r"\{([^{}]*)\}")


def find_fault(pattern: str) -> tuple[str, ...] | None:
    """Give what is wrong with a pattern, then what to do about it; None where nothing is."""
    fields = _FIELD.findall(pattern)
    rest = _FIELD.sub("x", pattern)
    parts = rest.split("/")
    for name in fields:
        if name not in FIELDS:
            hint = suggest(name, FIELDS) or f"there are: {', '.join(FIELDS)}"
            return f"names a field `{name}` that there is not", hint
    if any(character in "{}\\" or ord(character) < 32 for character in rest):
        return "has a character that is not for names of files", "separate folders by `/`"
    if any(not part or part.startswith(".") for part in parts):
        return "must name a file inside the output folder, and no hidden one", "write a relative path without `..`"
    if not pattern.endswith(".{format}"):
        return "must end with `.{format}`", "as in `{language}/{id}.{format}`"
    return None if "id" in fields else ("must name `{id}`, which tells meetings apart", "as in `{id}.{format}`")


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """Give the name that a pattern makes of the values of its fields."""
    return _FIELD.sub(lambda field: values[field[1]], pattern)
