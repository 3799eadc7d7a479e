"""Times in words, as the filters of templates print them and reviewers write them."""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime

from babel import Locale
from msgspec import Struct

from factsheet.dates.writing import format_day
from factsheet.times.words import read_clock, read_offset, write_clock, write_offset
from factsheet.times.zoned import ZonedTime, ZonedTimeError, zoned
from factsheet.typography.placeholders import PLACEHOLDER


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
