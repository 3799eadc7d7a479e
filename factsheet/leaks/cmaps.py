"""What the codes of a font mean, by its ToUnicode map (ISO 32000-1 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from msgspec import Struct

_PAIR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\[\]]*)\])")
_MOST = 70_000


class CMap(Struct, frozen=True):
    """The text of each code, and how many bytes codes have."""

    texts: Mapping[int, str]
    width: int

    def read(self, data: bytes) -> str:
        """Give the text of a string of codes; those without one are left out."""
        steps = range(0, len(data) - self.width + 1, self.width)
        codes = (int.from_bytes(data[at : at + self.width], "big") for at in steps)
        return "".join(self.texts.get(code, "") for code in codes)

    @property
    def letters(self) -> frozenset[str]:
        """All letters that the font can show."""
        return frozenset("".join(self.texts.values()))


def read_cmap(data: bytes) -> CMap:
    """Read a ToUnicode map; what is wrong with it is passed over."""
    texts = dict(islice(_entries(data), _MOST))
    spaces = (pair for part in _sections(data, b"codespacerange") for pair in _PAIR.finditer(part))
    widths = [len(re.sub(rb"\s", b"", pair[1])) // 2 for pair in islice(spaces, _MOST)]
    return CMap(texts, max(widths, default=2) or 1)


def _entries(data: bytes) -> Iterator[tuple[int, str]]:
    for part in _sections(data, b"bfchar"):
        for pair in _PAIR.finditer(part):
            yield _number(pair[1]), _text(pair[2])
    for part in _sections(data, b"bfrange"):
        for found in _RANGE.finditer(part):
            first, last = _number(found[1]), _number(found[2])
            codes = range(first, min(last, first + 65535) + 1)
            if found[4] is not None:
                yield from zip(codes, map(_text, re.findall(rb"<([^>]*)>", found[4])), strict=False)
                continue
            text = _text(found[3])
            for step, code in enumerate(codes):
                end = ord(text[-1]) + step if text else 0
                yield code, text[:-1] + chr(end) if 0 < end < 0x110000 else ""


def _sections(data: bytes, name: bytes) -> Iterator[bytes]:
    """Give what stands between the operators that begin and end sections of a name."""
    for part in data.split(b"begin" + name)[1:]:
        yield part.partition(b"end" + name)[0]


def _number(digits: bytes) -> int:
    return int(re.sub(rb"\s", b"", digits), 16)


def _text(digits: bytes) -> str:
    return unhex(digits).decode("utf-16-be", "ignore")


def unhex(text: bytes) -> bytes:
    """Give what hexadecimal digits stand for, whatever stands between; a last one that is missing is 0 (7.3.4.3)."""
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", text)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
