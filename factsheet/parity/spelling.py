"""Names that languages write in their own ways: of people and cities, and of parties that are no states."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from factsheet.meeting import is_territory
from factsheet.parity.glossary import Glossary
from factsheet.typography.digits import locale_of
from factsheet.values import people


class Verdict(Enum):
    """What can be said of two spellings of a name."""

    SAME = auto()
    OTHER = auto()
    UNCLEAR = auto()


class SpeltName(NamedTuple):
    """A name, the language (BCP 47) that it is written in, and the names that its person has in other languages."""

    name: str
    language: str
    also: Mapping[str, str] = {}


def same_person(one: SpeltName, other: SpeltName, glossary: Glossary) -> Verdict:
    """Judge two names of a person: in one script the same to the letter, but for case, order and what is no name.

    Names in several scripts are what the people have in other languages, or what the glossary says.
    """
    judged = people.same_person(
        *(people.NamedPerson(each.name, each.language, also=each.also) for each in (one, other))
    )
    if judged is people.Sameness.SAME or _words(one.name) == _words(other.name):
        return Verdict.SAME
    if judged is people.Sameness.OTHER and (one.also or other.also):
        return Verdict.OTHER
    agreed = glossary.agree(one.name, one.language, other.name, other.language)
    if agreed is not None:
        return Verdict.SAME if agreed else Verdict.OTHER
    return Verdict.OTHER if _scripts(one.name) == _scripts(other.name) else Verdict.UNCLEAR


def same_city(one: SpeltName, other: SpeltName, glossary: Glossary) -> Verdict:
    """Judge two names of a city, by the glossary and by the cities that CLDR names time zones after."""
    if _words(one.name) == _words(other.name):
        return Verdict.SAME
    agreed = glossary.agree(one.name, one.language, other.name, other.language)
    if agreed is not None:
        return Verdict.SAME if agreed else Verdict.OTHER
    ours, theirs = _zones(one.name, one.language), _zones(other.name, other.language)
    if ours and theirs:
        return Verdict.SAME if ours & theirs else Verdict.OTHER
    return Verdict.UNCLEAR


def same_name(one: SpeltName, other: SpeltName, glossary: Glossary) -> Verdict:
    """Judge two names of anything else, or codes of states: the same to the letter, or as the glossary says."""
    if one.name == other.name:
        return Verdict.SAME
    if is_territory(one.name) and is_territory(other.name):
        return Verdict.OTHER
    agreed = glossary.agree(one.name, one.language, other.name, other.language)
    return Verdict.UNCLEAR if agreed is None else Verdict.SAME if agreed else Verdict.OTHER


def _words(name: str) -> list[str]:
    """Give the words of a name, without accents and case, in an order of their own."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(" " if c in "-‐‑・·.,’'" else c for c in plain if not unicodedata.combining(c))
    return sorted(letters.split())


def _scripts(text: str) -> frozenset[str]:
    """Give the scripts of the letters of a text, by the first words of their names in Unicode."""
    return frozenset(unicodedata.name(c, "?").split()[0] for c in text if c.isalpha())


@lru_cache(maxsize=512)
def _zones(city: str, language: str) -> frozenset[str]:
    """Give the time zones (IANA) that are named after a city in a language."""
    return _cities(language).get(city.casefold(), frozenset())


_LISTED = "ru"
"""A language that CLDR names every city of a time zone in; those that write them as English does leave them out."""


@lru_cache(maxsize=32)
def _cities(language: str) -> dict[str, frozenset[str]]:
    try:
        named = locale_of(language).time_zones
    except (ValueError, UnknownLocaleError):
        return {}
    found: dict[str, frozenset[str]] = {}
    for zone in map(str, Locale(_LISTED).time_zones):
        city = str(named.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")).casefold()
        found[city] = found.get(city, frozenset()) | {zone}
    return found
