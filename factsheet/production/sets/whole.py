"""The end of a build: what is gone is forgotten, and what is made of the whole set is written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, Span, has_errors
from factsheet.files import cannot_write
from factsheet.outputs.kept import Leftover, Record, SetContents, WrittenFile
from factsheet.outputs.registry import SetOutput
from factsheet.production.output.folder import OutputFolder
from factsheet.production.records.fingerprints import digest, file_digest, versions
from factsheet.production.records.memory import Memory
from factsheet.production.records.record import signature
from factsheet.production.sets.report import SheetReport, State

SIGNATURES = "signatures"
"""The key, in the head of the records, of what tells that the outputs of the set are as they were written."""


@dataclass(frozen=True, slots=True)
class WholeSet:
    """The outputs of a set in a folder; `head` is kept with the records."""

    folder: OutputFolder
    memory: Memory
    outputs: tuple[SetOutput, ...]
    head: Mapping[str, Any]

    def end(self, gone: Iterable[tuple[str, str]], *, prune: bool) -> Iterator[SheetReport]:
        """Forget the records of some keys and write what the folder holds; with `prune`, remove what is left over."""
        memory = self.memory
        if not self.folder.path.is_dir() or not memory.on_disk:
            return
        memory.drop(gone)
        memory.drop_set_files(each.name for each in self.outputs)
        memory.tidy()
        pruned, kept = _prune(memory) if prune else ((), ())
        try:
            written, told = self._write()
        except FactsheetError as error:
            written, told = (), error.diagnostics
        told = (*kept, *told)
        if told or written or pruned or memory.leftovers:
            state = State.FAILED if has_errors(told) else State.BUILT
            yield SheetReport(None, told, written, state, pruned=pruned, leftovers=len(memory.leftovers))

    def _write(self) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
        """Write outputs and records, unless nothing of them has changed.

        Gives the paths of those one asks for, and what there is to say. Raises FactsheetError.
        """
        memory = self.memory
        if not memory.changed and all(memory.head.get(key) == value for key, value in self._signed().items()):
            return (), ()
        contents = self._contents()
        asked = [each for each in self.outputs if not each.always]
        made = {each: b"".join(each.make(replace(contents, records=_known(each, contents)))) for each in asked}
        files = {each.name: WrittenFile(each.file, digest(data), len(data), "") for each, data in made.items()}
        memory.keep_set_files(files)
        told = replace(self._contents(), files=files)
        new = {each.file: data for each, data in made.items() if not self._has(files[each.name])}
        paths = self.folder.publish(
            {**new, **{each.file: iter(each.make(told)) for each in self.outputs if each.always}}
        )
        memory.save(self._signed())
        return paths[: len(new)], tuple(found for each in asked for found in self._lacking(each, contents))

    def _lacking(self, output: SetOutput, contents: SetContents) -> Iterator[Diagnostic]:
        """Tell of sheets that were last built without an output of the set, which lacks them."""
        for record in contents.records:
            if output.keeps and output.name not in record.kept:
                message = f"{self.folder.path / output.file} lacks this sheet, which was last built without it"
                hint = f"build the whole set with `--format {output.name}`"
                span = Span(self.memory.shown(record.source))
                yield Diagnostic("incomplete-output", message, span, (hint,), Severity.WARNING)

    def _has(self, file: WrittenFile) -> bool:
        return file_digest(self.folder.path / file.name) == file.sha256

    def _contents(self) -> SetContents:
        memory = self.memory
        records = sorted((each for each in memory.records.values() if not each.left_out), key=lambda each: each.key)

        def relative(file: str) -> str:
            return Path(os.path.relpath(file, self.folder.path)).as_posix()

        return SetContents(records, memory.failures.values(), memory.leftovers.values(), versions(), {}, relative)

    def _signed(self) -> Mapping[str, Any]:
        """Give the head of the records with what tells that the outputs are as they are now."""
        signatures = {each.file: list(signature(self.folder.path / each.file) or ()) for each in self.outputs}
        return {**self.head, SIGNATURES: signatures}


def _known(output: SetOutput, contents: SetContents) -> list[Record]:
    """Give the records that an output of the set has all it needs of."""
    return [each for each in contents.records if not output.keeps or output.name in each.kept]


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
