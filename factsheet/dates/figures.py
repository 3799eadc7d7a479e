"""Dates in figures: ISO 8601, and day, month and year between points, slashes or hyphens."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from factsheet.dates.candidates import Candidate, candidate, full_year, persian_day, spanning, with_weekdays
from factsheet.dates.eras import BUDDHIST
from factsheet.dates.moments import HALVES, QUARTERS, DateReading, Moment, Told
from factsheet.dates.named import DASH, Pieces, S, first_of
from factsheet.dates.vocabulary import Vocabulary
from factsheet.typography.tags import primary_language

_ISO = re.compile(
    r"(?<![\w.:/-])(?P<year>\d{4})(?:"
    r"-?w(?P<week>[0-5]\d)(?:-?(?P<weekday>[1-7]))?"
    r"|-?q(?P<quarter>[1-4])|-?h(?P<half>[12])"
    r"|-(?P<month>\d\d)(?:-(?P<day>\d\d))?"
    r"|(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
    r")(?=t\d|[^\w:-]|-(?!\w)|$)"
)
"""A day, month or week of ISO 8601, extended or basic, a quarter or half-year in the same manner; `t` opens a time."""
_USUAL = range(1900, 2100)
"""Eight figures are a day of these years, or else a number."""


_INTERVAL = re.compile(r"(?<![\w.:/-])(\d{4}-\d\d(?:-\d\d)?)(?:/|--)(\d{4}-\d\d(?:-\d\d)?)(?![\w:/-])")


def iso_dates(text: str) -> Iterator[Candidate]:
    """Give the dates of a folded text that are written by ISO 8601."""
    for match in _INTERVAL.finditer(text):
        begin, end = (Moment(*map(int, each.split("-"))) for each in match.groups())
        if begin.precision is end.precision:
            yield candidate(*match.span(), spanning(begin, end))
    for match in _ISO.finditer(text):
        groups = {name: int(value) for name, value in match.groupdict().items() if value}
        year = groups["year"]
        if "d" in groups:
            if year in _USUAL:
                readings = spanning(Moment(year, groups["m"], groups["d"]))
                yield candidate(*match.span(), readings, () if readings else (Told.NO_DAY,))
        elif "week" in groups:
            yield candidate(*match.span(), _week(year, groups["week"], groups.get("weekday")))
        elif part := groups.get("quarter") or groups.get("half"):
            first = QUARTERS if "quarter" in groups else HALVES
            yield candidate(*match.span(), spanning(Moment(year, first + part - 1)))
        elif 1 <= groups["month"] <= 12:
            yield candidate(*match.span(), spanning(Moment(year, groups["month"], groups.get("day"))))


def _week(year: int, week: int, weekday: int | None) -> tuple[DateReading, ...]:
    try:
        days = [date.fromisocalendar(year, week, each) for each in ((weekday,) if weekday else (1, 7))]
    except ValueError:
        return ()
    first, last = (Moment(day.year, day.month, day.day) for day in (days[0], days[-1]))
    return spanning(first, None if weekday else last)


@lru_cache(maxsize=128)
def _pattern(known: Vocabulary) -> re.Pattern[str]:
    p = Pieces(known, False)
    era = known.any(map(str.casefold, BUDDHIST.written), whole=False)
    first = rf"(?:(?P<pa>\d{{1,2}})(?P<point>[./])(?P<pb>\d{{1,2}})\.?{DASH}(?=\d{{1,2}}(?P=point)))?"
    day = rf"{first}(?P<a>\d{{1,4}})(?:\.?[-~](?P<to>\d{{1,2}}))?"
    after = rf"(?:{S}{known.words('year_after')}\.?)?"
    year = rf"(?:(?P<era>{era})\s?)?(?P<c>\d{{4}}|\d{{1,2}})"
    date_ = rf"{day}\s?(?P<sign>[./-])\s?(?P<b>\d{{1,2}})\s?(?P=sign)\s?{year}"
    return re.compile(rf"{p.start}(?<![\w.:/-]){date_}(?![\d-]|[./:]\d)\.?{after}{p.closing}")


def figure_dates(text: str, known: Vocabulary, *, whole: bool = False) -> Iterator[Candidate]:
    """Give the dates of a folded text that are three figures; of short years alone where the form is a usual one."""
    for match in _pattern(known).finditer(text):
        a, c = match["a"], match["c"]
        long = len(a) == 4 or len(c) == 4
        if len(a) == 3 or len(a) == len(c) == 4 or not (long or whole or _is_usual(match, known)):
            continue
        readings, told = _readings(match, known)
        if readings or told or whole or (int(match["b"]) <= 31 and min(int(match["a"]), int(match["b"])) <= 12):
            made = candidate(first_of(match, "w1", "pa", "a"), match.end(), readings, told)
            first, last = (known.weekdays.get(match[name] or "") for name in ("w1", "w2"))
            yield with_weekdays(made, first, last)


def _is_usual(match: re.Match[str], known: Vocabulary) -> bool:
    """Tell whether short figures look like a date: `3/4/25`, and with points where the language writes such."""
    year = match["a"] if known.order.startswith("y") else match["c"]
    return len(year) == 2 and (match["sign"] == "/" or (match["sign"] == "." and known.order.startswith(("d", "y"))))


def _readings(match: re.Match[str], known: Vocabulary) -> tuple[tuple[DateReading, ...], tuple[Told, ...]]:
    figures = (match["a"], match["b"], match["c"])
    if len(match["a"]) == 4:
        return _of("yMd", figures, match, known)
    orders = ("dMy", "Mdy") if len(match["c"]) == 4 or match["era"] else ("dMy", "Mdy", "yMd")
    if known.order in orders:
        readings, told = _of(known.order, figures, match, known)
        if readings or not any(_of(order, figures, match, known)[0] for order in orders):
            return readings, told
    found = [_of(order, figures, match, known) for order in orders]
    readings = tuple(dict.fromkeys(each for readings, _ in found for each in readings))
    told = tuple(dict.fromkeys(each for readings, told in found if readings for each in told))
    return readings, (*told, *_unusual(known, orders))


def _unusual(known: Vocabulary, orders: Iterable[str]) -> tuple[Told, ...]:
    return (Told.ORDER,) if known.order in orders else ()


_PERSIAN = range(1300, 1421)
"""Years of Iran's solar calendar that Persian dates in figures have; later ones may be of the lunar one."""
_LUNAR = range(1300, 1500)


