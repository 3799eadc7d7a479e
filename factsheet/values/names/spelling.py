"""Spellings that do not matter: signs, spaces and marks of a text made alike, with the way back to its places."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from factsheet.patterns import late

_ALIKE = {
    "'": "’‘‛ʼʻ׳´＇",
    '"': "“”„‟״＂",
    "-": "‐‑‒–—―−－",
    " ": "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t\n\r",
    "е": "ё",
    "Е": "Ё",
    "ا": "أإآٱ",
    "ي": "ىی",
    "ك": "ک",
    "ه": "ةۀە",
    "ं": "ँ",
    "・": "･",
}
# Soft hyphens, joiners and signs of direction; Hebrew and Arabic vowels, hamza above, tatweel; nukta.
_NOTHING = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u0655\u0670\u093c"
)
_SAME = str.maketrans(
    {sign: like for like, signs in _ALIKE.items() for sign in signs}
    | {chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B)}
)
_VANISHES = late(f"[{_NOTHING}]")
_JAMO = late("[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?")


class Spelt(Struct, frozen=True):
    """A text whose spelling is made alike; `places` are those of its characters in the text as given, and its end.

    They are None where every character stands in its own place.
    """

    text: str
    places: tuple[int, ...] | None = None

    def place(self, at: int) -> int:
        """Give the place in the text as given."""
        return self.places[at] if self.places else at


def alike(text: str) -> Spelt:
    """Make the spelling of a text alike: normal form C, straight quotes, hyphens and blanks; no vowel marks, no ё."""
    if text.isascii():
        return Spelt(text if text.isprintable() else re.sub(r"\s", " ", text))
    if not _VANISHES.search(text) and unicodedata.is_normalized("NFC", text):
        return Spelt(text.translate(_SAME))
    clusters = list(_clusters(text))
    written = [_VANISHES.sub("", unicodedata.normalize("NFC", cluster)).translate(_SAME) for cluster in clusters]
    starts = accumulate(map(len, clusters), initial=0)
    places = [start for start, letters in zip(starts, written, strict=False) for _ in letters]
    return Spelt("".join(written), (*places, len(text)))


def _clusters(text: str) -> Iterator[str]:
    """Cut a text before each character that no mark, and no part of a Hangul syllable, belongs to."""
    start = 0
    while start < len(text):
        jamo = _JAMO.match(text, start)
        end = jamo.end() if jamo else start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        yield text[start:end]
        start = end


def lower(text: str) -> str:
    """Give a text in lower case, character by character."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join([c.lower() if len(c.lower()) == 1 else c for c in text])


def bare(text: str) -> str:
    """Give what is left of a text without accents, points, hyphens and case, for those who leave them out."""
    return bare_names([alike(text).text])[0]


_POINTS = re.compile("[-.,'\"()/]+")
_STROKES = str.maketrans("łŁđĐøØıß", "lLdDoOis")


def bare_names(names: list[str]) -> list[str]:
    """Give the same for names in the spelling of `alike`, all at once."""
    text = "\n".join(names)
    if not text.isascii():
        letters = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))
        text = unicodedata.normalize("NFC", letters.translate(_STROKES))
    return [" ".join(name.split()) for name in _POINTS.sub(" ", lower(text)).split("\n")]
