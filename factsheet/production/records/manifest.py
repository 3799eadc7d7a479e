"""The manifest of an output folder, read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from factsheet.diagnostics import Diagnostic, FactsheetError, Span
from factsheet.outputs.kept import WHOLE_SET, Leftover
from factsheet.outputs.registry import FORM, MANIFEST
from factsheet.production.inputs.files import read_file


def read_leftovers(folder: Path) -> tuple[Leftover, ...]:
    """Give every file that a manifest says the program wrote; none where there is no manifest that can be read."""
    try:
        plain = json.loads((folder / MANIFEST).read_bytes())
        given = [(sheet["source"], each) for sheet in plain["sheets"] for each in sheet["outputs"]]
        given += [(WHOLE_SET, each) for each in plain.get("outputs", ())]
        given += [(each["source"], each) for each in plain["leftovers"]]
        return tuple(Leftover(each["file"], each["sha256"], source) for source, each in given)
    except (OSError, ValueError, KeyError, TypeError):
        return ()


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
