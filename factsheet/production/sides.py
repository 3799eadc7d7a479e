"""Two versions of a meeting side by side: two meeting files come in, files with a column a language go out."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from factsheet.compare.sides import beside
from factsheet.diagnostics import Diagnostic, FactsheetError, Related
from factsheet.paths import ValuePath
from factsheet.pipeline.sheets import Sheet, by_place
from factsheet.pipeline.transforms import DocumentTransform
from factsheet.production.caches import cache_folder
from factsheet.production.collector import paused
from factsheet.production.options import Options
from factsheet.production.redlines import Version, compose_versions, version_of_file
from factsheet.production.renderings import render_outputs, write_rendering
from factsheet.production.sets.request import SheetReport
from factsheet.production.sheets.builder import SheetBuilder
from factsheet.production.sheets.task import read_inputs
from factsheet.typography.digits import locale_of


def put_beside(versions: tuple[Version, Version], builder: SheetBuilder) -> tuple[Sheet, tuple[str, str]]:
    """Put the second version beside the first; gives the sheet, and the languages of both (BCP 47).

    Raises FactsheetError for a version at fault, and for two that are not of one meeting or in one language.
    """
    one, other = compose_versions(versions, builder)
    _refuse_strangers(one, other)
    languages = one.meeting.language, other.meeting.language
    names = _name(languages[0]), _name(languages[1])
    put = partial(beside, other=other.document, names=names)
    sides = DocumentTransform("sides", put, f"{sha256(versions[1].data).hexdigest()} {names}")
    said = by_place((*one.diagnostics, *other.diagnostics))
    sheet = replace(one.transformed(sides), images={**other.images, **one.images}, diagnostics=said)
    return sheet, languages


def _name(language: str) -> str:
    """Give what a language calls itself, with a capital where it has one."""
    own = str(locale_of(language).get_display_name())
    return own[:1].upper() + own[1:]


def _refuse_strangers(one: Sheet, other: Sheet) -> None:
    """Raise FactsheetError for two sheets that are not of one meeting, or are in one language."""
    same_language = one.meeting.language.casefold() == other.meeting.language.casefold()
    for key, wrong in (("id", one.meeting.id != other.meeting.id), ("language", same_language)):
        if wrong:
            path = ValuePath.parse(key)
            what = "are of two meetings" if key == "id" else "are in one language"
            related = (Related("the first is here", one.positions.span(path), key),)
            hint = "versions of a meeting are files of one `id`, each with its `language` (docs/parity.md)"
            span = other.positions.span(path)
            raise FactsheetError(
                [Diagnostic("not-versions", f"the two files {what}", span, (hint,), path=key, related=related)]
            )


@paused()
def make_beside(paths: tuple[Path, Path], target: Path | None, options: Options) -> SheetReport:
    """Make the files of two versions side by side; `target` is as in `write_rendering`.

    Raises OptionError for what is not there; errors in either version are in the report, and nothing is written then.
    """
    versions = version_of_file(paths[0]), version_of_file(paths[1])
    inputs = read_inputs(options)
    builder = SheetBuilder(inputs, cache_folder())
    try:
        sheet, languages = put_beside(versions, builder)
        made = render_outputs(sheet, builder, inputs.outputs)
    except FactsheetError as error:
        return SheetReport.of(paths[0], error.diagnostics)
    return write_rendering(made, paths[0], f"{sheet.meeting.id}.{'-'.join(languages)}", target, options)
