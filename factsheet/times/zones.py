"""The time zones of the IANA database, by the package `tzdata`, so that they are the same on every machine."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from factsheet.diagnostics import nearest

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

UTC = "UTC"
_OUTSIDE = {"posix", "right", "localtime", "posixrules", "Factory"}
_TURNED = ("Etc/GMT+", "Etc/GMT-")
"""Names of offsets, in which the sign is turned round (POSIX): `Etc/GMT+5` is behind UTC."""


@lru_cache(maxsize=64)
def zone_named(name: str) -> ZoneInfo | None:
    """Give the zone of a name such as `Europe/Brussels`, letter for letter, or None.

    Names without a region (`CET`, `EST`, `Japan`) are links that the database keeps for old programs; of them `UTC`
    alone is a zone here. Nor are names of offsets (`Etc/GMT+5`).
    """
    parts = name.split("/")
    if (
        name.startswith(_TURNED)
        or (len(parts) == 1 and name != UTC)
        or not all(_is_name(part) for part in parts)
        or parts[0] in _OUTSIDE
    ):
        return None
    return _shipped(name, parts) or _of_the_system(name)


def _is_name(part: str) -> bool:
    return part.isascii() and part[:1].isalpha() and part.replace("_", "").replace("-", "").replace("+", "").isalnum()


def _shipped(name: str, parts: list[str]) -> ZoneInfo | None:
    """Give a zone of the package; some systems have it as files of their own, without the package."""
    try:
        from importlib.resources import files  # noqa: PLC0415 - most sheets have days alone
        from zoneinfo import ZoneInfo  # noqa: PLC0415 - as above

        file = files("tzdata").joinpath("zoneinfo", *parts)
        with file.open("rb") as stream:
            return ZoneInfo.from_file(stream, key=name)
    except (OSError, ImportError, ValueError):
        return None


def _of_the_system(name: str) -> ZoneInfo | None:
    if name not in zone_names():
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - as above

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Give the names of all zones."""
    from zoneinfo import available_timezones  # noqa: PLC0415 - as above

    return frozenset(
        name for name in available_timezones() if name == UTC or ("/" in name and not name.startswith(_TURNED))
    )


def offset_named(name: str) -> str | None:
    """Give the offset that a name such as `Etc/GMT+5` stands for, `-05:00`; None for any other name."""
    from zoneinfo import available_timezones  # noqa: PLC0415 - as above

    if not name.startswith(_TURNED) or name not in available_timezones():
        return None
    hours = int(name.removeprefix(_TURNED[0][:-1]))
    return format_offset(timedelta(hours=-hours))


def is_kept_for_old_programs(name: str) -> bool:
    """Tell whether the database has a name that is no zone here: `EST`, `CET`, `Japan`."""
    from zoneinfo import available_timezones  # noqa: PLC0415 - as above

    return "/" not in name and name not in _OUTSIDE | {UTC} and name in available_timezones()


_ABBREVIATED = {
    "CET": "Europe/Brussels", "CEST": "Europe/Brussels", "MEZ": "Europe/Berlin", "MESZ": "Europe/Berlin",
    "EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York", "GMT": "Europe/London",
    "BST": "Europe/London", "JST": "Asia/Tokyo", "KST": "Asia/Seoul", "IST": "Asia/Kolkata", "MSK": "Europe/Moscow",
    "Z": UTC,
}  # fmt: skip
"""Zones that somebody may mean who writes an abbreviation; several states share most of them."""


def zone_meant(name: str) -> str | None:
    """Give the zone that somebody means who writes `europe/brussels`, `Brussels` or `CET`, or None."""
    if known := _ABBREVIATED.get(name.upper()):
        return known
    folded = name.strip().replace(" ", "_").casefold()
    names = zone_names()
    for each in sorted(names):
        if folded in (each.casefold(), each.rpartition("/")[2].casefold()):
            return each
    return nearest(name, names, cutoff=0.75)


def offsets_at(local: datetime, zone: ZoneInfo) -> tuple[timedelta, ...]:
    """Give the offsets from UTC at which the clocks of a zone show a local time: none, one, or two, the earlier first.

    An hour that the clocks leave out has none; one that they go through twice has two.
    """
    found: dict[timedelta, None] = {}
    for fold in (0, 1):
        offset = local.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta()
        if _shown(local - offset, zone) == local:
            found[offset] = None
    return tuple(found)


def shown_instead(local: datetime, zone: ZoneInfo) -> datetime:
    """Give what the clocks of a zone show in the place of a local time that they leave out."""
    return _shown(local - (local.replace(tzinfo=zone, fold=0).utcoffset() or timedelta()), zone)


def _shown(instant: datetime, zone: ZoneInfo) -> datetime:
    """Give what the clocks of a zone show at an instant, which is naive and in UTC."""
    return zone.fromutc(instant.replace(tzinfo=zone)).replace(tzinfo=None)


def format_offset(offset: timedelta) -> str:
    """Give an offset as RFC 3339 has it: `+02:00`, `-03:30`; seconds, which old local times have, as ISO 8601 does."""
    total = int(offset.total_seconds())
    hours, rest = divmod(abs(total), 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{'-' if total < 0 else '+'}{hours:02d}:{minutes:02d}{f':{seconds:02d}' if seconds else ''}"


def parse_offset(text: str) -> timedelta:
    """Give the offset of a text such as `+02:00`, or of `Z`; raises ValueError for any other."""
    if text == "Z":
        return timedelta()
    sign, (hours, minutes, *seconds) = text[0], map(int, text[1:].split(":"))
    if sign not in "+-" or hours > 23 or minutes > 59:
        raise ValueError(text)
    found = timedelta(hours=hours, minutes=minutes, seconds=seconds[0] if seconds else 0)
    return -found if sign == "-" else found
