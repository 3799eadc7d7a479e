"""A time of day in a zone, as files write it: local time and IANA zone, or RFC 9557 with its offset."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from factsheet.patterns import late
from factsheet.times.zones import (
    format_offset,
    is_kept_for_old_programs,
    offset_named,
    offsets_at,
    parse_offset,
    shown_instead,
    zone_meant,
    zone_named,
)

_WRITTEN = late(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[Tt ](?P<clock>\d{2}:\d{2}(?::\d{2})?)(?P<offset>[Zz]|[+-]\d{2}:\d{2}(?::\d{2})?)?)?"
    r"(?P<rest>.*)",
    re.ASCII | re.DOTALL,
)
_SUFFIX = re.compile(r"\[!?([^\[\]=]+)\]")
_EXAMPLE = "for example `2025-04-03T12:00 Europe/Brussels`"


class ZonedTimeError(ValueError):
    """A text that is no time in a zone; `hints` say how to write what is meant."""

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.hints = hints or (_EXAMPLE,)


class ZonedTime(Struct, frozen=True):
    """A local time in an IANA zone, at an offset from UTC; `local` has no zone of its own."""

    local: datetime
    zone: str
    offset: timedelta

    @property
    def instant(self) -> datetime:
        """The time in UTC, aware."""
        return (self.local - self.offset).replace(tzinfo=UTC)

    def in_zone(self, name: str) -> ZonedTime:
        """Give the same instant as the clocks of another zone show it; raises ZonedTimeError where there is no such."""
        zone = zone_named(name)
        if zone is None:
            raise _unknown_zone(name)
        there = self.instant.astimezone(zone)
        return ZonedTime(there.replace(tzinfo=None, fold=0), name, there.utcoffset() or timedelta())

    def __str__(self) -> str:
        """Give the form that files have: without the offset, unless the hour comes twice."""
        zone = zone_named(self.zone)
        if zone is not None and len(offsets_at(self.local, zone)) > 1:
            return self.with_offset
        return f"{_clock(self.local)} {self.zone}"

    @property
    def with_offset(self) -> str:
        """The form of RFC 9557: `2025-04-03T12:00+02:00[Europe/Brussels]`."""
        return f"{_clock(self.local)}{format_offset(self.offset)}[{self.zone}]"


_ANY_OFFSET = timedelta(days=1)
"""More than any zone is from UTC: a time is printed in the zones of others, too."""


def _clock(local: datetime) -> str:
    return local.isoformat(timespec="seconds" if local.second else "minutes")


def zoned(local: datetime, zone: str, offset: timedelta | None = None) -> ZonedTime:
    """Give the time of a local one in a zone, at an offset where the hour comes twice.

    Raises ZonedTimeError for a zone that there is not, an hour that never comes, one that comes twice without its
    offset, and an offset that the zone does not have then.
    """
    rules = zone_named(zone)
    if rules is None:
        raise _unknown_zone(zone)
    try:
        offsets = offsets_at(local, rules)
        if not offsets:
            raise _never_comes(local, zone, shown_instead(local, rules))
        _ = [local - offset + edge for offset in offsets for edge in (-_ANY_OFFSET, _ANY_OFFSET)]
    except OverflowError:
        raise ZonedTimeError("must be a time that the calendar has, in every zone") from None
    if offset is None and len(offsets) > 1:
        both = " or ".join(f"`{ZonedTime(local, zone, each).with_offset}`" for each in offsets)
        raise ZonedTimeError("is an hour that comes twice, since clocks are put back", f"write {both}")
    if offset is not None and offset not in offsets:
        known = " or ".join(map(format_offset, offsets))
        hint = f"write `{ZonedTime(local, zone, offsets[0])}`, or another hour or zone"
        raise ZonedTimeError(f"has the offset {format_offset(offset)}, but {zone} is at {known} then", hint)
    return ZonedTime(local, zone, offsets[0] if offset is None else offset)


def _never_comes(local: datetime, zone: str, instead: datetime) -> ZonedTimeError:
    left_out = "this hour" if instead.date() == local.date() else "this day"
    message = f"is a time that never comes: clocks in {zone} leave {left_out} out"
    return ZonedTimeError(message, f"they show `{_clock(instead)}` then; write the hour that is meant")


_OFFSET = late(r"(?:UTC|GMT)? ?[+\u2212-] ?\d{1,2}(?::?\d{2})?", re.ASCII | re.IGNORECASE)


def _unknown_zone(name: str) -> ZonedTimeError:
    if _OFFSET.fullmatch(name):
        hint = "for example `Europe/Brussels`, or both: `2025-04-03T12:00+02:00[Europe/Brussels]`"
        return ZonedTimeError(f"must name a time zone by a place; `{name}` is an offset from UTC", hint)
    if offset := offset_named(name):
        message = f"must name a time zone by a place; `{name}` stands for the offset {offset}, its sign turned round"
        return ZonedTimeError(message, "for example `America/New_York` or `Asia/Tokyo`")
    meant = zone_meant(name)
    hint = f"did you mean `{meant}`?" if meant else "for example `Europe/Brussels`, `Asia/Tokyo` or `UTC`"
    if is_kept_for_old_programs(name):
        message = f"must name a time zone by a place; `{name}` is a name that the IANA database keeps for old programs"
        return ZonedTimeError(message, hint)
    return ZonedTimeError(f"must name an IANA time zone, which `{name}` is not", hint)


def parse_zoned(text: str) -> ZonedTime:
    """Parse `2025-04-03T12:00 Europe/Brussels` or, by RFC 9557, `2025-04-03T12:00+02:00[Europe/Brussels]`.

    Seconds may stand in both. Raises ZonedTimeError as `zoned` does, and for what is neither.
    """
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        raise ZonedTimeError("must be a day, an hour and a time zone")
    day, clock, written, rest = match.group("day", "clock", "offset", "rest")
    if clock is None:
        if re.match(r"[Tt ]\s*\d", rest):
            hint = f"write it by 24 hours, in four figures: `{day}T17:40 Europe/Brussels`"
            raise ZonedTimeError("has an hour that is not written as `17:40`", hint)
        raise ZonedTimeError("has no hour", f"write it and its zone behind the day: `{day}T12:00 Europe/Brussels`")
    local = _local(day, clock)
    zone = _zone(rest, f"{day}T{clock}", written)
    try:
        offset = parse_offset(written.upper()) if written else None
    except ValueError:
        raise ZonedTimeError(f"has the offset {written}, which no zone has") from None
    if written in ("Z", "z") and zone not in ("UTC", "Etc/UTC"):
        raise _in_utc(local, zone)
    return zoned(local, zone, offset)


def _in_utc(local: datetime, zone: str) -> ZonedTimeError:
    """Refuse a time in UTC beside another zone, which RFC 9557 lets stand for any hour there."""
    here = zoned(local, "UTC").in_zone(zone)
    return ZonedTimeError(f"is in UTC, but names {zone}", f"write the hour there: `{here}`")


def _local(day: str, clock: str) -> datetime:
    if clock.startswith("24:00"):
        raise ZonedTimeError("is at 24:00", "write 00:00 of the next day")
    try:
        return datetime.fromisoformat(f"{day}T{clock}")
    except ValueError:
        raise ZonedTimeError("must be a day and an hour that exist") from None


def _zone(rest: str, local: str, offset: str | None) -> str:
    """Give the zone that stands behind a time."""
    if offset is None and rest.startswith(" ") and rest.strip() and "[" not in rest:
        return rest.strip()
    if match := _SUFFIX.fullmatch(rest):
        if offset is None:
            raise ZonedTimeError("has a zone in brackets without an offset", f"write `{local} {match[1]}`")
        return match[1]
    if rest.strip():
        raise ZonedTimeError("must have one time zone behind the hour, and nothing else")
    forms = {None: f"{local} Europe/Brussels", "Z": f"{local} UTC"}
    form = forms.get(offset and offset.upper(), "2025-04-03T12:00+02:00[Europe/Brussels]")
    raise ZonedTimeError("has no time zone", f"name it, for example `{form}`")
