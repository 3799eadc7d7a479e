"""The canvas: painting in the terms of the boxes; everything painted is an element's content or an artifact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from math import cos, log10, radians, sin
from typing import TYPE_CHECKING
from urllib.parse import quote

from factsheet.render.pdf.file import structure
from factsheet.render.pdf.file.catalog import OutlineEntry, PaintedPage, write_outline, write_pages
from factsheet.render.pdf.file.file_writer import ReadyObjects, compressed, file_bytes, stream, text_string
from factsheet.render.pdf.file.structure import StructureElement, StructureTree
from factsheet.render.pdf.text.embedding import FileFonts
from factsheet.render.pdf.text.painter import TextPainter, color_operands
from factsheet.render.pdf.text.runs import CommentTag, Destination, ParagraphTags
from factsheet.render.pdf.text.styles import RuleStyle

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

    from factsheet.render.pdf.file.seams import FileImages

Rect = tuple[float, float, float, float]
"""Left, bottom, right and top."""
PaintGround = Callable[["SheetCanvas"], None]
PaintRunning = Callable[["SheetCanvas", int, int], None]

_URI_CHARACTERS = "%/:=&?~#+!$,;'@()*[]"


class Artifact(Enum):
    """What stands on a page but not in the reading order, as a property list (ISO 32000-1 14.8.2.2)."""

    LAYOUT = "<</Type/Layout>>"
    REPEATED = "<</Type/Pagination>>"
    HEADER = "<</Type/Pagination/Subtype/Header>>"
    FOOTER = "<</Type/Pagination/Subtype/Footer>>"
    WATERMARK = "<</Type/Pagination/Subtype/Watermark>>"


class SheetCanvas:
    """The pages of a file, each of a size in points, and boxes painted on them; `in_artifact` while it paints one.

    `tree` is the structure tree that the boxes' elements are in. `paint_ground` paints what is below the boxes of a
    page, `paint_running` the running lines of every page once the number of pages is known: it is called with the
    canvas, the page's number and the page count. `ready` are the objects of the file, `pages` those that are painted,
    `catalog` and `trailer` the entries of these dictionaries.
    """

    def __init__(
        self, size: tuple[float, float], tree: StructureTree, paint_ground: PaintGround, paint_running: PaintRunning
    ) -> None:
        self.in_artifact = False
        self.ready = ReadyObjects()
        self.pages: list[PaintedPage] = []
        self.catalog: dict[str, bytes] = {}
        self.trailer = b""
        self._size, self._tree = size, tree
        self._paint_ground, self._paint_running = paint_ground, paint_running
        self._fonts = FileFonts()
        self._page = PaintedPage()
        self._code: list[str] = []
        self._owners: list[StructureElement] = []
        self._images: FileImages | None = None
        self._used: dict[str, int] = {}
        """The numbers of the images of what is being painted, by their names."""
        self._places: dict[str, bytes] = {}
        self._waiting: list[tuple[int, bytes, str]] = []
        """Links to anchors that may be painted later: their numbers, their dictionaries but for the end, the keys."""
        self._outline: list[OutlineEntry] = []
        self._outline_levels: list[int] = []

    def open_page(self) -> None:
        """Begin a page."""
        self._paint_ground(self)

    @contextmanager
    def artifact(self, kind: Artifact) -> Iterator[None]:
        """Make everything painted inside an artifact; artifacts do not nest (ISO 14289-1 7.1)."""
        if self.in_artifact:
            yield
            return
        self.in_artifact = True
        self._code.append(f"/Artifact {kind.value} BDC")
        yield
        self._code.append("EMC")
        self.in_artifact = False

    @contextmanager
    def turned(self, x: float, y: float, degrees: float, scale: float) -> Iterator[None]:
        """Paint what follows around a place, turned against the clock and scaled (ISO 32000-1 8.3.4)."""
        along, up = (scale * float(_operand(part(radians(degrees)))) for part in (cos, sin))
        self._code += ["q", f"{' '.join(map(_operand, (along, up, -up, along, x, y)))} cm"]
        yield
        self._code.append("Q")

    def content_of(self, element: StructureElement) -> str:
        """Give the operator that begins content of an element on this page (ISO 32000-1 14.7.4.2)."""
        identifier = len(self._owners)
        self._owners.append(element)
        element.kids.append(structure.Content(len(self.pages), identifier))
        return f"/{element.kind} <</MCID {identifier}>> BDC"

    def open_text(self, tags: ParagraphTags | None) -> TextPainter:
        """Begin a text object of the elements of a paragraph, which is to be closed before anything else is painted."""
        return TextPainter(self._code, self._fonts, self.content_of, tags)

    def fill(self, x: float, bottom: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle."""
        self._layout(f"{color_operands(color)} rg {x:.3f} {bottom:.3f} {width:.3f} {height:.3f} re f")

    def rule(self, x: float, y: float, width: float, line: RuleStyle) -> None:
        """Draw a horizontal rule whose middle lies at y."""
        stroke = f"{color_operands(line.color)} RG {line.width:.4g} w"
        self._layout(f"{stroke} {x:.3f} {y:.3f} m {x + width:.3f} {y:.3f} l S")

    def _layout(self, code: str) -> None:
        """Paint what belongs to the layout alone."""
        self._code.append(code if self.in_artifact else f"/Artifact {Artifact.LAYOUT.value} BDC {code} EMC")

    def picture(self, image: ImageReader, rect: Rect, element: StructureElement | None) -> None:
        """Draw an image, an artifact without an element; transparent parts stay transparent."""
        if element is None or self.in_artifact:
            with self.artifact(Artifact.LAYOUT):
                self._draw(image, rect)
            return
        element.entries += structure.figure_box(*rect)
        self._code.append(self.content_of(element))
        self._draw(image, rect)
        self._code.append("EMC")

    def _draw(self, image: ImageReader, rect: Rect) -> None:
        if self._images is None:
            from factsheet.render.pdf.file.seams import FileImages  # noqa: PLC0415 - most sheets have no image

            self._images = FileImages(self.ready)
        left, bottom, right, top = rect
        operators, name, number = self._images.draw(image, left, bottom, right - left, top - bottom)
        self._code += operators
        self._used[name] = number

    def anchor(self, key: str, top: float) -> None:
        """Make a place on the page a destination of links and outline entries (ISO 32000-1 12.3.2.2)."""
        self._places[key] = b"[%d 0 R/XYZ 0 %.6g 0]" % (self._number(), top)

    def outline(self, title: str, key: str, level: int) -> None:
        """Add an outline entry for an anchor that is painted; a level is never skipped, whatever is asked for."""
        while self._outline_levels and self._outline_levels[-1] >= level:
            self._outline_levels.pop()
        self._outline.append(OutlineEntry(title, self._places[key], len(self._outline_levels)))
        self._outline_levels.append(level)

    def link(self, rect: Rect, destination: Destination, element: StructureElement) -> None:
        """Make a rectangle a link (ISO 32000-1 12.5.6.5, ISO 14289-1 7.18.5)."""
        key = self._tree.add_parent(element)
        head = b"<</Type/Annot/Subtype/Link/Rect%s/Border[0 0 0]/F 4/StructParent %d/Contents%s" % (
            _numbers(rect),
            key,
            text_string(destination.contents),
        )
        if destination.href is not None:
            uri = quote(destination.href, safe=_URI_CHARACTERS)
            self._attach(head + b"/A<</S/URI/URI%s>>" % text_string(uri), element)
        elif destination.target is not None:
            self._attach(head, element, destination.target)

    def comment(self, rects: Sequence[Rect], remark: CommentTag, element: StructureElement) -> None:
        """Attach a reviewer's remark as a highlight annotation (ISO 32000-1 12.5.6.10) that prints nothing itself."""
        lefts, bottoms, rights, tops = zip(*rects, strict=True)
        whole = (min(lefts), min(bottoms), max(rights), max(tops))
        quads = [n for left, bottom, right, top in rects for n in (left, top, right, top, left, bottom, right, bottom)]
        key = self._tree.add_parent(element)
        head = b"<</Type/Annot/Subtype/Highlight/Rect%s/QuadPoints%s/F 4/StructParent %d" % (
            _numbers(whole),
            _numbers(quads),
            key,
        )
        author, text = text_string(remark.author), text_string(remark.text)
        nothing = self.ready.add(stream(b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<>>", b""))
        self._attach(head + b"/T%s/Contents%s/AP<</N %d 0 R>>" % (author, text, nothing), element)

    def _attach(self, annotation: bytes, element: StructureElement, target: str | None = None) -> None:
        """Add an annotation of an element to the page, without its end; `target` is the anchor that it leads to."""
        number = self.ready.reserve()
        if target is None:
            self.ready.data[number] = annotation + b">>"
        else:
            self._waiting.append((number, annotation, target))
        self._page.annotations.append(number)
        element.kids.append(structure.ObjectReference(len(self.pages), number))

    def close_page(self) -> None:
        """Close the page; its contents are most of what a long sheet holds."""
        self._page.key = self._tree.add_parent(self._owners)
        self._number()
        self._pack()
        self.pages.append(self._page)
        self._page, self._owners = PaintedPage(), []

    def _number(self) -> int:
        """Give the number of the page's object."""
        self._page.number = self._page.number or self.ready.reserve()
        return self._page.number

    def _pack(self) -> None:
        """Add what is painted to the page, compressed, with its images."""
        code = "\n".join(self._code).encode("ascii")
        self._page.contents.append(self.ready.add(compressed(b"", code)))
        self._page.images |= self._used
        self._code, self._used = [], {}

    def file(self) -> bytes:
        """Close the last page, add the running lines to every page in a stream of their own, and give the file."""
        if self._code:
            self.close_page()
        pages, ready = self.pages, self.ready
        for number, page in enumerate(pages, start=1):
            self._page = page
            self._paint_running(self, number, len(pages))
            if self._code:
                self._pack()
        root = structure.write_structure(self._tree, ready, [page.number for page in pages])
        self.catalog["StructTreeRoot"] = b" %d 0 R" % root
        fonts = self._fonts.write(ready)
        for number, annotation, target in self._waiting:
            ready.data[number] = b"%s/Dest%s>>" % (annotation, self._places[target])
        tree = write_pages(pages, self._size, fonts, ready)
        if self._outline:
            self.catalog["Outlines"] = b" %d 0 R" % write_outline(self._outline, ready)
        entries = b"".join([b"/%s%s" % (name.encode("ascii"), value) for name, value in self.catalog.items()])
        catalog = ready.add(b"<</Type/Catalog/Pages %d 0 R%s>>" % (tree, entries))
        if self._images:
            self._images.finish()
        return file_bytes(ready, b"/Root %d 0 R%s" % (catalog, self.trailer))


def _numbers(values: Sequence[float]) -> bytes:
    return b"[%s]" % ((b"%.2f " * len(values))[:-1] % tuple(values))


def _operand(number: float) -> str:
    """Write a number with six significant digits, and no zero that says nothing."""
    size = abs(number)
    if size <= 1e-7:
        return "0"
    places = 6 if size <= 1 else min(max(0, 6 - int(log10(size))), 6)
    written = f"{number:.{places}f}"
    return (written.rstrip("0").rstrip(".") if places else written).removeprefix("0") or "0"
