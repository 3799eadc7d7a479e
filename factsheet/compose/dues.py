"""Due dates in words, as the filter of templates prints them and reviewers read them."""

from collections.abc import Mapping

from babel import Locale

from factsheet.dates.writing import format_day, format_month
from factsheet.meeting import Due, DueKind


def format_due(due: Due, locale: Locale, seasons: Mapping[str, str]) -> str:
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
