"""One redline: both versions are read and composed, compared, and the result is written in every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from factsheet.compare import compare, separate_figures
from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, has_errors
from factsheet.document import Document
from factsheet.document.readings import is_revised
from factsheet.meeting import Meeting, read_meeting
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.options import Format, Options
from factsheet.production.output.folder import OutputFolder
from factsheet.production.redlines.versions import Version, find_versions
from factsheet.production.sets.report import SheetReport, State
from factsheet.production.tasks.looks import load_look
from factsheet.production.tasks.stages import Sheet, by_place, compose_sheet, last_day, render_sheet

_OLD_IMAGE = "old:"
"""What the paths of images that have changed start with in the old document; no file's path has a colon there."""


@dataclass(frozen=True, slots=True)
class Redlining:
    """Which versions are compared, as the user names them, and who is to have made the changes when.

    `target` is a file, with the formats' extensions in place of its own, or a folder. Without a date (aware) it is that
    of the commit of the new version, else that of its files.
    """

    old: str
    new: str
    file: Path | None = None
    target: Path | None = None
    author: str = "factsheet"
    date: datetime | None = None


def make_redline(redlining: Redlining, options: Options) -> SheetReport:
    """Make the redline of two versions of a meeting.

    Raises OptionError for what is not there; errors in either version are in the report, and nothing is written then.
    """
    versions = find_versions(redlining.old, redlining.new, redlining.file)
    name = Path(versions[1].name)
    try:
        (old, _), (new, meeting) = (_compose(version, options) for version in versions)
    except FactsheetError as error:
        return SheetReport(name, error.diagnostics, state=State.FAILED)
    date = redlining.date or versions[1].committed or options.created or last_day(meeting)
    sheet = _compared(old, new, redlining.author, date)
    files, found = _render(sheet, _names(redlining.target, meeting, options), options)
    if has_errors(found):
        return SheetReport(name, found, state=State.FAILED)
    folder = _folder(redlining.target, options)
    with OutputFolder(folder) as output:
        return SheetReport(name, (*_unchanged(sheet.document, versions), *found), output.publish(files))


def _compose(version: Version, options: Options) -> tuple[Sheet, Meeting]:
    """Compose a version; raises FactsheetError for one at fault."""
    file = read_meeting(version.data, version.name)
    packs = PackLibrary(options.templates)
    sheet = compose_sheet(Path(version.name), file, packs, options.template, options.created, read=version.read_image)
    if has_errors(sheet.diagnostics):
        raise FactsheetError(sheet.diagnostics)
    return sheet, file.meeting


def _compared(old: Sheet, new: Sheet, author: str, date: datetime) -> Sheet:
    """Give the sheet of both documents; an image that changed under its name is two."""
    changed = {path: f"{_OLD_IMAGE}{path}" for path, data in old.images.items() if new.images.get(path, data) != data}
    former = separate_figures(old.document, changed)
    images = {**{changed.get(path, path): data for path, data in old.images.items()}, **new.images}
    return replace(new, document=compare(former, new.document, author, date), images=images)


def _render(
    sheet: Sheet, names: Mapping[Format, str], options: Options
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    look = load_look(options.theme or PackLibrary(options.templates).theme_file(options.template), options.paper)
    rendered = {name: render_sheet(sheet, form, look) for form, name in names.items()}
    found = (each for result in rendered.values() for each in result.diagnostics)
    return {name: result.data for name, result in rendered.items()}, by_place((*sheet.diagnostics, *found))


def _names(target: Path | None, meeting: Meeting, options: Options) -> dict[Format, str]:
    is_file = target is not None and not target.is_dir()
    stem = target.stem if target is not None and is_file else f"{meeting.id}.redline"
    return {form: f"{stem}.{form}" for form in options.formats}


def _folder(target: Path | None, options: Options) -> Path:
    if target is None:
        return options.output
    return target if target.is_dir() else target.parent


def _unchanged(document: Document, versions: tuple[Version, Version]) -> tuple[Diagnostic, ...]:
    if is_revised(document):
        return ()
    message = f"{versions[0].name} and {versions[1].name} read the same"
    return (Diagnostic("no-changes", message, severity=Severity.WARNING),)
