"""When follow-ups are due, in two versions: by what it means, where it is written in words by the dates in these."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from factsheet.meeting import Due
from factsheet.parity.telling import Both, Disagreement, ValuePlace, quoted
from factsheet.values.scanning import day_reading, month_reading, scan, season_reading


def compare_dues(ours: Due, theirs: Due, at: Both) -> Iterator[Disagreement]:
    """Give the difference between two dues; free words that name no date cannot be compared."""
    readings = _readings(ours, at.here), _readings(theirs, at.there)
    if ours.text == theirs.text or readings[0] & readings[1]:
        return
    if all(readings):
        message = f"`due` is {quoted(ours.text)} here and {quoted(theirs.text)} in `{at.language}`"
        yield Disagreement("parity-field", message, at.here, at.there)
    else:
        hints = ("write both as a day, a month or a season, or compare them by eye",)
        message = f"{quoted(ours.text)} cannot be compared with {quoted(theirs.text)} of `{at.language}`"
        yield Disagreement("parity-unclear", message, at.here, at.there, hints=hints, unclear=True)


def _readings(due: Due, place: ValuePlace) -> frozenset[Hashable]:
    """Give all that a due may mean; of one in words only where there is but one value in them."""
    if due.day:
        return frozenset([day_reading(due.day)])
    if due.year and due.month:
        return frozenset([month_reading(due.year, due.month)])
    if due.year and due.season:
        return frozenset([season_reading(due.year, due.season.value)])
    values = scan(due.text, place.version.language)
    return values[0].readings if len(values) == 1 else frozenset()
