"""Due dates in words, as the filter of templates prints them and reviewers read them."""

from collections.abc import Mapping
from datetime import date

from babel import Locale

from factsheet.dates.writing import format_day, format_month
from factsheet.meeting import Due, DueKind, Season


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


_SEASON_ENDS = dict(zip(Season, (5, 8, 11, 12), strict=True))
"""The months after which seasons stand among other dues, by the north."""
_WINTER_ENDS = 2
_UNDATED = (10_000, 0, 0)


def due_order(due: Due | None, day: date) -> tuple[int, int, int]:
    """Give the place of a due date among others, by its last day; words and None stand behind all days.

    The winter of a year is the one that ends in it, if that is not over on the meeting's last `day`, else the one that
    begins in it.
    """
    if due is None:
        return _UNDATED
    if due.day:
        return due.day.year, due.day.month, due.day.day
    if due.year is None:
        return _UNDATED
    month = _SEASON_ENDS[due.season] if due.season else due.month or 12
    if due.season is Season.WINTER and (due.year, _WINTER_ENDS) >= (day.year, day.month):
        month = _WINTER_ENDS
    return due.year, month, 33 if due.season else 32
