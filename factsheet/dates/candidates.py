"""What the finders of dates give: parts of a folded text that may be a date, before the longest are chosen."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from factsheet.dates.eras import of_persian
from factsheet.dates.moments import DateReading, Moment, Told


class Candidate(NamedTuple):
    """A part of a folded text, from `start` to before `end`, and what it may mean."""

    start: int
    end: int
    readings: tuple[DateReading, ...]
    told: tuple[Told, ...] = ()


def spanning(first: Moment, last: Moment | None = None, era: str = "") -> tuple[DateReading, ...]:
    """Give the reading of a moment, or of a span; none of no day, and where the last does not follow the first."""
    if last and _key(first) == _key(last):
        return ()
    last = last or first
    if not (first.exists and last.exists) or (first.year and _key(first) > _key(last)):
        return ()
    return (DateReading(first, last, era),)


def _key(moment: Moment) -> tuple[int, int, int]:
    return moment.year or 0, moment.month or 0, moment.day or 0


def candidate(start: int, end: int, readings: tuple[DateReading, ...], told: Iterable[Told] = ()) -> Candidate:
    """Give a candidate; one without readings of which nothing else is told names no day."""
    return Candidate(start, end, readings, tuple(told) or (() if readings else (Told.NO_DAY,)))


def with_weekdays(found: Candidate, first: int | None, last: int | None) -> Candidate:
    """Give a candidate whose first and last day have weekdays: those decide between readings, or contradict."""
    if first is None and last is None:
        return found
    right = tuple(each for each in found.readings if _is_on(each.first, first) and _is_on(each.last, last))
    known = any(each.first for each in found.readings)
    if right or not known:
        return found._replace(readings=right or found.readings)
    return found._replace(told=(*found.told, Told.WEEKDAY))


def _is_on(day: date | None, weekday: int | None) -> bool:
    return weekday is None or (day is not None and day.weekday() == weekday)


_CENTURY = 2000


def full_year(digits: str) -> tuple[int, tuple[Told, ...]]:
    """Give the year that figures are, of two one of this century, which is told."""
    return (int(digits), ()) if len(digits) > 2 else (_CENTURY + int(digits), (Told.SHORT_YEAR,))


def persian_day(year: int, month: int, day: int) -> tuple[DateReading, ...]:
    """Give the reading of a day of Iran's solar calendar."""
    found: date | None = of_persian(year, month, day)
    return spanning(Moment(found.year, found.month, found.day), era="Persian") if found else ()
