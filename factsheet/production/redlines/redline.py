"""One redline: both versions of a meeting composed, and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from hashlib import sha256

from factsheet.compare.documents import compare, separate_figures
from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, has_errors
from factsheet.document.nodes import Document
from factsheet.document.readings import is_revised
from factsheet.outputs.registry import SheetOutput
from factsheet.pipeline.content import Unfit
from factsheet.pipeline.sheets import Sheet, by_place, last_day
from factsheet.pipeline.transforms import DocumentTransform
from factsheet.production.sheets.builder import SheetBuilder
from factsheet.production.sheets.rendering import render_sheet

_OLD_IMAGE = "old:"
"""What the paths of images that have changed start with in the old document; no file's path has a colon there."""


@dataclass(frozen=True, slots=True)
class Version:
    """A meeting file at a time: its name in messages, its bytes, what reads its images, the time of its commit."""

    name: str
    data: bytes
    read_image: Callable[[str], bytes | Unfit]
    committed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Redline:
    """The files of a redline by their outputs, none where it has errors, and what there is to say."""

    files: Mapping[SheetOutput, bytes]
    diagnostics: tuple[Diagnostic, ...]


def compare_versions(
    versions: tuple[Version, Version], builder: SheetBuilder, template: str, author: str, date: datetime | None
) -> Sheet:
    """Give the sheet of the new version with the changes from the old one, made by an author.

    Without a date (aware) they are of the meeting's last day. Raises FactsheetError for a version at fault.
    """
    before, after = (_compose(version, builder, template) for version in versions)
    # An image that changed under its name is two.
    changed = {
        path: f"{_OLD_IMAGE}{path}" for path, data in before.images.items() if after.images.get(path, data) != data
    }
    images = {**{changed.get(path, path): data for path, data in before.images.items()}, **after.images}
    former, date = separate_figures(before.document, changed), date or last_day(after.meeting)
    settings = f"{sha256(versions[0].data).hexdigest()} {author} {date.isoformat()}"
    comparison = DocumentTransform("comparison", partial(compare, former, author=author, date=date), settings)
    return replace(after.transformed(comparison), images=images)


def render_redline(
    sheet: Sheet,
    versions: tuple[Version, Version],
    builder: SheetBuilder,
    template: str,
    outputs: Iterable[SheetOutput],
) -> Redline:
    """Render the sheet of two versions; raises FactsheetError for a theme at fault."""
    rendered = {each: render_sheet(sheet, each, builder.theme(template)) for each in outputs}
    said = by_place((*sheet.diagnostics, *(each for result in rendered.values() for each in result.diagnostics)))
    if has_errors(said):
        return Redline({}, said)
    return Redline(
        {each: result.data for each, result in rendered.items()}, (*_unchanged(sheet.document, versions), *said)
    )


def _compose(version: Version, builder: SheetBuilder, template: str) -> Sheet:
    """Compose a version; raises FactsheetError for one at fault."""
    sheet = builder.compose(builder.read(version.name, version.data), template, version.read_image)
    if has_errors(sheet.diagnostics):
        raise FactsheetError(sheet.diagnostics)
    return sheet


def _unchanged(document: Document, versions: tuple[Version, Version]) -> tuple[Diagnostic, ...]:
    if is_revised(document):
        return ()
    message = f"{versions[0].name} and {versions[1].name} read the same"
    return (Diagnostic("no-changes", message, severity=Severity.WARNING),)
