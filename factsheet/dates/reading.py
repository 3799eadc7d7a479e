"""Days, spans and months back from words: by the patterns that print them, and days in other orders, too."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from itertools import permutations

from babel import Locale

from factsheet.dates.finding import read_date
from factsheet.dates.moments import SEASONS, DateReading, Precision
from factsheet.dates.patterns import DateForms, normal, our_year, read
from factsheet.dates.writing import LENGTHS, format_days, forms_of

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTHS = ("MMMM", "LLLL", "MMM", "LLL")
_BESIDE = frozenset(["de", "du", "of", "the", "den", "der", "le", "el", "er", "st", "nd", "rd", "th"])
"""Small words that a day is written with in one place and without in another."""


def parse_day(
    printed: str, locale: Locale, beside: frozenset[str] = frozenset(), figures: Locale | None = None
) -> date | None:
    """Give the day that a text names, as the locale prints days or in any other form that means one day alone.

    Words `beside` it, in normal form, say nothing more. Dates in figures have the order of the locale `figures`.
    """
    text = printed.strip()
    if _ISO.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
        return None
    forms = forms_of(locale)
    spans = (read(getattr(forms, length), forms, text) for length in LENGTHS)
    names = _names(locale)
    found = {span[0] for span in spans if span}
    if not found and (named := read_date(text, figures or locale)):
        return _one_day(named.sure)
    found = found or {day for day in _days_in(text, names, forms) if _is_all(text, day, names, locale, beside)}
    return found.pop() if len(found) == 1 else None


def parse_days(printed: str, locale: Locale) -> tuple[date, date] | None:
    """Give the first and last day of a span, as `format_days` prints it or in another form that means days alone."""
    forms = forms_of(locale)
    spans = (read(pattern, forms, printed) for pattern in (forms.within_month, forms.over_months, forms.over_years))
    found = {
        span for span in spans if span and span[0] < span[1] and normal(format_days(*span, locale)) == normal(printed)
    }
    if found:
        return found.pop() if len(found) == 1 else None
    sure = _sure(printed, locale)
    if sure and sure.precision is Precision.DAY and sure.first and sure.last and sure.first < sure.last:
        return sure.first, sure.last
    return None


def _one_day(reading: DateReading | None) -> date | None:
    return reading.first if reading and reading.precision is Precision.DAY and reading.first == reading.last else None


def _sure(printed: str, locale: Locale) -> DateReading | None:
    named = read_date(printed, locale)
    return named.sure if named else None


def season_named(printed: str, locale: Locale) -> tuple[int, int] | None:
    """Give the season, from 0 for spring, and the year of a text such as `the summer of 2025`."""
    sure = _sure(printed, locale)
    if sure and sure.precision is Precision.SEASON and sure.start == sure.stop and sure.start.year:
        return (sure.start.month or SEASONS) - SEASONS, sure.start.year
    return None


def month_named(printed: str, locale: Locale) -> tuple[int, int] | None:
    """Give the year and month of a text such as `July 2025`."""
    if match := re.fullmatch(r"(\d{4})-(\d{2})", printed.strip(), re.ASCII):
        return (int(match[1]), int(match[2])) if 1 <= int(match[2]) <= 12 else None
    forms = forms_of(locale)
    found = read(forms.month, forms, printed)
    if found:
        return found[0].year, found[0].month
    sure = _sure(printed, locale)
    if sure and sure.precision is Precision.MONTH and sure.start == sure.stop and sure.first:
        return sure.first.year, sure.first.month
    return None


_Names = tuple[tuple[str, int], ...]
"""Names of months with their numbers."""


def _days_in(text: str, names: _Names, forms: DateForms) -> Iterator[date]:
    """Give every day that two numbers and the name of a month in a text could mean."""
    numbers = [int(digits) for digits in re.findall(r"\d+", text) if len(digits) <= 4]
    months = _months_in(text, names)
    if len(months) != 1 or len(numbers) != 2:
        return
    for year, day in permutations(numbers):
        # Our years are written in Thai, too; those before 1900 of theirs would be ours to come.
        ours = 99 < year < 1900 + forms.years_ahead
        with suppress(ValueError):
            yield date(year if ours else our_year(year, forms), months[0], day)


def _is_all(text: str, day: date, names: _Names, locale: Locale, beside: frozenset[str]) -> bool:
    """Tell whether a text names a day by year, month name and day, and says nothing else."""
    if day.year < 1000:
        return False
    name = next((each for each, month in names if month == day.month and each in normal(text)), "")
    rest = re.sub(r"\d+", " ", normal(text).replace(name, " "))
    weekdays = {normal(str(word)) for forms in locale.days["format"].values() for word in forms.values()}
    return _BESIDE.union(beside, weekdays).issuperset(re.findall(r"[^\W\d_]+", rest))


def _months_in(text: str, names: _Names) -> list[int]:
    """Give the months that a text names, in order."""
    found: list[int] = []
    rest = normal(text)
    while rest:
        match = next(((name, month) for name, month in names if _starts(rest, name)), None)
        if match:
            found.append(match[1])
        rest = rest[len(match[0]) :] if match else re.sub(r"^([^\W\d_]+|.)", "", rest, flags=re.DOTALL)
    return found


def _starts(text: str, name: str) -> bool:
    return text.startswith(name) and not text[len(name) : len(name) + 1].isalpha()


@lru_cache(maxsize=16)
def _names(locale: Locale) -> _Names:
    """Give the names of the months with their numbers, longer ones first; those that are figures are left out."""
    known = forms_of(locale).names
    names = [(name, month) for field in _MONTHS for month, name in enumerate(known.get(field, ()), 1)]
    if "LLL" not in known:  # the language is not one of our table's
        alone = (locale.months["stand-alone"][width].items() for width in ("wide", "abbreviated"))
        names.extend((str(name), int(month)) for pairs in alone for month, name in pairs)
    found = {(normal(name), month) for name, month in names if not re.match(r"\d", name)}
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))
