"""Years of other eras and days of Iran's solar calendar."""

from __future__ import annotations

from datetime import date

import pytest

from factsheet.dates.eras import JAPANESE, of_persian
from factsheet.dates.moments import Moment


@pytest.mark.parametrize(
    ("persian", "day"),
    [
        # As ICU's own test of its Persian calendar has them (icu4j, PersianTest.TestMapping).
        ((1389, 10, 21), date(2011, 1, 11)),
        ((1364, 12, 6), date(1986, 2, 25)),
        ((1312, 12, 23), date(1934, 3, 14)),
        ((1468, 12, 29), date(2090, 3, 19)),
        ((1348, 10, 10), date(1969, 12, 31)),
        ((1324, 8, 21), date(1945, 11, 12)),
        ((1304, 1, 11), date(1925, 3, 31)),
        ((1374, 12, 29), date(1996, 3, 19)),
        ((1375, 1, 1), date(1996, 3, 20)),
        ((1375, 12, 30), date(1997, 3, 20)),
        ((1376, 1, 1), date(1997, 3, 21)),
        ((1384, 4, 31), date(2005, 7, 22)),
        ((1384, 5, 1), date(2005, 7, 23)),
        ((1404, 12, 30), None),
        ((1404, 7, 31), None),
        ((1404, 13, 1), None),
        ((1205, 1, 1), None),
        ((1498, 1, 1), None),
    ],
)
def test_days_of_the_solar_calendar(persian, day):
    assert of_persian(*persian) == day


@pytest.mark.parametrize(
    ("era", "moment", "held"),
    [
        ("令和", Moment(2019, 5, 1), True),
        ("令和", Moment(2019, 4, 30), False),
        ("令和", Moment(2019), True),
        ("平成", Moment(2019, 4, 30), True),
        ("平成", Moment(2019, 5), False),
        ("平成", Moment(1989, 1), True),
        ("昭和", Moment(1989, 1, 7), True),
        ("昭和", Moment(1989, 1, 8), False),
    ],
)
def test_an_era_holds_its_own_days(era, moment, held):
    (known,) = (each for each in JAPANESE if each.name == era)
    assert known.holds(moment) is held