def _of(
    order: str, figures: tuple[str, str, str], match: re.Match[str], known: Vocabulary
) -> tuple[tuple[DateReading, ...], tuple[Told, ...]]:
    """Read three figures in an order."""
    by = dict(zip(order, figures, strict=True))
    year, told = full_year(by["y"])
    month, day = int(by["M"]), int(by["d"])
    era = ""
    if match["era"] or (known.years_ahead and (told or year >= 1900 + known.years_ahead)):
        era, year = BUDDHIST.name, int(by["y"]) - (known.years_ahead or 543)
        year = year if not told else 2000 + year % 100
    elif year in _LUNAR and primary_language(known.tag) in {"ar", "fa", "ur", "ps"}:
        solar = persian_day(year, month, day) if known.persian and year in _PERSIAN else ()
        return solar, () if solar else (Told.CALENDAR,)
    if match["pa"]:
        ahead = dict(zip(order.replace("y", ""), (int(match["pa"]), int(match["pb"])), strict=True))
        turns = (ahead["M"], ahead["d"]) > (month, day)
        return spanning(Moment(year - turns, ahead["M"], ahead["d"]), Moment(year, month, day), era), told
    last = Moment(year, month, int(match["to"])) if match["to"] else None
    return spanning(Moment(year, month, day), last, era) if order.startswith("d") or not last else (), told
