"""Diagnostics as JSON: one list of objects, whose keys `docs/commands.md` explains."""

from __future__ import annotations

import json
from collections.abc import Iterable

from factsheet.diagnostics import Diagnostic


def to_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Give the list as text, in ASCII, so that any encoding of stdout carries it."""
    return json.dumps([_object(diagnostic) for diagnostic in diagnostics], indent=2)


def _object(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hints": list(diagnostic.hints),
        "path": diagnostic.path,
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
    }
