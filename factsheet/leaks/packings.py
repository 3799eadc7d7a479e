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
from typing import NamedTuple, Protocol

from factsheet.leaks.parts import TooMuchError
from factsheet.patterns import late

_MOST_AT_ONCE = 64 * 2**20
_USUAL_AT_ONCE = 16 * 2**20
_MOST_TIMES = 100
"""What unpacks to more than is usual must not be so many times smaller: it would be made to fill memory."""
_LEAST_PACKED = 6
"""Shorter results of what only looks compressed are taken for chance."""
_MOST_FOR_XZ = 64 * 2**20
"""Bytes of memory that the dictionary of xz may take."""
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
_BASE64 = late(rb"[A-Za-z0-9+/_-]{16,}(?:\r?\n[A-Za-z0-9+/_-]+)*={0,2}")
_HEX = late(rb"(?:[0-9A-Fa-f]{2}){12,}")
_ASCII85 = late(rb"<~([!-u z\s]+)~>")
_QUOTED = late(rb"(?:=[0-9A-F]{2}|[!-<>-~ ]|=\r?\n){3,}")


class Found(NamedTuple):
    """What something is called in what holds it, at which byte it stands there, and what it holds.

    `unread` says why it is not all that it holds, if so; `is_named` tells whether the file itself calls it that, and
    so may hold in its name what it must not.
    """

    name: str
    offset: int
    data: bytes
    unread: str = ""
    is_named: bool = True


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


def unpacked(data: bytes) -> Iterator[Found]:
    """Give all that bytes hold in packed form; raises TooMuchError where one of them is too large."""
    sealed = next((what for magic, what in _SEALED if data.startswith(magic)), None)
    if sealed or (data.startswith(_OLE) and _ENCRYPTED in data):
        yield Found("", 0, b"", f"it is {sealed or 'an encrypted file of Office'}, which is not unpacked")
    yield from members(data)
    yield from _compressed(data)
    yield from _lettered(data)


_SEALED = (
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "packed by Zstandard"),
    (b"\x04\x22\x4d\x18", "packed by LZ4"),
    (b"LZIP\x01", "packed by lzip"),
    (b"MSCF\0\0\0\0", "a cabinet"),
    (b"-----BEGIN PGP MESSAGE", "an encrypted message"),
    (b"Salted__", "encrypted"),
)
"""How files begin of which nothing can be read, and what they are."""
_OLE, _ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")


def members(data: bytes) -> Iterator[Found]:
    """Give the files of an archive, by the list at its end and by their own heads, which that may leave out."""
    if b"PK\x03\x04" not in data and b"PK\x05\x06" not in data:
        return
    seen: set[int] = set()
    for archive, member in _listed(data):
        seen.add(member.header_offset)
        yield _member(archive, member, data)
        for what, extra in (("comment", member.comment), ("extra field", member.extra)):
            if extra:
                yield Found(f"{member.filename} ({what})", member.header_offset, extra)
    for match in re.finditer(rb"PK\x03\x04", data):
        if match.start() not in seen:
            yield _headed("unlisted member", data, match.start())


def _listed(data: bytes) -> list[tuple[zipfile.ZipFile, zipfile.ZipInfo]]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception:  # a damaged list raises anything
        return []
    return [(archive, member) for member in archive.infolist()]


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, data: bytes) -> Found:
    """Give a member of an archive; of one that is damaged, what can be read by its own head."""
    most = _most(member.compress_size)
    try:
        with archive.open(member) as file:
            content = file.read(most + 1)
    except Exception:  # readers of damaged members raise anything
        found = _headed(member.filename, data, member.header_offset)
        return found._replace(unread=found.unread or f"{member.filename} is damaged or cut short")
    if len(content) > most:
        raise TooMuchError(f"{member.filename} unpacks to much more than it has")
    return Found(member.filename, member.header_offset, content)


