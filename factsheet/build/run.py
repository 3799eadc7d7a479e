"""Whole runs: every sheet of some paths is checked, or built; one bad sheet does not stop the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from factsheet.build.inputs.meetings import find_meetings
from factsheet.build.inputs.packs import PackLibrary
from factsheet.build.inputs.themes import Look, load_look
from factsheet.build.options import DEFAULT_TEMPLATE, Options
from factsheet.build.output.folder import OutputFolder
from factsheet.build.output.names import output_name, same_ids
from factsheet.build.tasks.stages import Sheet, by_place, compose_sheet, read_sheet, render_sheet
from factsheet.diagnostics import Diagnostic, FactsheetError, has_errors
from factsheet.meeting import MeetingFile


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What became of one meeting file: the files written for it, and what there is to say.

    `source` is None for what concerns no single sheet.
    """

    source: Path | None
    diagnostics: tuple[Diagnostic, ...]
    written: tuple[Path, ...] = ()


def check_sheets(paths: Iterable[Path]) -> Iterator[SheetReport]:
    """Read, compose and check every meeting of some paths with the standard template; nothing is rendered or written.

    Raises OptionError for paths that are not there.
    """
    library = PackLibrary()
    plan = _plan(paths)
    yield from plan.reports
    for source, file in plan.files.items():
        try:
            yield SheetReport(source, compose_sheet(source, file, library, DEFAULT_TEMPLATE, None).diagnostics)
        except FactsheetError as error:
            yield SheetReport(source, error.diagnostics)


def build_sheets(paths: Iterable[Path], options: Options) -> Iterator[SheetReport]:
    """Build every meeting of some paths; a sheet with errors writes nothing.

    Raises OptionError for options that name what is not there, and FactsheetError for a theme at fault.
    """
    library = PackLibrary(options.templates)
    theme = library.theme_file(options.template)
    look = load_look(options.theme or theme, options.paper)
    plan = _plan(paths)
    with OutputFolder(options.output) as output:
        shop = _Workshop(library, look, options, output)
        yield from plan.reports
        for source, file in plan.files.items():
            yield _build(source, file, shop)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The meetings that can be composed, and a report on each file that cannot."""

    files: dict[Path, MeetingFile]
    reports: tuple[SheetReport, ...]


def _plan(paths: Iterable[Path]) -> _Plan:
    found = find_meetings(paths)
    reports = [SheetReport(None, found.diagnostics)] if found.diagnostics else []
    files: dict[Path, MeetingFile] = {}
    for source in found.files:
        try:
            files[source] = read_sheet(source)
        except FactsheetError as error:
            reports.append(SheetReport(source, error.diagnostics))
    clashes = same_ids({source: file.meeting.id for source, file in files.items()})
    reports.extend(SheetReport(source, files.pop(source).positions.place([clash])) for source, clash in clashes.items())
    return _Plan(files, tuple(reports))


@dataclass(frozen=True, slots=True)
class _Workshop:
    """What all sheets of a build share."""

    library: PackLibrary
    look: Look
    options: Options
    output: OutputFolder


def _build(source: Path, file: MeetingFile, shop: _Workshop) -> SheetReport:
    options = shop.options
    try:
        sheet = compose_sheet(source, file, shop.library, options.template, options.created)
        if has_errors(sheet.diagnostics):
            return SheetReport(source, sheet.diagnostics)
        files, diagnostics = _render(sheet, file.meeting.id, shop)
        written = () if has_errors(diagnostics) else shop.output.publish(files)
    except FactsheetError as error:
        return SheetReport(source, error.diagnostics)
    return SheetReport(source, diagnostics, written)


def _render(sheet: Sheet, meeting_id: str, shop: _Workshop) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Give the bytes of a sheet's files by their names, and all diagnostics of the sheet."""
    files: dict[str, bytes] = {}
    diagnostics = list(sheet.diagnostics)
    for form in shop.options.formats:
        rendered = render_sheet(sheet, form, shop.look)
        files[output_name(meeting_id, shop.options.template, form)] = rendered.data
        diagnostics.extend(rendered.diagnostics)
    return files, by_place(diagnostics)
