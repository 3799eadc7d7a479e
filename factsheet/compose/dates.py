"""Dates in words, by the rules of a language: days, spans of days and due dates."""

from __future__ import annotations

from datetime import date

from babel import Locale

from factsheet.compose.date_forms import forms_of
from factsheet.compose.date_patterns import write
from factsheet.meeting import Due, DueKind

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


def format_due(due: Due, locale: Locale, seasons: dict[str, str]) -> str:
    """Format a due date by its kind; `seasons` are the label texts of seasons, with a `{year}`."""
    match due.kind:
        case DueKind.DAY if due.day:
            return format_day(due.day, locale)
        case DueKind.MONTH if due.year and due.month:
            return format_month(due.year, due.month, locale)
        case DueKind.SEASON if due.season:
            return seasons[due.season.value].replace("{year}", str(due.year))
        case _:
            return due.text


def format_month(year: int, month: int, locale: Locale) -> str:
    """Format a month with its year: `July 2025`."""
    forms = forms_of(locale)
    return write(forms.month, forms, date(year, month, 1))
