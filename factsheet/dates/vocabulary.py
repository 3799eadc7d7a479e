"""The words that a language writes dates with, as patterns over folded text: names of ours, CLDR's and our tables'."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from babel import Locale
from msgspec import Struct

from factsheet.dates.folding import folded
from factsheet.dates.patterns import DateForms, pieces
from factsheet.dates.writing import forms_of
from factsheet.models.tables import read_table

WORD = r"(?<![^\W\d_])"
END = r"(?![^\W\d_])"
"""Where a word begins and ends: no letter stands before, or behind."""

_UNSPACED = frozenset(["th", "lo", "km", "my", "ja", "zh", "ko"])
_ONE_SIGN = frozenset(["ja", "zh", "ko"])
"""Languages that write weekdays with one sign."""
_VERBS = {"en": frozenset(["may", "march"])}
"""Names of months that are other words in small letters."""


class Vocabulary(Struct, frozen=True, eq=False):
    """The words of a language, folded; patterns match one of a kind, and nothing where the language has none.

    `months` are the months that a name may be of, by the name, `alone` the names that need no year beside them;
    `days` are words for days of a month, `other` months of calendars that are not converted, `verbs`
    names that are other words in small letters; `order` is the order of its dates in figures, `` if people
    write two.
    """

    tag: str
    months: Mapping[str, int]
    alone: frozenset[str]
    weekdays: Mapping[str, int]
    persian: Mapping[str, int]
    days: Mapping[str, int]
    other: frozenset[str]
    seasons: Mapping[str, int]
    ordinals: Mapping[str, int]
    halves: Mapping[str, int]
    lists: Mapping[str, tuple[str, ...]]
    order: str
    years_ahead: int
    month_first: bool
    year_first: bool
    verbs: frozenset[str]
    spaced: bool

    def any(self, words: Iterable[str], *, whole: bool = True) -> str:
        """Give a pattern of words, longer ones first; `whole` ones are not parts of others."""
        patterns = [_pattern(word) for word in sorted(set(words), key=len, reverse=True) if word]
        if not patterns:
            return r"(?!)"
        either = f"(?:{'|'.join(patterns)})"
        return f"{WORD}{either}{END}" if whole and self.spaced else either

    def words(self, key: str, *, whole: bool = True) -> str:
        """Give a pattern of the words that a table lists under a key."""
        return self.any(self.lists.get(key, ()), whole=whole)


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+")


@lru_cache(maxsize=128)
def vocabulary_of(locale: Locale) -> Vocabulary:
    """Give the vocabulary of a locale; languages without a table have CLDR's names alone."""
    table = _table(locale.language)
    forms = forms_of(locale)
    months, beside = _months(locale, table)
    seasons = {word: 21 + number for number, words in enumerate(_seasons(table)) for word in words}
    spaced = locale.language not in _UNSPACED
    return Vocabulary(
        tag=str(locale).replace("_", "-"),
        months=months,
        alone=frozenset(months) - beside - seasons.keys(),
        weekdays=_weekdays(locale, table),
        persian=_numbered(table.get("persian", ()), table.get("month_suffix", "")),
        days=_numbered(table.get("days", ())),
        other=frozenset(word for names in table.get("other", {}).values() for word in _split(names)),
        seasons=seasons,
        ordinals=_numbered(table.get("ordinals", ())),
        halves=_numbered(table.get("halves", ())),
        lists=_lists(table, forms),
        order=_order(locale, forms.short),
        years_ahead=forms.years_ahead,
        month_first=forms.long.startswith(("M", "y")),
        year_first=forms.long.startswith("y"),
        verbs=_VERBS.get(locale.language, frozenset()),
        spaced=spaced,
    )


def _table(language: str) -> Mapping[str, Any]:
    return read_table("factsheet.dates", "words", f"{language}.toml")


def _split(words: str) -> tuple[str, ...]:
    return tuple(folded(word) for word in words.split("|") if word)


