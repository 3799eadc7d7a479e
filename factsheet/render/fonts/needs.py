"""What a font must have of a text: its clusters, and the characters for which there must be glyphs."""

import unicodedata
from functools import cache, lru_cache


def clusters_of(text: str) -> list[str]:
    """Cut a text into characters, each with the marks, joiners and selectors behind it (UAX 29)."""
    clusters: list[str] = []
    for character in text:
        if clusters and character > "\u00ff" and (_extends(character) or clusters[-1][-1] == "\u200d"):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


@cache
def _extends(character: str) -> bool:
    jamo = "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff"
    return jamo or unicodedata.category(character)[0] == "M" or _is_invisible(character)


@lru_cache(maxsize=10_000)
def needed(text: str) -> str:
    """Give what a font must have of a text: HarfBuzz does without what is invisible, and makes some spaces itself."""
    return "".join([_MADE.get(character, character) for character in text if not _is_invisible(character)])


_MADE = dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " ")
_MADE |= {"\u2011": "-"}


@cache
def _is_invisible(character: str) -> bool:
    """Tell of joiners and variation selectors, which leave nothing to show where a font does not know them."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f" or character >= "\U000e0100"
