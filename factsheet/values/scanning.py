"""All values of a text: dates, figures, names of states and treaties, each with what it means in any language."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from factsheet.dates.finding import find_dates
from factsheet.dates.moments import SEASONS, DateReading
from factsheet.values.numbers.figures import Amount, FigureKind
from factsheet.values.numbers.reading import find_figures
from factsheet.values.numbers.units import in_base_unit, same_unit
from factsheet.values.states import find_states
from factsheet.values.treaties import find_treaties


class ValueKind(StrEnum):
    """What kind of value a text has."""

    PERSON = "person"
    TREATY = "treaty"
    STATE = "state"
    DATE = "date"
    FIGURE = "figure"


class Meaning(NamedTuple):
    """One meaning of a value in any language: a code, the days of a date, a number; its unit, if it has one."""

    kind: ValueKind
    value: tuple[object, ...]
    unit: str = ""

    def agrees(self, other: Meaning) -> bool:
        """Tell whether two readings are the same, a unit that one of them leaves open aside."""
        same = self.kind is other.kind and self.value == other.value
        return same and (self.unit == other.unit or same_unit(self.unit, other.unit))


class Value(Struct, frozen=True):
    """A value in a text, by code points, with all that it may mean; nothing where it is not understood.

    What it means beside (`also`) is what languages say in another way: a bare number may be a year. One that is
    `worded` is a number up to twenty in words, for which another language may have no number. `qualifier` is the word
    beside a figure (`about`, `over`), as `find_figures` gives it; one that is `ordinal` tells which: `third`.
    """

    kind: ValueKind
    start: int
    end: int
    readings: frozenset[Meaning]
    also: frozenset[Meaning] = frozenset()
    worded: bool = False
    qualifier: str = ""
    ordinal: bool = False


Finder: TypeAlias = Callable[[str, str], Iterable[Value]]

MOST_WORDED = 20
"""Numbers up to this are part of phrases: `both`, `the three`, `second to none`."""
_YEARS = range(1000, 3000)
_HANGUL = re.compile("[\uac00-\ud7a3]")
_MONEY = re.compile("[A-Z]{3}[?]?")


def day_reading(first: date, last: date | None = None) -> Meaning:
    """Give what a day means, or a span of days."""
    return Meaning(ValueKind.DATE, (first, last or first))


def month_reading(year: int, month: int) -> Meaning:
    """Give what a month means: all its days."""
    return day_reading(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def season_reading(year: int, season: str) -> Meaning:
    """Give what a season means (`spring`, `summer`, `autumn`, `winter`)."""
    number = SEASONS + ("spring", "summer", "autumn", "winter").index(season)
    return Meaning(ValueKind.DATE, (f"{year:04d}-{number}", ""))


def _date_reading(found: DateReading) -> Meaning:
    if found.first and found.last:
        return day_reading(found.first, found.last)
    return Meaning(ValueKind.DATE, (found.edtf, found.era))


def _dates(text: str, language: str) -> Iterator[Value]:
    for found in find_dates(text, language):
        yield Value(ValueKind.DATE, found.start, found.end, frozenset(map(_date_reading, found.readings)))


def _figures(text: str, language: str) -> Iterator[Value]:
    for found in find_figures(text, language):
        if (
            found.in_words and found.start and _HANGUL.match(text, found.start - 1)
        ):  # the end of another word: 대만 주변
            continue
        readings = frozenset(map(_amount_reading, found.readings))
        also = frozenset(other for amount in found.readings for other in (*_as_year(amount), *_without_unit(amount)))
        small = all(amount.value <= MOST_WORDED and not amount.unit for amount in found.readings)
        worded = found.in_words and small
        ordinal = all(amount.kind is FigureKind.ORDINAL for amount in found.readings)
        yield Value(ValueKind.FIGURE, found.start, found.end, readings, also, worded, found.qualifier, ordinal)


def _amount_reading(amount: Amount) -> Meaning:
    """Give what an amount means; that it counts, orders or names is said in as many ways as there are languages."""
    plain = in_base_unit(amount)
    unit = "points" if amount.kind is FigureKind.POINTS else plain.unit
    return Meaning(ValueKind.FIGURE, (plain.value, plain.upper), unit)


def _without_unit(amount: Amount) -> Iterator[Meaning]:
    """Give an amount of a unit as a bare number, as a language counts that has no word for the unit; money has one."""
    if amount.unit and not _MONEY.fullmatch(amount.unit) and amount.kind not in {FigureKind.PERCENT, FigureKind.POINTS}:
        yield Meaning(ValueKind.FIGURE, (amount.value, amount.upper))


def _as_year(amount: Amount) -> Iterator[Meaning]:
    """Give a bare number that may be a year as one, a range of two as their span."""
    last = amount.upper or amount.value
    if amount.unit not in {"", "a"} or {amount.value.denominator, last.denominator} != {1}:
        return
    first, final = int(amount.value), int(last)
    if first in _YEARS and final in _YEARS:
        yield day_reading(date(first, 1, 1), date(final, 12, 31))


def state_reading(code: str) -> Meaning:
    """Give what a name of a state means, by its ISO 3166 code."""
    return Meaning(ValueKind.STATE, (code,))


def _states(text: str, language: str) -> Iterator[Value]:
    for found in find_states(text, language):
        yield Value(ValueKind.STATE, found.start, found.end, frozenset(map(state_reading, found.codes)))


def _treaties(text: str, language: str) -> Iterator[Value]:
    for found in find_treaties(text, language):
        yield Value(ValueKind.TREATY, found.start, found.end, frozenset([Meaning(ValueKind.TREATY, (found.name,))]))


FINDERS: tuple[Finder, ...] = (_treaties, _states, _dates, _figures)


@lru_cache(maxsize=8192)
def scan(text: str, language: str, own: tuple[tuple[str, Meaning], ...] = ()) -> tuple[Value, ...]:
    """Give the values of a text in a language (BCP 47), in order and without overlaps.

    Of values that overlap the longest stands; of those as long a treaty, a state, a date, a figure, in this order.
    `own` are short forms that the text's own list of abbreviations explains, with what they mean.
    """
    every = [value for find in FINDERS for value in find(text, language)]
    every += [
        Value(meant.kind, *found.span(), frozenset([meant]))
        for short, meant in own
        for found in re.finditer(rf"(?<![^\W_]){re.escape(short)}(?![A-Za-z0-9])", text)
    ]
    order = list(ValueKind)
    taken: list[Value] = []
    for value in sorted(every, key=lambda each: (each.start - each.end, order.index(each.kind), each.start)):
        if all(value.end <= each.start or each.end <= value.start for each in taken):
            taken.append(value)
    return tuple(sorted(taken, key=lambda each: each.start))


def same_meaning(ours: Iterable[Meaning], theirs: Iterable[Meaning]) -> bool:
    """Tell whether any reading of one value is one of another's."""
    others = tuple(theirs)
    return any(one.agrees(other) for one in ours for other in others)
