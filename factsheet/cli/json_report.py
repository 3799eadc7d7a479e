"""Diagnostics as JSON: one list of objects, whose keys `docs/commands.md` explains."""

from __future__ import annotations

import json
from collections.abc import Iterable

from factsheet.diagnostics import Diagnostic
from factsheet.production.records.manifest import diagnostic_json


def to_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Give the list as text, in ASCII, so that any encoding of stdout carries it."""
    return json.dumps([diagnostic_json(diagnostic) for diagnostic in diagnostics], indent=2)
