"""The seams: every place where the room relies on what ReportLab does not document, bounded to `reportlab<5.2`.

ReportLab reads and writes images. Importing this module imports it and Pillow, which most sheets need not: import it
where there is an image. It changes two things of ReportLab for the process: streams are binary, and end with an
end-of-line marker.
`tests/render/pdf/file/test_pdf_seams.py` has a test for each seam, which fails where a new ReportLab behaves otherwise.
"""

from collections.abc import Callable, Iterator
from io import BytesIO

from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from factsheet.render.pdf.file.file_writer import ReadyObjects

# Printable streams serve channels of seven bits; they cost a quarter of the size.
rl_config.useA85 = 0

_ENDSTREAM = b"endstream\n"
_format_stream: Callable[[pdfdoc.PDFStream, pdfdoc.PDFDocument], bytes] = pdfdoc.PDFStream.format


def _stream_with_line_end(stream: pdfdoc.PDFStream, document: pdfdoc.PDFDocument) -> bytes:
    """Format a stream with an end-of-line marker before `endstream` (ISO 19005-2 6.1.7.1).

    Always, since data may end in that byte by chance without it being the marker.
    """
    data = _format_stream(stream, document)
    return data.removesuffix(_ENDSTREAM) + b"\n" + _ENDSTREAM


pdfdoc.PDFStream.format = _stream_with_line_end


def read_image(data: bytes) -> ImageReader:
    """Open an image, in RGB or grey whatever it is in; raises OSError where its format is unknown.

    The output intent is an RGB one, beside which ISO 19005-2 6.2.4.3 forbids DeviceCMYK.
    """
    with Image.open(BytesIO(data)) as image:
        if image.mode == "CMYK":
            return ImageReader(image.convert("RGB"))
    return ImageReader(BytesIO(data))


class FileImages:
    """The images of a file, each of them there once; their objects share the numbers of the others."""

    def __init__(self, ready: ReadyObjects) -> None:
        self._ready = ready
        self._canvas = Canvas(BytesIO(), invariant=1)
        self._others = len(self._canvas._doc.numberToId)
        """The objects that ReportLab begins a file with, which ours has not."""

    def draw(self, image: ImageReader, x: float, y: float, width: float, height: float) -> tuple[list[str], str, int]:
        """Give the operators that draw an image, transparent where it is, and the name and number of its object."""
        canvas, document = self._canvas, self._canvas._doc
        operators: list[str] = []
        canvas._code = operators
        document.objectcounter = self._ready.count
        canvas.drawImage(image, x, y, width, height, mask="auto")
        self._ready.count = document.objectcounter
        name = pdfdoc.xObjectName(canvas._formsinuse[-1])
        return operators, name, document.idToObjectNumberAndVersion[name][0]

    def finish(self) -> None:
        """Add the objects, and those that formatting them adds, once all others have their numbers."""
        document = self._canvas._doc
        document.objectcounter = self._ready.count
        self._ready.data |= {number: _formatted(document, number) for number in self._numbers()}
        self._ready.count = document.objectcounter
        document.__dict__.clear()  # it and the canvas hold each other

    def _numbers(self) -> Iterator[int]:
        """Give the numbers of the objects, also of those that are added meanwhile."""
        numbers, done = self._canvas._doc.numberToId, self._others
        while done < len(numbers):
            yield [*numbers][done]
            done += 1


def _formatted(document: pdfdoc.PDFDocument, number: int) -> bytes:
    item = document.idToObject[document.numberToId[number]]
    data: bytes = pdfdoc.pdfdocEnc(pdfdoc.format(item, document, toplevel=1))
    return data.rstrip()
