"""What the program says about its input: diagnostics with their places, and the exception that carries them.

`catalogue` says what each code means; only what explains codes imports it.
"""

from factsheet.diagnostics.diagnostic import (
    DEFECT,
    TRACEBACK,
    Diagnostic,
    FactsheetError,
    Related,
    Severity,
    Span,
    counted,
    did_you_mean,
    has_errors,
    nearest,
    reason,
    suggest,
)

__all__ = [
    "DEFECT",
    "TRACEBACK",
    "Diagnostic",
    "FactsheetError",
    "Related",
    "Severity",
    "Span",
    "counted",
    "did_you_mean",
    "has_errors",
    "nearest",
    "reason",
    "suggest",
]
