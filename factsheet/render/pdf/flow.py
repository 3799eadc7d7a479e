"""The seam to platypus: a box as a flowable, and the document template that fills pages with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Self

from reportlab.platypus.doctemplate import BaseDocTemplate, LayoutError, PageTemplate
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.frames import Frame

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.document import Metadata
from factsheet.render.pdf.box import Box
from factsheet.render.pdf.canvas import PaintRunning, SheetCanvas
from factsheet.render.pdf.metadata import describe
from factsheet.render.pdf.structure import StructureTree
from factsheet.render.theme import POINTS_PER_MM, Page

_TOO_TIGHT = Diagnostic(
    "theme-too-tight",
    "the theme leaves so little room that something does not fit an empty page of the PDF",
    hints=("lower the margins of the page, or paddings, indents, leadings and rules; Word is not affected",),
)


class BoxFlowable(Flowable):  # type: ignore[misc]
    """Lets platypus measure, split and draw a box."""

    def __init__(self, box: Box) -> None:
        super().__init__()
        self._box = box

    def getSpaceBefore(self) -> float:  # noqa: N802 - platypus names it
        """Give the space that the frame leaves above."""
        return self._box.space_before

    def getSpaceAfter(self) -> float:  # noqa: N802 - platypus names it
        """Give the space that the frame leaves below."""
        return self._box.space_after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Give width and height in the frame."""
        self.width, self.height = width, self._box.height(width)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Self]:
        """Give the parts; on an empty page a bad break is better than none."""
        parts = self._box.split(width, height, forced=bool(self._frame._atTop))
        return [type(self)(part) for part in parts]

    def drawOn(self, canvas: SheetCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw with the lower left corner at (x, y)."""
        self._box.paint(canvas, x, y + self.height, self.width)


class _Start(Flowable):  # type: ignore[misc]
    """Takes no room: it opens the first page of a document that may have nothing to show."""

    _ZEROSIZE = True

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def drawOn(self, canvas: SheetCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        pass


class SheetTemplate(BaseDocTemplate):  # type: ignore[misc]
    """One frame a page; after `write`, `pages` and `used` tell the page count and the height taken on the last."""

    def __init__(self, page: Page, font: str) -> None:
        left, bottom = page.left * POINTS_PER_MM, page.bottom * POINTS_PER_MM
        self.frame_width, self.frame_height = page.text_width, page.text_height
        self.pages = 0
        self.used = 0.0
        # No font of its own: a base font that nothing else uses would be in the file, and not embedded.
        super().__init__(None, pagesize=page.size.points, invariant=1, pageCompression=1, initialFontName=font)
        self._frame = Frame(left, bottom, self.frame_width, self.frame_height, 0, 0, 0, 0)

    def write(
        self,
        boxes: Iterable[Box],
        tree: StructureTree,
        metadata: Metadata,
        paint_ground: Callable[[SheetCanvas], None],
        paint_running: PaintRunning,
    ) -> bytes:
        """Fill pages with the boxes, whose elements are in `tree`, and give the bytes of the file.

        Raises FactsheetError (`theme-too-tight`) where a box does not even fit an empty page.
        """

        def make_canvas(*args: object, **options: object) -> SheetCanvas:
            return SheetCanvas(*args, tree=tree, paint_running=paint_running, pdfVersion=(1, 7), **options)

        def begin(canvas: SheetCanvas, _template: SheetTemplate) -> None:
            paint_ground(canvas)

        self.addPageTemplates(PageTemplate("sheet", [self._frame], onPage=begin))
        self._metadata = metadata
        buffer = BytesIO()
        try:
            self.build([_Start(), *map(BoxFlowable, boxes)], buffer, canvasmaker=make_canvas)
        except LayoutError as error:
            raise FactsheetError([_TOO_TIGHT]) from error
        return buffer.getvalue()

    def beforeDocument(self) -> None:  # noqa: N802 - platypus names it
        """Describe the file once its canvas is there."""
        describe(self.canv, self._metadata)

    def afterFlowable(self, _flowable: Flowable) -> None:  # noqa: N802 - platypus names it
        """Keep where the contents end."""
        self.pages = self.page
        self.used = self._frame._y2 - self._frame._y
