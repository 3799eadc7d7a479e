"""What the finders of dates give: parts of a folded text that may be a date, before the longest are chosen."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from factsheet.dates.eras import of_persian
from factsheet.dates.moments import DateReading, Moment, Told


class Candidate(NamedTuple):
    """A part of a folded text, from `start` to before `end`, and what it may mean; `weekday` is named beside it."""

    start: int
    end: int
    readings: tuple[DateReading, ...]
    told: tuple[Told, ...] = ()
    weekday: int | None = None


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


def candidate(
    start: int, end: int, readings: tuple[DateReading, ...], told: Iterable[Told] = (), weekday: int | None = None
) -> Candidate:
    """Give a candidate; one without readings names no day, and a weekday that contradicts is told."""
    kept = readings
    if weekday is not None and (days := [each for each in readings if each.first]):
        right = tuple(each for each in days if each.first and each.first.weekday() == weekday)
        kept = right or readings
        told = (*told, *(() if right else (Told.WEEKDAY,)))
    told = tuple(told)
    if not kept and not told:
        told = (Told.NO_DAY,)
    return Candidate(start, end, kept, told, weekday)


_CENTURY = 2000


def full_year(digits: str) -> tuple[int, tuple[Told, ...]]:
    """Give the year that figures are, of two one of this century, which is told."""
    return (int(digits), ()) if len(digits) > 2 else (_CENTURY + int(digits), (Told.SHORT_YEAR,))


def persian_day(year: int, month: int, day: int) -> tuple[DateReading, ...]:
    """Give the reading of a day of Iran's solar calendar."""
    found: date | None = of_persian(year, month, day)
    return spanning(Moment(found.year, found.month, found.day), era="Persian") if found else ()
