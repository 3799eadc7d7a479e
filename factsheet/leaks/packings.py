"""Bytes that hold other bytes: archives, compressed data at any offset, and bytes written as letters."""

from __future__ import annotations

import base64
import binascii
import bz2
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

from factsheet.leaks.parts import TooMuchError
from factsheet.patterns import late

_MOST_AT_ONCE = 256 * 2**20
_LEAST_PACKED = 6
"""Shorter results of what only looks compressed are taken for chance."""
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_BASE64 = late(rb"[A-Za-z0-9+/_-]{16,}(?:\r?\n[A-Za-z0-9+/_-]+)*={0,2}")
_HEX = late(rb"(?:[0-9A-Fa-f]{2}){12,}")
_ASCII85 = late(rb"<~([!-u z\s]+)~>")
_QUOTED = late(rb"(?:=[0-9A-F]{2}|[!-<>-~ ]|=\r?\n){3,}")

Found = tuple[str, int, bytes]
"""What something is called in what holds it, at which byte it stands there, and what it holds."""


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


def unpacked(data: bytes) -> Iterator[Found]:
    """Give all that bytes hold in packed form; raises TooMuchError where one of them is too large."""
    if b"PK\x03\x04" in data or b"PK\x05\x06" in data:
        yield from _members(data)
    yield from _compressed(data)
    yield from _lettered(data)


def _members(data: bytes) -> Iterator[Found]:
    """Give the files of an archive, by the list at its end and by their own heads, which that may leave out."""
    seen: set[int] = set()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                seen.add(member.header_offset)
                try:
                    with archive.open(member) as file:
                        content = file.read(_MOST_AT_ONCE + 1)
                except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
                    continue
                if len(content) > _MOST_AT_ONCE:
                    raise TooMuchError(f"{member.filename} unpacks to more than 256 MB")
                yield member.filename, member.header_offset, content
                for what, extra in (("comment", member.comment), ("extra field", member.extra)):
                    if extra:
                        yield f"{member.filename} ({what})", member.header_offset, extra
    except (zipfile.BadZipFile, OSError, ValueError):
        pass
    for match in re.finditer(rb"PK\x03\x04", data):
        if match.start() not in seen and (content := _headed(data, match.start())):
            yield "unlisted member", match.start(), content


def _headed(data: bytes, at: int) -> bytes:
    """Give the content of a member by its own head (APPNOTE 4.3.7); nothing where it is none."""
    head = data[at : at + 30]
    if len(head) < 30:
        return b""
    name, extra = (int.from_bytes(head[n : n + 2], "little") for n in (26, 28))
    start = at + 30 + name + extra
    if head[8:10] == b"\x00\x00":
        return data[start : start + int.from_bytes(head[18:22], "little")]
    return _bounded(zlib.decompressobj(-zlib.MAX_WBITS), data[start:])


def _compressed(data: bytes) -> Iterator[Found]:
    """Give what is deflated, at any offset, and what a whole is that bz2 or lzma packed."""
    end = 0
    for match in _ZLIB.finditer(data):
        if match.start() < end:
            continue
        packed = zlib.decompressobj(zlib.MAX_WBITS | 32)
        content = _bounded(packed, data[match.start() :])
        if len(content) >= _LEAST_PACKED:
            if packed.eof:
                end = len(data) - len(packed.unused_data)
            yield "deflated", match.start(), content
    for name, magic, opener in _WHOLE:
        if data.startswith(magic) and (content := _bounded(opener(), data)):
            yield name, 0, content


_WHOLE: tuple[tuple[str, bytes, Callable[[], _Decompressor]], ...] = (
    ("bzip2", b"BZh", bz2.BZ2Decompressor),
    ("xz", b"\xfd7zXZ\x00", lzma.LZMADecompressor),
)


def inflated(data: bytes) -> bytes:
    """Give what is deflated, as far as the data are good; raises TooMuchError where it is too large."""
    return _bounded(zlib.decompressobj(), data)


def _bounded(packed: _Decompressor, data: bytes) -> bytes:
    """Decompress, as far as the data are good; raises TooMuchError."""
    found: list[bytes] = []
    size = 0
    view = memoryview(data)
    for at in range(0, len(view), 65536):
        try:
            content = packed.decompress(bytes(view[at : at + 65536]), _MOST_AT_ONCE + 1 - size)
        except (zlib.error, OSError, lzma.LZMAError, EOFError, ValueError):
            break
        found.append(content)
        size += len(content)
        if size > _MOST_AT_ONCE:
            raise TooMuchError("a part unpacks to more than 256 MB")
        if packed.eof:
            break
    return b"".join(found)


def _lettered(data: bytes) -> Iterator[Found]:
    """Give bytes that are written as letters: base64, hexadecimal, ASCII85, quoted-printable."""
    for match in _BASE64.finditer(data):
        yield from (("base64", match.start(), each) for each in _base64(match[0]))
    for match in _HEX.finditer(data):
        yield "hexadecimal", match.start(), bytes.fromhex(match[0].decode())
    for match in _ASCII85.finditer(data):
        try:
            yield "ASCII85", match.start(), base64.a85decode(match[1])
        except ValueError:
            continue
    if re.search(rb"=[0-9A-F]{2}", data):
        for match in _QUOTED.finditer(data):
            if b"=" in match[0]:
                yield "quoted-printable", match.start(), binascii.a2b_qp(match[0])


def _base64(text: bytes) -> Iterator[bytes]:
    """Give what letters of base64 stand for; those of URLs, too, and those without their end."""
    plain = re.sub(rb"\s", b"", text).rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
    plain = plain[: len(plain) - (len(plain) % 4 == 1)]
    try:
        yield binascii.a2b_base64(plain + b"=" * (-len(plain) % 4))
    except binascii.Error:
        return
