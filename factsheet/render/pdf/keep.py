"""Headings stay with what follows: boxes of the page flow gathered so that no page ends in a heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factsheet.render.pdf.box import Box
from factsheet.render.pdf.canvas import SheetCanvas
from factsheet.render.pdf.stack import Boxes, paint_stack, split_stack, stack_extent, stack_height

_LEAST_LINES = 2
_GREATEST_SHARE = 0.25


class KeptBox(Box):
    """Boxes of which all but the last are kept with the next; splitting gives them back one by one."""

    def __init__(self, boxes: Boxes) -> None:
        self.boxes = boxes
        self.space_before = boxes[0].space_before
        self.space_after = boxes[-1].space_after

    def height(self, width: float) -> float:
        """Give the height of all boxes."""
        return stack_height(self.boxes, width)

    def split(self, width: float, height: float, *, forced: bool = False) -> tuple[Box, ...]:
        """Split in the last box only."""
        head, tail = split_stack(self.boxes, width, height, forced=forced)
        if not forced and len(head) < len(self.boxes):
            return ()
        return (*head, *tail) if head else ()

    def paint(self, canvas: SheetCanvas, x: float, top: float, width: float) -> None:
        """Paint the boxes."""
        paint_stack(self.boxes, canvas, x, top, width)

    def extent(self) -> tuple[float, float]:
        """Give the widths of the widest box."""
        return stack_extent(self.boxes)


def keep_headings(boxes: Sequence[Box], width: float, page_height: float) -> Iterator[Box]:
    """Give the flow with every heading joined to what follows, as far as at least two lines stand below it.

    A chain of headings with a line each stops at a quarter of the page, so that it can break somewhere.
    """
    pending = list(reversed(boxes))
    while pending:
        group = [pending.pop()]
        while pending and _binds(group, width, page_height):
            group.append(pending.pop())
        yield group[0] if len(group) == 1 else KeptBox(tuple(group))


def _binds(group: list[Box], width: float, page_height: float) -> bool:
    if group[-1].keep_with_next:
        return True
    lines = 0
    for box in reversed(group):
        if box.keep_with_next:
            short = lines < _LEAST_LINES
            return short and stack_height(group, width) < page_height * _GREATEST_SHARE
        lines += box.lines(width)
    return False
