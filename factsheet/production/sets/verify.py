"""Holding an output folder against its manifest, and against what building again gives."""

import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, Span
from factsheet.outputs.kept import INTERIM
from factsheet.outputs.registry import MANIFEST, SUMS
from factsheet.production.inputs.files import read_file
from factsheet.production.options import RunOptions
from factsheet.production.records.comparison import read_as
from factsheet.production.records.fingerprints import file_digest, versions
from factsheet.production.records.memory import NAME
from factsheet.production.sets.request import Observer, Request, SheetReport, State
from factsheet.production.sets.run import build_set

_MAX_BYTES = 256 * 1024 * 1024


class ListedFile(Struct, frozen=True):
    """What a manifest lists: digests of files by their names, sheets that failed, and versions.

    `passing` are files under an embargo or silence, each with what ends, and the moment (aware) at which it does;
    `release` is the level of release whose folder it is, empty for that of a set.
    """

    files: Mapping[str, str]
    leftovers: Mapping[str, str]
    failed: tuple[str, ...]
    versions: Mapping[str, str]
    passing: Mapping[str, tuple[tuple[str, datetime], ...]]
    release: str = ""


def read_manifest(folder: Path) -> ListedFile:
    """Read the manifest of a folder; raises FactsheetError where there is none, or none that can be read."""
    return read_as(folder / MANIFEST, _listed)


def _listed(plain: dict[str, Any]) -> ListedFile:
    outputs = [each for whole in (*plain["sheets"], plain) for each in whole.get("outputs", ())]
    files = {str(each["file"]): str(each["sha256"]) for each in outputs}
    leftovers = {str(each["file"]): str(each["sha256"]) for each in plain["leftovers"]}
    for name in (*files, *leftovers):
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise ValueError(name)
    failed = tuple(str(sheet["source"]) for sheet in plain["sheets"] if sheet["state"] == "failed")
    passing = {str(each["file"]): _passing(sheet) for sheet in plain["sheets"] for each in sheet["outputs"]}
    return ListedFile(files, leftovers, failed, dict(plain["versions"]), passing, str(plain.get("release", "")))


def _passing(sheet: Mapping[str, Any]) -> tuple[tuple[str, datetime], ...]:
    """Give what a sheet says until some hour alone, and that hour."""
    embargo = sheet.get("embargo") if sheet.get("embargoed") else None
    silence = sheet.get("silence") if sheet.get("stage") == INTERIM else None
    found = (("its embargo has ended", embargo), ("its silence has expired", silence))
    return tuple((what, datetime.fromisoformat(hour).astimezone(UTC)) for what, hour in found if hour)


def verify_folder(folder: Path, listed: ListedFile) -> SheetReport:
    """Say what in a folder is not as its manifest has it: missing and changed files are errors, others warnings."""
    return SheetReport.of(None, _told(folder, listed))


def _told(folder: Path, listed: ListedFile) -> Iterator[Diagnostic]:
    for name, sha256 in sorted(listed.files.items()):
        found, again = file_digest(folder / name), ("build again",)
        if found is None:
            yield Diagnostic("missing-file", f"{folder / name} is missing or cannot be read", hints=again)
        elif found != sha256:
            yield Diagnostic("changed-file", f"{folder / name} is not what was built", hints=again)
    for source in listed.failed:
        message = f"{source} had errors when the folder was built: files of it are missing or of an earlier build"
        yield Diagnostic("failed-sheet", message, hints=("mend it and build again",))
    yield from _sums(folder, listed)
    yield from _unlisted(folder, listed)


def verify_rebuild(
    folder: Path, listed: ListedFile, request: Request, run: RunOptions, observer: Observer
) -> Iterator[SheetReport]:
    """Build the set again, elsewhere, and say which of the listed files come out otherwise or not at all."""
    waiting = dict(listed.files)
    with tempfile.TemporaryDirectory(prefix="factsheet-verify-") as elsewhere:
        options = replace(request.options, output=Path(elsewhere))
        for report in build_set(replace(request, options=options), replace(run, force=True), observer):
            names = {path: path.relative_to(elsewhere).as_posix() for path in report.written}
            other = [name for path, name in names.items() if file_digest(path) != listed.files.get(name)]
            moment = request.options.moment
            found = [_differs(folder, name, listed, moment) for name in other if name in listed.files]
            new = (folder / name for name in other if name not in listed.files)
            found += [
                Diagnostic("unlisted-output", f"the set gives a file {file} that is not in the manifest")
                for file in new
            ]
            for path, name in names.items():
                waiting.pop(name, None)
                path.unlink()
            told = tuple(each for each in report.diagnostics if each.severity is Severity.ERROR)
            if report.source is not None or told or found:
                state = State.FAILED if found or told else State.BUILT
                yield replace(report, diagnostics=(*told, *found), written=(), state=state)
    hints = ("check with the paths and options of the build",)
    lost = (Diagnostic("not-rebuilt", f"no meeting gives {folder / name} now", hints=hints) for name in sorted(waiting))
    if waiting:
        yield SheetReport.of(None, lost)


def _sums(folder: Path, listed: ListedFile) -> Iterator[Diagnostic]:
    """Hold the sums against the manifest."""
    try:
        lines = read_file(folder / SUMS, _MAX_BYTES).decode("utf-8", "replace").splitlines()
    except FactsheetError as error:
        yield from error.diagnostics
        return
    found = {name: sha256 for sha256, _, name in (line.partition("  ") for line in lines)}
    if found != listed.files:
        names = [name for name in sorted({*found, *listed.files} - {""}) if found.get(name) != listed.files.get(name)]
        about = f" on {', '.join(names[:3])}{' …' if len(names) > 3 else ''}" if names else ""
        message = f"the sums do not agree with {MANIFEST}{about}"
        yield Diagnostic("wrong-sums", message, Span(str(folder / SUMS)), ("build again",))


def _unlisted(folder: Path, listed: ListedFile) -> Iterator[Diagnostic]:
    own = {*listed.files, *listed.leftovers, MANIFEST, SUMS, NAME}
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        name = file.relative_to(folder).as_posix()
        if name not in own:
            yield Diagnostic("unlisted-file", f"{file} is not in the manifest", severity=Severity.WARNING)


def _differs(folder: Path, name: str, listed: ListedFile, moment: datetime) -> Diagnostic:
    now = versions()
    others = [f"{each} {old}, now {now.get(each)}" for each, old in listed.versions.items() if now.get(each) != old]
    hint = f"it was built with {'; '.join(others)}" if others else "a meeting, a template or an option has changed"
    if ended := [what for what, until in listed.passing.get(name, ()) if until <= moment]:
        hint = f"{' and '.join(ended)} since: name the moment of the build with `--at`"
    return Diagnostic("other-bytes", f"building again gives other bytes than {folder / name} has", hints=(hint,))
