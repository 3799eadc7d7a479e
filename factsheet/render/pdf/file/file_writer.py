"""Writing the file: objects, most of them compressed in object streams; half of a tagged file is structure elements.

Objects in streams are of PDF 1.5 and open to PDF/A-2 (ISO 32000-1 7.5.7 and 7.5.8).
"""

import zlib
from itertools import accumulate
from struct import Struct

_IN_A_STREAM = 400
"""Objects in an object stream: a reader that wants one reads them all."""

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_STREAM_END = b"endstream"
_LEVEL = 4
_place = Struct(">BIH").pack
"""Gives an entry of the cross-reference stream, by the widths that `_write_places` names."""


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

    The objects are taken from those that were ready, so that a long file is not held twice.
    """
    writer = _Writer()
    for number in range(1, ready.count + 1):
        writer.add(number, ready.data.pop(number))
    return writer.finish(trailer)


class _Writer:
    """Lays objects out one after the other, and notes where they stand."""

    def __init__(self) -> None:
        self._parts = [_HEAD]
        self._offset = len(_HEAD)
        self._places: dict[int, bytes] = {0: b"\x00\x00\x00\x00\x00\xff\xff"}
        self._numbers: list[int] = []
        self._packed: list[bytes] = []
        self._streams: list[tuple[list[int], bytes]] = []
        """The object streams, which come last: the numbers of their objects, and themselves."""

    def add(self, number: int, data: bytes) -> None:
        """Add an object; streams stand by themselves."""
        if data[-9:] == _STREAM_END:
            self._write(number, data)
        else:
            self._numbers.append(number)
            self._packed.append(data)
            if len(self._packed) == _IN_A_STREAM:
                self._pack()

    def finish(self, trailer: bytes) -> bytes:
        """Write the object streams and the cross-reference stream, and give the file."""
        if self._packed:
            self._pack()
        last = max([*self._places, *(numbers[-1] for numbers, _ in self._streams)])
        for last, (numbers, packed) in enumerate(self._streams, last + 1):  # noqa: B020 - the last of all is meant
            self._places |= {own: _place(2, last, place) for place, own in enumerate(numbers)}
            self._write(last, packed)
        self._write_places(last + 1, trailer)
        return b"".join(self._parts)

    def _write(self, number: int, data: bytes) -> None:
        self._places[number] = _place(1, self._offset, 0)
        whole = b"%d 0 obj\n%s\nendobj\n" % (number, data)
        self._parts.append(whole)
        self._offset += len(whole)

    def _pack(self) -> None:
        """Make an object stream (ISO 32000-1 7.5.7): numbers and offsets first, then the objects."""
        numbers, data = self._numbers, self._packed
        offsets = accumulate([len(each) + 1 for each in data], initial=0)
        head = b" ".join([b"%d %d" % pair for pair in zip(numbers, offsets, strict=False)]) + b"\n"
        body = head + b"\n".join(data)
        self._streams.append((numbers, compressed(b"/Type/ObjStm/N %d/First %d" % (len(data), len(head)), body)))
        self._numbers, self._packed = [], []

    def _write_places(self, number: int, trailer: bytes) -> None:
        """Write the cross-reference stream (ISO 32000-1 7.5.8), which is the trailer too."""
        start = self._offset
        self._places[number] = _place(1, start, 0)
        table = b"".join([self._places[each] for each in range(number + 1)])
        entries = b"/Type/XRef/W[1 4 2]/Size %d%s" % (number + 1, trailer)
        self._write(number, compressed(entries, table))
        self._parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
