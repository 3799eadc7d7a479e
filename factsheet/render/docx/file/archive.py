"""The zip file of a package (APPNOTE.TXT 6.3): the same bytes for the same members, and members that are kept deflated.

`zipfile` deflates whatever it writes; styles and lists, most of a file, are the same in every file of a theme.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from struct import Struct

# Version 2.0 to extract; deflated, without flags; midnight of 1 January 1980 as MS-DOS tells it.
_COMMON = Struct("<HHHHHIIIHH")
_VERSION, _FLAGS, _DEFLATED, _TIME, _DATE = 20, 0, 8, 0, 0x21
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION_MADE_BY = Struct("<H").pack(_VERSION)  # and of no operating system
_PLACE = Struct("<HHHII")
_SUMMARY = Struct("<HHHHIIH")
_FILE_ATTRIBUTES = 0o600 << 16


@dataclass(frozen=True, slots=True)
class Member:
    """A deflated file: its check sum, its size before, and its bytes."""

    crc: int
    size: int
    data: bytes

    def header(self, name: bytes) -> bytes:
        """Give what the local header and the central directory both say."""
        sizes = (self.crc, len(self.data), self.size)
        return _COMMON.pack(_VERSION, _FLAGS, _DEFLATED, _TIME, _DATE, *sizes, len(name), 0)


def deflated(data: bytes) -> Member:
    """Deflate a file."""
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(zlib.crc32(data), len(data), packer.compress(data) + packer.flush())


kept_deflated = lru_cache(maxsize=128)(deflated)
"""The same for what the next sheets are likely to have too, such as relationships and running feet."""


def archive(members: Iterable[tuple[str, Member]]) -> bytes:
    """Give the zip file of members by their names (ASCII), in this order."""
    files: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for name, member in members:
        encoded = name.encode("ascii")
        header = member.header(encoded)
        files += (_LOCAL, header, encoded, member.data)
        directory += (_CENTRAL, _VERSION_MADE_BY, header, _PLACE.pack(0, 0, 0, _FILE_ATTRIBUTES, place), encoded)
        place += len(_LOCAL) + len(header) + len(encoded) + len(member.data)
    index = b"".join(directory)
    count = len(directory) // 5
    return b"".join((*files, index, _END, _SUMMARY.pack(0, 0, count, count, len(index), place, 0)))
