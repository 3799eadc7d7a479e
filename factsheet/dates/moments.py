"""What a text that names a date can mean: readings, and where in the text they stand."""

from calendar import monthrange
from datetime import date
from enum import StrEnum

from msgspec import Struct


class Precision(StrEnum):
    """How exactly a date is told."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"


class Told(StrEnum):
    """What is unusual about a date, and for a reader to judge."""

    WEEKDAY = "weekday"
    """The weekday beside it is that of another day."""
    NO_DAY = "no such day"
    """The calendar has no such day."""
    ORDER = "order"
    """Day and month stand in another order than the language's."""
    ERA = "era"
    """Its era is not told, or the year is none of the era's."""
    CALENDAR = "calendar"
    """It is of a calendar that is not converted."""
    SHORT_YEAR = "short year"
    """The century is not told; it is taken to be this one."""
    FORM = "form"
    """It is written as the language does not write dates."""


QUARTERS, HALVES, SEASONS = 33, 40, 21
"""The first quarter, half-year and season as EDTF writes them in the place of a month (ISO 8601-2:2019, 4.8)."""


_PARTS = frozenset([*range(SEASONS, SEASONS + 4), *range(QUARTERS, QUARTERS + 4), *range(HALVES, HALVES + 2)])


class Moment(Struct, frozen=True):
    """A day, a day of no year, a month, a part of a year, or a year; `month` is 1–12 or a part of a year by EDTF."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        """How exact it is."""
        if self.day is not None:
            return Precision.DAY
        if self.month is None:
            return Precision.YEAR
        parts = ((HALVES, Precision.HALF), (QUARTERS, Precision.QUARTER), (SEASONS, Precision.SEASON))
        return next((name for first, name in parts if self.month >= first), Precision.MONTH)

    @property
    def exists(self) -> bool:
        """Whether the calendar has it."""
        if self.year is not None and not 1 <= self.year <= 9999:
            return False
        if self.month is None:
            return self.day is None
        if not 1 <= self.month <= 12:
            return self.day is None and self.month in _PARTS
        if self.day is None:
            return True
        return 1 <= self.day <= monthrange(self.year or 2000, self.month)[1]

    @property
    def edtf(self) -> str:
        """The moment as EDTF level 2 writes it."""
        parts = ("XXXX" if self.year is None else f"{self.year:04d}", _two(self.month), _two(self.day))
        return "-".join(filter(None, parts))

    def months(self) -> tuple[int, int] | None:
        """Give its first and last month; a season has none that hold on both halves of the earth."""
        match self.precision:
            case Precision.YEAR:
                return 1, 12
            case Precision.SEASON:
                return None
            case Precision.HALF:
                first = 6 * ((self.month or HALVES) - HALVES) + 1
                return first, first + 5
            case Precision.QUARTER:
                first = 3 * ((self.month or QUARTERS) - QUARTERS) + 1
                return first, first + 2
            case _:
                return (self.month, self.month) if self.month else None


def _two(number: int | None) -> str:
    return "" if number is None else f"{number:02d}"


class DateReading(Struct, frozen=True):
    """What a date means, from its first moment to its last, both in it; `era` names the years if they are not ours."""

    start: Moment
    stop: Moment
    era: str = ""

    @property
    def precision(self) -> Precision:
        """How exactly it is told."""
        return self.stop.precision

    @property
    def first(self) -> date | None:
        """The first day; None of a season and without a year."""
        return _day(self.start, last=False)

    @property
    def last(self) -> date | None:
        """The last day; None of a season and without a year."""
        return _day(self.stop, last=True)

    @property
    def edtf(self) -> str:
        """The value as EDTF writes it (ISO 8601-2:2019): `2025-04-03/2025-04-04`, `2025-33`, `XXXX-04-03`."""
        start, stop = self.start.edtf, self.stop.edtf
        return start if start == stop else f"{start}/{stop}"


def _day(moment: Moment, *, last: bool) -> date | None:
    months = moment.months()
    if moment.year is None or months is None:
        return None
    month = months[last]
    return date(moment.year, month, moment.day or (monthrange(moment.year, month)[1] if last else 1))


class DatedSpan(Struct, frozen=True):
    """A date in a text, from `start` to before `end` in code points of the text.

    Of several `readings` the text does not say which; one without any is a date that is not understood, and `told`
    says why.
    """

    start: int
    end: int
    readings: tuple[DateReading, ...]
    told: tuple[Told, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether it has several readings, or is a day that there is not."""
        return len(self.readings) > 1 or not {Told.WEEKDAY, Told.NO_DAY}.isdisjoint(self.told)

    @property
    def sure(self) -> DateReading | None:
        """The reading, if there is one alone and nothing about it is for a reader to judge."""
        doubtful = {Told.WEEKDAY, Told.NO_DAY, Told.ERA, Told.CALENDAR}
        return self.readings[0] if len(self.readings) == 1 and doubtful.isdisjoint(self.told) else None
