"""What a file is by its first bytes, for whoever is given one of another kind than is read there."""

import re
from enum import StrEnum


class FileKind(StrEnum):
    """A kind of file, in the words by which users are told of it."""

    WORD = "a Word file"
    EXCEL = "an Excel workbook"
    OPEN_DOCUMENT = "an OpenDocument file"
    ZIP = "a ZIP archive"
    OLD_OFFICE = "a file of an old Microsoft Office"
    PDF = "a PDF"
    RTF = "a text in RTF"
    PAGE = "a web page"
    XML = "an XML file"
    SVG = "a drawing in SVG"
    EPS = "a drawing in EPS"
    METAFILE = "a Windows metafile"
    PNG = "a PNG image"
    JPEG = "a JPEG image"
    HEIC = "a HEIC image"
    AVIF = "an AVIF image"
    WEBP = "a WebP image"
    GIF = "a GIF image"
    TIFF = "a TIFF image"
    BMP = "a BMP image"
    ICON = "an icon"
    FONT = "a font"
    PACKED = "a packed file"
    LFS = "what stands for a file in Git LFS"


DRAWINGS = frozenset([FileKind.SVG, FileKind.EPS, FileKind.METAFILE])
IMAGES = DRAWINGS | {each for each in FileKind if each.endswith(" image")} | {FileKind.ICON}
OFFICE = frozenset([FileKind.WORD, FileKind.EXCEL, FileKind.OPEN_DOCUMENT, FileKind.OLD_OFFICE])

HINTS = {
    **dict.fromkeys((FileKind.ZIP, FileKind.PACKED), "unpack it, and name a file of it"),
    FileKind.LFS: "fetch the file itself: `git lfs pull`",
}
"""What to do about files of these kinds, wherever a text is wanted."""

_BEFORE = rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*"
_SIGNS = (
    (rb"PK\x03\x04", b"word/document.xml", FileKind.WORD),
    (rb"PK\x03\x04", b"xl/workbook.xml", FileKind.EXCEL),
    (rb"PK\x03\x04", b"application/vnd.oasis.opendocument", FileKind.OPEN_DOCUMENT),
    (rb"PK\x03\x04", b"", FileKind.ZIP),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", FileKind.OLD_OFFICE),
    (rb"\s*%PDF-", b"", FileKind.PDF),
    (rb"\s*\{\\rtf", b"", FileKind.RTF),
    (_BEFORE + rb"(?i:<(?:!doctype\s+html|html|head|body)\b)", b"", FileKind.PAGE),
    (_BEFORE + rb"<(?:\w+:)?svg\b", b"", FileKind.SVG),
    (rb"(?:\xef\xbb\xbf)?\s*<\?xml\b", b"", FileKind.XML),
    (rb"%!PS|\xc5\xd0\xd3\xc6", b"", FileKind.EPS),
    (rb"\x01\0{3}.{36} EMF|\xd7\xcd\xc6\x9a", b"", FileKind.METAFILE),
    (rb"\x89PNG\r\n", b"", FileKind.PNG),
    (rb"\xff\xd8\xff", b"", FileKind.JPEG),
    (rb"\0{3}.ftyp(?:hei|hev|mif|msf)", b"", FileKind.HEIC),
    (rb"\0{3}.ftypavi", b"", FileKind.AVIF),
    (rb"RIFF.{4}WEBP", b"", FileKind.WEBP),
    (rb"GIF8[79]a", b"", FileKind.GIF),
    (rb"II[*+]\0|MM\0[*+]", b"", FileKind.TIFF),
    (rb"BM.{4}\0{4}", b"", FileKind.BMP),
    (rb"\0\0\x01\0", b"", FileKind.ICON),
    (rb"\0\x01\0\0|OTTO|ttcf|wOF[F2]", b"", FileKind.FONT),
    (rb"\x1f\x8b|BZh\d|\xfd7zXZ|7z\xbc\xaf|Rar!\x1a", b"", FileKind.PACKED),
    (rb"version https://git-lfs", b"", FileKind.LFS),
)
"""What the first bytes of files are, what else stands in them, and what they are then."""
_BEGINNINGS = (
    *(b"PK", b"%PDF", b"%!PS", b"{", b"<", b"\xef\xbb\xbf", b"version https", b"OTTO", b"ttcf", b"wOF"),
    *(b"\0", b"\1\0", b"\x1f\x8b", b"\x89", b"\xc5", b"\xd0", b"\xd7", b"\xfd7z", b"\xff"),
    *(b"7z", b"BM", b"BZh", b"GIF8", b"II", b"MM\0", b"RIFF", b"Rar!"),
)
"""How they begin, white space aside: next to no meeting begins so."""
_LOOKED_AT = 4096


def file_kind(data: bytes) -> FileKind | None:
    """Give the kind of a file that has a signature of its own; None for any other, as texts are."""
    start = data[:_LOOKED_AT]
    if not start.lstrip().startswith(_BEGINNINGS):
        return None
    return next((kind for sign, inside, kind in _SIGNS if re.match(sign, start, re.DOTALL) and inside in data), None)
