"""What is held against all meetings of a run: their versions against each other, and, where `trace` asks, their quotes.

What fits is remembered. Nothing of a comparison or a trace is loaded where none is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, counted
from factsheet.outputs.kept import Facts
from factsheet.production.inputs.files import GLOSSARIES, MAX_MEETING_BYTES, read_file
from factsheet.production.records.fingerprints import digest, file_digest, versions
from factsheet.production.sets.request import Request, SheetReport, State

if TYPE_CHECKING:
    from factsheet.parity.glossary import Glossary
    from factsheet.parity.versions import LanguageVersion
    from factsheet.production.sheets.task import Cut

AGREED, TRACED = "parity", "trace"
"""The keys, in the head of an output folder's records, of what proves that versions agree, and that quotes hold."""


class SeenFile(Struct, frozen=True):
    """A meeting file that could be read: where it stands, the digest of its content, its facts."""

    path: Path
    content: str
    facts: Facts


class Held(Struct, frozen=True):
    """What there is to say of the meetings of a run; `proof` is what all of it depends on, where all is well."""

    reports: tuple[SheetReport, ...] = ()
    proof: Any = None


def glossary_file(request: Request) -> Path | None:
    """Give the file of agreed translations of a run: what an option names, or else `glossary.yaml`.

    That stands beside `factsheet.toml`, or in the folder of meetings.
    """
    if request.options.glossary:
        return request.options.glossary
    folders = (*((request.settings.parent,) if request.settings else ()), *sorted(request.folders))
    files = (folder / name for folder in folders for name in GLOSSARIES)
    return next((file for file in files if file.is_file()), None)


def read_glossary(file: Path | None) -> Glossary:
    """Read agreed translations, none where there is no file; raises FactsheetError, with every error at its place."""
    from factsheet.parity.glossary import Glossary, parse_glossary  # noqa: PLC0415 - only where versions are compared

    return parse_glossary(str(file), read_file(file, MAX_MEETING_BYTES)) if file else Glossary()


def _read(path: Path, cut: Cut | None = None) -> LanguageVersion:
    """Read a version of a meeting, or what a level gets of it; raises FactsheetError for what is wrong with it."""
    from factsheet.meeting import read_meeting  # noqa: PLC0415 - as above
    from factsheet.parity.versions import read_version  # noqa: PLC0415 - as above

    if cut is None:
        return read_version(str(path), read_file(path, MAX_MEETING_BYTES))
    return read_version(str(path), cut.data, lambda data, _: read_meeting(data, cut.name))


def compare_seen(request: Request, seen: Iterable[SeenFile], cuts: Mapping[Path, Cut], known: object = None) -> Held:
    """Compare the versions among the meeting files of a run, unless their digest is `known` as one that agrees.

    Of a level they are what it gets of them.
    """
    files = _versions(seen) if request.options.parity == "on" else []
    if not files:
        return Held()
    glossary = glossary_file(request)
    key = _digest(files, glossary, request.options.reference)
    if key == known:
        return Held(proof=key)
    from factsheet.parity.comparison import compare_family  # noqa: PLC0415 - only where versions are compared
    from factsheet.parity.versions import families  # noqa: PLC0415 - as above

    try:
        terms = read_glossary(glossary)
        read = [_read(file.path, cuts.get(file.path)) for file in files]
    except FactsheetError as error:
        return Held((SheetReport.of(None, error.diagnostics),))
    found = families(read, request.options.reference)
    told = [each for family in found for each in compare_family(family, terms)]
    return Held((SheetReport.of(None, told),)) if told else Held(proof=key)


def _versions(seen: Iterable[SeenFile]) -> list[SeenFile]:
    """Give the files whose meeting has versions in several languages, in the order of their paths."""
    languages: dict[str, set[str]] = {}
    files = sorted(seen, key=lambda each: str(each.path))
    for each in files:
        languages.setdefault(each.facts.id, set()).add(each.facts.language)
    return [each for each in files if len(languages[each.facts.id]) > 1]


def _digest(files: Iterable[SeenFile], glossary: Path | None, asked: str | int | None) -> str:
    """Give the digest of all that a comparison or a trace depends on; where the files stand is no part of it."""
    terms = file_digest(glossary) if glossary else None
    return digest(json.dumps([[each.content for each in files], terms, asked, versions()]).encode())


def trace_seen(request: Request, seen: Iterable[SeenFile], known: object = None) -> Held:
    """Trace the meeting files of a run, if a share is asked for, unless `known` proves that nothing has changed.

    Levels of release are not traced: of a sheet with less in it, the records would name sources of the rest.
    """
    if request.options.trace is None or request.options.release:
        return Held()
    files = sorted(seen, key=lambda each: str(each.path))
    glossary = glossary_file(request)
    key = _digest(files, glossary, request.options.trace)
    if isinstance(known, Mapping) and known.get("key") == key and _is_as_it_was(known):
        return Held(proof=known)
    from factsheet.production.sets.traces import share_faults, source_files, trace_file  # noqa: PLC0415 - as above

    names = read_glossary(glossary)
    traced = {each.path: trace_file(each.path, names) for each in files}
    told = {path: share_faults(each, request.options.trace) for path, each in traced.items()}
    if any(told.values()):
        return Held(tuple(SheetReport.of(path, found) for path, found in told.items() if found))
    sources = {str(file) for path, each in traced.items() for file in source_files(path, each.version.meeting)}
    return Held(proof={"key": key, "files": {file: file_digest(Path(file)) for file in sorted(sources)}})


def _is_as_it_was(known: Mapping[str, Any]) -> bool:
    files = known.get("files")
    return isinstance(files, Mapping) and all(file_digest(Path(file)) == then for file, then in files.items())


def compare_set(request: Request) -> list[SheetReport]:
    """Compare the versions of meetings and nothing else: a report on each file that is one, or cannot be read."""
    from factsheet.parity.comparison import compare_family  # noqa: PLC0415 - as above
    from factsheet.parity.versions import Family, families, repeated  # noqa: PLC0415 - as above

    reports = [SheetReport(None, request.found.diagnostics, state=State.FAILED)] if request.found.diagnostics else []
    terms = read_glossary(glossary_file(request))
    read: list[LanguageVersion] = []
    for path in request.found.files:
        try:
            version = _read(path)
        except FactsheetError as error:
            reports.append(SheetReport.of(path, error.diagnostics))
        else:
            read += [version] if is_wanted(request, version.language) else []
    twice = repeated(read)
    reports += [SheetReport.of(None, twice)] if twice else []
    found = families(read, request.options.reference)
    reports += [] if found else [SheetReport(None, (_no_versions(len(read)),))]
    for family in found:
        reports.append(SheetReport(Path(family.reference.name), ()))
        for each in family.others:
            alone = compare_family(Family(family.reference, (each,)), terms)
            reports.append(SheetReport.of(Path(each.name), alone))
    return reports


def _no_versions(files: int) -> Diagnostic:
    message = f"{counted(files, 'meeting')} and no versions of one in several languages: there is nothing to compare"
    hint = "versions of a meeting are files of one `id`, each with its `language` (docs/parity.md)"
    return Diagnostic("no-versions", message, hints=(hint,), severity=Severity.WARNING)


def is_wanted(request: Request, language: str) -> bool:
    """Tell whether a run is for meetings in a language (BCP 47)."""
    from factsheet.typography.tags import match_language  # noqa: PLC0415 - as above

    wanted = request.options.languages
    return not wanted or match_language(wanted, language) is not None
