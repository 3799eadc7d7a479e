"""What the tests of meetings share."""

from __future__ import annotations

import pytest
from meeting_texts import HEAD

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.meeting import MeetingFile, read_meeting


@pytest.fixture
def meeting():
    """Give a function that reads a meeting: the head, and what is written below it."""

    def run(below: str = "", head: str = HEAD) -> MeetingFile:
        return read_meeting((head + below).encode(), "f.yaml")

    return run


@pytest.fixture
def refused(meeting):
    """Give a function that reads a meeting that must be refused: the diagnostics of head and what is below."""

    def run(below: str, head: str = HEAD) -> tuple[Diagnostic, ...]:
        with pytest.raises(FactsheetError) as caught:
            meeting(below, head)
        return caught.value.diagnostics

    return run


@pytest.fixture
def faults(refused):
    """Give a function like `refused`, with a text for each diagnostic, related places too; line 1 follows the head."""

    def run(below: str, head: str = HEAD) -> list[str]:
        first = head.count("\n")
        return [
            f"{d.span.line - first}:{d.span.column} {d.message} | {'; '.join(d.hints)}"
            + "".join(f" | {r.span.line - first}:{r.span.column} {r.message}" for r in d.related)
            for d in refused(below, head)
        ]

    return run
