"""How much there may be in an image file: readers take each part of it one by one, and each scan over all pixels.

JPEG is ISO/IEC 10918-1, annex B; PNG is ISO/IEC 15948:2004, clause 5.
"""

import re
from collections.abc import Iterator

MAX_PARTS = 20_000
"""As many segments of a JPEG, or chunks of a PNG, as are read; photographs have some dozens."""
MAX_SCANS = 64
"""As many scans of a JPEG as are decoded; progressive ones have some ten."""
MAX_FILLING = 65_536
"""As many bytes between segments as are passed over."""

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_MARKER = re.compile(rb"\xff+([^\x00\xff])", re.DOTALL)
_SOS, _EOI = 0xDA, 0xD9
_BARE = frozenset([0x01, *range(0xD0, 0xD9)])


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
            at = _end_of_scan(data, at)
        yield start, at, marker


_BEHIND_A_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)


def _end_of_scan(data: bytes, at: int) -> int:
    found = _BEHIND_A_SCAN.search(data, at)
    return found.start() if found else len(data)
