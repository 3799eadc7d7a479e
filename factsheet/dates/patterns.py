"""Patterns of dates in the letters of UTS 35 (Unicode LDML, part 4, date field symbols), written and read alike."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import lru_cache

from msgspec import Struct

from factsheet.patterns import late
from factsheet.typography.digits import european

_DASHES = late(r"\s*[‐‑‒–—―~～-]\s*")


def normal(text: str) -> str:
    """Give a text with one kind of space, dash, quote and digit, in lower case, in normal form C."""
    from factsheet.align.words import folded  # noqa: PLC0415 - for dates that are read

    composed = european(folded(unicodedata.normalize("NFC", text)))
    return _DASHES.sub("–", " ".join(composed.split())).casefold()


_PIECES = re.compile(r"'(?P<quoted>[^']*)'|(?P<field>(?P<letter>[A-Za-z])(?P=letter)*)|(?P<text>[^'A-Za-z]+)")
_KINDS = {"L": "M", "c": "E"}
"""The letters of stand-alone names, and those of the same field beside others."""


class DateForms(Struct, frozen=True):
    """How a language writes dates: a pattern for each form, and the names that patterns print.

    `names` are by field: `MMMM` (the month beside a day), `LLLL` (alone), `MMM` and `LLL` (abbreviated), from January;
    `EEEE`, `cccc`, `EEE` (weekdays), from Monday; `G` (the era). In the pattern of a span the last day begins with the
    first field that comes again. `first` is the first day of a named month; years are counted `years_ahead` of ours.
    """

    full: str
    long: str
    medium: str
    short: str
    month: str
    within_month: str
    over_months: str
    over_years: str
    names: Mapping[str, tuple[str, ...]]
    first: str = "1"
    years_ahead: int = 0


class PatternItem(Struct, frozen=True):
    """A part of a pattern: the letters of a field, of the first or the last day, or else a text."""

    field: str
    text: str
    last: bool


@lru_cache(maxsize=512)
def pieces(pattern: str) -> tuple[PatternItem, ...]:
    """Take a pattern apart; texts with Latin letters in it stand in apostrophes."""
    seen: set[str] = set()
    found: list[PatternItem] = []
    last = False
    for match in _PIECES.finditer(pattern):
        kind = _KINDS.get(match["letter"], match["letter"])
        last = last or kind in seen
        seen.update(kind or ())
        found.append(PatternItem(match["field"] or "", match["quoted"] or match["text"] or "", last))
    return tuple(found)


def write(pattern: str, forms: DateForms, first: date, last: date | None = None) -> str:
    """Write a day, a month or a span by a pattern."""
    return "".join(
        _written(piece.field, forms, last if last and piece.last else first, _names_month(pattern))
        if piece.field
        else piece.text
        for piece in pieces(pattern)
    )


@lru_cache(maxsize=512)
def _names_month(pattern: str) -> bool:
    return any(piece.field[:3] in {"MMM", "LLL"} for piece in pieces(pattern))


def _written(field: str, forms: DateForms, day: date, named: bool) -> str:
    kind = _KINDS.get(field[0], field[0])
    if field in forms.names:
        return forms.names[field][{"M": day.month - 1, "E": day.weekday()}.get(kind, 0)]
    if field == "d" and named and day.day == 1:
        return forms.first
    number = {"y": day.year + forms.years_ahead, "M": day.month, "d": day.day}[kind]
    return f"{number:02d}"[-2:] if len(field) == 2 else str(number)


def read(pattern: str, forms: DateForms, text: str) -> tuple[date, date] | None:
    """Give the first and last day that a pattern prints as a text, spaces, dashes and case aside; a month is its first.

    What is printed once stands for both days: in `d–d MMMM y` month and year.
    """
    match = _reader(pattern, tuple(forms.names.items()), forms.first).fullmatch(normal(text))
    if not match:
        return None
    found: dict[tuple[str, bool], int] = dict(_numbers(pattern, forms, match))
    with suppress(KeyError, ValueError):
        first, last = (
            date(*(found.get((kind, end), found.get((kind, not end), 1 if kind == "d" else 0)) for kind in "yMd"))
            for end in (False, True)
        )
        return (first, last) if normal(write(pattern, forms, first, last)) == normal(text) else None
    return None


@lru_cache(maxsize=256)
def _reader(pattern: str, names: tuple[tuple[str, tuple[str, ...]], ...], first: str) -> re.Pattern[str]:
    parts = pieces(pattern)
    # The whole is made normal before it is a pattern: spaces around a dash go, whichever piece they are of.
    marked = normal("".join(chr(0xE000 + i) if part.field else part.text for i, part in enumerate(parts)))
    by_field = dict(names)
    groups = {chr(0xE000 + i): _group(part.field, by_field, first) for i, part in enumerate(parts) if part.field}
    return re.compile("".join(groups.get(sign, re.escape(sign)) for sign in marked))


def _group(field: str, names: Mapping[str, tuple[str, ...]], first: str) -> str:
    if field in names:
        longest_first = sorted(map(normal, names[field]), key=len, reverse=True)
        return f"({'|'.join(map(re.escape, longest_first))})"
    if field == "d":
        return rf"(\d{{1,2}}|{re.escape(normal(first))})"
    return {"y": r"(\d{4})", "yy": r"(\d{2})"}.get(field, r"(\d{1,2})")


def _numbers(pattern: str, forms: DateForms, match: re.Match[str]) -> Iterator[tuple[tuple[str, bool], int]]:
    """Give the year, month and day that a text has, by kind and by whether they are of the last day."""
    fields = [piece for piece in pieces(pattern) if piece.field]
    for piece, text in zip(fields, match.groups(), strict=True):
        kind = _KINDS.get(piece.field[0], piece.field[0])
        if kind == "y":
            yield (kind, piece.last), our_year(int(text), forms)
        elif kind == "M" and piece.field in forms.names:
            yield (kind, piece.last), [*map(normal, forms.names[piece.field])].index(text) + 1
        elif kind in "Md":
            yield (kind, piece.last), 1 if text == normal(forms.first) else int(text)


def our_year(year: int, forms: DateForms) -> int:
    """Give the year of our era that a year of a language is; of two digits, one of this century."""
    if year < 100:
        return 2000 + (year - forms.years_ahead) % 100
    return year - forms.years_ahead
