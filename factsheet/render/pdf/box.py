"""Boxes: what a page is filled with. They measure, split and paint; `flow` fills pages with them."""

from __future__ import annotations

from abc import ABC, abstractmethod

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
