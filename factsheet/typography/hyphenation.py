"""Hyphenation: soft hyphens in long words, where Hunspell's patterns of a language have them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factsheet.patterns import late
from factsheet.typography.line_breaks import SOFT_HYPHEN
from factsheet.typography.tags import primary_language

if TYPE_CHECKING:
    from pyphen import Pyphen

_LEAST = 3
"""Letters that stay before and after a hyphen."""

# Whole words only, no parts of compounds, addresses and abbreviations.
_WORD = late(r"(?<![\w@/.'’\-\u00ad])[^\W\d_]{6,}(?![\w@/\u00ad]|[.'’\-]\w)")


def hyphenated(text: str, language: str, least: int = 0) -> str:
    """Give the text with soft hyphens (U+00AD) in its long words; as it is in a language (BCP 47) without patterns.

    Words of fewer than the `least` letters stay whole, and so do names and acronyms: a word with a capital does, but in
    German, where every noun has one.
    """
    patterns = _patterns(language)
    if patterns is None:
        return text
    names = not language.lower().startswith("de")

    def broken(match: re.Match[str]) -> str:
        word = match[0]
        stays = len(word) < least or not (word if names else word[1:]).islower()
        return word if stays else _hyphenated(word, patterns)

    return _WORD.sub(broken, text)


_LONGEST = 30
_LONG_WORD = late(rf"[^\W\d_]{{{_LONGEST},}}")
_COMPOUNDING = frozenset(["da", "de", "et", "fi", "hu", "is", "nb", "nl", "nn", "no", "sv"])


def joins_words(language: str) -> bool:
    """Tell whether a language (BCP 47) writes compounds as one word, which may be longer than a line."""
    return primary_language(language) in _COMPOUNDING


def long_words_hyphenated(text: str, language: str) -> str:
    """Give the text with soft hyphens in words of thirty letters, else cut anywhere where they have no room."""
    return hyphenated(text, language, _LONGEST) if _LONG_WORD.search(text) else text


@lru_cache(maxsize=20_000)
def _hyphenated(word: str, patterns: Pyphen) -> str:
    found: str = patterns.inserted(word, SOFT_HYPHEN)
    return found


@cache
def _patterns(language: str) -> Pyphen | None:
    from pyphen import Pyphen, language_fallback  # noqa: PLC0415 - only where a theme asks for hyphens

    known = language_fallback(language.replace("-", "_"))
    return Pyphen(lang=known, left=_LEAST, right=_LEAST) if known else None
