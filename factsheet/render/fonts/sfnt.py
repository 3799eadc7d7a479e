"""What kind of font a file is, by its table directory (OpenType 1.9, organization of a font)."""

from __future__ import annotations

import struct
from os import SEEK_END
from pathlib import Path

_TRUETYPE = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_RECORD = 16


def table_tags(file: Path) -> frozenset[str]:
    """Give the tags of a font's tables; raises ValueError for what is no single, whole TrueType or OpenType font."""
    with file.open("rb") as stream:
        head = stream.read(12)
        if head[:4] not in _TRUETYPE or len(head) < 12:
            raise ValueError("it begins as no TrueType or OpenType font does")
        (count,) = struct.unpack_from(">H", head, 4)
        records = stream.read(_RECORD * count)
        size = stream.seek(0, SEEK_END)
    if len(records) < _RECORD * count:
        raise ValueError("it ends before its first table")
    tables = [struct.unpack_from(">4s4xLL", records, start) for start in range(0, len(records), _RECORD)]
    if any(start + length > size for _, start, length in tables):
        raise ValueError("it ends before its last table")
    return frozenset(tag.decode("latin-1") for tag, _, _ in tables)
