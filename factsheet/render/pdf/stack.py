"""Boxes one below the other: their height, where to split them, painting them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factsheet.render.pdf.box import Box
from factsheet.render.pdf.canvas import SheetCanvas

_TOLERANCE = 1e-9

Boxes = tuple[Box, ...]


def space_between(upper: Box, lower: Box) -> float:
    """Give the space between two neighbours, in points."""
    return max(upper.space_after, lower.space_before)


def stack_height(boxes: Sequence[Box], width: float) -> float:
    """Give the height of the boxes, without the space before the first and after the last."""
    total = sum(box.height(width) for box in boxes)
    return total + sum(space_between(*pair) for pair in pairwise(boxes))


def split_stack(boxes: Boxes, width: float, height: float, *, forced: bool = False) -> tuple[Boxes, Boxes]:
    """Give what fits the height and what is left; a box that keeps with its next never ends the first part."""
    index, room = _first_too_low(boxes, width, height)
    if index == len(boxes):
        return boxes, ()
    box = boxes[index]
    parts = box.split(width, room)
    end = index
    while not parts and end and boxes[end - 1].keep_with_next:
        end -= 1
    if forced and not parts and not end:
        parts = box.split(width, room, forced=True)
        end = index
    if parts:
        return (*boxes[:index], parts[0]), (*parts[1:], *boxes[index + 1 :])
    return boxes[:end], boxes[end:]


def _first_too_low(boxes: Boxes, width: float, height: float) -> tuple[int, float]:
    """Give the index of the first box that does not fit, and the room left for it."""
    used = 0.0
    for index, box in enumerate(boxes):
        space = space_between(boxes[index - 1], box) if index else 0.0
        own = box.height(width)
        if used + space + own > height + _TOLERANCE:
            return index, height - used - space
        used += space + own
    return len(boxes), height - used


def paint_stack(boxes: Boxes, canvas: SheetCanvas, x: float, top: float, width: float) -> None:
    """Paint the boxes from the top down."""
    upper: Box | None = None
    for box in boxes:
        top -= space_between(upper, box) if upper else 0.0
        box.paint(canvas, x, top, width)
        top -= box.height(width)
        upper = box


def stack_extent(boxes: Sequence[Box]) -> tuple[float, float]:
    """Give the least and the full width of the widest box."""
    extents = [box.extent() for box in boxes]
    return max((e[0] for e in extents), default=0.0), max((e[1] for e in extents), default=0.0)
