"""Numbers with their nouns, and how many diagnostics there are, in words."""

from __future__ import annotations

from collections.abc import Iterable

from factsheet.diagnostics import Diagnostic, Severity


def summarise(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """Count diagnostics: `2 errors and 1 warning in 3 files`; empty where there are none."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    counts = [(severities.count(severity), severity.value) for severity in Severity]
    parts = [count(number, noun) for number, noun in counts if number]
    return f"{' and '.join(parts)} in {count(files, 'file')}" if parts else ""


def count(number: int, noun: str) -> str:
    """Give a number with its noun: `1 file`, `2 files`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
