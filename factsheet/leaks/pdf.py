"""A PDF: its objects, those in object streams among them, the strings in them, and the text of pages by their fonts.

Objects are found by their heads and not by a table, so that what no page shows any more is read, too (ISO 32000-1 7.5).
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import pairwise

from msgspec import Struct

from factsheet.leaks.cmaps import CMap, read_cmap, unhex
from factsheet.leaks.packings import inflated

_OBJECT = re.compile(rb"(?<![\d])(\d{1,10})\s+\d{1,5}\s+obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_FONT = re.compile(rb"/([\w.+-]+)\s+(\d{1,10})\s+\d+\s+R")
_UNICODE = re.compile(rb"/ToUnicode\s+(\d{1,10})\s+\d+\s+R")
_CONTENTS = re.compile(rb"/Contents\s*(\[[^\]]*\]|\d{1,10}\s+\d+\s+R)")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d+\s+R")
_WITH_FONTS = frozenset((b"Resources", b"Font", b"Parent"))
_DEEPEST = 5
"""A page, what it takes resources from, these, and the fonts in them may each be an object."""
_FILTER = re.compile(rb"/(FlateDecode|Fl|ASCIIHexDecode|AHx|ASCII85Decode|A85|RunLengthDecode|RL|LZWDecode|LZW)\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_TOKEN = re.compile(
    rb"(?P<hex><[0-9A-Fa-f\s]*>)|(?P<string>\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\))"
    rb"|/(?P<name>[^\s<>\[\]()/%{}]+)|(?P<word>[^\s<>\[\]()/%{}]+)|<<|>>|[\[\]]|%[^\r\n]*",
    re.DOTALL,
)
_NAME = re.compile(rb"/([^\s<>\[\]()/%{}]+)")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\r": b"", b"\n": b"", b"\r\n": b""}
_BREAKS = {b"Td", b"TD", b"T*", b"Tm", b"ET", b"'", b'"'}
_SPACE_IN_TJ = 180
"""Thousandths of the size by which a piece of text stands off the one before where there is a space between."""


Fonts = Mapping[bytes, tuple[CMap, ...]]
"""What codes mean, by the names that pages have for fonts: in several where a name stands for several."""


class PdfObject(Struct, frozen=True):
    """An object: its number, the byte at which it stands, what stands before its stream, and the stream, inflated.

    `unread` says why that is not all of the stream, if so.
    """

    number: int
    offset: int
    head: bytes
    stream: bytes = b""
    unread: str = ""


def is_pdf(data: bytes) -> bool:
    """Tell whether bytes are those of a PDF, which may have some others before it."""
    return b"%PDF-" in data[:1024]


class Pdf:
    """The objects of a file, and what can be read in them.

    `take` is told of the bytes that streams unpack to, and of those that are read once more.
    """

    def __init__(self, data: bytes, take: Callable[[int], None]) -> None:
        self._take = take
        self.objects = list(_objects(data, take))
        self.is_encrypted = any(b"/Encrypt" in each.head for each in self.objects) or b"/Encrypt" in data[-4096:]
        self._by_number: dict[int, list[PdfObject]] = {}
        for each in self.objects:
            self._by_number.setdefault(each.number, []).append(each)
        self._read, self._maps_of, self._named_by = cache(read_cmap), cache(self._cmaps), cache(self._names_in)
        self._shown_by: dict[int, set[int]] = {}
        for each in self.objects:
            for contents in _CONTENTS.finditer(each.head):
                for number in _REFERENCE.findall(contents[1]):
                    self._shown_by.setdefault(int(number), set()).add(each.number)

    def _names_in(self, number: int) -> tuple[dict[tuple[bytes, int], None], set[int]]:
        """Give what all versions of an object name, and the objects that may name fonts for it."""
        heads = [version.head for version in self._by_number.get(number, ())]
        named = {(match[1], int(match[2])): None for head in heads for match in _FONT.finditer(head)}
        return named, {font for name, font in named if name in _WITH_FONTS}

    def _fonts_for(self, each: PdfObject) -> Fonts:
        """Give what codes mean by the names in a stream.

        They are those of its own fonts and of the pages that show it; where these have no such name, of all there are.
        """
        owners, found = {each.number, *self._shown_by.get(each.number, ())}, dict[tuple[bytes, int], None]()
        for _ in range(_DEEPEST):
            read = [*map(self._named_by, owners)]
            found |= {name: None for named, _ in read for name in named}
            owners = {number for _, numbers in read for number in numbers}
        maps, known = self._maps(found), {name for name, _ in found}
        names = dict.fromkeys(_NAME.findall(each.stream))
        return {name: (maps if name in known else self._all_fonts).get(name, ()) for name in names}

    @cached_property
    def _all_fonts(self) -> Fonts:
        return self._maps({name: None for number in self._by_number for name in self._named_by(number)[0]})

    def _maps(self, named: Iterable[tuple[bytes, int]]) -> Fonts:
        """Give the maps of named fonts, by their names, each once."""
        found: dict[bytes, dict[int, CMap]] = {}
        for name, font in named:
            for cmap in self._maps_of(font):
                found.setdefault(name, {})[id(cmap)] = cmap
        return {name: tuple(cmaps.values()) for name, cmaps in found.items()}

    def _cmaps(self, font: int) -> tuple[CMap, ...]:
        """Give the maps of characters that any version of a font names, each of them in all its own versions."""
        heads = (version.head for version in self._by_number.get(font, ()))
        numbers = dict.fromkeys(int(match[1]) for head in heads for match in _UNICODE.finditer(head))
        streams = dict.fromkeys(each.stream for number in numbers for each in self._by_number.get(number, ()))
        return tuple(map(self._read, streams))

    @property
    def pages(self) -> int:
        """How many pages it has, those that nothing shows any more among them."""
        return sum(len(_PAGE.findall(each.head)) for each in self.objects)

    def letters(self, each: PdfObject) -> frozenset[str]:
        """Give the letters that a font can show whose map of characters an object is; none of any other object."""
        is_map = b"beginbfchar" in each.stream or b"beginbfrange" in each.stream
        return self._read(each.stream).letters if is_map else frozenset()

    def texts(self, each: PdfObject) -> tuple[str, ...]:
        """Give what can be read in an object: its strings, and where it shows text, that text by each font."""
        found = [_strings_in(each.head)]
        if b"begincmap" not in each.stream:
            if _shows_text(each.stream):
                found += self._shown(each)
            elif _is_plain(each.stream):
                found.append(_strings_in(each.stream))
        return tuple(text for text in found if text.strip())

    def _shown(self, each: PdfObject) -> Iterator[str]:
        """Give the text of a content stream; where a name stands for several fonts, once by each."""
        fonts = self._fonts_for(each)
        for choice in range(max((1, *map(len, fonts.values())))):
            self._take(len(each.stream) if choice else 0)
            yield "".join(_pieces(each.stream, fonts, choice))


def _pieces(content: bytes, fonts: Fonts, choice: int) -> Iterator[str]:
    """Give the text of a content stream, piece by piece, by one of the maps of each name."""
    cmap: CMap | None = None
    name, array = b"", False
    for token in _TOKEN.finditer(content):
        kind, text = token.lastgroup, token[0]
        if kind == "name":
            name = token["name"]
        elif kind == "word":
            if text == b"Tf":
                known = fonts.get(name, ())
                cmap = known[min(choice, len(known) - 1)] if known else None
            elif text in _BREAKS:
                yield "\n"
            elif array and _is_wide(text):
                yield " "
        elif text in {b"[", b"]"}:
            array = text == b"["
        elif kind in {"hex", "string"}:
            code = _bytes_of(token)
            yield cmap.read(code) if cmap else _text_string(code)


def _is_wide(number: bytes) -> bool:
    try:
        return float(number) < -_SPACE_IN_TJ
    except ValueError:
        return False


def _objects(data: bytes, take: Callable[[int], None]) -> Iterator[PdfObject]:
    heads = [*_OBJECT.finditer(data)]
    ends = [*(each.start() for each in heads[1:]), len(data)]
    for match, end in zip(heads, ends, strict=False):
        body = data[match.end() : end]
        stream = _STREAM.search(body)
        head = body[: stream.start()] if stream else body
        content, unread = _filtered(head, body[stream.end() :]) if stream else (b"", "")
        take(len(content))
        yield PdfObject(int(match[1]), match.start(), head, content, unread)
        if b"/ObjStm" in head:
            yield from _in_stream(match.start(), head, content)
    if not heads:
        yield PdfObject(0, 0, data)
    trailer = data.rfind(b"trailer")
    if trailer >= 0:
        yield PdfObject(0, trailer, data[trailer:])


def _in_stream(offset: int, head: bytes, content: bytes) -> Iterator[PdfObject]:
    """Give the objects of an object stream (7.5.7): pairs of number and place stand before them."""
    first = re.search(rb"/First\s+(\d{1,10})", head)
    if not first:
        return
    start = int(first[1])
    numbers = [int(each[:10]) for each in re.findall(rb"\d+", content[:start])]
    pairs = sorted(zip(numbers[::2], numbers[1::2], strict=False), key=lambda pair: pair[1])
    for (number, at), (_, following) in pairwise([*pairs, (0, len(content))]):
        yield PdfObject(number, offset, content[start + at : start + following])


_MOST_FILTERS = 4
_MOST_OF_RUNS = 2**22


def _filtered(head: bytes, data: bytes) -> tuple[bytes, str]:
    """Give a stream without its filters (7.4), and why that is not all of it; those of images are not looked at."""
    end = data.rfind(b"endstream")
    data, unread = data[:end] if end >= 0 else data, "" if end >= 0 else "its stream is cut short"
    names = _FILTER.findall(head) if data.strip() else []
    if len(names) > _MOST_FILTERS:
        return data, f"its stream is packed {len(names)} times"
    for name in names:
        if name in {b"FlateDecode", b"Fl"}:
            data, whole = inflated(data)
            unread = unread if whole else "its stream is damaged or cut short"
        elif name in {b"LZWDecode", b"LZW"}:
            return data, "its stream is packed by LZW"
        elif name in {b"ASCIIHexDecode", b"AHx"}:
            data = unhex(data.partition(b">")[0])
        elif name in {b"ASCII85Decode", b"A85"}:
            data = _ascii85(data)
        else:
            data, whole = _run_lengths(data)
            unread = unread if whole else "its stream has too many runs"
    return data, unread


def _ascii85(data: bytes) -> bytes:
    try:
        return base64.a85decode(b"<~" + data.strip().removeprefix(b"<~").partition(b"~>")[0] + b"~>", adobe=True)
    except ValueError:
        return data


def _run_lengths(data: bytes) -> tuple[bytes, bool]:
    found, at = bytearray(), 0
    while at + 1 < len(data) and data[at] != 128 and len(found) < _MOST_OF_RUNS:
        length = data[at]
        if length < 128:
            found += data[at + 1 : at + 2 + length]
            at += length + 2
        else:
            found += data[at + 1 : at + 2] * (257 - length)
            at += 2
    return bytes(found), len(found) < _MOST_OF_RUNS


def _shows_text(stream: bytes) -> bool:
    return re.search(rb"\bT[jJ]\b|\)\s*['\"]", stream) is not None


def _is_plain(stream: bytes) -> bool:
    return b"\x00" not in stream[:4096]


def _strings_in(data: bytes) -> str:
    """Give the text strings in bytes, a line each."""
    found = (token for token in _TOKEN.finditer(data) if token.lastgroup in {"hex", "string"})
    return "\n".join(_text_string(_bytes_of(token)) for token in found)


def _bytes_of(token: re.Match[bytes]) -> bytes:
    if token.lastgroup == "hex":
        return unhex(token[0][1:-1])
    return _ESCAPED.sub(_unescaped, token[0][1:-1])


def _unescaped(match: re.Match[bytes]) -> bytes:
    found = match[1]
    return bytes([int(found, 8) & 255]) if found[:1].isdigit() and found[0] < 0x38 else _ESCAPES.get(found, found)


def _text_string(data: bytes) -> str:
    """Give a text string (7.9.2.2), in UTF-16, UTF-8 or nearly Latin 1."""
    if data[:2] in {b"\xfe\xff", b"\xff\xfe"}:
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")
