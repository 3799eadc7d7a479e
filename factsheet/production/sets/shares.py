"""The sheets of a run whose facts must rest on quotes: traced where `trace` asks for a share, and what fits remembered.

Nothing of a trace is loaded where none is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from factsheet.production.records.fingerprints import digest, file_digest, versions
from factsheet.production.sets.request import Request, SheetReport
from factsheet.production.sets.versions import SeenFile, glossary_file, read_glossary

TRACED = "trace"
"""The key, in the head of an output folder's records, of what proves that all sheets rest on their quotes."""


class TracedRun(Struct, frozen=True):
    """What there is to say of the sheets of a run; `proof` is what all of it depends on, where all is well."""

    reports: tuple[SheetReport, ...] = ()
    proof: Mapping[str, Any] | None = None


def trace_seen(request: Request, seen: Iterable[SeenFile], known: object = None) -> TracedRun:
    """Trace the meeting files of a run, if a share is asked for, unless `known` proves that nothing has changed.

    Levels of release are not traced: of a sheet with less in it, the records would name sources of the rest.
    """
    if request.options.trace is None or request.options.release:
        return TracedRun()
    files = sorted(seen, key=lambda each: str(each.path))
    glossary = glossary_file(request)
    terms = file_digest(glossary) if glossary else None
    key = digest(json.dumps([[each.content for each in files], terms, request.options.trace, versions()]).encode())
    if isinstance(known, Mapping) and known.get("key") == key and _is_as_it_was(known):
        return TracedRun(proof=known)
    from factsheet.production.sets.traces import share_faults, source_files, trace_file  # noqa: PLC0415 - as above

    names = read_glossary(glossary)
    traced = {each.path: trace_file(each.path, names) for each in files}
    told = {path: share_faults(each, request.options.trace) for path, each in traced.items()}
    if any(told.values()):
        return TracedRun(tuple(SheetReport.of(path, found) for path, found in told.items() if found))
    sources = {str(file) for path, each in traced.items() for file in source_files(path, each.version.meeting)}
    return TracedRun(proof={"key": key, "files": {file: file_digest(Path(file)) for file in sorted(sources)}})


def _is_as_it_was(known: Mapping[str, Any]) -> bool:
    files = known.get("files")
    return isinstance(files, Mapping) and all(file_digest(Path(file)) == then for file, then in files.items())
