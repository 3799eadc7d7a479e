"""The flow: pages filled with boxes from the top down, a box made when its turn comes and kept no longer."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from factsheet.diagnostics import Diagnostic, FactsheetError, counted
from factsheet.document.nodes import Metadata
from factsheet.render.pdf.boxes.box import Box
from factsheet.render.pdf.canvas import PaintRunning, SheetCanvas
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
    """The text area of a page, and the type area of its file.

    After `write` or `measure`, `pages` and `used` tell the page count and the height taken on the last, in points, and
    `share` what text takes of it.
    """

    def __init__(self, page: Page) -> None:
        self._size = page.size.points
        self._left = page.left * POINTS_PER_MM
        self._bottom = page.bottom * POINTS_PER_MM
        self.frame_width, self.frame_height = page.text_width, page.text_height
        self.pages = 0
        self.used = self.share = 0.0

    def measure(self, boxes: Iterable[Box]) -> None:
        """Fill pages with the boxes without painting any."""
        self._fill(None, boxes)

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
        canvas = SheetCanvas(self._size, tree, paint_running)
        describe(canvas, metadata)
        self._fill(canvas, boxes, paint_ground)
        return canvas.file()

    def _fill(
        self,
        canvas: SheetCanvas | None,
        boxes: Iterable[Box],
        paint_ground: Callable[[SheetCanvas], None] | None = None,
    ) -> None:
        self.pages = 0
        column = self._open(canvas, paint_ground)
        for box in boxes:
            if box.new_page and not column.is_empty:
                column = self._turn(canvas, paint_ground)
            waiting = [box]
            while waiting:
                if column.place(waiting[-1]):
                    waiting.pop()
                elif parts := column.split(waiting[-1]):
                    waiting[-1:] = reversed(parts)
                    if not column.place(waiting.pop()):
                        raise FactsheetError([_TOO_TIGHT])
                elif column.is_empty:
                    raise FactsheetError([_TOO_TIGHT])
                else:
                    column = self._turn(canvas, paint_ground)
        if canvas:
            canvas.close_page()
        self.used = column.used
        self.share = (column.used - column.space_after) / self.frame_height

    def _turn(self, canvas: SheetCanvas | None, paint_ground: Callable[[SheetCanvas], None] | None) -> _Column:
        if canvas:
            canvas.close_page()
        return self._open(canvas, paint_ground)

    def _open(self, canvas: SheetCanvas | None, paint_ground: Callable[[SheetCanvas], None] | None) -> _Column:
        self.pages += 1
        if canvas and paint_ground:
            paint_ground(canvas)
        return _Column(canvas, self._left, self._bottom, self.frame_width, self.frame_height)


class _Column:
    """The text area of one page, filled from the top; `used` is the height taken, with the space after the last box."""

    def __init__(self, canvas: SheetCanvas | None, left: float, bottom: float, width: float, height: float) -> None:
        self.canvas = canvas
        self.left, self.bottom, self.width, self.height = left, bottom, width, height
        self.space_after = self.used = 0.0
        self.is_empty = True

    def place(self, box: Box) -> bool:
        """Paint a box below the last, unless it does not fit."""
        room = self._room(box)
        if room <= 0:
            return False
        height = box.height(self.width)
        if height > room + _TOLERANCE:
            return False
        top = self.used + self._space(box)
        if self.canvas:
            box.paint(self.canvas, self.left, self.bottom + self.height - top, self.width)
        self.space_after = box.space_after
        used = top + height + self.space_after
        self.is_empty = self.is_empty and used == self.used
        self.used = used
        return True

    def split(self, box: Box) -> tuple[Box, ...]:
        """Give the parts of a box, the first for this page; on an empty one a bad break is better than none."""
        return box.split(self.width, self._room(box), forced=self.is_empty)

    def _room(self, box: Box) -> float:
        return self.height - self.used - self._space(box)

    def _space(self, box: Box) -> float:
        """Give the space above a box: that of neighbours overlaps, and on top of a page there is none."""
        return 0.0 if self.is_empty else max(box.space_before - self.space_after, 0.0)
