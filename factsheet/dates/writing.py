"""Dates in words, by the rules of a language: from our table, from CLDR through Babel where it has no entry."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.localedata import exists
from msgspec.structs import replace

from factsheet.dates.patterns import DateForms, pieces, write
from factsheet.dates.table import TABLE
from factsheet.typography.tags import primary_language

_DAYS_AND_MONTH = ("full", "long", "medium", "short", "month")
MONTH_FIRST = frozenset(["AS", "BI", "GU", "JP", "KR", "MH", "MP", "PH", "PR", "UM", "US", "VI"])
"""Whose English puts the month first: those of CLDR as Babel 2.19 has it, and KR, which it has not."""


def locale_of_dates(locale: Locale, country: str | None) -> Locale:
    """Give the locale that dates are written in; English without a region takes that of the issuer's country."""
    if str(locale) != "en" or country is None or country in MONTH_FIRST:
        return locale
    return Locale("en", country if exists(f"en_{country}") else "GB")


def locale_of_figures(locale: Locale, country: str | None) -> Locale:
    """Give the locale that decides the order of dates in figures: that of the issuer's country, without a region."""
    if locale.territory or country is None:
        return locale
    name = f"{locale}_{country}"
    return Locale.parse(name) if exists(name) else locale_of_dates(locale, country)


@lru_cache(maxsize=64)
def forms_of(locale: Locale) -> DateForms:
    """Give the forms of a locale; a region takes those of its language but for what CLDR has otherwise for it."""
    tag = str(locale).replace("_", "-")
    if tag in TABLE:
        return TABLE[tag]
    own = _of_cldr(locale)
    same_language = (Locale.parse(each, sep="-") for each in TABLE if primary_language(each) == locale.language)
    bases = [(base, _of_cldr(base)) for base in same_language]
    alike = [(_likeness(own, theirs), i) for i, (_, theirs) in enumerate(bases) if theirs.long == own.long]
    if not alike:
        return own
    base, theirs = bases[max(alike, key=lambda pair: (pair[0], -pair[1]))[1]]
    return _of_region(locale, base, own, theirs)


def _likeness(own: DateForms, theirs: DateForms) -> int:
    return sum(getattr(own, name) == getattr(theirs, name) for name in _DAYS_AND_MONTH)


def _fields(ours: DateForms) -> set[str]:
    """Give the named fields of our patterns, some of which CLDR's have not."""
    patterns = [getattr(ours, name) for name in ours.__struct_fields__ if name not in {"names", "first", "years_ahead"}]
    return {piece.field for pattern in patterns for piece in pieces(pattern) if piece.field in ours.names}


def _of_region(locale: Locale, base: Locale, own: DateForms, theirs: DateForms) -> DateForms:
    """Give our forms of a language with what CLDR's of a region have that CLDR's of the language have not."""
    ours = TABLE[str(base).replace("_", "-")]
    patterns = {name: getattr(own, name) for name in _DAYS_AND_MONTH if getattr(own, name) != getattr(theirs, name)}
    named = own.names.keys() | _fields(ours)
    names = {field: found for field in named if (found := _names(locale, field)) != _names(base, field)}
    return replace(ours, **patterns, names={**own.names, **ours.names, **names})


def _of_cldr(locale: Locale) -> DateForms:
    """Give CLDR's days and months; spans are two whole days, since some of its own drop a month or abbreviate it."""
    full, long, medium, short = (str(locale.date_formats[name].pattern) for name in _DAYS_AND_MONTH[:-1])
    month = str(locale.datetime_skeletons["yMMMM"].pattern)
    fields = {piece.field for pattern in (full, long, medium, short, month) for piece in pieces(pattern)}
    names = {
        field: _names(locale, field) for field in {*fields, "MMMM", "MMM", "EEEE"} if len(field) > 2 or field == "G"
    }
    span = f"{long} – {long}"
    return DateForms(full, long, medium, short, month, span, span, span, names)


def _names(locale: Locale, field: str) -> tuple[str, ...]:
    if field == "G":
        return (str(locale.eras["abbreviated"][1]),)
    context = "stand-alone" if field[0] in "Lc" else "format"
    source: Mapping[str, Any] = locale.months if field[0] in "ML" else locale.days
    names = source[context]["wide" if len(field) > 3 else "abbreviated"]
    return tuple(str(names[number]) for number in (range(1, 13) if field[0] in "ML" else range(7)))


LENGTHS = ("long", "full", "medium", "short")
"""The lengths of a day; `full` has the weekday."""


def format_day(day: date, locale: Locale, length: str = "long") -> str:
    """Format a day; raises LookupError for a length that there is not."""
    if length not in LENGTHS:
        raise LookupError(f"a day has no length `{length}`; it is `full`, `long`, `medium` or `short`")
    forms = forms_of(locale)
    return write(getattr(forms, length), forms, day)


def format_days(first: date, last: date, locale: Locale) -> str:
    """Format a span of days as briefly as the language allows: `April 3–4, 2025`."""
    if first == last:
        return format_day(first, locale)
    forms = forms_of(locale)
    if first.year != last.year:
        return write(forms.over_years, forms, first, last)
    return write(forms.within_month if first.month == last.month else forms.over_months, forms, first, last)


def format_month(year: int, month: int, locale: Locale) -> str:
    """Format a month with its year: `July 2025`."""
    forms = forms_of(locale)
    return write(forms.month, forms, date(year, month, 1))
