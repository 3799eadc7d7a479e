"""Boxes: what a page is filled with. They measure, split and paint, alone, stacked, in callouts and below figures."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from factsheet.models.records import Frozen
from factsheet.render.extents import ColumnExtent, fitted
from factsheet.render.pdf.canvas import SheetCanvas
from factsheet.render.pdf.file.structure import StructureElement
from factsheet.render.theme import Callouts

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader


class Box(ABC):
    """A block laid out from the top down; all lengths in points.

    `space_before` and `space_after` of neighbours overlap, the greater one counts. `keep_with_next` binds the box
    to what follows it. A box may begin a `new_page`.
    """

    space_before: float = 0
    space_after: float = 0
    keep_with_next: bool = False
    new_page: bool = False

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
    def extent(self) -> ColumnExtent:
        """Give what it asks for in a column."""

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
    if len(boxes) == 1:
        return boxes[0].height(width)
    total = sum([box.height(width) for box in boxes], 0.0)
    return total + sum([space_between(*pair) for pair in pairwise(boxes)], 0.0)


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
        if upper:
            top -= upper.height(width)
            top -= space_between(upper, box)
        box.paint(canvas, x, top, width)
        upper = box


def stack_extent(boxes: Sequence[Box]) -> ColumnExtent:
    """Give what the boxes ask for in a column."""
    if len(boxes) == 1:
        return boxes[0].extent()
    return reduce(ColumnExtent.beside, [box.extent() for box in boxes], ColumnExtent(0, 0))


_LEAST_LINES = 2


class KeptBox(Box):
    """Boxes of which all but the last are kept with the next; splitting gives them back one by one."""

    def __init__(self, boxes: Boxes) -> None:
        self.boxes = boxes
        self.space_before = boxes[0].space_before
        self.space_after = boxes[-1].space_after
        self.new_page = boxes[0].new_page

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

    def extent(self) -> ColumnExtent:
        """Give what the boxes ask for."""
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
    if following.new_page:
        return False
    if group[-1].keep_with_next:
        return True
    if following.keep_with_next or len(group) == 1:
        return False
    below = tuple(takewhile(lambda box: not box.keep_with_next, reversed(group)))
    return len(below) < len(group) and sum(box.lines(width) for box in below) < _LEAST_LINES


class CalloutBox(Box):
    """A stack on a ground of its own, with a bar at its starting edge; every part of it has both.

    The colours of the look are resolved to `#rrggbb`. The starting edge of a `mirrored` one is at the right.
    """

    def __init__(self, boxes: Boxes, look: Callouts, *, mirrored: bool = False) -> None:
        self._mirrored = mirrored
        self.space_before, self.space_after = look.space_before, look.space_after
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
        return tuple(CalloutBox(part, self._look, mirrored=self._mirrored) for part in (head, tail))

    def paint(self, canvas: SheetCanvas, x: float, top: float, width: float) -> None:
        """Paint ground, bar and contents."""
        look = self._look
        height = self.height(width)
        canvas.fill(x, top - height, width, height, look.fill)
        bar = x + width - look.bar_width if self._mirrored else x
        canvas.fill(bar, top - height, look.bar_width, height, look.bar)
        left = x + look.padding + (0.0 if self._mirrored else look.bar_width)
        paint_stack(self._boxes, canvas, left, top - look.padding, self._inner(width))

    def extent(self) -> ColumnExtent:
        """Give what the contents ask for, with the padding."""
        return stack_extent(self._boxes).wider(self._look.bar_width + 2 * self._look.padding)

    def _inner(self, width: float) -> float:
        return width - self._look.bar_width - 2 * self._look.padding


_POINTS_PER_PIXEL = 72 / 150
_LEAST_WIDTH = 72.0
_FRAME_WIDTH = 1.5


class ImageFrame(Frozen):
    """What shows that an image is revised: a frame of a color around it, a line through a deleted one."""

    color: str
    struck: bool


class FigureBox(Box):
    """An image of at most `share` of the width and `greatest` points high, and the boxes of its caption.

    Without an element, for lack of a text that could stand for it, the image is an artifact. A `mirrored` one stands at
    the right.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what a figure consists of
        self,
        image: ImageReader,
        caption: Boxes,
        share: float,
        greatest: float,
        element: StructureElement | None,
        frame: ImageFrame | None,
        *,
        mirrored: bool = False,
    ) -> None:
        self.image, self.caption, self.frame, self.mirrored = image, caption, frame, mirrored
        self.share, self.greatest, self.element = share, greatest, element

    def height(self, width: float) -> float:
        """Give the height of image and caption."""
        return self._scaled(width)[1] + self._below(width)

    def split(self, width: float, height: float, *, forced: bool = False) -> tuple[Box, ...]:
        """Never split; a figure too tall for an empty page is made smaller when forced."""
        room = height - self._below(width)
        if not forced or room <= 1 or room >= self._scaled(width)[1]:
            return ()
        image, element, mirrored = self.image, self.element, self.mirrored
        smaller = FigureBox(image, self.caption, self.share, room, element, self.frame, mirrored=mirrored)
        smaller.space_before, smaller.space_after = self.space_before, self.space_after
        return (smaller,)

    def paint(self, canvas: SheetCanvas, x: float, top: float, width: float) -> None:
        """Paint image and caption."""
        own, height = self._scaled(width)
        left = x + width - own if self.mirrored else x
        canvas.picture(self.image, (left, top - height, left + own, top), self.element)
        if self.frame:
            _paint_frame(canvas, self.frame, (left, top - height, own, height))
        if self.caption:
            paint_stack(self.caption, canvas, x, top - height - self.caption[0].space_before, width)

    def extent(self) -> ColumnExtent:
        """Give what it asks for in a table's cell: an image its own size, but it is content with an inch."""
        own = self.image.getSize()[0] * _POINTS_PER_PIXEL
        return stack_extent(self.caption).beside(ColumnExtent(min(own, _LEAST_WIDTH), own))

    def _below(self, width: float) -> float:
        return self.caption[0].space_before + stack_height(self.caption, width) if self.caption else 0.0

    def _scaled(self, width: float) -> tuple[float, float]:
        return fitted(self.image.getSize(), width * self.share, self.greatest)


def _paint_frame(canvas: SheetCanvas, frame: ImageFrame, place: tuple[float, float, float, float]) -> None:
    """Frame a place, given as left, bottom, width and height, from within."""
    left, bottom, width, height = place
    line = _FRAME_WIDTH
    heights = (bottom, bottom + height - line, *((bottom + height / 2,) if frame.struck else ()))
    for y in heights:
        canvas.fill(left, y, width, line, frame.color)
    for x in (left, left + width - line):
        canvas.fill(x, bottom, line, height, frame.color)
