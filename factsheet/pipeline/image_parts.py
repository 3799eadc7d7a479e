"""What is published of an image file: the image alone, upright, in 8 bits; its own bytes wherever those will do.

Readers take each part one by one, and each scan over all pixels, so these are bounded. Notes of cameras and programs,
thumbnails and what is hung on at the end are not to be published unseen; what decides how the image looks is not
touched, and pixels are coded anew only where an image is turned or loses bits. JPEG is ISO/IEC 10918-1, annex B; PNG
is ISO/IEC 15948:2004, clauses 5 and 11.
"""

import io
import re
from collections.abc import Iterator
from contextlib import suppress

from msgspec import Struct
from PIL import ExifTags, Image, ImageMath
from PIL.ImageFile import ImageFile

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_APP0, _APP15, _COM, _SOS, _EOI = 0xE0, 0xEF, 0xFE, 0xDA, 0xD9
_BARE = frozenset([0x01, *range(0xD0, 0xD9)])
"""Markers without a length: TEM, RST0 to RST7, SOI."""
_BEHIND_A_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
"""The marker behind a scan: neither a restart nor a stuffed 0xFF (B.1.1.5)."""

MAX_PARTS = 20_000
"""As many segments of a JPEG, or chunks of a PNG, as are read; photographs have some dozens."""
MAX_SCANS = 64
"""As many scans of a JPEG as are decoded; progressive ones have some ten."""
MAX_FILLING = 65_536
"""As many bytes between segments as are passed over."""
_MARKER = re.compile(rb"\xff+([^\x00\xff])", re.DOTALL)


def excess(data: bytes) -> str | None:
    """Give what a PNG or JPEG file has more of than is read, in words behind `has more than`; None for any other."""
    if data.startswith(_PNG):
        return f"{MAX_PARTS:,} chunks" if any(number >= MAX_PARTS for number, _ in enumerate(_chunks(data))) else None
    if not data.startswith(_JPEG):
        return None
    scans = filling = at = 0
    for number, (start, end, marker) in enumerate(_segments(data)):
        scans += marker == _SOS
        filling += start - at
        at = end
        if number >= MAX_PARTS:
            return f"{MAX_PARTS:,} segments"
        if scans > MAX_SCANS:
            return f"{MAX_SCANS} scans"
        if filling > MAX_FILLING:
            return f"{MAX_FILLING:,} bytes between its segments"
    return None


def _chunks(data: bytes) -> Iterator[int]:
    """Give the place of each chunk, as far as there are any."""
    at = len(_PNG)
    while at < len(data):
        yield at
        at += 12 + int.from_bytes(data[at : at + 4])


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Give the place of each marker, that behind its segment and scan, and its code, as far as decoders look.

    Like them it looks on for a marker where none is.
    """
    at = 0
    while found := _MARKER.search(data, at):
        marker, at = found[1][0], found.end()
        if marker == _EOI:
            return
        if marker not in _BARE:
            at += int.from_bytes(data[at : at + 2])
        start = found.end() - 2
        if marker == _SOS:
            behind = _BEHIND_A_SCAN.search(data, at)
            at = behind.start() if behind else len(data)
        yield start, at, marker


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
            behind = _BEHIND_A_SCAN.search(data, at)
            if behind is None:
                raise ValueError("a scan has no end")
            yield Part(data[at : behind.start()])
            at = behind.start()
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


_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""What sets an image of an Exif orientation upright, in Pillow's names."""


def published(data: bytes, image: ImageFile) -> tuple[bytes, tuple[str, ...]]:
    """Give the bytes to publish of a file and the image that was loaded from it, and what the file held besides."""
    try:
        alone, notes = without_notes(data)
    except ValueError:  # Pillow puts up with more disorder
        alone, notes = None, (OTHER,)
    if EXIF in notes and _has_place(image):
        notes = (f"{EXIF} with the place", *(each for each in notes if each != EXIF))
    looks = _in_8_bits(_upright(image))
    if alone is not None and looks is image:
        return alone, notes
    return without_notes(_encoded(looks, image))[0], notes


def _has_place(image: ImageFile) -> bool:
    with suppress(Exception):  # readers of damaged notes raise anything
        return bool(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))
    return False


def _upright(image: Image.Image) -> Image.Image:
    """Turn an image as its Exif orientation asks (Exif 2.32, 4.6.4.A), which PDF and Word would pass over."""
    turn = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    return image if turn is None else image.transpose(Image.Transpose[turn])


def _in_8_bits(image: Image.Image) -> Image.Image:
    """Give a grey image of 16 bits with the greys nearest to its own, which programs would otherwise cut to white."""
    if not image.mode.startswith("I"):
        return image
    deep = image.convert("I")
    grey = deep.point(lambda value: value * (1 / 257) + 0.5).convert("L")
    clear = image.info.get("transparency")
    if isinstance(clear, int):
        grey.putalpha(ImageMath.lambda_eval(lambda bands: (bands["deep"] != clear) * 255, deep=deep).convert("L"))
    return grey


def _encoded(image: Image.Image, source: ImageFile) -> bytes:
    stream = io.BytesIO()
    profile, resolution = source.info.get("icc_profile"), source.info.get("dpi")
    options = {"dpi": resolution} if resolution else {}
    kind = "PNG" if source.format == "PNG" else "JPEG"  # which may be one of several in a file
    image.save(stream, kind, quality=95, icc_profile=profile, **options)
    return stream.getvalue()
