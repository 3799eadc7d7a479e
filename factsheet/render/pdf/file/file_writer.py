"""Writing the file: objects, most of them compressed in object streams; half of a tagged file is structure elements.

Objects in streams are of PDF 1.5 and open to PDF/A-2 (ISO 32000-1 7.5.7 and 7.5.8).
"""

import zlib
from collections.abc import Sequence
from functools import partial
from itertools import accumulate, chain, compress
from operator import add, methodcaller
from struct import Struct

_IN_A_STREAM = 400
"""Objects in an object stream: a reader that wants one reads them all."""

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_LEVEL = 4
_is_stream = methodcaller("endswith", b"endstream")
_place = Struct(">BIH").pack
"""Gives an entry of the cross-reference stream, of the widths that its dictionary names."""


class ReadyObjects:
    """Indirect objects that are bytes from the start, by their numbers; `count` is the last number that is taken."""

    def __init__(self) -> None:
        # Nothing refers to the first one. It has always been there, and files stay the same.
        self.data = {1: b"<<\n\n>>"}
        self.count = 1

    def reserve(self, count: int = 1) -> int:
        """Take the next numbers and give the first of them."""
        first = self.count + 1
        self.count += count
        return first

    def add(self, data: bytes) -> int:
        """Add an object and give its number."""
        number = self.reserve()
        self.data[number] = data
        return number


def stream(entries: bytes, data: bytes) -> bytes:
    """Give a stream object; an end-of-line marker always stands before `endstream` (ISO 19005-2 6.1.7.1)."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def compressed(entries: bytes, data: bytes) -> bytes:
    """Give a stream object of deflated data (ISO 32000-1 7.4.4)."""
    return stream(entries + b"/Filter/FlateDecode", zlib.compress(data, _LEVEL))


def text_string(text: str) -> bytes:
    """Give a text string object: ASCII in parentheses, anything else in UTF-16 (ISO 32000-1 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})".encode("ascii")
    return b"<FEFF%s>" % text.encode("utf-16-be", "replace").hex().upper().encode("ascii")


def file_bytes(ready: ReadyObjects, trailer: bytes) -> bytes:
    """Give the whole file: header, objects, cross-reference stream, whose dictionary has the entries of the trailer.

    Streams stand by themselves, object streams with all others come last (ISO 32000-1 7.5.7 and 7.5.8). The objects are
    taken from those that were ready, so that a long file is not held twice.
    """
    writer, data, last = _Writer(), ready.data, ready.count
    for number in sorted(compress(data, map(_is_stream, data.values()))):
        writer.write(number, data.pop(number))
    packed = sorted(data)
    for start in range(0, len(packed), _IN_A_STREAM):
        last += 1
        numbers = packed[start : start + _IN_A_STREAM]
        writer.places.update(zip(numbers, map(partial(_place, 2, last), range(len(numbers))), strict=True))
        writer.write(last, _object_stream(numbers, [*map(data.pop, numbers)]))
    start, last = writer.offset, last + 1
    writer.places[last] = _place(1, start, 0)
    table = b"".join(map(writer.places.__getitem__, range(last + 1)))
    writer.write(last, compressed(b"/Type/XRef/W[1 4 2]/Size %d%s" % (last + 1, trailer), table))
    return b"".join([*writer.parts, b"startxref\n%d\n%%%%EOF\n" % start])


def _object_stream(numbers: Sequence[int], data: Sequence[bytes]) -> bytes:
    """Give objects as a stream: numbers and offsets first, then the objects."""
    offsets = map(add, accumulate(map(len, data), initial=0), range(len(data)))
    pairs = (b"%d %d " * len(data)) % tuple(chain.from_iterable(zip(numbers, offsets, strict=False)))
    body = pairs[:-1] + b"\n" + b"\n".join(data)
    return compressed(b"/Type/ObjStm/N %d/First %d" % (len(data), len(pairs)), body)


class _Writer:
    """Lays objects out one after the other, and notes where they stand: the entries of the cross-reference stream."""

    def __init__(self) -> None:
        self.parts = [_HEAD]
        self.offset = len(_HEAD)
        self.places: dict[int, bytes] = {0: b"\x00\x00\x00\x00\x00\xff\xff"}

    def write(self, number: int, data: bytes) -> None:
        """Add an object."""
        self.places[number] = _place(1, self.offset, 0)
        whole = b"%d 0 obj\n%s\nendobj\n" % (number, data)
        self.parts.append(whole)
        self.offset += len(whole)