def _lists(table: Mapping[str, Any], forms: DateForms) -> dict[str, tuple[str, ...]]:
    """Give the words that a table lists by key; what CLDR writes between the parts of a date stands there, too."""
    lists = {key: _split(value) for key, value in table.items() if isinstance(value, str)}
    between = {folded(word) for piece in pieces(forms.long) for word in re.findall(r"[^\W\d_]+", piece.text)}
    return {
        **lists,
        "of": (*lists.get("of", ()), *(between - {*lists.get("year_before", ()), *lists.get("year_after", ())})),
    }


def _seasons(table: Mapping[str, Any]) -> list[tuple[str, ...]]:
    named = table.get("seasons", {})
    return [_split(named.get(season, "")) for season in ("spring", "summer", "autumn", "winter")]


def _numbered(lists: Iterable[str], suffix: str = "") -> dict[str, int]:
    """Give the words of lists by the numbers of these, with and without a suffix."""
    endings = {"", suffix}
    return {word + end: number for number, words in enumerate(lists, 1) for word in _split(words) for end in endings}


_DIGIT = re.compile(r"\d")


def _months(locale: Locale, table: Mapping[str, Any]) -> tuple[dict[str, int], frozenset[str]]:
    """Give the months by their names, and which of the names are abbreviations; figures are no names."""
    known = forms_of(locale).names
    full = [(name, number) for field in ("MMMM", "LLLL") for number, name in enumerate(known.get(field, ()), 1)]
    short = [(name, number) for field in ("MMM", "LLL") for number, name in enumerate(known.get(field, ()), 1)]
    for context in ("format", "stand-alone"):
        full += _cldr(locale, context, "wide")
        short += _cldr(locale, context, "abbreviated")
    own = [(word, number) for number, words in enumerate(table.get("months", ()), 1) for word in words.split("|")]
    full += own
    names = {name for name, _ in full}
    found: dict[str, int] = {}
    for name, number in [*full, *short]:
        # Languages whose names have figures in them list these themselves.
        if name and (not _DIGIT.search(name) or (name, number) in own):
            for form in _forms(name):
                found.setdefault(form, number)
    only_short = {form for name, _ in short if name not in names for form in _forms(name)}
    return found, frozenset(only_short)


def _cldr(locale: Locale, context: str, width: str) -> list[tuple[str, int]]:
    return [(str(name), int(number)) for number, name in locale.months[context][width].items()]


def _forms(name: str) -> set[str]:
    """Give the forms that a name is found by: folded, without its stop, and without accents."""
    bare = folded(name).removesuffix(".")
    plain = "".join(c for c in unicodedata.normalize("NFD", bare) if not "\u0300" <= c <= "\u036f")
    return {bare, unicodedata.normalize("NFC", plain)} - {""}


def _weekdays(locale: Locale, table: Mapping[str, Any]) -> dict[str, int]:
    """Give the weekdays by their names, from Monday, 0; single letters are none."""
    known = forms_of(locale).names
    named = [(name, number) for field in ("EEEE", "cccc") for number, name in enumerate(known.get(field, ()))]
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated", "short"):
            named += [(str(name), int(number)) for number, name in locale.days[context].get(width, {}).items()]
    named += [(word, number) for number, words in enumerate(table.get("weekdays", ())) for word in words.split("|")]
    found: dict[str, int] = {}
    for name, number in named:
        for form in _forms(name) if name else ():
            if len(form) > 1 or locale.language in _ONE_SIGN:
                found.setdefault(form, number)
    return found


_BOTH = frozenset(["en", "en-CA", "fr-CA", "en-PH", "en-MH", "en-BI", "en-JP", "en-ZA"])
"""Tags under which dates in figures are written in two orders; plain English names no country."""


def _order(locale: Locale, short: str) -> str:
    tag = str(locale).replace("_", "-")
    if tag in _BOTH:
        return ""
    return "".join(letter for letter in dict.fromkeys(short) if letter in "yMd")
