"""A sheet of two versions, or of a meeting beside its sources: its files are rendered, and written where one asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, has_errors
from factsheet.outputs.registry import SheetOutput
from factsheet.pipeline.sheets import Sheet, by_place
from factsheet.production.options import Options
from factsheet.production.output.folder import OutputFolder
from factsheet.production.sets.request import SheetReport
from factsheet.production.sheets.builder import SheetBuilder, render_sheet


class Rendering(Struct, frozen=True):
    """The files of a sheet by their outputs, none where there are errors; `pages` are those of the PDF."""

    files: Mapping[SheetOutput, bytes]
    diagnostics: tuple[Diagnostic, ...]
    pages: int | None = None


def render_outputs(sheet: Sheet, builder: SheetBuilder, outputs: Iterable[SheetOutput]) -> Rendering:
    """Render a sheet in the style of its meeting; raises FactsheetError for a theme at fault."""
    theme = builder.theme(builder.style(sheet.meeting))
    rendered = {each: render_sheet(sheet, each, theme) for each in outputs}
    said = by_place((*sheet.diagnostics, *(each for result in rendered.values() for each in result.diagnostics)))
    if has_errors(said):
        return Rendering({}, said)
    pages = next((result.pages for each, result in rendered.items() if each.paged), None)
    return Rendering({each: result.data for each, result in rendered.items()}, said, pages)


def write_rendering(made: Rendering, source: Path, stem: str, target: Path | None, options: Options) -> SheetReport:
    """Write the files of a sheet, unless there are errors; raises FactsheetError for what cannot be written.

    `target` is a file, whose extension is the formats', or a folder, in which files are called by the stem.
    """
    if has_errors(made.diagnostics):
        return SheetReport.of(source, made.diagnostics)
    named = target if target and not target.is_dir() else None
    with OutputFolder(named.parent if named else target or options.output) as output:
        files = {f"{named.stem if named else stem}.{each.extension}": data for each, data in made.files.items()}
        return SheetReport(source, made.diagnostics, output.publish(files), pages=made.pages)
