"""The seams: every place where the room relies on what ReportLab does not document, bounded to `reportlab<5.2`.

Importing this module changes two things of ReportLab for the process: streams are binary, and end with an end-of-line
marker.
`tests/render/pdf/file/test_pdf_seams.py` has a test for each seam, which fails where a new ReportLab behaves otherwise.
"""

from collections.abc import Callable, Mapping

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from factsheet.render.pdf.file.catalog import OutlineEntry, PaintedPage, write_outline, write_pages
from factsheet.render.pdf.file.file_writer import ReadyObjects, compressed, file_bytes

# Printable streams serve channels of seven bits; they cost a quarter of the size.
rl_config.useA85 = 0

_ENDSTREAM = b"endstream\n"
_encode: Callable[[str | bytes], bytes] = pdfdoc.pdfdocEnc


def _encoded(text: str | bytes) -> bytes:
    """Encode by PDFDocEncoding, which is ASCII where the text is: ReportLab's codec asks Python for each character."""
    return text.encode("ascii") if isinstance(text, str) and text.isascii() else _encode(text)


pdfdoc.pdfdocEnc = _encoded

_format_stream: Callable[[pdfdoc.PDFStream, pdfdoc.PDFDocument], bytes] = pdfdoc.PDFStream.format


def _stream_with_line_end(stream: pdfdoc.PDFStream, document: pdfdoc.PDFDocument) -> bytes:
    """Format a stream with an end-of-line marker before `endstream` (ISO 19005-2 6.1.7.1).

    Always, since data may end in that byte by chance without it being the marker.
    """
    data = _format_stream(stream, document)
    return data.removesuffix(_ENDSTREAM) + b"\n" + _ENDSTREAM


pdfdoc.PDFStream.format = _stream_with_line_end


class UntaggedTextError(AssertionError):
    """Text is painted that neither belongs to a structure element nor is an artifact."""


class SeamCanvas(Canvas):  # type: ignore[misc]
    """ReportLab's canvas with its private parts in names of our own; `in_artifact` while it paints an artifact.

    Of ReportLab's objects the file has the images alone. `ready` are all others, `pages` the pages that are painted,
    `page` the one that is, `catalog` and `trailer` the entries of these dictionaries.
    """

    _code: list[str]

    def __init__(self, *args: object, **options: object) -> None:
        self.in_artifact = False
        super().__init__(*args, **options)
        self.ready = ReadyObjects(self._doc)
        self.pages: list[PaintedPage] = []
        self.page = PaintedPage()
        self.catalog: dict[str, bytes] = {}
        self.trailer = b""
        self._places: dict[str, bytes] = {}
        self._waiting: list[tuple[int, bytes, str]] = []
        """Links to anchors that may be painted later: their numbers, their dictionaries but for the end, the keys."""
        self._outline: list[OutlineEntry] = []

    def _make_preamble(self) -> None:
        """Have no preamble: ReportLab's would name a font that nothing shows, and embed none of it."""
        self._preamble = ""

    def drawText(self, text: PDFTextObject) -> None:  # noqa: N802 - ReportLab names it
        """Paint a text object of ReportLab's; raises UntaggedTextError where it shows text outside an artifact."""
        if not self.in_artifact and any(code.endswith(("Tj", "TJ", "T*")) for code in text._code):
            raise UntaggedTextError(text.getCode())
        super().drawText(text)

    def emit(self, operator: str) -> None:
        """Write an operator to the page."""
        self._code.append(operator)

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
        numbers = self._doc.idToObjectNumberAndVersion
        self.page.images |= {name: numbers[name][0] for name in map(pdfdoc.xObjectName, self._formsinuse)}
        self._restartAccumulators()
        self.init_graphics_state()

    def whole(self, fonts: Mapping[str, int]) -> bytes:
        """Give the bytes of the file, the numbers of whose fonts stand by the names of their resources."""
        for number, annotation, target in self._waiting:
            self.ready.data[number] = b"%s/Dest%s>>" % (annotation, self._places[target])
        pages = write_pages(self.pages, self._pagesize, fonts, self.ready)
        if self._outline:
            self.catalog["Outlines"] = b" %d 0 R" % write_outline(self._outline, self.ready)
        entries = b"".join([b"/%s%s" % (name.encode("ascii"), value) for name, value in self.catalog.items()])
        root = self.ready.add(b"<</Type/Catalog/Pages %d 0 R%s>>" % (pages, entries))
        return file_bytes(self._doc, self.ready, b"/Root %d 0 R%s" % (root, self.trailer))

    def let_go(self) -> None:
        """Empty the document, once written: it and the canvas hold each other, and with them all that a sheet is."""
        self._doc.__dict__.clear()
