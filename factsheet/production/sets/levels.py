"""The folder of a level of release: its files, its manifest, its sums, and nothing else, least of all a record."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, has_errors
from factsheet.files import cannot_write
from factsheet.outputs.kept import Facts, Record, SetContents, WrittenFile
from factsheet.outputs.registry import MANIFEST, SetOutput
from factsheet.patterns import late
from factsheet.production.inputs.files import MAX_MEETING_BYTES, read_file
from factsheet.production.options import OptionError
from factsheet.production.output.folder import OutputFolder
from factsheet.production.records.comparison import read_leftovers, read_plain
from factsheet.production.records.fingerprints import digest, file_digest, versions
from factsheet.production.records.memory import NAME, Memory
from factsheet.production.sets.request import SheetReport, State
from factsheet.production.sets.results import remove_written


def refuse_other_folder(folder: Path, level: str) -> None:
    """Raise OptionError for a folder that holds the files of another level, or of the full set; `level` may be that."""
    there = (folder / MANIFEST).exists()
    other = released_to(folder) if there else None
    recorded = (folder / NAME).exists()
    if (level and (recorded or (there and other != level))) or (not level and other):
        held = f"the level `{other}`" if other else "the full set"
        message = f"{folder} holds the files of {held}"
        hint = "a level of release has a folder of its own: name another with `-o`"
        raise OptionError([Diagnostic("other-release", message, hints=(hint,))])


def refuse_link(folder: Path) -> None:
    """Raise OptionError for a folder of a level that leads elsewhere: what it may see would stand where another is."""
    if folder.is_symlink() or folder.resolve() != folder.parent.resolve() / folder.name:
        hint = "a symbolic link leads elsewhere; remove it"
        message = f"cannot write {folder}: it is outside {folder.parent}"
        raise OptionError([Diagnostic("cannot-write", message, hints=(hint,))])


def released_to(folder: Path) -> str | None:
    """Give the level that the manifest of a folder is of; None for that of a set, and for none."""
    with suppress(FactsheetError, ValueError, RecursionError, AttributeError):
        level = read_plain(folder).get("release")
        return str(level) if level else None
    return None


def earlier_levels(base: Path, levels: Collection[str]) -> Iterator[Diagnostic]:
    """Tell of folders beside those of the levels of a run that hold what an earlier one released to others."""
    with suppress(OSError):
        for folder in sorted(base.iterdir()):
            level = None if folder.is_symlink() else released_to(folder)
            if level and level not in levels:
                message = f"{folder} holds an earlier release to `{level}`, which is not made anew"
                hint = f"remove the folder, or release to that level too: `--level {level}`"
                yield Diagnostic("earlier-release", message, hints=(hint,), severity=Severity.WARNING)


class LevelFolder(Struct, frozen=True):
    """A level's folder at the end of a build; `whole` says that the run had all of its meetings.

    It holds nothing of a meeting that the run refused: an earlier copy may show what is withheld today.
    """

    folder: OutputFolder
    memory: Memory
    outputs: tuple[SetOutput, ...]
    level: str
    whole: bool

    def end(self) -> Iterator[SheetReport]:
        """Write what tells of the files, and remove those of an earlier release that this one does not give.

        Where no sheet is left, nothing is: neither what tells of them, nor the folder.
        """
        if not self.folder.path.is_dir():
            return
        records = [each for each in self.memory.records.values() if not each.left_out]
        given = {file.name for record in records for file in record.outputs.values()}
        if not self.whole:
            refused = {_known_by(self.memory.folder / each.source) for each in self.memory.failures.values()}
            earlier = (each for each in _earlier(self.folder.path) if given.isdisjoint(_names(each)))
            records += [each for each in earlier if (each.facts.id, each.facts.language) not in refused]
            given |= {name for record in records for name in _names(record)}
        of_set = {each.file for each in self.outputs}
        kept = given | of_set
        gone = (each for each in read_leftovers(self.folder.path) if each.name not in kept)
        removed, told = remove_written(self.folder.path, gone, "is of an earlier release", "remove it by hand")
        try:
            if given:
                self._write(SetContents(records, (), (), versions(), {}, str, self.level))
            else:
                removed += tuple(_withdrawn(self.folder.path / name for name in of_set))
                self.folder.remove_empty()
        except FactsheetError as error:
            told = (*told, *error.diagnostics)
        if told or removed:
            state = State.FAILED if has_errors(told) else State.BUILT
            yield SheetReport(None, told, (), state, pruned=removed)

    def _write(self, contents: SetContents) -> None:
        from msgspec.structs import replace  # noqa: PLC0415

        made = {each: b"".join(each.make(contents)) for each in self.outputs if not each.always}
        files = {each.name: WrittenFile(each.file, digest(data), len(data), "") for each, data in made.items()}
        told = replace(contents, files=files)
        always = {each.file: iter(each.make(told)) for each in self.outputs if each.always}
        self.folder.publish({**{each.file: data for each, data in made.items()}, **always})


def _withdrawn(files: Iterable[Path]) -> Iterator[Path]:
    for file in sorted(files):
        try:
            if file.is_file():
                file.unlink()
                yield file
        except OSError as error:
            raise FactsheetError([cannot_write(file, error)]) from None


def _known_by(source: Path) -> tuple[str, str]:
    """Give the id and the language of a meeting file that may be at fault; without an id, the name of the file."""
    data = b""
    with suppress(FactsheetError):
        data = read_file(source, MAX_MEETING_BYTES)
    found = {key.decode(): value.decode("utf-8", "replace") for key, value in _HEAD.findall(data)}
    return found.get("id", source.name.partition(".")[0]), found.get("language", "en")


_HEAD = late(rb"^(id|language)[ ]*:[ ]+[\"']?([^\s\"'#]+)", re.MULTILINE)


def _names(record: Record) -> list[str]:
    return [file.name for file in record.outputs.values()]


def _earlier(folder: Path) -> Iterator[Record]:
    """Give the sheets of the manifest that is there whose files are still as it has them."""
    with suppress(FactsheetError, ValueError, RecursionError, AttributeError, KeyError, TypeError):
        for sheet in read_plain(folder)["sheets"]:
            record = _record(sheet)
            if all(file_digest(folder / each.name) == each.sha256 for each in record.outputs.values()):
                yield record


def _record(sheet: dict[str, Any]) -> Record:
    named = {key: str(sheet[key] or "") for key in ("id", "kind", "status", "language", "template", "profile")}
    facts = Facts(
        **named,
        date="",
        party=str(sheet["party"] or ""),
        embargo=str(sheet["embargo"] or ""),
        embargoed="embargoed" if sheet["embargoed"] else "",
    )
    outputs = {
        str(each["format"]): WrittenFile(str(each["file"]), str(each["sha256"]), int(each["bytes"]), "")
        for each in sheet["outputs"]
    }
    return Record("", "", facts, "", outputs, pages=sheet["pages"], words=int(sheet["words"]))
