"""An import as a whole: the bytes of a source and a name come in, the files that are to stand side by side go out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import PurePath

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.imports.composer import Labels, compose
from factsheet.imports.record import SourceFile
from factsheet.imports.sources import USUAL, read_source, refuse
from factsheet.source.reader import read


class ImportedFiles(Struct, frozen=True):
    """The files of an import by their names, the meeting file first, and what is odd about the source.

    `words` counts those of the source, and those of them that are in the meeting file and that were not taken.
    """

    files: Mapping[str, bytes]
    words: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...]


def import_source(data: bytes, file: str, name: str, today: date, labels: Labels) -> ImportedFiles:
    """Import a source, which messages call `file`, as the meeting `name`; `today` stands where it names no day.

    `labels` are those of sheets. Raises FactsheetError for a source that cannot be read, or has no text.
    """
    found = read_source(data, file)
    kept = f"{name}.source{USUAL[found.kind]}"
    source = SourceFile(PurePath(file).name, kept, found.kind, sha256(data).hexdigest())
    made = compose(found.reading, name, source, today, labels)
    _refuse_too_long(made.meeting, file)
    files = {f"{name}.yaml": made.meeting.encode(), f"{name}.import.yaml": made.record.encode(), kept: data}
    return ImportedFiles(files, made.words, found.diagnostics)


def _refuse_too_long(meeting: str, file: str) -> None:
    """Refuse a source whose meeting file would be longer than one may be."""
    try:
        read(meeting.encode(), file)
    except FactsheetError as error:
        message = f"the text is longer than a meeting file may be: {error.diagnostics[0].message}"
        refuse("import-too-long", message, file, "import a part of it")
