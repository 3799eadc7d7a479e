"""WeasyPrint: HTML and CSS to a tagged PDF, its font configuration kept."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.content import Content
from benchmarks.programs import html

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
logging.getLogger("fontTools").setLevel(logging.ERROR)


class WeasyPrint:
    """From an HTML file to a PDF."""

    suffix = ".html"

    def source(self, content: Content) -> str:
        """Give the page."""
        return html.page(content)

    def build(self, source: Path) -> bytes:
        """Lay out and write."""
        return bytes(HTML(filename=source).write_pdf(font_config=_fonts(), pdf_tags=True))


PROGRAM = WeasyPrint()


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()
