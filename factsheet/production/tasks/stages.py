"""One meeting file, step by step: read, compose, check, render."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, assert_never

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.document import Document
from factsheet.meeting import Meeting, MeetingFile, Positions, read_meeting
from factsheet.production.inputs.files import Unfit, read_file, read_image
from factsheet.production.options import Format
from factsheet.production.tasks.collector import paused
from factsheet.production.tasks.looks import Look
from factsheet.production.tasks.pictures import look_at_images
from factsheet.render.rendered import Rendered
from factsheet.source import MAX_BYTES

if TYPE_CHECKING:
    from factsheet.compose import Pack
    from factsheet.render.docx import DraftMarks


@dataclass(frozen=True, slots=True)
class Sheet:
    """A composed meeting, ready to be rendered; its diagnostics have their places in the meeting's file.

    `prints` says what filters printed, by filter and value.
    """

    document: Document
    images: Mapping[str, bytes]
    positions: Positions
    diagnostics: tuple[Diagnostic, ...]
    prints: Mapping[str, str]


class Packs(Protocol):
    """Whatever gives packs by name, language and the issuer's country."""

    def pack(self, name: str, language: str, country: str | None) -> Pack:
        """Give a pack; raises FactsheetError where it cannot serve."""
        ...


@paused()
def read_sheet(source: Path) -> MeetingFile:
    """Read a meeting file; raises FactsheetError with all that is wrong with it."""
    return read_meeting(read_file(source, MAX_BYTES), str(source))


@paused()
def compose_sheet(  # noqa: PLR0913 - what reads images and what is switched off are options
    source: Path,
    file: MeetingFile,
    packs: Packs,
    template: str,
    created: datetime | None,
    *,
    read: Callable[[str], bytes | Unfit] | None = None,
    rules_off: tuple[str, ...] = (),
    draft: bool = False,
) -> Sheet:
    """Compose and check a meeting, for release or as a `draft`; `created` and `rules_off` as in `Options`.

    `read` gives the images that figures name; without it they are read from the folder of `source`.
    Raises FactsheetError, with places, for what stops the composition; all else stands in the sheet's diagnostics.
    """
    from factsheet.check import check  # noqa: PLC0415 - composing brings in jinja2 and lxml
    from factsheet.compose import compose  # noqa: PLC0415 - as above

    meeting, place = file.meeting, file.positions.place
    try:
        pack = packs.pack(template, meeting.language, meeting.issuer.country)
        composed = compose(meeting, pack, created or last_day(meeting), draft=draft)
    except FactsheetError as error:
        raise type(error)(place(error.diagnostics)) from None
    images = look_at_images(composed.document, read or partial(read_image, source.parent))
    found = (*composed.diagnostics, *check(meeting, composed.document, rules_off), *images.diagnostics)
    return Sheet(composed.document, images.data, file.positions, by_place(place(found)), composed.prints)


def last_day(meeting: Meeting) -> datetime:
    """Give the time that the files of a meeting give as their making where no other is asked for."""
    return datetime.combine(meeting.last_day, time(tzinfo=UTC))


@paused()
def render_sheet(sheet: Sheet, form: Format, look: Look) -> Rendered:
    """Render a sheet in one format; the diagnostics have their places in the meeting's file.

    Raises FactsheetError, in the theme's file, for a theme that cannot be followed.
    """
    return _placed(sheet, look, lambda: _render(sheet, form, look))


@paused()
def render_draft(sheet: Sheet, marks: DraftMarks, look: Look) -> Rendered:
    """Render a sheet as a Word draft; the rest is as in `render_sheet`."""
    from factsheet.render import docx  # noqa: PLC0415 - a renderer's libraries are heavy

    return _placed(sheet, look, lambda: docx.render(sheet.document, look.theme, sheet.images, marks))


def _placed(sheet: Sheet, look: Look, render: Callable[[], Rendered]) -> Rendered:
    try:
        rendered = render()
    except FactsheetError as error:
        raise FactsheetError(look.place(error.diagnostics)) from None
    return replace(rendered, diagnostics=by_place(sheet.positions.place(rendered.diagnostics)))


def _render(sheet: Sheet, form: Format, look: Look) -> Rendered:
    match form:
        case Format.PDF:
            from factsheet.render import pdf  # noqa: PLC0415 - a renderer's libraries are heavy

            return pdf.render(sheet.document, look.theme, look.fonts, sheet.images)
        case Format.DOCX:
            from factsheet.render import docx  # noqa: PLC0415 - as above

            return docx.render(sheet.document, look.theme, sheet.images)
        case _:
            assert_never(form)


def by_place(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give diagnostics, each once, in the order of their places; those without a place come first."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.span.file, d.span.line, d.span.column) if d.span else ()))
