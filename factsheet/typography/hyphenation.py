"""Hyphenation: soft hyphens in long words, where Hunspell's patterns of a language have them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factsheet.patterns import late
from factsheet.typography.line_breaks import SOFT_HYPHEN

if TYPE_CHECKING:
    from pyphen import Pyphen

_LEAST = 3
"""Letters that stay before and after a hyphen."""

# Whole words only, no parts of compounds, addresses and abbreviations.
_WORD = late(r"(?<![\w@/.'’\-\u00ad])[^\W\d_]{6,}(?![\w@/\u00ad]|[.'’\-]\w)")


def hyphenated(text: str, language: str) -> str:
    """Give the text with soft hyphens (U+00AD) in its long words; as it is in a language (BCP 47) without patterns.

    Names and acronyms stay whole: a word with a capital does, but in German, where every noun has one.
    """
    patterns = _patterns(language)
    if patterns is None:
        return text
    names = not language.lower().startswith("de")
    return _WORD.sub(lambda match: match[0] if _stays(match[0], names=names) else _hyphenated(match[0], language), text)


def _stays(word: str, *, names: bool) -> bool:
    return not (word if names else word[1:]).islower()


@lru_cache(maxsize=20_000)
def _hyphenated(word: str, language: str) -> str:
    patterns = _patterns(language)
    return patterns.inserted(word, SOFT_HYPHEN) if patterns else word


@cache
def _patterns(language: str) -> Pyphen | None:
    from pyphen import Pyphen, language_fallback  # noqa: PLC0415 - only where a theme asks for hyphens

    known = language_fallback(language.replace("-", "_"))
    return Pyphen(lang=known, left=_LEAST, right=_LEAST) if known else None
