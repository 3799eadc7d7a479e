"""Callouts: a stack of boxes on a ground of its own, with a bar at its starting edge."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.render.pdf.boxes.box import Box, Boxes, paint_stack, split_stack, stack_extent, stack_height
from factsheet.render.pdf.canvas import SheetCanvas

_LEAST_LINES = 2


@dataclass(frozen=True, slots=True)
class CalloutLook:
    """How a callout looks; lengths in points, colours `#rrggbb`."""

    fill: str
    bar: str
    bar_width: float
    padding: float
    space_before: float
    space_after: float


class CalloutBox(Box):
    """A box that may run over pages; every part has the ground and the bar."""

    def __init__(self, boxes: Boxes, look: CalloutLook) -> None:
        self.space_before = look.space_before
        self.space_after = look.space_after
        self._boxes = boxes
        self._look = look

    def height(self, width: float) -> float:
        """Give the height of the contents and the padding."""
        return stack_height(self._boxes, self._inner(width)) + 2 * self._look.padding

    def split(self, width: float, height: float, *, forced: bool = False) -> tuple[Box, ...]:
        """Split where the contents can be split, but never after the heading and a single line."""
        inner = height - 2 * self._look.padding
        head, tail = split_stack(self._boxes, self._inner(width), inner, forced=forced)
        lines = sum(box.lines(self._inner(width)) for box in head if not box.keep_with_next)
        if not head or not tail or (lines < _LEAST_LINES and not forced):
            return ()
        return CalloutBox(head, self._look), CalloutBox(tail, self._look)

    def paint(self, canvas: SheetCanvas, x: float, top: float, width: float) -> None:
        """Paint ground, bar and contents."""
        look = self._look
        height = self.height(width)
        canvas.fill(x, top - height, width, height, look.fill)
        canvas.fill(x, top - height, look.bar_width, height, look.bar)
        left = x + look.bar_width + look.padding
        paint_stack(self._boxes, canvas, left, top - look.padding, self._inner(width))

    def extent(self) -> tuple[float, float]:
        """Give the widths of the contents with the padding."""
        least, full = stack_extent(self._boxes)
        around = self._look.bar_width + 2 * self._look.padding
        return least + around, full + around

    def _inner(self, width: float) -> float:
        return width - self._look.bar_width - 2 * self._look.padding
