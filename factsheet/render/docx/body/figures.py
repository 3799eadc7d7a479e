"""Figures as inline drawings (ECMA-376 part 1, 20.4.2.8), and the image parts that they show."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from PIL import Image

from factsheet.document.nodes import Figure
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.xml import R, add, emu

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_NAMESPACES = {"wp": _WP, "a": _A, "pic": _PIC}
# Said outright, since LibreOffice takes an eighth of an inch for what is not said, which pushes wide figures out.
_NO_DISTANCE = dict.fromkeys(("distT", "distB", "distL", "distR"), "0")
_FORMATS = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "BMP": "bmp", "TIFF": "tiff"}


@dataclass(frozen=True, slots=True)
class Picture:
    """An image in the package: its relationship, and its size in pixels."""

    relationship: str
    width: int
    height: int


@dataclass(slots=True)
class Pictures:
    """The images of one document; each goes into the package once."""

    part: Part
    images: Mapping[str, bytes]
    context: WritingContext
    _known: dict[str, Picture | None] = field(default_factory=dict)

    def find(self, figure: Figure) -> Picture | None:
        """Give the picture of a figure, or None, reported, where there is none that Word can show."""
        if figure.path not in self._known:
            self._known[figure.path] = self._load(figure)
        return self._known[figure.path]

    def _load(self, figure: Figure) -> Picture | None:
        path = figure.origin.path if figure.origin else None
        data = self.images.get(figure.path)
        if data is None:
            self.context.report("missing-image", f"there is no image {figure.path}", path)
            return None
        found = _inspect(data)
        if found is None:
            formats = ", ".join(_FORMATS)
            self.context.report("unreadable-image", f"{figure.path} is none of {formats}, or damaged", path)
            return None
        extension, width, height = found
        return Picture(self._add_part(data, extension), width, height)

    def _add_part(self, data: bytes, extension: str) -> str:
        number = sum(known is not None for known in self._known.values()) + 1
        name = PackURI(f"/word/media/image{number}.{extension}")
        return self.part.relate_to(Part(name, f"image/{extension}", data), RELATIONSHIP_TYPE.IMAGE)


def _inspect(data: bytes) -> tuple[str, int, int] | None:
    """Give the file extension, width and height of an image, or None for what Word cannot show.

    Decoders of damaged files raise nearly anything, so anything they raise means that the image is damaged.
    """
    try:
        with Image.open(io.BytesIO(data), formats=list(_FORMATS)) as image:
            image.verify()
            return _FORMATS[image.format or ""], *image.size
    except Exception:
        return None


def fitted(picture: Picture, width: float, greatest_height: float) -> tuple[float, float]:
    """Give the size in points of a picture as wide as asked, unless it would be too high."""
    height = width * picture.height / picture.width
    if height <= greatest_height:
        return width, height
    return greatest_height * picture.width / picture.height, greatest_height


def add_drawing(run: etree._Element, picture: Picture, size: tuple[float, float], alt: str, number: int) -> None:
    """Append a drawing of a size in points; `number` is its id and `alt` its alternative text."""
    extent = {"cx": emu(size[0]), "cy": emu(size[1])}
    drawing = etree.SubElement(add(run, "drawing"), f"{{{_WP}}}inline", _NO_DISTANCE, nsmap=_NAMESPACES)
    etree.SubElement(drawing, f"{{{_WP}}}extent", extent)
    own = {"id": str(number), "name": f"Figure {number}", "descr": alt}
    etree.SubElement(drawing, f"{{{_WP}}}docPr", own)
    graphic = etree.SubElement(etree.SubElement(drawing, f"{{{_A}}}graphic"), f"{{{_A}}}graphicData", uri=_PIC)
    element = etree.SubElement(graphic, f"{{{_PIC}}}pic")
    names = etree.SubElement(element, f"{{{_PIC}}}nvPicPr")
    etree.SubElement(names, f"{{{_PIC}}}cNvPr", own)
    etree.SubElement(names, f"{{{_PIC}}}cNvPicPr")
    _add_fill(element, picture.relationship)
    _add_shape(element, extent)


def _add_fill(element: etree._Element, relationship: str) -> None:
    fill = etree.SubElement(element, f"{{{_PIC}}}blipFill")
    etree.SubElement(fill, f"{{{_A}}}blip", {f"{{{R}}}embed": relationship})
    etree.SubElement(etree.SubElement(fill, f"{{{_A}}}stretch"), f"{{{_A}}}fillRect")


def _add_shape(element: etree._Element, extent: dict[str, str]) -> None:
    shape = etree.SubElement(element, f"{{{_PIC}}}spPr")
    transform = etree.SubElement(shape, f"{{{_A}}}xfrm")
    etree.SubElement(transform, f"{{{_A}}}off", x="0", y="0")
    etree.SubElement(transform, f"{{{_A}}}ext", extent)
    geometry = etree.SubElement(shape, f"{{{_A}}}prstGeom", prst="rect")
    etree.SubElement(geometry, f"{{{_A}}}avLst")
