"""Texts made plain for reading, each character with its place in the text as given."""

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

_LIKE = {
    "״": '"',
    **dict.fromkeys("\u05f3\u2018\u2019\u02bc\u02b9\u2032\uff07", "'"),
    **dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2007\u2009\u200a\u200c\u202f", "\N{NO-BREAK SPACE}"),
    **dict.fromkeys("\t\r\u3000", " "),
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىي", "ی"),
    "ك": "ک",
    "ة": "ه",
    "ё": "е",
    "Ё": "Е",
    "İ": "i",
    "٪": "%",
    "㌫": "%",
    "﹪": "%",
}
_DROPPED = re.compile("[\u0640\u064b-\u065f\u0670\u200b\u200d-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]+")
"""What says nothing of a number: vowel signs and tatweel of Arabic, joiners, marks of direction, soft hyphens."""
_JAMO = range(0x1160, 0x1200)


class PlainText(Struct, frozen=True):
    """A text in two forms of one length, `plain` and in lower case; where its characters stood, if not at their own."""

    plain: str
    low: str
    places: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the start and end in the text as given of a part of this one that is not empty."""
        return (self.places[start][0], self.places[end - 1][1]) if self.places else (start, end)


def fold(text: str, turkish: bool = False) -> PlainText:
    """Compose a text (NFC), with one kind of digits, hyphens, apostrophes, spaces and widths."""
    places: tuple[tuple[int, int], ...] = ()
    if not unicodedata.is_normalized("NFC", text) or _DROPPED.search(text):
        text, places = _composed(text)
    plain = text if text.isascii() else text.translate(_table())
    low = plain.replace("I", "ı") if turkish else plain
    return PlainText(plain, low.lower(), places)


def folded_word(text: str, turkish: bool = False) -> str:
    """Give a word as it stands in `low`."""
    return fold(text, turkish).low


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    digits = {code: str(unicodedata.decimal(chr(code))) for code in range(128, 0x10000) if _is_digit(code)}
    wide = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "～"}
    narrow = {ord("￥"): "¥", ord("￦"): "₩", ord("￡"): "£", ord("￠"): "¢"}
    return {**wide, **narrow, **digits, **{ord(sign): like for sign, like in _LIKE.items()}}


def _is_digit(code: int) -> bool:
    return chr(code).isdecimal()


_BEYOND_ASCII = re.compile(r".?[^\x00-\x7f]+", re.DOTALL)


def _composed(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    end = 0
    for match in _BEYOND_ASCII.finditer(text):
        letters.append(text[end : match.start()])
        places.extend((place, place + 1) for place in range(end, match.start()))
        end = match.end()
        _compose(text, match.start(), end, letters, places)
    places.extend((place, place + 1) for place in range(end, len(text)))
    return "".join((*letters, text[end:])), tuple(places)


def _compose(text: str, start: int, last: int, letters: list[str], places: list[tuple[int, int]]) -> None:
    """Add a part of a text, cluster by cluster."""
    while start < last:
        end = start + 1
        while end < last and _continues(text[end]):
            end += 1
        cluster = _DROPPED.sub("", unicodedata.normalize("NFC", text[start:end]))
        letters.append(cluster)
        places.extend([(start, end)] * len(cluster))
        start = end


def _continues(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M" or ord(sign) in _JAMO
