"""Headings stay with what follows: boxes of the page flow gathered so that no page ends in a heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from factsheet.render.pdf.box import Box
from factsheet.render.pdf.canvas import SheetCanvas
from factsheet.render.pdf.stack import Boxes, paint_stack, split_stack, stack_extent, stack_height

_LEAST_LINES = 2


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


def keep_headings(boxes: Iterable[Box], width: float) -> Iterator[Box]:
    """Give the flow with every heading joined to what follows, as far as at least two lines stand below it.

    One line is enough where the next heading follows: it is all that the section has.
    """
    group: list[Box] = []
    for box in boxes:
        if group and not _binds(group, box, width):
            yield _joined(group)
            group = []
        group.append(box)
    if group:
        yield _joined(group)


def _joined(group: list[Box]) -> Box:
    return group[0] if len(group) == 1 else KeptBox(tuple(group))


def _binds(group: list[Box], following: Box, width: float) -> bool:
    if group[-1].keep_with_next:
        return True
    if following.keep_with_next:
        return False
    below = tuple(takewhile(lambda box: not box.keep_with_next, reversed(group)))
    return len(below) < len(group) and sum(box.lines(width) for box in below) < _LEAST_LINES
