"""The canvas: painting in the terms of the boxes, and the one place that reaches into ReportLab's canvas."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from factsheet.document import Metadata
from factsheet.render.pdf.styles import Line

# Printable streams serve channels of seven bits; they cost a quarter of the size.
rl_config.useA85 = 0

Rect = tuple[float, float, float, float]
PaintRunning = Callable[["SheetCanvas", int, int], None]

_APPEARANCE = "no-appearance"


@cache
def rgb(color: str) -> tuple[float, float, float]:
    """Give the parts of a colour `#rrggbb`, 0 to 1."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


class SheetCanvas(Canvas):  # type: ignore[misc]
    """A canvas that paints boxes, and the running lines of every page once the number of pages is known.

    `paint_running` is called with the canvas, the page's number and the page count.
    """

    _code: list[str]

    def __init__(self, *args: object, paint_running: PaintRunning, **options: object) -> None:
        super().__init__(*args, **options)
        self._paint_running = paint_running
        self._outline_levels: list[int] = []

    def describe(self, metadata: Metadata) -> None:
        """Set the document information, language and viewer preferences (ISO 32000-1 14.3.3, 14.9.2, 12.2)."""
        self.setTitle(metadata.title)
        self.setAuthor(metadata.author)
        self.setSubject(metadata.subject)
        self.setKeywords(", ".join(metadata.keywords))
        self.setCreator("factsheet")
        self.setViewerPreference("DisplayDocTitle", "true")
        self._doc.Catalog.Lang = pdfdoc.PDFString(metadata.language)
        self._doc._timeStamp = _Moment(metadata.created)
        # The file identifier is made of the content alone; ReportLab's starts from the clock or the environment.
        self._doc.signature = hashlib.md5(metadata.identifier.encode(), usedforsecurity=False)

    def fill(self, x: float, bottom: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle."""
        self.setFillColorRGB(*rgb(color))
        self.rect(x, bottom, width, height, stroke=0, fill=1)

    def rule(self, x: float, y: float, width: float, line: Line) -> None:
        """Draw a horizontal rule whose middle lies at y."""
        self.setStrokeColorRGB(*rgb(line.color))
        self.setLineWidth(line.width)
        self.line(x, y, x + width, y)

    def picture(self, image: ImageReader, x: float, bottom: float, width: float, height: float) -> None:
        """Draw an image; transparent parts stay transparent."""
        self.drawImage(image, x, bottom, width, height, mask="auto")

    def anchor(self, key: str, top: float) -> None:
        """Make the place a destination of links and outline entries."""
        self.bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)

    def outline(self, title: str, key: str, level: int) -> None:
        """Add an outline entry for an anchor; a level is never skipped, whatever is asked for."""
        while self._outline_levels and self._outline_levels[-1] >= level:
            self._outline_levels.pop()
        self.addOutlineEntry(title, key, len(self._outline_levels))
        self._outline_levels.append(level)

    def link(self, rect: Rect, href: str | None, target: str | None) -> None:
        """Make a rectangle (left, bottom, right, top) a link to a URI or to an anchor."""
        if href:
            self.linkURL(href, rect)
        elif target:
            self.linkAbsolute("", target, rect, thickness=0)

    def comment(self, rect: Rect, author: str, text: str) -> None:
        """Attach a reviewer's remark as a highlight annotation (ISO 32000-1 12.5.6.10) that prints nothing itself."""
        left, bottom, right, top = rect
        annotation = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Annot"),
                "Subtype": pdfdoc.PDFName("Highlight"),
                "Rect": pdfdoc.PDFArray(rect),
                "QuadPoints": pdfdoc.PDFArray([left, top, right, top, left, bottom, right, bottom]),
                "Contents": pdfdoc.PDFString(text),
                "T": pdfdoc.PDFString(author),
                "F": 4,
                "AP": pdfdoc.PDFDictionary({"N": self._empty_appearance()}),
            }
        )
        self._addAnnotation(annotation)

    def _empty_appearance(self) -> pdfdoc.PDFObjectReference:
        if not self.hasForm(_APPEARANCE):
            self.beginForm(_APPEARANCE, 0, 0, 1, 1)
            self.endForm()
        return pdfdoc.PDFObjectReference(pdfdoc.xObjectName(_APPEARANCE))

    def save(self) -> None:
        """Close the last page, add the running lines to every page, write the file."""
        if self._code:
            self.showPage()
        pages = self._doc.Pages.pages
        for number, page in enumerate(pages, start=1):
            self._restartAccumulators()
            self.init_graphics_state()
            self._annotationrefs = list(page.Annots or ())
            self._paint_running(self, number, len(pages))
            page.stream += "\n".join([*self._code, ""])
            self._setAnnotations(page)
        self._code.clear()
        super().save()


class _Moment:
    """A time in UTC, in the shape of ReportLab's TimeStamp, of which PDFDate reads these fields.

    UTC, since PDFDate writes negative offsets of half hours wrongly.
    """

    dhh = dmm = 0

    def __init__(self, moment: datetime) -> None:
        self.YMDhms = moment.astimezone(UTC).timetuple()[:6]


def read_image(data: bytes) -> ImageReader:
    """Open an image; raises OSError where its format is unknown."""
    return ImageReader(BytesIO(data))
