"""The end of a build: what is gone is told or removed, and manifest, sums and records are written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, has_errors
from factsheet.production.output.folder import OutputFolder, cannot_write
from factsheet.production.records.digests import file_digest
from factsheet.production.records.manifest import MANIFEST, SUMS, Leftover, manifest, sums
from factsheet.production.records.memory import Memory
from factsheet.production.records.record import signature
from factsheet.production.sets.report import Manner, SheetReport, State

SIGNATURES = "signatures"
"""The key, in the head of the records, of what tells that manifest and sums are as they were written."""


def end_build(
    output: OutputFolder, memory: Memory, gone: Iterable[tuple[str, str]], manner: Manner, head: Mapping[str, Any]
) -> Iterator[SheetReport]:
    """Forget what is gone and write what a folder holds; `head` is kept with the records."""
    if not output.path.is_dir() or not memory.on_disk:
        return
    memory.drop(gone)
    memory.tidy()
    pruned, kept = _prune(memory) if manner.prune else ((), ())
    told = (*kept, *_write(output, memory, head))
    if not told and not pruned and not memory.leftovers:
        return
    state = State.FAILED if has_errors(told) else State.BUILT
    yield SheetReport(None, told, state=state, pruned=pruned, leftovers=len(memory.leftovers))


def find_gone(memory: Memory, sources: set[str], *, whole: bool) -> Iterator[tuple[str, str]]:
    """Give the keys of records whose meeting file is not in the set any more, or not there at all."""
    known: dict[str, bool] = dict.fromkeys(sources, True)
    for key in memory.records:
        source = key[0]
        if source not in known:
            known[source] = not whole and (memory.folder / source).exists()
        if not known[source]:
            yield key


def _prune(memory: Memory) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Remove what is left over; what somebody changed since stays, and is told."""
    pruned: list[Path] = []
    kept: list[Diagnostic] = []
    for leftover in sorted(memory.leftovers.values(), key=lambda each: each.name):
        file = memory.folder / leftover.name
        try:
            if _is_ours(memory.folder, leftover):
                file.unlink()
                pruned.append(file)
                del memory.leftovers[leftover.name]
            else:
                kept.append(_changed(file))
        except OSError as error:
            kept.append(cannot_write(file, error))
    memory.changed |= bool(pruned)
    return tuple(pruned), tuple(kept)


def _is_ours(folder: Path, leftover: Leftover) -> bool:
    """Tell whether a file inside the folder is what the program wrote there."""
    file = folder / leftover.name
    inside = file.parent.resolve().is_relative_to(folder.resolve())
    return inside and not file.is_symlink() and file_digest(file) == leftover.sha256


def _changed(file: Path) -> Diagnostic:
    message = f"{file} is of no sheet any more, but was changed since it was written: it is not removed"
    return Diagnostic(
        "not-pruned", message, hints=("remove it by hand if it is not wanted",), severity=Severity.WARNING
    )


def _write(output: OutputFolder, memory: Memory, head: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Write manifest, sums and records, unless nothing of it has changed."""
    signed = [signature(output.path / name) for name in (MANIFEST, SUMS)]
    wanted = {**head, SIGNATURES: [list(each or ()) for each in signed]}
    if not memory.changed and all(memory.head.get(key) == value for key, value in wanted.items()):
        return
    records = memory.records.values()

    def relative(file: str) -> str:
        return Path(os.path.relpath(file, output.path)).as_posix()

    text = manifest(records, memory.failures.values(), memory.leftovers.values(), relative)
    try:
        output.publish({MANIFEST: text, SUMS: sums(records)})
    except FactsheetError as error:
        yield from error.diagnostics
        return
    memory.save({**head, SIGNATURES: [signature(output.path / name) for name in (MANIFEST, SUMS)]})
