"""Pages of a file: their operators, images, links, anchors and outline, as objects that are ready."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import cos, log10, radians, sin
from typing import TYPE_CHECKING

from factsheet.render.pdf.file.catalog import OutlineEntry, PaintedPage, write_outline, write_pages
from factsheet.render.pdf.file.file_writer import ReadyObjects, compressed, file_bytes

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

    from factsheet.render.pdf.file.seams import FileImages

Matrix = tuple[float, float, float, float, float, float]
"""A transformation as the operator `cm` takes it (ISO 32000-1 8.3.4)."""


class UntaggedTextError(Exception):
    """Text is painted that neither belongs to a structure element nor is an artifact."""


class PageCanvas:
    """The pages of a file, each of a size in points; `in_artifact` while it paints an artifact.

    `ready` are the objects of the file, `pages` the pages that are painted, `page` the one that is, `catalog` and
    `trailer` the entries of these dictionaries.
    """

    def __init__(self, size: tuple[float, float]) -> None:
        self.in_artifact = False
        self.ready = ReadyObjects()
        self.pages: list[PaintedPage] = []
        self.page = PaintedPage()
        self.catalog: dict[str, bytes] = {}
        self.trailer = b""
        self._size = size
        self._code: list[str] = []
        self._images: FileImages | None = None
        self._used: dict[str, int] = {}
        """The numbers of the images of what is being painted, by their names."""
        self._places: dict[str, bytes] = {}
        self._waiting: list[tuple[int, bytes, str]] = []
        """Links to anchors that may be painted later: their numbers, their dictionaries but for the end, the keys."""
        self._outline: list[OutlineEntry] = []

    def emit(self, operator: str) -> None:
        """Write an operator to the page."""
        self._code.append(operator)

    @contextmanager
    def transformed(self, *matrices: Matrix) -> Iterator[None]:
        """Paint what follows with the axes moved, turned or scaled by some transformations, one after the other."""
        self._code += ["q", f"{_operands(_product(matrices))} cm"]
        yield
        self._code.append("Q")

    def draw_image(self, image: ImageReader, x: float, y: float, width: float, height: float) -> None:
        """Draw an image, whose lower left corner is at x and y."""
        if self._images is None:
            from factsheet.render.pdf.file.seams import FileImages  # noqa: PLC0415 - most sheets have no image

            self._images = FileImages(self.ready)
        operators, name, number = self._images.draw(image, x, y, width, height)
        self._code += operators
        self._used[name] = number

    def anchor(self, key: str, top: float) -> None:
        """Make a place on the page a destination of links and outline entries (ISO 32000-1 12.3.2.2)."""
        self._places[key] = b"[%d 0 R/XYZ 0 %.6g 0]" % (self._number(), top)

    def add_outline(self, title: str, key: str, level: int) -> None:
        """Add an outline entry for an anchor that is painted; levels count from 0 and are never skipped."""
        self._outline.append(OutlineEntry(title, self._places[key], level))

    def annotate(self, annotation: bytes, target: str | None = None) -> int:
        """Add an annotation to the page, without its end, and give its number; `target` is the anchor it leads to."""
        number = self.ready.reserve()
        if target is None:
            self.ready.data[number] = annotation + b">>"
        else:
            self._waiting.append((number, annotation, target))
        self.page.annotations.append(number)
        return number

    def end_page(self, key: int) -> None:
        """Close the page, whose contents have a key in ParentTree; they are most of what a long sheet holds."""
        self.page.key = key
        self._number()
        self._pack()
        self.pages.append(self.page)
        self.page = PaintedPage()

    def _number(self) -> int:
        """Give the number of the page's object."""
        self.page.number = self.page.number or self.ready.reserve()
        return self.page.number

    def extend_page(self, page: PaintedPage, paint: Callable[[], None]) -> None:
        """Add to a finished page, in a stream of its own, what `paint` paints on the canvas."""
        self.page = page
        paint()
        if self._code:
            self._pack()

    def _pack(self) -> None:
        """Add what is painted to the page, compressed, with its images."""
        code = "\n".join(self._code).encode("ascii")
        self.page.contents.append(self.ready.add(compressed(b"", code)))
        self.page.images |= self._used
        self._code, self._used = [], {}

    def whole(self, fonts: Mapping[str, int]) -> bytes:
        """Give the bytes of the file, the numbers of whose fonts stand by the names of their resources."""
        for number, annotation, target in self._waiting:
            self.ready.data[number] = b"%s/Dest%s>>" % (annotation, self._places[target])
        pages = write_pages(self.pages, self._size, fonts, self.ready)
        if self._outline:
            self.catalog["Outlines"] = b" %d 0 R" % write_outline(self._outline, self.ready)
        entries = b"".join([b"/%s%s" % (name.encode("ascii"), value) for name, value in self.catalog.items()])
        root = self.ready.add(b"<</Type/Catalog/Pages %d 0 R%s>>" % (pages, entries))
        if self._images:
            self._images.finish()
        return file_bytes(self.ready, b"/Root %d 0 R%s" % (root, self.trailer))


def turned(degrees: float) -> Matrix:
    """Give the transformation that turns the axes, against the clock."""
    across, along = cos(radians(degrees)), sin(radians(degrees))
    return across, along, -along, across, 0.0, 0.0


def _product(matrices: Sequence[Matrix]) -> Matrix:
    """Give transformations as one, each in the axes that those before it leave, rounded as it is written."""
    product: Matrix = (1, 0, 0, 1, 0, 0)
    for a, b, c, d, e, f in matrices:
        p, q, r, s, t, u = product
        whole = p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, p * e + r * f + t, q * e + s * f + u
        product = tuple(map(float, map(_operand, whole)))  # type: ignore[assignment]
    return product


def _operands(numbers: Iterable[float]) -> str:
    return " ".join(map(_operand, numbers))


def _operand(number: float) -> str:
    """Write a number with six significant digits, and no zero that says nothing."""
    size = abs(number)
    if size <= 1e-7:
        return "0"
    places = 6 if size <= 1 else min(max(0, 6 - int(log10(size))), 6)
    written = f"{number:.{places}f}"
    return (written.rstrip("0").rstrip(".") if places else written).removeprefix("0") or "0"