def _headed(name: str, data: bytes, at: int) -> Found:
    """Give the content of a member by its own head (APPNOTE 4.3.7), as far as it can be read."""
    head = data[at : at + 30]
    if len(head) < 30:
        return Found(name, at, b"", f"{name} is cut short")
    flags, method = (int.from_bytes(head[n : n + 2], "little") for n in (6, 8))
    packed, named, extra = (int.from_bytes(head[n : n + size], "little") for n, size in ((18, 4), (26, 2), (28, 2)))
    start = at + 30 + named + extra
    if flags & 1:
        return Found(name, at, b"", f"{name} is encrypted")
    if method == zipfile.ZIP_STORED:
        return Found(name, at, data[start : start + packed] if packed else b"")
    if method != zipfile.ZIP_DEFLATED:
        return Found(name, at, b"", f"{name} is packed by method {method}, or damaged")
    content, whole = _bounded(zlib.decompressobj(-zlib.MAX_WBITS), data, start)
    return Found(name, at, content, "" if whole else f"{name} is damaged or cut short")


def _compressed(data: bytes) -> Iterator[Found]:
    """Give what is deflated, at any offset, and what a whole is that gzip, bz2 or lzma packed."""
    end = 0
    for match in _ZLIB.finditer(data):
        if match.start() < end:
            continue
        packed = zlib.decompressobj(zlib.MAX_WBITS | 32)
        content, whole = _bounded(packed, data, match.start())
        damaged = not whole and not match.start() and data.startswith(b"\x1f\x8b")
        if len(content) >= _LEAST_PACKED or damaged:
            end = len(data) - len(packed.unused_data) if whole else end
            unread = "it is damaged or cut short" if damaged else ""
            yield Found("deflated", match.start(), content, unread, is_named=False)
    for name, magic, opener in _WHOLE:
        if data.startswith(magic):
            content, whole = _bounded(opener(), data, 0)
            yield Found(name, 0, content, "" if whole else "it is damaged or cut short", is_named=False)


_WHOLE: tuple[tuple[str, bytes, Callable[[], _Decompressor]], ...] = (
    ("bzip2", b"BZh", bz2.BZ2Decompressor),
    ("xz", b"\xfd7zXZ\x00", lambda: lzma.LZMADecompressor(memlimit=_MOST_FOR_XZ)),
)


def inflated(data: bytes) -> tuple[bytes, bool]:
    """Give what is deflated, as far as the data are good, and whether that is all of it; raises TooMuchError."""
    return _bounded(zlib.decompressobj(), data, 0)


def _most(packed: int) -> int:
    """Give how many bytes may be packed in so many."""
    return min(_MOST_AT_ONCE, max(_USUAL_AT_ONCE, _MOST_TIMES * packed))


def _bounded(packed: _Decompressor, data: bytes, start: int) -> tuple[bytes, bool]:
    """Decompress from a byte on, as far as the data are good; tells whether they end well. Raises TooMuchError.

    Pieces are small at first: most that looks compressed is not.
    """
    found: list[bytes] = []
    size, at, step = 0, start, 512
    while at < len(data) and not packed.eof:
        piece = data[at : at + step]
        at, step = at + len(piece), min(2 * step, 65536)
        most = _most(at - start)
        try:
            content = packed.decompress(piece, most + 1 - size)
        except (zlib.error, OSError, lzma.LZMAError, EOFError, ValueError, MemoryError):
            return b"".join(found), False
        found.append(content)
        size += len(content)
        if size > most:
            raise TooMuchError("a part unpacks to much more than it has")
    return b"".join(found), packed.eof


def _lettered(data: bytes) -> Iterator[Found]:
    """Give bytes that are written as letters: base64, hexadecimal, ASCII85, quoted-printable."""
    for match in _BASE64.finditer(data):
        yield from (Found("base64", match.start(), each, is_named=False) for each in _base64(match[0]))
    for match in _HEX.finditer(data):
        yield Found("hexadecimal", match.start(), bytes.fromhex(match[0].decode()), is_named=False)
    for match in _ASCII85.finditer(data):
        try:
            yield Found("ASCII85", match.start(), base64.a85decode(match[1]), is_named=False)
        except ValueError:
            continue
    if re.search(rb"=[0-9A-F]{2}", data):
        for match in _QUOTED.finditer(data):
            if b"=" in match[0]:
                yield Found("quoted-printable", match.start(), binascii.a2b_qp(match[0]), is_named=False)


def _base64(text: bytes) -> Iterator[bytes]:
    """Give what letters of base64 stand for; those of URLs, too, and those without their end."""
    plain = re.sub(rb"\s", b"", text).rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
    plain = plain[: len(plain) - (len(plain) % 4 == 1)]
    try:
        yield binascii.a2b_base64(plain + b"=" * (-len(plain) % 4))
    except binascii.Error:
        return
