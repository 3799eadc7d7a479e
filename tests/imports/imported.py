"""Imports as tests make them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from factsheet import api
from factsheet.meeting import read_meeting
from factsheet.meeting.model import Meeting

TODAY = date(2026, 1, 2)


class Files(NamedTuple):
    """A meeting file and the record of its import, as texts."""

    meeting: str
    record: str

    @property
    def read(self) -> Meeting:
        return read_meeting(self.meeting.encode(), "talks.yaml").meeting


def imported(source: str | bytes, file: str = "source.md") -> Files:
    """Import a source that is fine; what comes of it has no errors."""
    data = source.encode() if isinstance(source, str) else source
    found = api.import_text(data, file, "talks", today=TODAY)
    assert found.files, [each.message for each in found.diagnostics]
    checked = api.check(found.files["talks.yaml"])
    assert not checked.failed, checked.diagnostics
    return Files(found.files["talks.yaml"].decode(), found.files["talks.import.yaml"].decode())
