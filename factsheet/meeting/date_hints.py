"""What somebody means who writes a date otherwise than the fields do, and how to write it."""

import re
from collections.abc import Iterator

from babel import Locale
from babel.core import UnknownLocaleError

from factsheet.dates.finding import read_date
from factsheet.dates.moments import SEASONS, DatedSpan, DateReading, Precision, Told
from factsheet.dates.writing import locale_of_figures
from factsheet.typography.digits import locale_of

_SEASONS = ("spring", "summer", "autumn", "winter")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_hints(text: str, language: str = "en", country: str | None = None) -> tuple[str, ...]:
    """Say how to write the day that a text names as a day, or that it could be several; nothing of what is none."""
    found = _read(text, language, country)
    if found is None or not found.readings or any(each.first is None for each in found.readings):
        return ()
    reading = found.readings[0]
    if reading.precision is not Precision.DAY:
        return ()
    if reading.start != reading.stop:
        return (f"write one day; a meeting of several has `from: {reading.first}` and `to: {reading.last}`",)
    return _of_days(found, [str(each.first) for each in found.readings])


def due_hints(text: str, language: str = "en", country: str | None = None) -> tuple[str, ...]:
    """Say how to write the time that a text names as a due date: a day, a month or a season."""
    if _YEAR.fullmatch(text):
        return (f"write its last month, `{text}-12`, or its last day, or words: `in the course of {text}`",)
    found = _read(text, language, country)
    written = [_due(each) for each in found.readings] if found else []
    if not found or not written or not all(written):
        return ()
    reading = found.readings[0]
    if len(written) == 1 and (reading.start != reading.stop or reading.precision in _PERIODS):
        month = "" if reading.precision is Precision.DAY else f"its last month, `{written[0]}`, or "
        return (f"write {month}its last day, `{reading.last}`",)
    return _of_days(found, written)


_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_PERIODS = frozenset([Precision.QUARTER, Precision.HALF, Precision.YEAR])


def _read(text: str, language: str, country: str | None) -> DatedSpan | None:
    """Read a text in the language of the meeting, or else in English."""
    for locale in _locales(language, country):
        if found := read_date(text, locale):
            return found
    return None


def _locales(language: str, country: str | None) -> Iterator[Locale]:
    for tag in dict.fromkeys((language, "en")):
        try:
            yield locale_of_figures(locale_of(tag), country)
        except (ValueError, UnknownLocaleError):  # which another error tells
            continue


def _due(reading: DateReading) -> str:
    """Give a due date as it is written; of a span the last month."""
    if reading.precision is Precision.SEASON:
        return f"{_SEASONS[(reading.stop.month or SEASONS) - SEASONS]} {reading.stop.year}"
    if reading.last is None:
        return ""
    one_day = reading.precision is Precision.DAY and reading.start == reading.stop
    return str(reading.last) if one_day else f"{reading.last:%Y-%m}"


def _of_days(found: DatedSpan, written: list[str]) -> tuple[str, ...]:
    if len(written) > 1:
        return (f"it can be read in several ways: write {' or '.join(f'`{each}`' for each in written)}",)
    first = found.readings[0].first
    if Told.WEEKDAY in found.told and first:
        return (f"{first} is a {_WEEKDAYS[first.weekday()]}: write `{first}`, or the day that is meant",)
    return (f"write `{written[0]}`",)
