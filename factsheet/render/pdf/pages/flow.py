"""The flow: pages filled with boxes from the top down, a box made when its turn comes and kept no longer."""

import math
from collections.abc import Iterable

from factsheet.diagnostics import Diagnostic, FactsheetError, counted
from factsheet.document.nodes import Metadata
from factsheet.render.pdf.boxes.box import Box
from factsheet.render.pdf.canvas import PaintGround, PaintRunning, SheetCanvas
from factsheet.render.pdf.file.metadata import describe
from factsheet.render.pdf.file.structure import StructureTree
from factsheet.render.theme import POINTS_PER_MM, Page


def overflow_message(pages: int, used: float, page_height: float, promised: int, leading: float) -> str:
    """Say by how much `pages`, the last of them filled to `used` points, exceed the `promised` number."""
    whole = pages - promised - 1
    lines = math.ceil((whole * page_height + used) / leading)
    parts = [counted(whole, "page")] if whole else []
    parts.append(f"{math.ceil(used / POINTS_PER_MM)} mm")
    limit = "one page" if promised == 1 else counted(promised, "page")
    return f"the sheet is {' and '.join(parts)} too long for {limit}: about {counted(lines, 'line')} over"


_TOLERANCE = 1e-6
_TOO_TIGHT = Diagnostic(
    "theme-too-tight",
    "the theme leaves so little room that something does not fit an empty page of the PDF",
    hints=("lower the margins of the page, or paddings, indents, leadings and rules; Word is not affected",),
)


class SheetTemplate:
    """The text area of pages, filled from the top, and the type area of their file.

    After `write` or `measure`, `pages` and `used` tell the page count and the height taken on the last, in points, with
    the space after the last box; `share` is what text takes of it.
    """

    def __init__(self, page: Page) -> None:
        self._size = page.size.points
        self._left = page.left * POINTS_PER_MM
        self._top = page.bottom * POINTS_PER_MM + page.text_height
        self.frame_width, self.frame_height = page.text_width, page.text_height
        self.pages = 0
        self.used = self._space_after = 0.0
        self._is_empty = True
        self._canvas: SheetCanvas | None = None

    @property
    def share(self) -> float:
        """What text takes of the last page, 0 to 1."""
        return (self.used - self._space_after) / self.frame_height

    def write(
        self,
        boxes: Iterable[Box],
        tree: StructureTree,
        metadata: Metadata,
        paint_ground: PaintGround,
        paint_running: PaintRunning,
    ) -> bytes:
        """Fill pages with the boxes, whose elements are in `tree`, and give the bytes of the file.

        Raises FactsheetError (`theme-too-tight`) where a box does not even fit an empty page.
        """
        canvas = self._canvas = SheetCanvas(self._size, tree, paint_ground, paint_running)
        canvas.catalog, canvas.trailer = describe(metadata, canvas.ready)
        self.measure(boxes)
        canvas.close_page()
        return canvas.file()

    def measure(self, boxes: Iterable[Box]) -> None:
        """Fill pages with the boxes, without painting any but in a file."""
        self._turn()
        for box in boxes:
            if box.new_page and not self._is_empty:
                self._turn()
            waiting = [box]
            while waiting:
                if self._place(waiting[-1]):
                    waiting.pop()
                # On an empty page a bad break is better than none.
                elif parts := waiting[-1].split(self.frame_width, self._room(waiting[-1]), forced=self._is_empty):
                    waiting[-1:] = reversed(parts)
                    if not self._place(waiting.pop()):
                        raise FactsheetError([_TOO_TIGHT])
                elif self._is_empty:
                    raise FactsheetError([_TOO_TIGHT])
                else:
                    self._turn()

    def _turn(self) -> None:
        """Begin a page."""
        if self._canvas:
            if self.pages:
                self._canvas.close_page()
            self._canvas.open_page()
        self.pages += 1
        self.used = self._space_after = 0.0
        self._is_empty = True

    def _place(self, box: Box) -> bool:
        """Paint a box below the last, unless it does not fit."""
        room = self._room(box)
        if room <= 0:
            return False
        height = box.height(self.frame_width)
        if height > room + _TOLERANCE:
            return False
        top = self.used + self._space(box)
        if self._canvas:
            box.paint(self._canvas, self._left, self._top - top, self.frame_width)
        self._space_after = box.space_after
        used = top + height + self._space_after
        self._is_empty = self._is_empty and used == self.used
        self.used = used
        return True

    def _room(self, box: Box) -> float:
        return self.frame_height - self.used - self._space(box)

    def _space(self, box: Box) -> float:
        """Give the space above a box: that of neighbours overlaps, and on top of a page there is none."""
        return 0.0 if self._is_empty else max(box.space_before - self._space_after, 0.0)
