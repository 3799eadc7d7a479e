"""Two versions of a meeting side by side: two meeting files come in, files with a column a language go out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factsheet.compare.sides import beside
from factsheet.diagnostics import Diagnostic, FactsheetError, Related, has_errors
from factsheet.outputs.registry import SheetOutput
from factsheet.paths import ValuePath
from factsheet.pipeline.sheets import Sheet, by_place
from factsheet.pipeline.transforms import DocumentTransform
from factsheet.production.caches import cache_folder
from factsheet.production.collector import paused
from factsheet.production.options import Options
from factsheet.production.output.folder import OutputFolder
from factsheet.production.redlines import Version, compose_versions, version_of_file
from factsheet.production.sets.request import SheetReport, State
from factsheet.production.sheets.builder import SheetBuilder, render_sheet
from factsheet.production.sheets.task import read_inputs
from factsheet.typography.digits import locale_of


class Sides(Struct, frozen=True):
    """The sheet of the first version with the second beside it, and the languages of both (BCP 47)."""

    sheet: Sheet
    languages: tuple[str, str]


def put_beside(versions: tuple[Version, Version], builder: SheetBuilder) -> Sides:
    """Put the second version beside the first.

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
    return Sides(sheet, languages)


def _name(language: str) -> str:
    """Give what a language calls itself, with a capital where it has one."""
    own = str(locale_of(language).get_display_name())
    return own[:1].upper() + own[1:]


def _refuse_strangers(one: Sheet, other: Sheet) -> None:
    """Raise FactsheetError for two sheets that are not of one meeting, or are in one language."""
    for key, wrong in (("id", one.meeting.id != other.meeting.id), ("language", _same_language(one, other))):
        if wrong:
            path = ValuePath.parse(key)
            what = "are of two meetings" if key == "id" else "are in one language"
            related = (Related("the first is here", one.positions.span(path), key),)
            hint = "versions of a meeting are files of one `id`, each with its `language` (docs/parity.md)"
            span = other.positions.span(path)
            raise FactsheetError(
                [Diagnostic("not-versions", f"the two files {what}", span, (hint,), path=key, related=related)]
            )


def _same_language(one: Sheet, other: Sheet) -> bool:
    return one.meeting.language.casefold() == other.meeting.language.casefold()


class Rendering(Struct, frozen=True):
    """The files of two versions by their outputs, none where there are errors; `pages` are those of the PDF."""

    files: Mapping[SheetOutput, bytes]
    diagnostics: tuple[Diagnostic, ...]
    pages: int | None = None


def render_beside(sheet: Sheet, builder: SheetBuilder, outputs: Iterable[SheetOutput]) -> Rendering:
    """Render the sheet of two versions; raises FactsheetError for a theme at fault."""
    theme = builder.theme(builder.style(sheet.meeting))
    rendered = {each: render_sheet(sheet, each, theme) for each in outputs}
    said = by_place((*sheet.diagnostics, *(each for result in rendered.values() for each in result.diagnostics)))
    if has_errors(said):
        return Rendering({}, said)
    pages = next((result.pages for each, result in rendered.items() if each.paged), None)
    return Rendering({each: result.data for each, result in rendered.items()}, said, pages)


@paused()
def make_beside(paths: tuple[Path, Path], target: Path | None, options: Options) -> SheetReport:
    """Make the files of two versions side by side; `target` is a file, whose extension is the formats', or a folder.

    Raises OptionError for what is not there; errors in either version are in the report, and nothing is written then.
    """
    versions = version_of_file(paths[0]), version_of_file(paths[1])
    inputs = read_inputs(options)
    builder = SheetBuilder(inputs, cache_folder())
    try:
        sides = put_beside(versions, builder)
        made = render_beside(sides.sheet, builder, inputs.outputs)
    except FactsheetError as error:
        return SheetReport(paths[0], error.diagnostics, state=State.FAILED)
    if has_errors(made.diagnostics):
        return SheetReport(paths[0], made.diagnostics, state=State.FAILED)
    named = target if target and not target.is_dir() else None
    stem = named.stem if named else ".".join((sides.sheet.meeting.id, "-".join(sides.languages)))
    with OutputFolder(named.parent if named else target or options.output) as output:
        files = {f"{stem}.{each.extension}": data for each, data in made.files.items()}
        return SheetReport(paths[0], made.diagnostics, output.publish(files), pages=made.pages)
