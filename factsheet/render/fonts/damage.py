"""Damaged font files, said as the diagnostic that names them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factsheet.diagnostics import Diagnostic, FactsheetError


@contextmanager
def reading_font(file: Path, failure: str = "cannot be read as a font") -> Iterator[None]:
    """Turn whatever goes wrong inside into FactsheetError (`unreadable-font`), which names the file and the failure.

    Damaged tables make the readers of fonts raise anything: assertions, key errors, errors of `struct`.
    """
    try:
        yield
    except FactsheetError:
        raise
    except Exception as error:
        message = f"{file.name} {failure}: {str(error) or type(error).__name__}"
        raise FactsheetError([Diagnostic("unreadable-font", message)]) from error
