"""Times of day in words, by the language of the sheet, and words back to times."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, time, timedelta
from functools import lru_cache

from babel import Locale
from msgspec import Struct

from factsheet.dates.writing import MONTH_FIRST
from factsheet.patterns import late
from factsheet.times.zones import UTC, parse_offset
from factsheet.typography.digits import european


class ClockForm(Struct, frozen=True):
    """How a language writes a time of day.

    In the pattern stand `{HH}` or `{H}` for the hour of 24, `{h}` for that of 12, `{mm}` for minutes (seconds, if any,
    behind them), `{a}` for the half of the day; `halves` are its words, those before noon first.
    """

    pattern: str
    halves: tuple[str, str] = ("", "")


_PLAIN = ClockForm("{HH}:{mm}")
_ENGLISH = ClockForm("{h}:{mm} {a}", ("a.m.", "p.m."))
_TABLE: Mapping[str, ClockForm] = {
    "da": ClockForm("{HH}.{mm}"),
    "de": ClockForm("{HH}:{mm}\N{NO-BREAK SPACE}Uhr"),
    "fi": ClockForm("{H}.{mm}"),
    "fr": ClockForm("{H}\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}{mm}"),
    "id": ClockForm("{HH}.{mm}"),
    "ja": ClockForm("{H}時{mm}分"),
    "pt": ClockForm("{HH}h{mm}"),
}
"""What is otherwise than `{HH}:{mm}`; docs/dates.md has the sources."""


def clock_form(locale: Locale) -> ClockForm:
    """Give the form of a locale, that of its dates: English that puts the month first has the hours of 12."""
    if locale.language == "en" and (locale.territory or "US") in MONTH_FIRST:
        return _ENGLISH
    return _TABLE.get(locale.language, _PLAIN)


def write_clock(moment: datetime, locale: Locale) -> str:
    """Write a time of day with European digits: `17:40`, in American English `5:40 p.m.`."""
    form = clock_form(locale)
    seconds = f":{moment.second:02d}" if moment.second else ""
    return form.pattern.format(
        HH=f"{moment.hour:02d}",
        H=moment.hour,
        h=moment.hour % 12 or 12,
        mm=f"{moment.minute:02d}{seconds}",
        a=form.halves[moment.hour >= 12],
    )


_FIELDS = {
    "HH": r"(?P<hour>\d{1,2})",
    "H": r"(?P<hour>\d{1,2})",
    "h": r"(?P<hour>\d{1,2})",
    "mm": r"(?P<minute>\d{2})(?::(?P<second>\d{2}))?",
    "a": r"(?P<half>[AaPp])\.?\s?[Mm]\.?",
}
_ANY = late(r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?", re.ASCII)
"""Hours of 24, as every reader knows them."""


def read_clock(text: str, locale: Locale) -> time | None:
    """Read a time of day as the language writes it, or in hours of 24 (`17:40`, `17.40`); None for any other."""
    plain = " ".join(european(text).split())
    match = _own(clock_form(locale).pattern).fullmatch(plain) or _ANY.fullmatch(plain)
    if match is None:
        return None
    found = match.groupdict()
    hour = int(found["hour"])
    if half := found.get("half"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half in "Pp" else 0)
    with suppress(ValueError):
        return time(hour, int(found["minute"]), int(found["second"] or 0))
    return None


@lru_cache(maxsize=16)
def _own(pattern: str) -> re.Pattern[str]:
    pieces = re.split(r"\{(\w+)\}", pattern)
    parts = [_FIELDS[piece] if n % 2 else re.escape(" ".join(piece.split(" "))) for n, piece in enumerate(pieces)]
    return re.compile("".join(parts).replace("\N{NO-BREAK SPACE}", " ").replace(r"\ ", r"\s?"))


def write_offset(offset: timedelta) -> str:
    """Write an offset from UTC as sheets have it: `UTC+2`, `UTC+5:45`, `UTC−3:30`, `UTC`."""
    minutes = round(abs(offset).total_seconds() / 60)
    if not minutes:
        return UTC
    sign = "\N{MINUS SIGN}" if offset < timedelta() else "+"
    return f"{UTC}{sign}{minutes // 60}{f':{minutes % 60:02d}' if minutes % 60 else ''}"


_OFFSET = late(r"(?:UTC|GMT)(?:([+\N{MINUS SIGN}-])(\d{1,2})(?::(\d{2}))?)?", re.ASCII)


def read_offset(text: str) -> timedelta | None:
    """Read an offset as `write_offset` writes it, with any sign and `GMT` for `UTC`; None for any other text."""
    match = _OFFSET.fullmatch(european(text).strip())
    if match is None:
        return None
    if match[1] is None:
        return timedelta()
    sign = "+" if match[1] == "+" else "-"
    with suppress(ValueError):
        return parse_offset(f"{sign}{int(match[2]):02d}:{match[3] or '00'}")
    return None
