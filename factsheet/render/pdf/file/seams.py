"""The seams: every place where the room relies on what ReportLab does not document, bounded to `reportlab<5.2`.

Importing this module changes three things of ReportLab for the process: streams are binary, end with an end-of-line
marker, and fonts map their codes to any Unicode character.
`tests/render/pdf/test_pdf_seams.py` has a test for each seam, which fails where a new ReportLab behaves otherwise.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

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


def text_string(text: str) -> bytes:
    """Give a text string object: ASCII in parentheses, anything else in UTF-16 (ISO 32000-1 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})".encode("ascii")
    return b"<FEFF%s>" % text.encode("utf-16-be", "replace").hex().upper().encode("ascii")


def raw_stream(data: bytes, entries: dict[str, object]) -> pdfdoc.PDFStream:
    """Give a stream object with these entries in its dictionary."""
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), data, [])


class _Moment:
    """A time in UTC, in the shape of ReportLab's TimeStamp, of which PDFDate reads these fields.

    UTC, since PDFDate writes negative offsets of half hours wrongly.
    """

    dhh = dmm = 0

    def __init__(self, moment: datetime) -> None:
        self.YMDhms = moment.astimezone(UTC).timetuple()[:6]


class UntaggedTextError(AssertionError):
    """Text is painted that neither belongs to a structure element nor is an artifact."""


class SeamCanvas(Canvas):  # type: ignore[misc]
    """ReportLab's canvas with its private parts in names of our own; `in_artifact` while it paints an artifact."""

    _code: list[str]

    def __init__(self, *args: object, **options: object) -> None:
        self.in_artifact = False
        super().__init__(*args, **options)
        self._places: dict[str, bytes] = {}
        ready = self.ready = self._doc.ready = ReadyObjects(self._doc)
        self._doc.format = partial(file_bytes, self._doc, ready)

    def _make_preamble(self) -> None:
        """Begin pages without a font: ReportLab's would name one that nothing shows, and embed none of it."""
        self._preamble = "1 0 0 1 0 0 cm"

    def number(self, item: pdfdoc.PDFObject) -> int:
        """Add an object to the file, unless it is there already, and give its number."""
        self._doc.Reference(item)
        number: int = self._doc.idToObjectNumberAndVersion[item.__InternalName__][0]
        return number

    @property
    def pages(self) -> list[pdfdoc.PDFPage]:
        """The finished pages."""
        pages: list[pdfdoc.PDFPage] = self._doc.Pages.pages
        return pages

    @property
    def info(self) -> pdfdoc.PDFInfo:
        """The document information dictionary."""
        return self._doc.info

    def drawText(self, text: PDFTextObject) -> None:  # noqa: N802 - ReportLab names it
        """Paint a text object of ReportLab's; raises UntaggedTextError where it shows text outside an artifact."""
        if not self.in_artifact and any(code.endswith(("Tj", "TJ", "T*")) for code in text._code):
            raise UntaggedTextError(text.getCode())
        super().drawText(text)

    def emit(self, operator: str) -> None:
        """Write an operator to the page."""
        self._code.append(operator)

    def set_moment(self, moment: datetime) -> None:
        """Set the time at which the file was made."""
        self._doc._timeStamp = _Moment(moment)

    def set_signature(self, signature: object) -> None:
        """Set the hash that the file identifier is made of; ReportLab's starts from the clock or the environment."""
        self._doc.signature = signature

    def set_fonts(self, fonts: Mapping[str, int]) -> None:
        """Set the fonts of all pages, the numbers of their objects by the names of their resources."""
        references = {name: b"%d 0 R" % number for name, number in fonts.items()}
        self._doc.idToObject["BasicFonts"].dict.update(references)

    def set_catalog(self, **entries: object) -> None:
        """Set entries of the document catalog, those that ReportLab does not know among them."""
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, *entries.keys() - set(catalog.__NoDefault__)]
        for name, value in entries.items():
            setattr(catalog, name, value)

    def set_page(self, page: pdfdoc.PDFPage, **entries: object) -> None:
        """Set entries of a page that ReportLab does not know, and take away its empty transition."""
        page.Trans = None
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, *entries]
        for name, value in entries.items():
            setattr(page, name, value)

    def annotate(self, annotation: pdfdoc.PDFObject) -> int:
        """Add an annotation to the page and give its object number."""
        self._addAnnotation(annotation)
        return self.number(annotation)

    def destination(self, key: str) -> Callable[[], bytes]:
        """Give what gives the explicit destination of an anchor, once the anchor is known."""
        reference, known = self._bookmarkReference(key), self._places

        def make() -> bytes:
            data = known.get(key)
            if data is None:
                data = known[key] = pdfdoc.format(reference, self._doc)
            return data

        return make

    def let_go(self) -> None:
        """Empty the document, once written: it and the canvas hold each other, and with them all that a sheet is."""
        self._doc.__dict__.clear()

    def pack_page(self, page: pdfdoc.PDFPage) -> None:
        """Compress the content of a finished page, which is most of what a long sheet holds."""
        page.Contents = b"%d 0 R" % self.ready.add(compressed(b"", pdfdoc.pdfdocEnc(page.stream)))
        page.stream = None

    def extend_page(self, page: pdfdoc.PDFPage, paint: Callable[[], None]) -> None:
        """Add to a packed page, in a stream of its own, what `paint` paints on the canvas."""
        self._restartAccumulators()
        self.init_graphics_state()
        self._formsinuse.clear()
        paint()
        if self._formsinuse:
            images = self._doc.xobjDict(self._formsinuse)
            if page.XObjects is not None:
                images.dict.update(page.XObjects.dict)
            page.XObjects = images
        if self._code:
            code = pdfdoc.pdfdocEnc("\n".join(self._code))
            page.Contents = b"[%s %d 0 R]" % (page.Contents, self.ready.add(compressed(b"", code)))
        self._code.clear()
