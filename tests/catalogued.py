"""Fails a test in which the program makes a diagnostic that the catalogue does not know, or knows otherwise."""

from __future__ import annotations

import sys
from functools import wraps

import pytest

from factsheet.diagnostics import Diagnostic
from factsheet.diagnostics.catalogue import catalogue

HANDS_ON = {"factsheet.production.records.lines", "factsheet.diagnostics"}
"""Modules that give back diagnostics which others have made."""

_made = Diagnostic.__init__


def fault(found: Diagnostic) -> str | None:
    """Say what is wrong with the code or the weight of a diagnostic; None where nothing is."""
    entry = catalogue().get(found.code)
    if entry is None:
        return f"the catalogue has no code `{found.code}`"
    if found.severity not in entry.severities:
        return f"`{found.code}` is {' or '.join(entry.severities)} in the catalogue, not {found.severity}"
    return None


@pytest.fixture(autouse=True)
def catalogued(monkeypatch):
    """Look at every diagnostic that the program itself makes in this process; gives the list of what is wrong."""
    faults: list[str] = []

    @wraps(_made)
    def made(self: Diagnostic, *arguments: object, **named: object) -> None:
        _made(self, *arguments, **named)
        maker = sys._getframe(1).f_globals.get("__name__", "")
        if maker.startswith("factsheet.") and maker not in HANDS_ON and (wrong := fault(self)):
            faults.append(f"{maker}: {wrong}")

    monkeypatch.setattr(Diagnostic, "__init__", made)
    yield faults
    assert faults == []
