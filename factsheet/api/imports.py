"""Imports: a text that exists comes in, a meeting file and the record beside it go out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import field

from factsheet.api.given import BytesLike, checked
from factsheet.api.sheets import Checked
from factsheet.diagnostics import FactsheetError


class Imported(Checked, frozen=True):
    """The files of an import by their names, the meeting file first; none where the source cannot be read.

    `words` counts those of the source, and those of them in the meeting file and not taken.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    words: Mapping[str, int] = field(default_factory=dict)


def import_text(source: BytesLike, file: str, name: str, *, today: date | None = None) -> Imported:
    """Import a Word file, a PDF, a web page, a Markdown or a plain text as the meeting `name`.

    `file` is the name of the source, whose end tells its form where its content does not; `today` is the day of a
    meeting whose source names none. Raises ValueError for a `name` that cannot be a meeting's id.
    """
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - brings in the model, as the next

    from factsheet.imports.importing import import_source  # noqa: PLC0415 - as above
    from factsheet.meeting.text import FileId  # noqa: PLC0415 - as above
    from factsheet.models.explaining import translated  # noqa: PLC0415 - as above
    from factsheet.production.inputs.labels import printed_labels  # noqa: PLC0415 - as above

    data, called = checked("the source", bytes, source), checked("file", str, file)
    try:
        wanted = TypeAdapter[str](translated(FileId)).validate_python(checked("name", str, name))
    except ValidationError as error:
        raise ValueError(f"name: {error.errors()[0]['msg']}") from None
    try:
        found = import_source(data, called, wanted, today or date.today(), printed_labels)
    except FactsheetError as error:
        return Imported(error.diagnostics)
    return Imported(found.diagnostics, found.files, found.words)
