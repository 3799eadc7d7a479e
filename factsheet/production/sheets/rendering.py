"""A composed sheet rendered, in a format or as a Word draft; its diagnostics get their places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from factsheet.diagnostics import FactsheetError
from factsheet.pipeline.sheets import Sheet, by_place
from factsheet.production.options import Format
from factsheet.production.sheets.themes import LoadedTheme
from factsheet.render.rendered import Rendered

if TYPE_CHECKING:
    from factsheet.render.docx import DraftMarks


def render_sheet(sheet: Sheet, form: Format, theme: LoadedTheme) -> Rendered:
    """Render a sheet in one format; the diagnostics have their places in the meeting's file.

    Raises FactsheetError, in the theme's file, for a theme that cannot be followed.
    """
    return _placed(sheet, theme, lambda: _render(sheet, form, theme))


def render_draft(sheet: Sheet, marks: DraftMarks, theme: LoadedTheme) -> Rendered:
    """Render a sheet as a Word draft; the rest is as in `render_sheet`."""
    from factsheet.render import docx  # noqa: PLC0415 - a renderer's libraries are heavy

    return _placed(sheet, theme, lambda: docx.render(sheet.document, theme.theme, sheet.images, marks))


def _placed(sheet: Sheet, theme: LoadedTheme, render: Callable[[], Rendered]) -> Rendered:
    try:
        rendered = render()
    except FactsheetError as error:
        raise FactsheetError(theme.place(error.diagnostics)) from None
    return replace(rendered, diagnostics=by_place(sheet.positions.place(rendered.diagnostics)))


def _render(sheet: Sheet, form: Format, theme: LoadedTheme) -> Rendered:
    match form:
        case Format.PDF:
            from factsheet.render import pdf  # noqa: PLC0415 - a renderer's libraries are heavy

            return pdf.render(sheet.document, theme.theme, theme.fonts, sheet.images)
        case Format.DOCX:
            from factsheet.render import docx  # noqa: PLC0415 - as above

            return docx.render(sheet.document, theme.theme, sheet.images)
        case _:
            assert_never(form)
