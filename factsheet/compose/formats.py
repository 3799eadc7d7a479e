"""Dates and lists in words, by the rules of the sheet's language (CLDR, through Babel)."""

from __future__ import annotations

import re
from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton, parse_pattern

from factsheet.meeting import Due, DueKind


def format_day(day: date, locale: Locale, length: str = "long") -> str:
    """Format a day: `full` with the weekday, `long`, `medium` or `short`."""
    return _first(format_date(day, length, locale=locale), locale)


def format_days(first: date, last: date, locale: Locale) -> str:
    """Format a span of days as briefly as the language allows: `April 3–4, 2025`."""
    if first == last:
        return format_day(first, locale)
    field = "d" if (first.year, first.month) == (last.year, last.month) else "M" if first.year == last.year else "y"
    # CLDR has intervals for abbreviated months only; the full name takes the same pattern.
    start, end = locale.interval_formats["yMMMd"][field]
    return _written_out(start, first, locale) + _written_out(end, last, locale)


def _written_out(pattern: str, day: date, locale: Locale) -> str:
    return _first(str(parse_pattern(pattern.replace("MMM", "MMMM")).apply(day, locale)), locale)


def _first(written: str, locale: Locale) -> str:
    """Write the first of a month as French does, `1er mai`; CLDR has no form for it."""
    return re.sub(r"\b1 (?=[^\W\d])", "1er ", written) if locale.language == "fr" else written


def format_due(due: Due, locale: Locale, seasons: dict[str, str]) -> str:
    """Format a due date by its kind; `seasons` are the label texts of seasons, with a `{year}`."""
    match due.kind:
        case DueKind.DAY if due.day:
            return format_day(due.day, locale)
        case DueKind.MONTH if due.year and due.month:
            return str(format_skeleton("yMMMM", date(due.year, due.month, 1), locale=locale))
        case DueKind.SEASON if due.season:
            return seasons[due.season.value].replace("{year}", str(due.year))
        case _:
            return due.text
