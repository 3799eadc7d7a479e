"""Reading `manifest.json` back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from factsheet.diagnostics import Diagnostic, FactsheetError, Span
from factsheet.production.inputs.files import read_file
from factsheet.production.records.manifest import FORM

_MAX_BYTES = 256 * 1024 * 1024
T = TypeVar("T")


def read_as(file: Path, shape: Callable[[dict[str, Any]], T], *, empty: bytes = b"") -> T:
    """Read a manifest and give what `shape` makes of it; `empty` stands for what an empty file holds.

    Raises FactsheetError where there is no file, or it is no manifest of this form. `shape` may raise ValueError,
    KeyError, TypeError or AttributeError for that.
    """
    try:
        plain = json.loads(read_file(file, _MAX_BYTES) or empty)
        if plain["manifest"] == FORM:
            return shape(plain)
        found: tuple[Diagnostic, ...] = (_none(file),)
    except (ValueError, KeyError, TypeError, AttributeError):
        found = (_none(file),)
    except FactsheetError as error:
        found = error.diagnostics
    raise FactsheetError(replace(each, hints=("`factsheet build` writes it",)) for each in found)


def _none(file: Path) -> Diagnostic:
    return Diagnostic("no-manifest", f"is no manifest of form {FORM}", Span(str(file)))
