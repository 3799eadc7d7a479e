"""What image files hold beside the image: notes of cameras and programs, thumbnails, what is hung on at the end.

Nothing of it is to be published unseen; what decides how the image looks is not touched, and no pixel is coded anew.
JPEG is ISO/IEC 10918-1, annex B; PNG is ISO/IEC 15948:2004, clauses 5 and 11.
"""

from collections.abc import Iterator

from msgspec import Struct

EXIF, XMP, COMMENT, FRAMES, OTHER, BEHIND = (
    "Exif notes",
    "XMP",
    "comments",
    "further images",
    "other notes",
    "what stands behind its end",
)


class Part(Struct, frozen=True):
    """A piece of an image file; `note` says what it is where it is no part of the image."""

    data: bytes
    note: str | None = None


def without_notes(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Give a PNG or JPEG file with the image alone, and what it held beside it, each kind once.

    Raises ValueError for a file whose parts do not follow each other as they should.
    """
    parts = tuple(_png_parts(data) if data.startswith(_PNG) else _jpeg_parts(data))
    notes = dict.fromkeys(part.note for part in parts if part.note)
    return b"".join(part.data for part in parts if not part.note), tuple(notes)


_PNG = b"\x89PNG\r\n\x1a\n"
_SHOWN = b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP mDCV cLLI".split()
_CHUNKS = {b"eXIf": EXIF, b"tEXt": COMMENT, b"zTXt": COMMENT, b"acTL": FRAMES, b"fcTL": FRAMES, b"fdAT": FRAMES}


def _png_parts(data: bytes) -> Iterator[Part]:
    yield Part(_PNG)
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        kind, size = data[at + 4 : at + 8], int.from_bytes(data[at : at + 4])
        end = at + 12 + size
        if len(data) < end:
            raise ValueError("a chunk ends behind the file")
        yield Part(data[at:end], None if kind in _SHOWN else _chunk_note(kind, data[at + 8 : end - 4]))
        at = end
    if at < len(data):
        yield Part(data[at:], BEHIND)


def _chunk_note(kind: bytes, content: bytes) -> str:
    if kind == b"iTXt":
        return XMP if content.startswith(b"XML:com.adobe.xmp\0") else COMMENT
    return _CHUNKS.get(kind, OTHER)


_APP0, _APP15, _COM, _SOS, _EOI = 0xE0, 0xEF, 0xFE, 0xDA, 0xD9
_BARE = (0x01, *range(0xD0, 0xD9))
"""Markers without a length: TEM, RST0 to RST7, SOI."""
_KEPT = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""What decides on colours: the profile (ICC.1:2022, B.4), and how four inks were coded."""


def _jpeg_parts(data: bytes) -> Iterator[Part]:
    at = 0
    while True:
        at, marker = _marker(data, at)
        if marker == _EOI:
            break
        end = at if marker in _BARE else at + int.from_bytes(data[at : at + 2])
        if end > len(data) or (marker not in _BARE and end < at + 2):
            raise ValueError("a segment ends behind the file")
        yield _segment(marker, data[at:end])
        at = end
        if marker == _SOS:
            end = _end_of_scan(data, at)
            yield Part(data[at:end])
            at = end
    yield Part(b"\xff\xd9")
    if data[at:].strip(b"\0"):
        yield Part(data[at:], BEHIND)


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """Give the place behind the next marker, and its code; any number of 0xFF may stand before that (B.1.1.2)."""
    start = at
    while data[at : at + 1] == b"\xff":
        at += 1
    if at == start or at >= len(data):
        raise ValueError("there is no marker where one should be")
    return at + 1, data[at]


def _end_of_scan(data: bytes, at: int) -> int:
    """Give the place of the marker behind a scan: neither a restart nor a stuffed 0xFF (B.1.1.5)."""
    while (at := data.find(b"\xff", at)) >= 0:
        code = data[at + 1 : at + 2]
        if code != b"\0" and not b"\xd0" <= code <= b"\xd7" and code != b"\xff":
            return at
        at += 1 if code == b"\xff" else 2
    raise ValueError("a scan has no end")


_JFIF, _JFIF_HEAD = b"JFIF\0", 12


def _segment(marker: int, content: bytes) -> Part:
    whole = bytes((0xFF, marker)) + content
    body = content[2:]
    if marker == _APP0 and body.startswith(_JFIF):  # without its thumbnail
        return Part(bytes((0xFF, _APP0, 0, 16)) + body[:_JFIF_HEAD] + b"\0\0")
    if marker in _KEPT and body.startswith(_KEPT[marker]):
        return Part(whole)
    if marker == _COM:
        return Part(whole, COMMENT)
    if _APP0 <= marker <= _APP15:
        return Part(whole, _application_note(body))
    return Part(whole)


def _application_note(body: bytes) -> str:
    if body.startswith(b"Exif\0"):
        return EXIF
    if body.startswith((b"http://ns.adobe.com/xap/", b"http://ns.adobe.com/xmp/")):
        return XMP
    return FRAMES if body.startswith(b"MPF\0") else OTHER
