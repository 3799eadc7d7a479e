"""Choices as people write them: decisions of clearance and how far something has come, in the words of a language."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import lru_cache

from babel import Locale

from factsheet.dates.folding import folded
from factsheet.models.tables import read_table
from factsheet.typography.tags import primary_language

_AROUND = " \t.,;:!…。、．，；：！،؛۔।\"'«»“”„「」『』()（）[]"
"""What may stand around a choice and says nothing; a question mark does."""
_UNSPACED = frozenset(["ja", "zh", "ko"])
_ENGLISH = "en"
"""The language that choices are written in beside the sheet's own."""


def read_choice(text: str, choices: Collection[str], language: Locale | str) -> str | None:
    """Give which of the values of a field a whole text means, in its language or in English; None for no one of them.

    Case, accents that are left out, spaces and stops say nothing. What is not wholly a choice (`cleared subject to …`,
    `OK to go?`) or may mean two (`noted`) is none: the tables have no words for it.
    """
    tag = language.language if isinstance(language, Locale) else primary_language(language)
    for known in dict.fromkeys((tag, _ENGLISH)):
        words = _words(known, frozenset(choices))
        plain = _plain(text, known)
        if found := words.get(plain) or words.get(_bare(plain)):
            return found
    return None


def _plain(text: str, language: str) -> str:
    plain = " ".join(folded(text).replace("-", " ").strip(_AROUND).split())
    return plain.replace(" ", "") if language in _UNSPACED else plain


def _bare(text: str) -> str:
    """Give a text without the accents of Latin letters."""
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text)))


@lru_cache(maxsize=64)
def _words(language: str, choices: frozenset[str]) -> Mapping[str, str]:
    """Give what means each choice in a language, plain; without accents, too, where that means one choice."""
    found: dict[str, str] = {}
    bare: dict[str, set[str]] = {}
    for section in choice_table(language).values():
        if section.keys() == choices:
            for value, phrases in section.items():
                for phrase in phrases:
                    plain = _plain(phrase, language)
                    found[plain] = value
                    bare.setdefault(_bare(plain), set()).add(value)
    return {**{text: min(values) for text, values in bare.items() if len(values) == 1}, **found}


@lru_cache(maxsize=64)
def choice_table(language: str) -> Mapping[str, Mapping[str, list[str]]]:
    """Give the words of a language by field and value; nothing for a language without a table."""
    return read_table("factsheet.values", "decisions", f"{language}.toml")
