"""A composed sheet rendered, as an output or as a Word draft; its diagnostics get their places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from factsheet.diagnostics import FactsheetError
from factsheet.outputs.registry import SheetOutput
from factsheet.pipeline.sheets import Sheet, by_place
from factsheet.production.sheets.themes import LoadedTheme
from factsheet.render.rendered import Rendered

if TYPE_CHECKING:
    from factsheet.render.docx import DraftMarks


def render_sheet(sheet: Sheet, output: SheetOutput, theme: LoadedTheme) -> Rendered:
    """Make an output of a sheet; the diagnostics have their places in the meeting's file.

    Raises FactsheetError, in the theme's file, for a theme that cannot be followed.
    """
    return _placed(sheet, theme, lambda: output.render(sheet, theme.theme, theme.fonts))


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
