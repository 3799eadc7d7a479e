"""Trace sheets: a meeting file and its trace come in, files with each sentence beside its words go out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from factsheet.diagnostics import FactsheetError, has_errors
from factsheet.outputs.registry import SheetOutput, paired_format_names
from factsheet.pipeline.sheets import Sheet
from factsheet.pipeline.transforms import DocumentTransform
from factsheet.production.caches import cache_folder
from factsheet.production.collector import paused
from factsheet.production.options import Options
from factsheet.production.output.folder import OutputFolder
from factsheet.production.redlines import Version, version_of_file
from factsheet.production.sets.request import SheetReport, State
from factsheet.production.sheets.builder import SheetBuilder
from factsheet.production.sheets.task import read_inputs
from factsheet.production.sides import Rendering, render_beside
from factsheet.trace.sheet import trace_sheet
from factsheet.trace.tracing import Trace

_NAMED = "trace"
"""What the names of trace sheets have behind the meeting's id."""


def compose_trace(version: Version, traced: Trace, builder: SheetBuilder) -> Sheet:
    """Compose the trace sheet of a meeting; raises FactsheetError for one at fault."""
    file = builder.read(version.name, version.data)
    sheet = builder.compose(file, builder.style(file.meeting), version.read_image)
    if has_errors(sheet.diagnostics):
        raise FactsheetError(sheet.diagnostics)
    made = sheet.transformed(DocumentTransform("trace", partial(trace_sheet, traced=traced), ""))
    return replace(made, diagnostics=())


def render_trace(version: Version, traced: Trace, builder: SheetBuilder, outputs: Iterable[SheetOutput]) -> Rendering:
    """Render the trace sheet of a meeting; what is wrong with the meeting or a format is in the rendering."""
    try:
        return render_beside(compose_trace(version, traced, builder), builder, outputs)
    except FactsheetError as error:
        return Rendering({}, error.diagnostics)


def of_paired_formats(options: Options) -> Options:
    """Give options with those of their formats that two columns can be set in, or all such where there is none."""
    known = paired_format_names()
    return replace(options, formats=tuple(each for each in options.formats if each in known) or known)


@paused()
def make_trace_sheet(path: Path, traced: Trace, target: Path | None, options: Options) -> SheetReport:
    """Make the trace sheet of a meeting file; `target` is a file, whose extension is the formats', or a folder.

    Errors are in the report, and nothing is written then.
    """
    inputs = read_inputs(options)
    made = render_trace(version_of_file(path), traced, SheetBuilder(inputs, cache_folder()), inputs.outputs)
    if has_errors(made.diagnostics):
        return SheetReport(path, made.diagnostics, state=State.FAILED)
    named = target if target and not target.is_dir() else None
    stem = named.stem if named else f"{traced.version.meeting.id}.{_NAMED}"
    with OutputFolder(named.parent if named else target or options.output) as output:
        files = {f"{stem}.{each.extension}": data for each, data in made.files.items()}
        return SheetReport(path, made.diagnostics, output.publish(files), pages=made.pages)
