"""A sheet as a Word file."""

from factsheet.pipeline.sheets import Sheet
from factsheet.render import docx
from factsheet.render.fonts.collection import Fonts
from factsheet.render.rendered import Rendered
from factsheet.render.theme import Theme


def render(sheet: Sheet, theme: Theme, fonts: Fonts) -> Rendered:
    """Give the Word file of a sheet, as `render.docx` makes it: Word finds the fonts itself."""
    del fonts
    return docx.render(sheet.document, theme, sheet.images)
