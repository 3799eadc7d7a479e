"""Boxes: what a page is filled with. They measure, split and paint, alone, stacked, and kept with what follows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from factsheet.render.pdf.canvas import SheetCanvas


class Box(ABC):
    """A block laid out from the top down; all lengths in points.

    `space_before` and `space_after` of neighbours overlap, the greater one counts. `keep_with_next` binds the box
    to what follows it.
    """

    space_before: float = 0
    space_after: float = 0
    keep_with_next: bool = False

    @abstractmethod
    def height(self, width: float) -> float:
        """Give the height at this width, without the space around."""

    @abstractmethod
    def split(self, width: float, height: float, *, forced: bool = False) -> tuple[Box, ...]:
        """Give the parts, of which the first fits the height; none where a good break is not to be had.

        `forced` says that the page is empty, so that a bad break is better than none.
        """

    @abstractmethod
    def paint(self, canvas: SheetCanvas, x: float, top: float, width: float) -> None:
        """Paint the box with its upper left corner at (x, top), y upwards."""

    @abstractmethod
    def extent(self) -> tuple[float, float]:
        """Give the least width without cut words, and the width at which nothing wraps."""

    def lines(self, width: float) -> int:  # noqa: ARG002 - a box of text needs the width
        """Give how many lines of text it counts for below a heading."""
        return 2


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
