"""Days and months back from words, by the names and orders of a language (CLDR, through Babel)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from itertools import permutations, product

from babel import Locale

from factsheet.compose.formats import format_day, format_days, format_due
from factsheet.compose.normal import normal
from factsheet.meeting import Due

_LENGTHS = ("long", "full", "medium", "short")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BESIDE = frozenset(["de", "du", "of", "the", "den", "der", "le", "el", "er", "st", "nd", "rd", "th"])
"""Small words that a day is written with in one place and without in another."""


def parse_day(printed: str, locale: Locale) -> date | None:
    """Give the day that a text names, in any length and order that names the month, or as YYYY-MM-DD."""
    text = printed.strip()
    if _ISO.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
        return None
    candidates = set(_days_in(text, locale))
    exact = {day for day in candidates if any(normal(format_day(day, locale, n)) == normal(text) for n in _LENGTHS)}
    found = exact or ({day for day in candidates if _is_all(text, day, locale)})
    return found.pop() if len(found) == 1 else None


def parse_days(printed: str, locale: Locale) -> tuple[date, date] | None:
    """Give the first and last day of a span that is printed as `format_days` prints it, dashes and spaces aside."""
    numbers, months = _numbers(printed), _months_in(printed, locale)
    found = {
        (first, last)
        for first, last in _spans(numbers, months)
        if first < last and normal(format_days(first, last, locale)) == normal(printed)
    }
    return found.pop() if len(found) == 1 else None


def month_named(printed: str, locale: Locale) -> tuple[int, int] | None:
    """Give the year and month of a text such as `July 2025`."""
    if match := re.fullmatch(r"(\d{4})-(\d{2})", printed.strip(), re.ASCII):
        return (int(match[1]), int(match[2])) if 1 <= int(match[2]) <= 12 else None
    years = [number for number in _numbers(printed) if 1000 <= number <= 9999]
    found = {
        (year, month)
        for year in years
        for month in range(1, 13)
        if normal(_month(year, month, locale)) == normal(printed)
    }
    return found.pop() if len(found) == 1 else None


def _month(year: int, month: int, locale: Locale) -> str:
    return format_due(Due.model_validate(f"{year:04d}-{month:02d}"), locale, {})


def _numbers(text: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", text) if len(digits) <= 4]


def _days_in(text: str, locale: Locale) -> Iterator[date]:
    """Give every day that the numbers and month names of a text could mean."""
    numbers, months = _numbers(text), _months_in(text, locale)
    if len(months) == 1 and len(numbers) == 2:
        orders = [(year, months[0], day) for year, day in permutations(numbers)]
    elif len(numbers) == 3 and not months:
        orders = [(year, month, day) for year, month, day in permutations(numbers)]
    else:
        return
    for year, month, day in orders:
        with suppress(ValueError):
            yield date(year if year > 99 else 2000 + year, month, day)


def _is_all(text: str, day: date, locale: Locale) -> bool:
    """Tell whether a text names a day by year, month name and day, and says nothing else."""
    if not _months_in(text, locale) or day.year < 1000:
        return False
    name = next((each for each, month in _names(locale) if month == day.month and each in normal(text)), "")
    rest = re.sub(r"\d+", " ", normal(text).replace(name, " ", 1))
    weekdays = {normal(str(word)) for forms in locale.days["format"].values() for word in forms.values()}
    return all(word in _BESIDE or word in weekdays for word in re.findall(r"[^\W\d_]+", rest))


def _months_in(text: str, locale: Locale) -> list[int]:
    """Give the months that a text names, in order."""
    found: list[int] = []
    rest = normal(text)
    while rest:
        match = next(((name, month) for name, month in _names(locale) if _starts(rest, name)), None)
        if match:
            found.append(match[1])
        rest = rest[len(match[0]) :] if match else re.sub(r"^([^\W\d_]+|.)", "", rest, count=1, flags=re.DOTALL)
    return found


def _starts(text: str, name: str) -> bool:
    return text.startswith(name) and not text[len(name) : len(name) + 1].isalpha()


@lru_cache(maxsize=16)
def _names(locale: Locale) -> tuple[tuple[str, int], ...]:
    """Give the names of the months with their numbers, longer ones first; those that are figures are left out."""
    names = {
        (normal(str(name)), int(month))
        for context, width in product(("format", "stand-alone"), ("wide", "abbreviated"))
        for month, name in locale.months[context][width].items()
        if not re.match(r"\d", str(name))
    }
    return tuple(sorted(names, key=lambda pair: (-len(pair[0]), pair)))


def _spans(numbers: list[int], months: list[int]) -> Iterator[tuple[date, date]]:
    """Give every span that numbers and months could mean, in the orders that languages write them."""
    years = [number for number in numbers if number > 31]
    rest = [number for number in numbers if number <= 31]
    if not months:
        if len(rest) == 3:
            months, rest = rest[:1], rest[1:]
        elif len(rest) == 4:
            months, rest = rest[::2], rest[1::2]
    if not years or not months or len(rest) != 2:
        return
    with suppress(ValueError):
        yield date(years[0], months[0], rest[0]), date(years[-1], months[-1], rest[1])
