"""Figures as inline drawings (ECMA-376 part 1, 20.4.2.8), and the image parts that they show."""

import io
from collections.abc import Mapping

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from msgspec import Struct, field
from PIL import Image

from factsheet.document.nodes import Figure
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.xml import emu, quoted

# Distances are said, since LibreOffice takes an eighth of an inch for what is not said, which pushes wide figures out.
_DRAWING = """\
<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"\
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"\
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"\
 distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr {own}{rest}\
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>\
<pic:nvPicPr><pic:cNvPr {own}/><pic:cNvPicPr/></pic:nvPicPr>\
<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>\
</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"""
_DECORATIVE = """\
><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative\
 xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></wp:docPr>"""
_FORMATS = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "BMP": "bmp", "TIFF": "tiff"}


class Picture(Struct, frozen=True):
    """An image in the package: its relationship, and its width and height in pixels."""

    relationship: str
    pixels: tuple[int, int]


class Pictures(Struct):
    """The images of one part of a document, whose files have a name; each goes into the package once."""

    part: Part
    images: Mapping[str, bytes]
    context: WritingContext
    name: str = "image"
    _known: dict[str, Picture | None] = field(default_factory=dict)

    def find(self, figure: Figure) -> Picture | None:
        """Give the picture of a figure, or None, reported, where there is none that Word can show."""
        if figure.path not in self._known:
            self._known[figure.path] = self._load(figure)
        return self._known[figure.path]

    def _load(self, figure: Figure) -> Picture | None:
        data = self.images.get(figure.path)
        if data is None:
            self.context.report.add("missing-image", f"there is no image {figure.path}", figure.origin)
            return None
        found = _inspect(data)
        if found is None:
            formats = ", ".join(_FORMATS)
            self.context.report.add(
                "unreadable-image", f"{figure.path} is none of {formats}, or damaged", figure.origin
            )
            return None
        extension, pixels = found
        number = sum(known is not None for known in self._known.values()) + 1
        part = Part(PackURI(f"/word/media/{self.name}{number}.{extension}"), f"image/{extension}", data)
        return Picture(self.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE), pixels)


def _inspect(data: bytes) -> tuple[str, tuple[int, int]] | None:
    """Give the file extension, and width and height of an image, or None for what Word cannot show.

    Decoders of damaged files raise nearly anything, so anything they raise means that the image is damaged.
    """
    try:
        with Image.open(io.BytesIO(data), formats=list(_FORMATS)) as image:
            image.verify()
            return _FORMATS[image.format or ""], image.size
    except Exception:
        return None


def drawing(picture: Picture, size: tuple[float, float], alt: str | None, number: int) -> str:
    """Give a drawing of a size in points; `number` is its id, `alt` its alternative text, None where it decorates."""
    own = f'id="{number}" name="Figure {number}" descr={quoted(alt or "")}'
    extent, rest = f'cx="{emu(size[0])}" cy="{emu(size[1])}"', _DECORATIVE if alt is None else "/>"
    return _DRAWING.format(own=own, extent=extent, rest=rest, relationship=picture.relationship)
