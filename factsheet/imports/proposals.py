"""What a text may say of people, places, dates and things to be done: proposals that the writer takes or deletes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from factsheet.dates.finding import find_dates
from factsheet.models.tables import read_table
from factsheet.typography.marks import sentences
from factsheet.typography.tags import primary_language
from factsheet.values.states import read_state

_LETTER = r"(?:(?![’']s\b)[\w’'.-])"
_CAPITAL = r"[^\W\d_a-z]"
_WORD = rf"{_CAPITAL}{_LETTER}*"
_NAME = rf"{_WORD}(?:[ \u00a0]{_WORD}){{0,3}}[ \u00a0]{_WORD}\w(?:, Jr\.?|(?<=\b[JS]r)\.)?"
"""A name of two to five words; what a possessive `’s` follows ends it."""
READ = 5_000
"""So many characters of a paragraph are looked through: in what is longer, dates take long to find."""
_ANY_YEAR = 2000
"""With a year behind it, a month is a date."""
_MOST = 600
"""The most characters of a sentence that is proposed."""


class Named(Struct, frozen=True):
    """A person that a text names with an office."""

    name: str
    office: str


class PlaceSpan(Struct, frozen=True):
    """A city where a text says that people met, the state behind it as it is written, and the words that say so."""

    city: str
    state: str
    said: str


class _Words(Struct, frozen=True):
    """What texts of a language say; with `before`, names stand before offices, and `no_names` are none of people."""

    people: re.Pattern[str]
    follow_ups: re.Pattern[str]
    places: re.Pattern[str]
    before: bool
    no_names: re.Pattern[str]


@cache
def _words(language: str) -> _Words | None:
    table = read_table("factsheet.imports", "proposals.toml").get(language)
    if table is None:
        return None
    before = "names" in table
    edge = "" if before else r"\b"
    return _Words(
        _people(table),
        re.compile(rf"{edge}(?:{'|'.join(table['follow_ups'])}){edge}"),
        _places(table["places"]),
        before,
        re.compile(table.get("no_names", "(?!)")),
    )


def _people(table: dict[str, Any]) -> re.Pattern[str]:
    offices = f"(?P<office>{'|'.join(sorted(map(re.escape, table['offices']), key=len, reverse=True))})"
    if "names" in table:
        return re.compile(table["names"].replace("OFFICE", offices))
    return re.compile(rf"(?<!\w){offices}[ \u00a0](?P<name>{_NAME})")


def _places(said: str) -> re.Pattern[str]:
    name = rf"(?P<city>{_WORD}(?: {_WORD}){{0,2}})"
    return re.compile(said.replace("NAME", name).replace(" ", "[ \u00a0]"))


def _words_of(language: str) -> _Words | None:
    return _words(primary_language(language))


def has_words(language: str) -> bool:
    """Tell whether people, places and things to be done are looked for in a language (BCP 47)."""
    return _words_of(language) is not None


def people(text: str, language: str) -> Iterator[Named]:
    """Find people that a text names with their offices."""
    known = _words_of(language)
    if known is None:
        return
    for found in known.people.finditer(text):
        name = _before_office(found, language) if known.before else found["name"]
        if name and not known.no_names.fullmatch(name):
            yield Named(name, found["office"])


def _before_office(found: re.Match[str], language: str) -> str:
    """Give the name that stands before an office and perhaps its state; of several words those before the state.

    In Korean the word before an office is the name where neither a state nor another spelling of it in brackets
    tells that the name has more of them. Empty where there is but a state.
    """
    words = found["name"].split(" ")
    if read_state(words[-1], language):
        del words[-1]
    elif not found["spelling"]:
        del words[:-1]
    return " ".join(words)


def follow_ups(text: str, language: str) -> Iterator[str]:
    """Find the sentences of a text that say what is to be done."""
    known = _words_of(language)
    if known and known.follow_ups.search(text):
        yield from (each for each in sentences(text) if len(each) <= _MOST and known.follow_ups.search(each))


def find_place(text: str, language: str) -> PlaceSpan | None:
    """Find the first city in which a text says that people met; states and months are none."""
    known = _words_of(language)
    for found in known.places.finditer(text) if known else ():
        city = found["city"].rstrip(".")
        if not read_state(city, language) and not list(find_dates(f"{city} {_ANY_YEAR}", language)):
            return PlaceSpan(city, found["state"] or "", found[0].rstrip("."))
    return None


def dates(text: str, language: str) -> Iterator[str]:
    """Find the days that a text names, as it writes them."""
    for span in find_dates(text, language):
        if span.readings and all(reading.start and reading.start.day for reading in span.readings):
            yield text[span.start : span.end]
