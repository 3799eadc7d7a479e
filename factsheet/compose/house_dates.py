"""Days in the form of a house: in years of an era, or by a pattern of its own; else by the rules of the language."""

import re
from datetime import date

from babel import Locale

from factsheet.dates.eras import JAPANESE
from factsheet.dates.moments import Moment
from factsheet.dates.writing import format_day, format_days
from factsheet.profiles.house import DateForm


def format_house_day(day: date, locale: Locale, form: DateForm, length: str = "long") -> str:
    """Format a day; a pattern stands for the long form alone."""
    if form.pattern and length == "long":
        from babel.dates import format_date  # noqa: PLC0415 - few houses have a pattern

        return str(format_date(day, form.pattern, locale))
    return _in_era(format_day(day, locale, length), form, day)


def format_house_days(first: date, last: date, locale: Locale, form: DateForm) -> str:
    """Format a span of days; by a pattern, as its first and its last day, as CLDR joins what has no form for spans."""
    if not form.pattern:
        return _in_era(format_days(first, last, locale), form, first, last)
    ends = [format_house_day(day, locale, form) for day in dict.fromkeys((first, last))]
    return str(locale.interval_formats[None]).format(*ends) if len(ends) > 1 else ends[0]


_YEAR = re.compile(r"(\d{4})年")


def _in_era(text: str, form: DateForm, *days: date) -> str:
    """Give a text with its years counted in an era; each is that of the first or the last of its days."""
    if not form.era:
        return text
    eras = {day.year: _year_of_era(day) for day in reversed(days)}
    return _YEAR.sub(lambda match: f"{eras.get(int(match[1]), match[1])}年", text)


def _year_of_era(day: date) -> str:
    """Give the name of the era of a day and the year in it, of which the first is 元."""
    moment = Moment(day.year, day.month, day.day)
    era = next((each for each in reversed(JAPANESE) if each.holds(moment)), None)
    if era is None:
        return str(day.year)
    year = day.year - era.added
    return f"{era.name}{'元' if year == 1 else year}"
