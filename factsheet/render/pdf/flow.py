"""The flow: boxes one below the other, page after page, and the canvas that they are painted on.

It stands in for platypus, whose import alone takes as long as a third of a sheet: one frame a page is all there is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from io import BytesIO

from factsheet.document import Metadata
from factsheet.render.pdf.box import Box
from factsheet.render.pdf.canvas import PaintRunning, SheetCanvas
from factsheet.render.pdf.metadata import describe
from factsheet.render.pdf.structure import StructureTree
from factsheet.render.theme import Page

POINTS_PER_MM = 72 / 25.4

_TOLERANCE = 1e-6


class Frame:
    """The room for text on a page, filled from the top; lengths in points, y upwards."""

    def __init__(self, left: float, bottom: float, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self._left = left
        self._bottom = bottom
        self.reset()

    def reset(self) -> None:
        """Empty the frame for the next page."""
        self._y = self._bottom + self.height
        self._after = 0.0
        self.is_empty = True

    @property
    def used(self) -> float:
        """The height that is taken."""
        return self._bottom + self.height - self._y

    def room(self, box: Box) -> float:
        """Give the height that is left for a box below the space before it."""
        return self._y - self._bottom - self._space(box)

    def add(self, box: Box, canvas: SheetCanvas) -> bool:
        """Paint a box below what is there, if it fits."""
        if self.room(box) <= 0:
            return False
        height = box.height(self.width)
        y = self._y - (height + self._space(box))
        if y < self._bottom - _TOLERANCE:
            return False
        box.paint(canvas, self._left, y + height, self.width)
        self._after = box.space_after
        self.is_empty = self.is_empty and y - self._after == self._y
        self._y = y - self._after
        return True

    def _space(self, box: Box) -> float:
        """Give the space before a box: neighbours' spaces overlap, and there is none at the top."""
        return 0.0 if self.is_empty else max(box.space_before - self._after, 0.0)


class SheetTemplate:
    """One frame a page; after `write`, `pages` and `used` tell the page count and the height taken on the last."""

    def __init__(self, page: Page, font: str) -> None:
        self._size = width, height = page.size.points
        left, bottom = page.left * POINTS_PER_MM, page.bottom * POINTS_PER_MM
        self.frame_width = width - left - page.right * POINTS_PER_MM
        self.frame_height = height - bottom - page.top * POINTS_PER_MM
        self.pages = 0
        self._frame = Frame(left, bottom, self.frame_width, self.frame_height)
        self._font = font

    @property
    def used(self) -> float:
        """The height taken on the last page."""
        return self._frame.used

    def write(
        self,
        boxes: Iterable[Box],
        tree: StructureTree,
        metadata: Metadata,
        paint_ground: Callable[[SheetCanvas], None],
        paint_running: PaintRunning,
    ) -> bytes:
        """Fill pages with the boxes, whose elements are in `tree`, and give the bytes of the file."""
        buffer = BytesIO()
        canvas = SheetCanvas(
            buffer,
            pagesize=self._size,
            tree=tree,
            paint_running=paint_running,
            pdfVersion=(1, 7),
            invariant=1,
            pageCompression=1,
            # No font of its own: a base font that nothing else uses would be in the file, and not embedded.
            initialFontName=self._font,
        )
        describe(canvas, metadata)
        self._fill(deque(boxes), canvas, paint_ground)
        canvas.save()
        return buffer.getvalue()

    def _fill(self, boxes: deque[Box], canvas: SheetCanvas, paint_ground: Callable[[SheetCanvas], None]) -> None:
        self._begin(canvas, paint_ground)
        while boxes:
            box = boxes.popleft()
            if self._frame.add(box, canvas):
                continue
            first, *rest = self._split(box) or (None, box)
            # What does not fit an empty page, and is not split so that it does, would not fit the next one either.
            if not (self._frame.add(first, canvas) if first else not self._frame.is_empty):
                raise TooHighError(type(box).__name__)
            boxes.extendleft(reversed(rest))
            if first is None:
                canvas.showPage()
                self._begin(canvas, paint_ground)
        canvas.showPage()

    def _begin(self, canvas: SheetCanvas, paint_ground: Callable[[SheetCanvas], None]) -> None:
        self.pages += 1
        self._frame.reset()
        paint_ground(canvas)

    def _split(self, box: Box) -> tuple[Box, ...]:
        """Give the parts of a box, of which the first fits; on an empty page a bad break is better than none."""
        room = self._frame.room(box)
        return box.split(self.frame_width, room, forced=self._frame.is_empty) if room > 0 else ()


class TooHighError(Exception):
    """A box is higher than a page and cannot be split, which is a defect of the box."""
