"""Diagnostics as objects of JSON; `docs/commands.md` explains the keys."""

from typing import Any

from factsheet.diagnostics import Diagnostic, Span


def diagnostic_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """Give a diagnostic as an object of JSON."""
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hints": list(diagnostic.hints),
        **_place(diagnostic.span, diagnostic.path),
        "related": [{"message": each.message, **_place(each.span, each.path)} for each in diagnostic.related],
    }


def _place(span: Span | None, path: str | None) -> dict[str, Any]:
    return {"path": path, **{name: getattr(span, name, None) for name in Span._fields if name != "excerpt"}}
