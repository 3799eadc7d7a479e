"""How many diagnostics there are, in words."""

from __future__ import annotations

from collections.abc import Iterable

from factsheet.diagnostics import Diagnostic, Severity, counted


def summarise(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """Count diagnostics: `2 errors and 1 warning in 3 files`; empty where there are none."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    counts = [(severities.count(severity), severity.value) for severity in Severity]
    parts = [counted(number, noun) for number, noun in counts if number]
    return f"{' and '.join(parts)} in {counted(files, 'file')}" if parts else ""
