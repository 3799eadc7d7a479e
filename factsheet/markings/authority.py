"""The lines of a block of authority: until when a sheet is classified, and for which reason.

Sources: 32 CFR 2001.21(a), 2001.22; Intelligence Community Markings System Register and Manual, 2016 edition, E.
"""

import datetime as dt
import re
from collections.abc import Sequence

from factsheet.markings.marks import MarkError

_DAY = re.compile(r"\d{8}", re.ASCII)
_EXEMPTION = re.compile(r"(25|50|75)X([1-9])\b(.*)", re.ASCII | re.IGNORECASE)
_ALONE = ("50X1-HUM", "50X2-WMD")
_RETIRED = re.compile(
    r"OADR|MR|Manual Review|X[1-8]|DNI Only|DCI Only|Originating Agency.s Determination Required|"
    r"subject to treaty or international agreement|25X1-human",
    re.IGNORECASE,
)
_MOST = 25
_REASON = re.compile(r"1\.4\([a-h]\)((, | and |, and )(1\.4)?\([a-h]\))*")


def check_declassification(text: str, origin: dt.date) -> None:
    """Refuse what is no instruction of declassification for a text of a day; raises MarkError."""
    if text in _ALONE:
        return
    if _RETIRED.fullmatch(text):
        raise MarkError(f"`{text}` is used no more", 0, "write a day at most 25 years off, or an exemption")
    if found := _EXEMPTION.fullmatch(text):
        _check_exemption(text, found)
        return
    if not _DAY.fullmatch(text):
        if not any(map(str.isalpha, text)):
            raise MarkError("must be a day written YYYYMMDD, an event or an exemption", 0, "for example `20350403`")
        return  # an event, which only people can judge
    day = _day(text, 0)
    if day > _later(origin, _MOST):
        hint = (
            f"the last day is `{_later(origin, _MOST):%Y%m%d}`; beyond it stands an exemption, such as `25X1, {text}`"
        )
        raise MarkError(f"must be at most {_MOST} years after {origin}", 0, hint)
    if day <= origin:
        raise MarkError(f"must be after the day of the sheet, {origin}", 0)


_PORTIONS = re.compile(r"N/A to (.+?) portions\.( See source list for NSI portions\.)?")


def check_never_declassified(text: str, marks: Sequence[str], *, mixed: bool) -> None:
    """Refuse a day or an event for a text with portions of marks that have none; raises MarkError.

    `mixed` says that other classified portions stand beside them, whose list of sources says until when these are.
    """
    right = f"N/A to {'/'.join(marks)} portions.{' See source list for NSI portions.' if mixed else ''}"
    found = _PORTIONS.fullmatch(text)
    named = re.split("/|, | and ", found[1]) if found else []
    if not found or not set(marks) <= set(named) or (mixed and not found[2]):
        raise MarkError(f"no day and no event ends what is marked {' or '.join(marks)}", 0, f"write `{right}`")


def _check_exemption(text: str, found: re.Match[str]) -> None:
    rest = found[3]
    if text.upper() != text and text.upper() in _ALONE:
        raise MarkError("is not written so", 0, f"write `{text.upper()}`")
    if not rest.startswith(", ") or not rest[2:].strip():
        hint = (
            f"for example `{found[1]}X{found[2]}, 20500403`; alone stand {' and '.join(f'`{each}`' for each in _ALONE)}"
        )
        raise MarkError(f"`{found[1]}X{found[2]}` needs a day or an event behind a comma", len(text) - len(rest), hint)
    if _DAY.fullmatch(rest[2:]):
        _day(rest[2:], len(text) - len(rest) + 2)


def _day(text: str, at: int) -> dt.date:
    try:
        return dt.date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        raise MarkError(f"`{text}` is no day that exists", at) from None


def _later(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, day=28)


def check_reason(text: str) -> None:
    """Refuse what is no reason of an original classification; raises MarkError."""
    if not _REASON.fullmatch(text):
        raise MarkError(
            "must name categories of section 1.4, (a) to (h)", 0, "for example `1.4(d)` or `1.4(b) and (d)`"
        )
