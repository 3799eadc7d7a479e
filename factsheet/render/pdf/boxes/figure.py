"""Figures: an image scaled to its share of the measure, its caption below."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.utils import ImageReader

from factsheet.render.pdf.boxes.box import Box, Boxes, paint_stack, stack_extent, stack_height
from factsheet.render.pdf.canvas import SheetCanvas
from factsheet.render.pdf.file.structure import StructureElement

_POINTS_PER_PIXEL = 72 / 150
_LEAST_WIDTH = 72.0
_FRAME_WIDTH = 1.5


@dataclass(frozen=True, slots=True)
class ImageFrame:
    """What shows that an image is revised: a frame of a color around it, a line through a deleted one."""

    color: str
    struck: bool


class FigureBox(Box):
    """An image of at most `share` of the width and `greatest` points high, and the boxes of its caption.

    Without an element, for lack of a text that could stand for it, the image is an artifact.
    """

    def __init__(  # noqa: PLR0913 - a figure has so many sides
        self,
        image: ImageReader,
        caption: Boxes,
        share: float,
        greatest: float,
        element: StructureElement | None,
        *,
        frame: ImageFrame | None = None,
    ) -> None:
        self._image = image
        self._element = element
        self._caption = caption
        self._share = share
        self._greatest = greatest
        self._frame = frame

    def height(self, width: float) -> float:
        """Give the height of image and caption."""
        return self._scaled(width)[1] + self._below(width)

    def split(self, width: float, height: float, *, forced: bool = False) -> tuple[Box, ...]:
        """Never split; a figure too tall for an empty page is made smaller when forced."""
        room = height - self._below(width)
        if not forced or room <= 1 or room >= self._scaled(width)[1]:
            return ()
        smaller = FigureBox(self._image, self._caption, self._share, room, self._element, frame=self._frame)
        smaller.space_before, smaller.space_after = self.space_before, self.space_after
        return (smaller,)

    def paint(self, canvas: SheetCanvas, x: float, top: float, width: float) -> None:
        """Paint image and caption."""
        own, height = self._scaled(width)
        canvas.picture(self._image, (x, top - height, x + own, top), self._element)
        if self._frame:
            _paint_frame(canvas, self._frame, (x, top - height, own, height))
        if self._caption:
            paint_stack(self._caption, canvas, x, top - height - self._caption[0].space_before, width)

    def extent(self) -> tuple[float, float]:
        """Give the widths in a table's cell: an image asks for its own size, but is content with an inch."""
        least, full = stack_extent(self._caption)
        own = self._image.getSize()[0] * _POINTS_PER_PIXEL
        return max(least, min(own, _LEAST_WIDTH)), max(full, own)

    def _below(self, width: float) -> float:
        return self._caption[0].space_before + stack_height(self._caption, width) if self._caption else 0.0

    def _scaled(self, width: float) -> tuple[float, float]:
        columns, rows = self._image.getSize()
        own = width * self._share
        height = min(own * rows / columns, self._greatest)
        return height * columns / rows, height


def _paint_frame(canvas: SheetCanvas, frame: ImageFrame, place: tuple[float, float, float, float]) -> None:
    """Frame a place, given as left, bottom, width and height, from within."""
    left, bottom, width, height = place
    line = _FRAME_WIDTH
    heights = (bottom, bottom + height - line, *((bottom + height / 2,) if frame.struck else ()))
    for y in heights:
        canvas.fill(left, y, width, line, frame.color)
    for x in (left, left + width - line):
        canvas.fill(x, bottom, line, height, frame.color)
