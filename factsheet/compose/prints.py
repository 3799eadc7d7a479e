"""What filters have printed, read backwards: kept with the base of a draft, it outlives the rules of its printing.

A key names the filter and the value: `day:long 2025-04-03`, `days 2025-04-03/2025-04-04` (ISO 8601), `due summer 2025`,
`designation NO`, `listing 3`; the items of a listing are numbers in braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

from factsheet.compose.normal import normal

_PARTS = ("year", "month", "day")
_LAST_SHORT = 999
"""Years up to this one are short for others."""


def meanings(prints: Mapping[str, str], name: str) -> dict[str, str]:
    """Give the values that a filter printed, by what it printed; leave out what stands for several values."""
    found: dict[str, set[str]] = {}
    for key, text in prints.items():
        known, _, value = key.partition(" ")
        if known.partition(":")[0] == name:
            found.setdefault(normal(text), set()).add(value)
    return {text: values.pop() for text, values in found.items() if len(values) == 1}


def day_words(prints: Mapping[str, str]) -> frozenset[str]:
    """Give the words that days were written with, in normal form."""
    return frozenset(word for _, text in _days(prints) for word in re.findall(r"[^\W\d_]+", text))


def day_like(prints: Mapping[str, str], printed: str) -> date | None:
    """Give the day of a text that differs from what a day has printed as in its figures alone."""
    found = {_moved(day, text, normal(printed)) for day, text in _days(prints)} - {None}
    return found.pop() if len(found) == 1 else None


def _days(prints: Mapping[str, str]) -> Iterator[tuple[date, str]]:
    for key, text in prints.items():
        if match := re.fullmatch(r"(?:day:\w+|due) (\d{4}-\d{2}-\d{2})", key):
            yield date.fromisoformat(match[1]), normal(text)


def _moved(day: date, text: str, other: str) -> date | None:
    before, after = ([int(figure) for figure in re.findall(r"\d+", each)] for each in (text, other))
    parts = {name: [at for at, figure in enumerate(before) if figure == getattr(day, name)] for name in _PARTS}
    places = [at for found in parts.values() for at in found]
    if re.sub(r"\d+", "0", text) != re.sub(r"\d+", "0", other) or sorted(places) != list(range(len(before))):
        return None
    with suppress(ValueError):
        moved = day.replace(**{name: after[found[0]] for name, found in parts.items() if found})
        return moved if moved.year > _LAST_SHORT else None
    return None


def joints(prints: Mapping[str, str]) -> Iterator[str]:
    """Give what stood between the items of lists."""
    for key, text in prints.items():
        if key.startswith("listing "):
            yield from re.split(r"\{\d+\}", text)[1:-1]
