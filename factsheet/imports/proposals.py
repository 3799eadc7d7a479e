"""What a text may say of people, dates and things to be done: comments that the writer takes or deletes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from msgspec import Struct

from factsheet.dates.finding import find_dates
from factsheet.typography.sentences import sentences

_NAME = r"((?:[^\W\d_a-z][\w’'.-]*[ \u00a0]){1,4}[^\W\d_a-z][\w’'-]*[\w](?:, Jr\.?)?)"
READ = 5_000
"""So many characters of a paragraph are looked through: in what is longer, dates take long to find."""
_MOST = 600
"""The most characters of a sentence that is proposed."""


class Named(Struct, frozen=True):
    """A person that a text names with an office."""

    name: str
    office: str


class _Words(Struct, frozen=True):
    people: re.Pattern[str]
    follow_ups: re.Pattern[str]


@cache
def _words(language: str) -> _Words | None:
    table = tomllib.loads(files("factsheet.imports").joinpath("proposals.toml").read_text("utf-8")).get(language)
    if table is None:
        return None
    offices = "|".join(sorted(map(re.escape, table["offices"]), key=len, reverse=True))
    people = re.compile(rf"(?<!\w)({offices})[ \u00a0]{_NAME}")
    return _Words(people, re.compile(rf"\b(?:{'|'.join(table['follow_ups'])})\b"))


def has_words(language: str) -> bool:
    """Tell whether people and things to be done are looked for in a language (BCP 47)."""
    return _words(language.partition("-")[0].lower()) is not None


def people(text: str, language: str) -> Iterator[Named]:
    """Find people that a text names behind their offices."""
    known = _words(language.partition("-")[0].lower())
    for found in known.people.finditer(text) if known else ():
        yield Named(found[2], found[1])


def follow_ups(text: str, language: str) -> Iterator[str]:
    """Find the sentences of a text that say what is to be done."""
    known = _words(language.partition("-")[0].lower())
    if known and known.follow_ups.search(text):
        yield from (each for each in sentences(text) if len(each) <= _MOST and known.follow_ups.search(each))


def dates(text: str, language: str) -> Iterator[str]:
    """Find the days that a text names, as it writes them."""
    for span in find_dates(text, language):
        if span.readings and all(reading.start and reading.start.day for reading in span.readings):
            yield text[span.start : span.end]
