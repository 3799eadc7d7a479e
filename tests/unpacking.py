"""Everything that is in a file, whatever it is packed in: of the standard library alone, and of nothing of the program.

PDF text is read by PDFium besides: what stands there are numbers of glyphs.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress

import pypdfium2

_DEEPEST = 6
_BASE64 = re.compile(rb"[A-Za-z0-9+/\s]{32,}={0,2}")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")
_ENTITY = re.compile(r"&#(x[0-9a-fA-F]+|\d+);")


def texts_in(data: bytes) -> str:
    """Give all that can be read in a file, in small letters, with no blanks: words may be broken by lines and tags."""
    found = "\n".join(text for layer in _layers(data, 0) for text in _readings(layer))
    return re.sub(r"\s+|<[^>]{0,200}>", "", _ENTITY.sub(_character, found)).casefold()


def _character(entity: re.Match[str]) -> str:
    number = entity[1]
    return chr(int(number[1:], 16) if number[0] == "x" else int(number))


def _readings(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", "ignore")
    yield data.decode("latin-1")
    for start in (0, 1):
        yield data[start:].decode("utf-16-be", "ignore")
        yield data[start:].decode("utf-16-le", "ignore")


def _layers(data: bytes, depth: int) -> Iterator[bytes]:
    """Give a file, and whatever is packed in it."""
    yield data
    if depth < _DEEPEST:
        for inner in _packed(data):
            yield from _layers(inner, depth + 1)


def _packed(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"PK"):
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.comment
            for each in archive.infolist():
                yield each.filename.encode() + each.comment + each.extra
                yield archive.read(each)
        return
    if data.startswith(b"%PDF"):
        yield from _pdf(data)
    yield from _deflated(data)
    for found in _BASE64.finditer(data):
        with suppress(binascii.Error):
            text = re.sub(rb"\s", b"", found[0]).rstrip(b"=")
            yield base64.b64decode(text + b"=" * (-len(text) % 4))
    for found in _HEX.finditer(data):
        with suppress(ValueError):
            yield bytes.fromhex(re.sub(rb"\s", b"", found[1]).decode())


def _deflated(data: bytes) -> Iterator[bytes]:
    """Give what any deflated stream of a file holds, wherever it begins."""
    at = data.find(b"x")
    while at >= 0:
        if data[at + 1 : at + 2] in {b"\x01", b"\x5e", b"\x9c", b"\xda"}:
            with suppress(zlib.error):
                inner = zlib.decompressobj().decompress(data[at:])
                if len(inner) > 8:
                    yield inner
        at = data.find(b"x", at + 1)


def _pdf(data: bytes) -> Iterator[bytes]:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        yield page.get_textpage().get_text_bounded().encode("utf-8", "ignore")
    yield repr(document.get_metadata_dict()).encode()
    for item in document.get_toc():
        yield (item.get_title() if hasattr(item, "get_title") else str(item.title)).encode()
