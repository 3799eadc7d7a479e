"""Days, due dates and times in words, as the filters of templates print them and reviewers write them."""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime

from babel import Locale
from msgspec import Struct

from factsheet.dates.eras import JAPANESE
from factsheet.dates.moments import Moment
from factsheet.dates.writing import format_day, format_days, format_month
from factsheet.meeting import Due, DueKind, Season
from factsheet.profiles.house import DateForm
from factsheet.times.words import read_clock, read_offset, write_clock, write_offset
from factsheet.times.zoned import ZonedTime, ZonedTimeError, zoned
from factsheet.typography.placeholders import PLACEHOLDER


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


def format_time(time: ZonedTime, locale: Locale, label: str, day: Callable[[date], str] | None = None) -> str:
    """Put a time into a label with the placeholders `day`, `time` and `zone`, in European digits; `day` writes days."""
    words = {
        "day": day(time.local.date()) if day else format_day(time.local.date(), locale),
        "time": write_clock(time.local, locale),
        "zone": write_offset(time.offset),
    }
    return PLACEHOLDER.sub(lambda match: words.get(match[1], match[0]), label)


class TimeReader(Struct, frozen=True):
    """Reads times in the words of a sheet; `read_day` reads its days."""

    labels: Mapping[str, str]
    locale: Locale
    read_day: Callable[[str], str | None]

    def read(self, printed: str, printed_by: str, times: Iterable[ZonedTime]) -> str | None:
        """Give the time, as files write it, that a text of a filter says; its zone is that of one of `times`.

        None where the text is none, or may be of two of them: offsets alone name no zone.
        """
        name, _, there = printed_by.partition(":")
        parts = _parts(printed, self.labels.get(name, ""))
        time, offset = read_clock(parts.get("time", ""), self.locale), read_offset(parts.get("zone", ""))
        if time is None or offset is None:
            return None
        found = set()
        for known in times:
            shown = known.in_zone(there) if there else known
            day = self.read_day(parts["day"]) if "day" in parts else str(shown.local.date())
            with suppress(ZonedTimeError, ValueError, OverflowError):
                read = zoned(datetime.combine(date.fromisoformat(day or ""), time), shown.zone, offset)
                found.add(str(read.in_zone(known.zone) if there else read))
        return found.pop() if len(found) == 1 else None


def _parts(printed: str, label: str) -> dict[str, str]:
    """Take a text apart by the placeholders of its label; nothing where it has another form."""
    pieces = PLACEHOLDER.split(label)
    pattern = "".join(_FORMS.get(p, "") if n % 2 else _loose(p) for n, p in enumerate(pieces))
    match = re.fullmatch(pattern, " ".join(printed.split()))
    return match.groupdict() if match else {}


_FORMS = {
    "day": "(?P<day>.+)",
    "time": r"(?P<time>(?<!\d)\d{1,2}\D+\d{2}.*?)",
    "zone": "(?P<zone>[^()（）]+)",
}
"""What stands for the parts of a time: a day may stand right before the hour."""


def _loose(words: str) -> str:
    """Give a pattern of words in which blanks may be of any width, or left out."""
    return r"\s?".join(re.escape(word) for word in re.split(r"\s", words))
