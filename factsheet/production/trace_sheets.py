"""Trace sheets: a meeting file and its trace come in, files with each sentence beside its words go out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec.structs import replace

from factsheet.diagnostics import FactsheetError, has_errors
from factsheet.outputs.registry import paired_format_names
from factsheet.pipeline.sheets import Sheet
from factsheet.pipeline.transforms import DocumentTransform
from factsheet.production.caches import cache_folder
from factsheet.production.collector import paused
from factsheet.production.options import Options
from factsheet.production.redlines import Version, version_of_file
from factsheet.production.renderings import render_outputs, write_rendering
from factsheet.production.sets.request import SheetReport
from factsheet.production.sheets.builder import SheetBuilder
from factsheet.production.sheets.task import read_inputs
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


def of_paired_formats(options: Options) -> Options:
    """Give options with those of their formats that two columns can be set in, or all such where there is none."""
    known = paired_format_names()
    return replace(options, formats=tuple(each for each in options.formats if each in known) or known)


@paused()
def make_trace_sheet(path: Path, traced: Trace, target: Path | None, options: Options) -> SheetReport:
    """Make the trace sheet of a meeting file; `target` is as in `write_rendering`.

    Errors are in the report, and nothing is written then.
    """
    inputs, version = read_inputs(options), version_of_file(path)
    builder = SheetBuilder(inputs, cache_folder())
    try:
        made = render_outputs(compose_trace(version, traced, builder), builder, inputs.outputs)
    except FactsheetError as error:
        return SheetReport.of(path, error.diagnostics)
    return write_rendering(made, path, f"{traced.version.meeting.id}.{_NAMED}", target, options)
