"""A text in the form that dates are sought in, each of its characters with its place in the text as it was given."""

import re
import unicodedata

from msgspec import Struct

_MARKS = re.compile("[\u05b0-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u093c\u09bc]")
"""Points of Hebrew and Arabic, hamza over its letter, tatweel, and nukta, which are written or left out."""
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_WIDE = re.compile("[\u00aa\u00ba\u02b0-\u02b8\u1d2c-\u1d6a\u2071-\u207f\u32c0-\u32cb\u32ff\u337b-\u337e\uff01-\uffef]")
"""Letters of other widths and heights, and months and eras of one character (㋃, ㋿)."""
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63", "-"),
        **dict.fromkeys("\u301c\u223c", "~"),
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u05f3\u2032`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u05f4", '"'),
        "\u060c": ",",
        "\u0131": "i",
        "\u0307": None,
        # Arabic and Persian letters that keyboards change for each other.
        "\u064a": "\u06cc",
        "\u0649": "\u06cc",
        "\u0643": "\u06a9",
        "\u0622": "\u0627",
        "\u0623": "\u0627",
        "\u0625": "\u0627",
        "\u0629": "\u0647",
    }
)


def folded(text: str) -> str:
    """Give a text composed, in lower case, with one kind of space, dash, quote and digit; marks left out go."""
    return _folded(unicodedata.normalize("NFC", text))


def _folded(composed: str) -> str:
    """Fold text of which each character is composed; of ASCII it is the lower case."""
    if composed.isascii():
        return composed.replace("\n", " ").replace("\t", " ").lower()
    text = _UNSEEN.sub("", _WIDE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), composed))
    text = (
        _MARKS.sub("", unicodedata.normalize("NFD", text))
        if _MARKS.search(unicodedata.normalize("NFD", text))
        else text
    )
    text = unicodedata.normalize("NFC", text).casefold().translate(_ALIKE)
    return "".join(map(_plain, text))


def _plain(char: str) -> str:
    if char.isspace():
        return " "
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


class FoldedText(Struct, frozen=True):
    """A folded text; `starts` and `ends` are the places in the text given of what each character was made from."""

    given: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Give the place, in code points of the text given, of a part that is not empty."""
        return self.starts[start], self.ends[end - 1]


def fold(given: str) -> FoldedText:
    """Fold a text with its places."""
    if given.isascii():
        places = tuple(range(len(given)))
        return FoldedText(given, folded(given), places, tuple(place + 1 for place in places))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _composed(given):
        made = folded(given[start:end])
        letters.append(made)
        starts.extend([start] * len(made))
        ends.extend([end] * len(made))
    return FoldedText(given, "".join(letters), tuple(starts), tuple(ends))


def _composed(given: str) -> list[tuple[int, int]]:
    """Give the ends of the parts that are composed by themselves: a letter with its marks, a syllable of jamo."""
    found: list[tuple[int, int]] = []
    start = 0
    for place in range(1, len(given) + 1):
        if place == len(given) or not _joins(given[place]):
            found.append((start, place))
            start = place
    return found


def _joins(char: str) -> bool:
    return unicodedata.combining(char) != 0 or "\u1160" <= char <= "\u11ff"
