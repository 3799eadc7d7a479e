"""Names of people compared across languages: what is no part of a name is taken off, and orders are all one.

Other scripts are compared by what a meeting declares alone: nothing is transliterated.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct, field

from factsheet.align.likeness import likeness
from factsheet.dates.folding import folded
from factsheet.models.tables import read_table
from factsheet.typography.tags import primary_language

_STOPS = ".,;:·・‧•()（）"
_EAST_ASIAN = frozenset(["ja", "zh", "ko"])
_TWO = frozenset(["남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방"])
"""Korean family names of two syllables."""


class Sameness(Enum):
    """What can be said of two names of people."""

    SAME = auto()
    OTHER = auto()
    NOT_COMPARABLE = auto()
    """They are of several scripts or languages, or one is a part of the other, and nothing declares them one."""


class NamedPerson(Struct, frozen=True):
    """A person as a text in a language (BCP 47) names them; `also` are the names declared for other languages."""

    name: str
    language: str
    family_name: str = ""
    also: Mapping[str, str] = field(default_factory=dict)


class PersonName(Struct, frozen=True):
    """A name without honorifics, styles and offices, folded; `family` is None where the text does not say it."""

    words: tuple[str, ...]
    family: str | None = None
    taken_off: tuple[str, ...] = ()


def read_name(name: str, language: str, family_name: str = "") -> PersonName:
    """Read a name: its words, and the family name as declared, in capitals, before a comma, or by the language's order.

    Han names without a space, and names in Latin letters without such signs, do not say which part is which.
    """
    words, off = _bare(name, language)
    return PersonName(words, _family(name, words, language, family_name), off)


def same_person(one: NamedPerson, other: NamedPerson) -> Sameness:
    """Tell whether two texts name one person; a name declared for a language is as good as the one written."""
    ours, theirs = _known(one), _known(other)
    if any(_alike(mine, yours) for mine, _ in ours for yours, _ in theirs):
        return Sameness.SAME
    # What is declared for a language and differs there is another name; all other languages say nothing.
    if any(_comparable(mine, yours, languages=(a, b)) for mine, a in ours for yours, b in theirs):
        return Sameness.OTHER
    return Sameness.NOT_COMPARABLE


_Known = list[tuple[tuple[str, ...], str]]
"""The words of names, each with its language."""


def _known(person: NamedPerson) -> _Known:
    forms = {person.language: person.name}
    declared = {tag: name for tag, name in person.also.items() if tag not in forms}
    return [(_bare(name, tag)[0], tag) for tag, name in {**forms, **declared}.items()]


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether names have the same words in any order, or the same letters in one of the orders of their words."""
    if not one or not other:
        return False
    return sorted(_parts(one)) == sorted(_parts(other)) or not _turned(one).isdisjoint(_turned(other))


def _parts(words: tuple[str, ...]) -> list[str]:
    return [part for word in words for part in re.split(r"[-']", word) if part]


def _turned(words: tuple[str, ...]) -> set[str]:
    """Give the letters of a name with each of its words first, hyphens and spaces aside."""
    parts = _parts(words)
    return {"".join(parts[at:] + parts[:at]) for at in range(len(parts))}


_LIKE = 0.5
"""From this share of pairs of letters on, two spellings in Latin letters may be of one name in another script."""


def _comparable(one: tuple[str, ...], other: tuple[str, ...], languages: tuple[str, str]) -> bool:
    """Tell whether two names that are not alike say that they are of two people."""
    if not one or not other or _script(one) != _script(other):
        return False
    ours, theirs = set(_parts(one)), set(_parts(other))
    if _is_part(ours, theirs) or _is_part(theirs, ours):
        return False
    first, second = map(primary_language, languages)
    if first == second:
        return True
    if _script(one) == "CJK":  # one character in its Chinese and Japanese forms is two code points
        return len("".join(one)) != len("".join(other))
    return likeness(_pairs(one), _pairs(other)) < _LIKE and ours.isdisjoint(theirs)


def _is_part(some: set[str], others: set[str]) -> bool:
    """Tell whether all words of a name are of another, initials for names too."""
    return all(any(word == each or (len(word) == 1 and each.startswith(word)) for each in others) for word in some)


