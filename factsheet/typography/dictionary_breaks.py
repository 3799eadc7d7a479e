"""Words of scripts that put no spaces between them: Thai, Lao, Khmer and Myanmar, told apart by ICU's dictionaries.

ICU comes with `icu4py`, an extra: one library for the four, by the rules of UAX 14 and the dictionaries of CLDR.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec

from factsheet.patterns import late

_SCRIPTS = {
    "Thai": "\u0e01-\u0e5b",
    "Lao": "\u0e81-\u0edf",
    "Khmer": "\u1780-\u17f9\u19e0-\u19ff",
    "Myanmar": "\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f",
}
UNSPACED = "".join(_SCRIPTS.values())
"""The letters of these scripts, as a class of a pattern holds them."""
_UNSPACED = late(f"[{UNSPACED}]{{2,}}")
_FIRST = "\u0e01"

_READABLE = 50
"""Letters in a row that a line still bears without a break."""


def word_points(text: str) -> Iterator[int]:
    """Give the offsets in a text between words of scripts without spaces; none where no dictionary is installed."""
    if not _may_have_any(text) or not has_dictionary():
        return
    for match in _UNSPACED.finditer(text):
        for end in _ends(match[0]):
            yield match.start() + end


def unbroken_script(text: str) -> str | None:
    """Give the English name of the script of a stretch in which, for want of a dictionary, no line breaks."""
    if not _may_have_any(text) or has_dictionary():
        return None
    long = next((match[0] for match in _UNSPACED.finditer(text) if len(match[0]) > _READABLE), None)
    return long and next(name for name, letters in _SCRIPTS.items() if re.match(f"[{letters}]", long))


@cache
def has_dictionary() -> bool:
    """Tell whether ICU is installed."""
    return find_spec("icu4py") is not None


def _may_have_any(text: str) -> bool:
    return not text.isascii() and max(text) >= _FIRST and _UNSPACED.search(text) is not None


@lru_cache(maxsize=10_000)
def _ends(stretch: str) -> tuple[int, ...]:
    """Give the ends of the words of a stretch but for the last."""
    from icu4py.breakers import LineBreaker  # noqa: PLC0415 - an extra, and slow to import

    return tuple(end for _, end in LineBreaker(stretch, "en").segments())[:-1]
