"""A sheet as PDF."""

from factsheet.pipeline.sheets import Sheet
from factsheet.render import pdf
from factsheet.render.fonts.collection import Fonts
from factsheet.render.rendered import Rendered
from factsheet.render.theme import Theme


def render(sheet: Sheet, theme: Theme, fonts: Fonts) -> Rendered:
    """Give the PDF file of a sheet, as `render.pdf` makes it."""
    return pdf.render(sheet.document, theme, fonts, sheet.images)
