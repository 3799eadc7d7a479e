"""One redline from the versions that the user names to the files that are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from factsheet.diagnostics import FactsheetError, has_errors
from factsheet.meeting import Meeting
from factsheet.production.caches import cache_folder
from factsheet.production.collector import paused
from factsheet.production.options import Options
from factsheet.production.output.folder import OutputFolder
from factsheet.production.redlines.redline import compare_versions, render_redline
from factsheet.production.redlines.versions import find_versions
from factsheet.production.sets.report import SheetReport, State
from factsheet.production.sheets.builder import SheetBuilder
from factsheet.production.sheets.task import read_inputs


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


@paused()
def make_redline(redlining: Redlining, options: Options) -> SheetReport:
    """Make the redline of two versions of a meeting.

    Raises OptionError for what is not there; errors in either version are in the report, and nothing is written then.
    """
    old, new = find_versions(redlining.old, redlining.new, redlining.file)
    inputs = read_inputs(options)
    builder = SheetBuilder(inputs, cache_folder())
    date = redlining.date or new.committed or options.created
    try:
        sheet = compare_versions((old, new), builder, options.template, redlining.author, date)
    except FactsheetError as error:
        return SheetReport(Path(new.name), error.diagnostics, state=State.FAILED)
    made = render_redline(sheet, (old, new), builder, options.template, inputs.outputs)
    if has_errors(made.diagnostics):
        return SheetReport(Path(new.name), made.diagnostics, state=State.FAILED)
    stem = _stem(redlining.target, sheet.meeting)
    with OutputFolder(_folder(redlining.target, options)) as output:
        files = {f"{stem}.{each.extension}": data for each, data in made.files.items()}
        return SheetReport(Path(new.name), made.diagnostics, output.publish(files))


def _stem(target: Path | None, meeting: Meeting) -> str:
    return f"{meeting.id}.redline" if target is None or target.is_dir() else target.stem


def _folder(target: Path | None, options: Options) -> Path:
    if target is None:
        return options.output
    return target if target.is_dir() else target.parent
