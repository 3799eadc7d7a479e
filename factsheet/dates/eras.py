"""Years that are counted otherwise: eras of Japan, the Buddhist, Minguo and Juche years, and Iran's solar calendar."""

from datetime import date, timedelta

from msgspec import Struct

from factsheet.dates.moments import Moment


class Era(Struct, frozen=True):
    """An era: how it is written, what is added to its years to get ours, and its days, if it has some."""

    name: str
    written: tuple[str, ...]
    added: int
    first: date = date.min
    last: date = date.max

    def holds(self, moment: Moment) -> bool:
        """Tell whether a moment, in our years, may be of the era."""
        if moment.year is None:
            return False
        begin = date(moment.year, moment.month or 12, moment.day or 28) if _plain(moment) else date(moment.year, 12, 31)
        end = date(moment.year, moment.month or 1, moment.day or 1) if _plain(moment) else date(moment.year, 1, 1)
        return self.first <= begin and end <= self.last


def _plain(moment: Moment) -> bool:
    return moment.exists and (moment.month or 1) <= 12


JAPANESE = (
    Era("明治", ("明治", "m"), 1867, date(1868, 1, 25), date(1912, 7, 30)),
    Era("大正", ("大正", "t"), 1911, date(1912, 7, 30), date(1926, 12, 25)),
    Era("昭和", ("昭和", "s"), 1925, date(1926, 12, 25), date(1989, 1, 7)),
    Era("平成", ("平成", "h"), 1988, date(1989, 1, 8), date(2019, 4, 30)),
    Era("令和", ("令和", "r"), 2018, date(2019, 5, 1)),
)
"""Eras of Japan since its years are the sun's; their first days by law: Act 43 of 1979 and the edicts before it."""
MINGUO = Era("民國", ("中華民國", "中华民国", "民國", "民国"), 1911, date(1912, 1, 1))
JUCHE = Era("주체", ("주체",), 1911, date(1912, 1, 1))
BUDDHIST = Era("พ.ศ.", ("พ.ศ.", "พ.ศ", "พศ", "พุทธศักราช", "b.e.", "be"), -543)
"""Thai law begins the year in January since 1941 (2484); days of January to March of years before are of the next."""

COMMON = ("ค.ศ.", "ค.ศ", "คริสต์ศักราช", "a.d.", "ad", "c.e.", "ce")
"""What says that a year is of the common era."""

_PERSIAN_RULED = range(1206, 1498)
"""The years of which the calendar centre of the University of Tehran lists which are leap; others are not converted."""
_NOWRUZ_1404 = date(2025, 3, 21)


def of_persian(year: int, month: int, day: int) -> date | None:
    """Give the day of a date of Iran's solar calendar; None of days that it has not and years outside 1206–1497.

    A year of it is leap where (25 year + 11) mod 33 is less than 8.
    """
    if year not in _PERSIAN_RULED or not 1 <= month <= 12 or not 1 <= day <= _length(year, month):
        return None
    years = range(min(year, 1404), max(year, 1404))
    days = sum(365 + _leap(each) for each in years) * (1 if year > 1404 else -1)
    before = sum(_length(year, each) for each in range(1, month))
    return _NOWRUZ_1404 + timedelta(days + before + day - 1)


def _leap(year: int) -> bool:
    return (25 * year + 11) % 33 < 8


def _length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or _leap(year) else 29
