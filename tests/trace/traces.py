"""Meetings traced as tests trace them: files by their names, nothing written."""

from __future__ import annotations

from collections.abc import Mapping

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.parity.glossary import Glossary
from factsheet.parity.versions import read_version
from factsheet.production.sets.traces import trace_version
from factsheet.trace.tracing import Trace


def traced(meeting: bytes, files: Mapping[str, bytes], glossary: Glossary | None = None) -> Trace:
    """Trace a meeting to sources among some files."""

    def read(name: str) -> bytes:
        if name not in files:
            raise FactsheetError([Diagnostic("cannot-read", "there is no such file")])
        return files[name]

    return trace_version(read_version("talks.yaml", meeting), read, glossary or Glossary())
