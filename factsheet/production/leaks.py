"""Leak-check of a level: what its files must not hold, by the full meetings, and where they hold it all the same."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, FactsheetError, Span, reason, shorten
from factsheet.document import nodes
from factsheet.document.algebra import every
from factsheet.document.text import document_text
from factsheet.leaks.finding import Leak, find_leaks
from factsheet.leaks.secrets import Secrets, make_secrets
from factsheet.meeting import MeetingFile, content_digest, read_meeting
from factsheet.meeting.circulation import circulated_digest
from factsheet.meeting.portions import portions_of
from factsheet.outputs.registry import MANIFEST
from factsheet.paths import ValuePath
from factsheet.pipeline.page_banners import page_banner_of
from factsheet.production.caches import cache_folder
from factsheet.production.inputs.files import MAX_MEETING_BYTES, of_another_kind, read_file, refuse_missing
from factsheet.production.inputs.levels import releaser_of
from factsheet.production.options import OptionError, Options
from factsheet.production.records.fingerprints import versions
from factsheet.production.sets.request import Request, SheetReport, State
from factsheet.production.sheets.builder import SheetBuilder
from factsheet.production.sheets.task import BuildInputs, read_inputs

if TYPE_CHECKING:
    from factsheet.pipeline.sheets import Sheet
    from factsheet.release.removal import Released

MOST_BYTES = 512 * 1024 * 1024
"""The largest file that is looked through."""
_OF_XMP = (
    "factsheet application library reportlab opensource aiim http identification pdfua part that file conforms integer",
    "internal text 14289 14289-1",
)
"""Words of the metadata that every PDF has (XMP, and the schema that PDF/UA adds)."""
_FILES = "outputs file format sha256 bytes file format sha256 bytes"
_OF_MANIFESTS = (
    "built failed draft cleared final",
    "bilateral trilateral multilateral summit",
    "pdf docx manifest",
    f"{_FILES} id kind language status template profile party embargo embargoed silence stage state pages words",
    f"state pages words {_FILES}",
)
"""Words that manifests have whatever a meeting says, and their keys in order."""


class Against(Struct, frozen=True):
    """A meeting that a level has a part of: the name of its file, and its bytes."""

    name: str
    data: bytes


def secrets_of(meetings: Iterable[Against], options: Options, cache: Path | None = None) -> Secrets:
    """Give what the files of the level that options name must not hold of full meetings; `cache` keeps templates.

    Raises FactsheetError for a meeting that cannot be read, or of which no sheet may go to the level, OptionError for a
    level that there is not.
    """
    inputs = _inputs_for(options)
    builder, releaser = SheetBuilder(inputs, cache), releaser_of(options, inputs.packs)
    gathering = Gathering(releaser.level.name)
    for each in meetings:
        full = Full(read_meeting(each.data, each.name), builder)
        gathering.take(full, releaser.release(full.file))
    return gathering.secrets()


def full_builder(options: Options, cache: Path | None = None) -> SheetBuilder:
    """Give what composes meetings as whoever made the files of a level may have done; `cache` keeps templates."""
    return SheetBuilder(_inputs_for(options), cache)


def _inputs_for(options: Options) -> BuildInputs:
    # With banners of pages, where a scheme allows them: whoever made the files may have asked for these.
    return read_inputs(replace(options, release=None, banners="page"))


class Full(Struct, frozen=True, dict=True):
    """A full meeting, of which levels have a part, and what composes it."""

    file: MeetingFile
    builder: SheetBuilder

    @property
    def name(self) -> str:
        """What spans call its file."""
        return self.file.positions.span(ValuePath()).file

    @cached_property
    def printed(self) -> tuple[tuple[str, str], ...]:
        """What its sheet prints, as a draft, by the paths of values: names of states, and days in words."""
        document = self.sheet(self.file, draft=True).document
        texts = ((text.origin.path if text.origin else "", text.text) for text in every((document,), nodes.Text))
        return tuple((path, text) for path, text in texts if not path.endswith(".marking"))

    def sheet(self, file: MeetingFile, *, draft: bool) -> Sheet:
        """Compose a part of it, or all; raises FactsheetError for what stops that."""
        return self.builder.compose(file, self.builder.style(file.meeting), draft=draft)


class Gathering:
    """Gathers what is withheld from a level, by its name, of meetings, and what the level may have of them."""

    def __init__(self, level: str) -> None:
        self._withheld: list[tuple[str, str]] = []
        libraries, head = versions(), "manifest release versions sheets"
        keys = (f"{head} {more} {' '.join(libraries)} id kind" for more in ("leftovers", "outputs leftovers"))
        self._known: list[str] = [*_OF_XMP, *_OF_MANIFESTS, *keys, level, *libraries.values()]
        self._constant: set[str] = set()
        self._whole: dict[str, bytes] = {}
        self._digests: dict[str, str] = {}

    def take(self, full: Full, made: Released) -> None:
        """Take a meeting, and what the level gets of it; raises FactsheetError for what cannot be composed."""
        printed = tuple(_printed_of(made, full))
        # What is released says what it does whatever the hour: as a sheet, and as a draft.
        for sheet in [full.sheet(made.file, draft=draft) for draft in (False, True)]:
            self._known += _printed(sheet)
            self._constant |= _constant(sheet)
        self._known += made.file.positions.texts
        self._known.append(made.file.data.decode())
        self._withheld += [(item.path, text) for item in made.withheld for text in item.texts]
        self._withheld += printed
        if made.withheld:
            self._whole[full.name] = full.file.data
            self._digests[f"the content of {full.name}"] = content_digest(full.file.meeting)
            self._digests[f"the text of {full.name}"] = circulated_digest(full.file.meeting)

    def secrets(self) -> Secrets:
        """Give what files must not hold of the meetings that were added."""
        return make_secrets(self._withheld, self._known, self._whole, self._digests, self._constant)


def _printed_of(made: Released, full: Full) -> Iterator[tuple[str, str]]:
    """Give what the full sheet prints of what is withheld."""
    roots = {item.path for item in made.withheld}
    below = tuple(f"{root}{mark}" for root in roots for mark in ".[")
    for path, text in full.printed if roots else ():
        if path in roots or path.startswith(below):
            yield path, text


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
    if of_page := page_banner_of(sheet):
        yield from (of_page([each.marking]) for each in portions_of(sheet.meeting))
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
    return tuple(each for name, data in files.items() for each in _found_in(data, secrets, name, _bare(name)))


def _found_in(data: bytes, secrets: Secrets, name: str, said: str) -> Iterator[Diagnostic]:
    """Give what a file holds; `said` is what of its name is looked through, too."""
    leaks: dict[tuple[str, str], list[Leak]] = {}
    for leak in find_leaks(data, secrets, said):
        leaks.setdefault((leak.path, leak.where), []).append(leak)
    return (_told(name, each) for each in leaks.values())


def leaks_in(folder: Path, secrets: Secrets) -> SheetReport:
    """Look through all that stands in the folder of a level, for what it may not see; a file that cannot be is told."""
    told = tuple(each for _, found in _looked_into(folder, secrets) for each in found)
    return SheetReport(None, told, state=State.FAILED if told else State.BUILT)


def _looked_into(folder: Path, secrets: Secrets) -> Iterator[tuple[Path, tuple[Diagnostic, ...]]]:
    """Give each entry of a folder, and of those in it, with what is to be told of it."""
    for file, fault in _entries(folder):
        told = (fault,) if fault else _looked_through(file, secrets, str(file.relative_to(folder)))
        yield file, told


def _entries(folder: Path) -> Iterator[tuple[Path, Diagnostic | None]]:
    """Give all that stands in a folder but folders, in order of names; what is not gone through, with the reason."""
    faults: list[OSError] = []
    found: list[tuple[Path, Diagnostic | None]] = []
    for place, folders, names in os.walk(folder, onerror=faults.append):
        found += ((Path(place, name), None) for name in names)
        linked = (path for name in folders if (path := Path(place, name)).is_symlink())
        found += ((path, _unread(str(path), "it is a link to a folder")) for path in linked)
    there = (fault for fault in faults if not isinstance(fault, FileNotFoundError))  # a level without sheets has none
    found += ((Path(fault.filename), _unread(fault.filename, reason(fault))) for fault in there)
    yield from sorted(found, key=itemgetter(0))


def _looked_through(file: Path, secrets: Secrets, said: str) -> tuple[Diagnostic, ...]:
    try:
        data = read_file(file, MOST_BYTES)
    except FactsheetError as error:
        return error.diagnostics
    if said == MANIFEST:
        secrets = replace(secrets, constant=secrets.constant | _counts_in(data))
    return tuple(_found_in(data, secrets, str(file), said))


def _counts_in(manifest: bytes) -> set[str]:
    """Give the numbers that a manifest counts of the sheets that the level has: these are no figures of a meeting."""
    try:
        plain = json.loads(manifest)
    except (ValueError, RecursionError):
        return set()
    sheets = _tables(plain, "sheets")
    counts = [each.get(key) for each in sheets for key in ("pages", "words")]
    counts += [each.get("bytes") for whole in (plain, *sheets) for each in _tables(whole, "outputs")]
    return {str(each) for each in counts if type(each) is int}


def _tables(plain: object, key: str) -> list[dict[str, object]]:
    """Give the tables of a list in a table, none where it has no such list."""
    found = plain.get(key) if isinstance(plain, dict) else None
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def leak_check(paths: Sequence[Path], request: Request) -> Iterator[SheetReport]:
    """Hold files, and all in folders, against the full meetings of a request, at the level that its options name.

    Gives a report a file; where a meeting is at fault that alone is reported. Raises OptionError for a level that there
    is not, for a path that is not there and for a folder without files.
    """
    refuse_missing(paths)
    for folder in filter(Path.is_dir, paths):
        if not any(_entries(folder)):
            raise of_another_kind(folder, "a folder without files", "name one that a release or a build wrote")
    try:
        secrets = secrets_of(_meetings_of(request), request.options, cache_folder())
    except OptionError:
        raise
    except FactsheetError as error:
        yield SheetReport(None, error.diagnostics, state=State.FAILED)
        return
    for path in paths:
        looked = _looked_into(path, secrets) if path.is_dir() else [(path, _looked_through(path, secrets, path.name))]
        for file, told in looked:
            yield SheetReport(file, told, state=State.FAILED if told else State.BUILT)


def _meetings_of(request: Request) -> Iterator[Against]:
    if request.found.diagnostics:
        raise FactsheetError(request.found.diagnostics)
    for path in request.found.files:
        yield Against(str(path), read_file(path, MAX_MEETING_BYTES))


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
        return _unread(name, leak.found)
    more = f" and {len(leaks) - 1} more" if len(leaks) > 1 else ""
    message = f"{name} holds {_KINDS[leak.kind]}, of {leak.path}: “{shorten(leak.found)}”{more} ({leak.where})"
    return Diagnostic("leak", message, Span(name), ("do not hand it on; report it, if the program made it",))


def _unread(name: str, why: str) -> Diagnostic:
    hint = "hand it to nobody before it has been looked through"
    return Diagnostic("unread-file", f"{name} cannot be looked through: {why}", Span(name), (hint,))
