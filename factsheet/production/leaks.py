"""Leak-check of a level: what its files must not hold, by the full meetings, and where they hold it all the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, FactsheetError, Span, shorten
from factsheet.document import nodes
from factsheet.document.algebra import every
from factsheet.document.text import document_text
from factsheet.leaks.finding import Leak, find_leaks
from factsheet.leaks.secrets import Secrets, make_secrets
from factsheet.meeting import content_digest, read_meeting
from factsheet.meeting.circulation import circulated_digest
from factsheet.outputs.registry import MANIFEST
from factsheet.pipeline.packs import Unfit
from factsheet.production.inputs.files import MAX_MEETING_BYTES, read_file
from factsheet.production.inputs.levels import releaser_of
from factsheet.production.options import Options
from factsheet.production.records.fingerprints import versions
from factsheet.production.sets.request import Request, SheetReport, State
from factsheet.production.sheets.builder import SheetBuilder
from factsheet.production.sheets.task import BuildInputs, read_inputs

if TYPE_CHECKING:
    from factsheet.meeting import MeetingFile
    from factsheet.pipeline.sheets import Sheet
    from factsheet.release.removal import Released

MOST_BYTES = 512 * 1024 * 1024
"""The largest file that is looked through."""
_OF_XMP = (
    "factsheet application library reportlab opensource aiim http identification pdfua part that file conforms integer",
    "internal text 14289 14289-1",
)
"""Words of the metadata that every PDF has (XMP, and the schema that PDF/UA adds)."""
_OF_MANIFESTS = ("built failed draft cleared final", "bilateral trilateral multilateral summit", "pdf docx manifest")
"""Words that manifests have whatever a meeting says."""
_NO_IMAGE = Unfit("figure-missing", "images are not looked at")


class Against(Struct, frozen=True):
    """A meeting that a level has a part of: the name of its file, and its bytes."""

    name: str
    data: bytes


def secrets_of(meetings: Iterable[Against], options: Options) -> Secrets:
    """Give what the files of the level that options name must not hold of full meetings.

    Raises FactsheetError for a meeting that cannot be read, or of which no sheet may go to the level, OptionError for a
    level that there is not.
    """
    inputs = read_inputs(replace(options, release=None))
    releaser = releaser_of(options, inputs.packs)
    withheld: list[tuple[str, str]] = []
    known: list[str] = [*_OF_XMP, *_OF_MANIFESTS, *versions().values()]
    constant: set[str] = set()
    whole: dict[str, bytes] = {}
    digests: dict[str, str] = {}
    for each in meetings:
        full = read_meeting(each.data, each.name)
        made = releaser.release(full)
        withheld += [(item.path, text) for item in made.withheld for text in item.texts]
        withheld += _printed_of(made, full, inputs)
        for sheet in _composed(made.file.data, each.name, inputs):
            known += _printed(sheet)
            constant |= _constant(sheet)
        known += made.file.positions.texts
        known.append(made.file.data.decode())
        if made.withheld:
            whole[each.name] = each.data
            digests[f"the content of {each.name}"] = content_digest(full.meeting)
            digests[f"the text of {each.name}"] = circulated_digest(full.meeting)
    return make_secrets(withheld, known, whole, digests, constant)


def _composed(data: bytes, name: str, inputs: BuildInputs) -> Iterator[Sheet]:
    """Compose what a level gets, as it is released and as a draft, which says what it does whatever the hour."""
    file = read_meeting(data, name)
    yield from (_sheet(file, inputs, draft=draft) for draft in (False, True))


def _sheet(file: MeetingFile, inputs: BuildInputs, *, draft: bool) -> Sheet:
    builder = SheetBuilder(inputs, None)
    return builder.compose(file, builder.style(file.meeting), lambda _: _NO_IMAGE, draft=draft)


def _printed_of(made: Released, full: MeetingFile, inputs: BuildInputs) -> Iterator[tuple[str, str]]:
    """Give what the full sheet prints of what is withheld: names of states, and days in words."""
    roots = tuple(item.path for item in made.withheld)
    below = tuple(f"{root}{mark}" for root in roots for mark in ".[")
    for text in every((_sheet(full, inputs, draft=True).document,), nodes.Text) if roots else ():
        path = text.origin.path if text.origin else ""
        if (path in roots or path.startswith(below)) and not path.endswith(".marking"):
            yield path, text.text


def _printed(sheet: Sheet) -> Iterator[str]:
    """Give all that a sheet says: its lines, its words one by one, and what stands beside the text."""
    document = sheet.document
    yield from document_text(document)
    yield from (text.text for text in every((document,), nodes.Text))
    yield document.metadata.title
    yield document.metadata.subject
    yield document.metadata.author
    yield ", ".join(document.metadata.keywords)
    yield from sheet.prints.values()
    if document.banner:
        yield f"{document.banner.text} {document.banner.beside}"
    numbered = sum(1 for kind in (nodes.Note, nodes.ListItem, nodes.Section) for _ in every((document,), kind))
    yield " ".join(map(str, range(1, numbered + 1)))


def _constant(sheet: Sheet) -> set[str]:
    """Give what drafts carry whatever the meeting says: templates, labels, designations, the profile."""
    pack, found = sheet.pack, {sheet.pack.main, sheet.pack.name, *sheet.pack.templates}
    found |= {each.text for each in pack.templates.values()}
    found |= {*pack.labels.values(), *pack.designations.values()}
    _collect(pack.house.to_values(), found)
    return found


def _collect(plain: object, found: set[str]) -> None:
    """Collect the texts in plain values."""
    match plain:
        case str():
            found.add(plain)
        case dict():
            for value in plain.values():
                _collect(value, found)
        case list() | tuple():
            for value in plain:
                _collect(value, found)


def check_files(files: Mapping[str, bytes], secrets: Secrets) -> tuple[Diagnostic, ...]:
    """Say what files, by their names, hold of what is withheld: each value once a place."""
    found: list[Diagnostic] = []
    for name, data in files.items():
        leaks: dict[tuple[str, str], list[Leak]] = {}
        for leak in find_leaks(data, secrets, _bare(name)):
            leaks.setdefault((leak.path, leak.where), []).append(leak)
        found += [_told(name, each) for each in leaks.values()]
    return tuple(found)


def leaks_in(folder: Path, request: Request) -> SheetReport:
    """Look through all that stands in the folder of a level, for what the level may not see of a request's meetings.

    A meeting of which no sheet may go to the level is passed over: that is told where its sheets are made.
    """
    meetings = [each for path in request.found.files if (each := _releasable(path, request.options))]
    files = {str(file): file for file in sorted(folder.rglob("*")) if file.is_file()}
    told: list[Diagnostic] = []
    if meetings and files:
        secrets = secrets_of(meetings, request.options)
        secrets = replace(secrets, constant=secrets.constant | _counts_in(folder / MANIFEST))
        for name, file in files.items():
            told += check_files({name: read_file(file, MOST_BYTES)}, secrets)
    return SheetReport(None, tuple(told), state=State.FAILED if told else State.BUILT)


def _releasable(path: Path, options: Options) -> Against | None:
    try:
        meeting = Against(str(path), read_file(path, MAX_MEETING_BYTES))
        secrets_of([meeting], options)
    except FactsheetError:
        return None
    return meeting


def _counts_in(manifest: Path) -> set[str]:
    """Give the numbers that a manifest counts of the sheets that the level has."""
    try:
        plain = json.loads(read_file(manifest, MOST_BYTES))
    except (FactsheetError, ValueError):
        return set()
    sheets = plain.get("sheets", [])
    counts = [each.get(key) for each in sheets for key in ("pages", "words")]
    counts += [each.get("bytes") for whole in (*sheets, plain) for each in whole.get("outputs", [])]
    return {str(each) for each in counts if each is not None}


def leak_check(files: Iterable[Path], request: Request) -> Iterator[SheetReport]:
    """Hold files against the full meetings of a request, at the level that its options name; gives a report a file.

    Raises FactsheetError for a meeting at fault, OptionError for a level that there is not.
    """
    if request.found.diagnostics:
        raise FactsheetError(request.found.diagnostics)
    meetings = [Against(str(path), read_file(path, MAX_MEETING_BYTES)) for path in request.found.files]
    secrets = secrets_of(meetings, request.options)
    for file in files:
        try:
            told = check_files({str(file): read_file(file, MOST_BYTES)}, secrets)
        except FactsheetError as error:
            told = error.diagnostics
        yield SheetReport(file, told, state=State.FAILED if told else State.BUILT)


def _bare(name: str) -> str:
    return re.split(r"[/\\]", name)[-1]


_KINDS = {
    "words": "words that the level may not see",
    "word": "a word that the level may not see",
    "figure": "a figure that the level may not see",
    "digest": "a digest of what the level may not see",
    "letter": "a letter that no text of the level has",
}
"""What is found, the most telling first."""


def _told(name: str, leaks: Sequence[Leak]) -> Diagnostic:
    leak = min(leaks, key=lambda each: [*_KINDS].index(each.kind) if each.kind in _KINDS else 0)
    if leak.kind == "unread":
        message = f"{name} cannot be looked through: {leak.found}"
        return Diagnostic("unread-file", message, Span(name), ("hand it to nobody before it has been looked through",))
    more = f" and {len(leaks) - 1} more" if len(leaks) > 1 else ""
    message = f"{name} holds {_KINDS[leak.kind]}, of {leak.path}: “{shorten(leak.found)}”{more} ({leak.where})"
    return Diagnostic("leak", message, Span(name), ("do not hand it on; report it, if the program made it",))
