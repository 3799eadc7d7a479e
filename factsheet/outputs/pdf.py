"""A sheet as PDF."""

from factsheet.pipeline.sheets import Sheet
from factsheet.render import pdf
from factsheet.render.fonts.collection import Fonts
from factsheet.render.rendered import Rendered
from factsheet.render.theme import Theme


def render(sheet: Sheet, theme: Theme, fonts: Fonts) -> Rendered:
    """Give the PDF file of a sheet, as `render.pdf` makes it."""
    banner = sheet.document.banner
    if not (banner and banner.by_page):
        return pdf.render(sheet.document, theme, fonts, sheet.images)
    from factsheet.pipeline.page_banners import page_banner_of  # noqa: PLC0415 - for few of the marked sheets

    return pdf.render(sheet.document, theme, fonts, sheet.images, page_banner_of(sheet))
