"""Finding words of a language in a text though they are inflected: names of people, and agreed terms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from factsheet.typography.tags import primary_language


class Inflection(NamedTuple):
    """How the words of a language vary: what is cut from the end of a word, what may follow, what may stand before.

    `cut` and `added` count letters; a word keeps at least `kept` of its own. A language without blanks between words
    (`solid`) is looked for anywhere, and as it is written.
    """

    cut: int = 0
    added: int = 0
    kept: int = 3
    before: str = ""
    solid: bool = False


_FEW = Inflection(cut=1, added=3)
_MANY = Inflection(cut=2, added=5)
_GLUED = Inflection(added=8, kept=1)
_SOLID = Inflection(solid=True)
_ARABIC = Inflection(
    cut=1, added=4, before="(?:[\u0648\u0641]?(?:[\u0628\u0643\u0644]?(?:\u0627\u0644)?|\u0644\u0644))"
)
_HEBREW = Inflection(cut=1, added=3, before="[\u05d5\u05d4\u05d1\u05db\u05dc\u05de\u05e9]{0,3}")

_BY_LANGUAGE = {
    **dict.fromkeys(["en", "fr", "es", "it", "pt", "nl", "ca", "vi", "id", "ms", "fa", "hi", "ur", "sw"], _FEW),
    **dict.fromkeys(["ru", "uk", "be", "pl", "cs", "sk", "bg", "sr", "hr", "sl", "de", "tr", "fi", "hu", "et"], _MANY),
    "ko": _GLUED,
    **dict.fromkeys(["zh", "ja", "yue", "th", "lo", "km", "my"], _SOLID),
    "ar": _ARABIC,
    "he": _HEBREW,
}
"""Prefixes that Arabic and Hebrew write with the next word (and, in, as, for, the) may stand before it; Korean glues
particles to the end of a noun. A language that is not here inflects as English does, if at all."""

_SHORT = "(?:[аеуюыияaeiouy]|[оеё][мвй]|[eo]m)?"
"""Endings of a short word, which might be the beginning of any other."""
_LETTER = "[^\\W\\d_]"
_WORDS = re.compile(r"[^\s\u00a0\-\u2010-\u2015・·]+")
_BETWEEN = r"[\s\u00a0\-\u2010-\u2015・·]*"


def find(text: str, forms: Iterable[str], language: str) -> list[tuple[int, int]]:
    """Give where one of several forms of a term stands in a text, in order and without overlaps; the longest first.

    Small letters of a form may be capitals in the text, but not the other way. Blanks, hyphens and the dots that part
    foreign names in Japanese do not count.
    """
    taken: list[tuple[int, int]] = []
    for form in sorted(set(forms), key=len, reverse=True):
        for match in _pattern(form, primary_language(language)).finditer(text):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
    return sorted(taken)


def find_all(text: str, terms: Iterable[tuple[int, tuple[str, ...]]], language: str) -> Iterator[tuple[int, int, int]]:
    """Give the number of each term that stands in a text, with its place; what is part of a longer one is not given."""
    found = [
        (start, end, number, len(max(forms, key=len)))
        for number, forms in terms
        for start, end in find(text, forms, language)
    ]
    for start, end, number, length in found:
        around = (each for each in found if each[0] <= start and end <= each[1])
        if not any((e - s, longest) > (end - start, length) for s, e, _, longest in around):
            yield number, start, end


@lru_cache(maxsize=4096)
def _pattern(form: str, language: str) -> re.Pattern[str]:
    inflection = _BY_LANGUAGE.get(language, _FEW)
    words = _WORDS.findall(unicodedata.normalize("NFC", form))
    if inflection.solid:
        return re.compile(_BETWEEN.join(map(_solid, words)))
    inner = _BETWEEN.join(_inflected(word, inflection) for word in words)
    return re.compile(rf"(?<!{_LETTER}){inflection.before}{inner}(?!{_LETTER})")


def _letters(word: str) -> str:
    return "".join(f"[{c}{c.upper()}]" if c.islower() and len(c.upper()) == 1 else re.escape(c) for c in word)


def _solid(word: str) -> str:
    """Give the pattern of a word in a script without blanks; letters of others keep their bounds."""
    return rf"(?<![A-Za-z]){_letters(word)}(?![A-Za-z])" if word.isascii() else _letters(word)


def _inflected(word: str, inflection: Inflection) -> str:
    """Give the pattern of a word with other endings; a short one, or one of capitals, has but the possessive."""
    cut = len(word) - inflection.cut
    if len(word) <= inflection.kept or not word[-1].isalpha() or word.isupper():
        ending = _SHORT if inflection.added > _FEW.added and not word.isupper() else ""
        return rf"{_letters(word)}(?:['’]?s|['’]{_LETTER}{{0,4}})?{ending}"
    keep = max(inflection.kept, cut)
    return rf"{_letters(word[:keep])}{_LETTER}{{0,{inflection.added + len(word) - keep}}}(?:['’]{_LETTER}{{0,4}})?"