def _pairs(words: tuple[str, ...]) -> str:
    """Give the pairs of neighbouring letters of a name as words."""
    letters = _plain("".join(sorted(_parts(words))))
    return " ".join(a + b for a, b in pairwise(letters))


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _script(words: tuple[str, ...]) -> str:
    """Give the script of a name's first letter, by the first word of its name in Unicode."""
    letter = next((c for word in words for c in word if c.isalpha()), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


@lru_cache(maxsize=1024)
def _bare(name: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the words of a name without what stands with it, and what was taken off."""
    own = primary_language(language)
    before, behind = _styles(own)
    text = " ".join(folded(name).replace(",", " ").replace("·", " ").replace("・", " ").split())
    off: list[str] = []
    while (found := _leading(text, before)) and text[found:].strip(f" {_STOPS}"):
        off.append(text[:found].strip(f" {_STOPS}"))
        text = text[found:].lstrip(f" {_STOPS}")
    spaced = own not in _EAST_ASIAN or not _is_eastern(text)
    while (found := _trailing(text, behind, spaced=spaced)) and text[:-found].strip(f" {_STOPS}"):
        off.append(text[-found:].strip(f" {_STOPS}"))
        text = text[:-found].rstrip(f" {_STOPS}")
    if _is_eastern(text):
        text = text.replace(" ", "")
    return tuple(word.strip(_STOPS) for word in text.split() if word.strip(_STOPS)), tuple(off)


def _is_eastern(text: str) -> bool:
    return bool(re.fullmatch(r"[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\s]+", text))


def _leading(text: str, styles: tuple[str, ...]) -> int:
    """Give how far the longest style reaches that a text begins with, as whole words."""
    for style in styles:
        following = text[len(style) :]
        if text.startswith(style) and (following[:1] in {" ", "."} or style.endswith(".")):
            return len(style) + len(following) - len(following.lstrip(". "))
    return 0


def _trailing(text: str, styles: tuple[str, ...], *, spaced: bool) -> int:
    """Give how many characters the longest style has that a text ends with; where words are spaced, as whole words."""
    ending = text.rstrip(f" {_STOPS}")
    for style in styles:
        before = ending[: -len(style)]
        if ending.endswith(style) and before and (not spaced or before[-1] in " ,"):
            return len(text) - len(before.rstrip())
    return 0


def _family(name: str, words: tuple[str, ...], language: str, declared: str) -> str | None:
    if declared:
        return folded(declared)
    plain = [word.strip(_STOPS) for word in unicodedata.normalize("NFC", name).split()]
    capitals = [folded(word) for word in plain if len(word) > 1 and word.isupper() and folded(word) in words]
    if "," in name and (first := _bare(name.partition(",")[0], language)[0]):
        return " ".join(first)
    if capitals and len(capitals) < len(words):
        return " ".join(capitals)
    return _by_order(name, words, primary_language(language))


def _by_order(name: str, words: tuple[str, ...], language: str) -> str | None:
    """Give the family name by the order of a script that has one: Hangul, or Han and kana in two words; Vietnamese."""
    joined = "".join(words)
    if re.fullmatch(r"[\uac00-\ud7a3]{2,4}", joined):
        return joined[:2] if joined[:2] in _TWO and len(joined) > 2 else joined[0]
    if _is_eastern(joined) and language in _EAST_ASIAN:
        parts = [part for part in folded(name).split() if joined.startswith(part)]
        return parts[0] if parts and parts[0] != joined else None
    return words[0] if language == "vi" and len(words) > 1 else None


@lru_cache(maxsize=64)
def _styles(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give what stands before and behind names in a language, longest first; English counts in every language."""
    table = _table()
    own, english = table.get(language, {}), table["en"]
    before, behind = (
        {folded(style) for words in (*own.get(key, ()), *english[key]) for style in words.split("|")}
        for key in ("before", "behind")
    )
    return tuple(sorted(before, key=len, reverse=True)), tuple(sorted(behind, key=len, reverse=True))


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return read_table("factsheet.values", "styles.toml")
