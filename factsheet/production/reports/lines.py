"""What stands below a message where a report has nothing but text for it."""

from __future__ import annotations

from factsheet.diagnostics import Diagnostic


def notes_and_hints(diagnostic: Diagnostic) -> tuple[str, ...]:
    """Give a line for each related place and each hint."""
    notes = (f"note: {related}" for related in diagnostic.related)
    return (*notes, *(f"hint: {hint}" for hint in diagnostic.hints))
