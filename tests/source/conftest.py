"""What the tests of reading share."""

from __future__ import annotations

import pytest

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.source.reader import read


@pytest.fixture
def refused():
    """Give a function that reads a text that must be refused, and gives the diagnostics."""

    def run(text: str | bytes) -> tuple[Diagnostic, ...]:
        with pytest.raises(FactsheetError) as caught:
            read(text.encode() if isinstance(text, str) else text, "f.yaml")
        return caught.value.diagnostics

    return run
