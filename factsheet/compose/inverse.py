"""From what a filter prints back to the YAML value that it prints: days, due dates, names of states, lists, labels.

A reviewer who writes `4 April 2025` where the sheet prints `April 3, 2025` has given the day 2025-04-04. What can mean
two things, or nothing, is None: the reader of the review decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from babel import Locale

from factsheet.compose.date_forms import locale_of_dates
from factsheet.compose.dates import format_due
from factsheet.compose.inverse_dates import month_named, parse_day, parse_days
from factsheet.compose.inverse_lists import splittings
from factsheet.compose.normal import normal
from factsheet.compose.prints import day_like, day_words, joints, meanings
from factsheet.meeting import Decision, Due, FollowUpStatus, Kind, Season, Status, is_territory

NOT_INVERTED: Mapping[str, str] = {
    "attr": "prints into attributes, which nobody edits as text",
    "blank": "prints nothing",
    "origin": "prints into attributes, which nobody edits as text",
    "points": "chooses items and prints none",
}
"""The filters without an inverse, and why."""

INVERTED = frozenset({"day", "days", "designation", "due", "listing"})
"""The filters that `Inverse` inverts; so it does the function `label` with a choice."""

_CHOICES: tuple[tuple[str, str, type[StrEnum]], ...] = (
    ("kind", "kind", Kind),
    ("status", "status", Status),
    ("follow_ups.status", "follow-up", FollowUpStatus),
    ("clearances.decision", "decision", Decision),
)
_DAYS = frozenset({"date", "from", "to", "sources.date", "clearances.date"})
_STATES = frozenset({"venue.country", "issuer.country"})
_PARTIES = frozenset({"participants.party", "follow_ups.owners.name"})


@dataclass(frozen=True)
class Inverse:
    """Inverts what a sheet prints, in its language, with its labels and designations; `country` is the issuer's.

    `prints` is what it has printed, as `Composed` gives it: a text that stands there means what it was printed from.
    """

    locale: Locale
    labels: Mapping[str, str]
    designations: Mapping[str, str]
    country: str | None = None
    prints: Mapping[str, str] = field(default_factory=dict)

    def values(self, path: str, printed: str) -> dict[str, str | tuple[str, ...] | None] | None:
        """Give the values that a printed text stands for, by path; None for a value that must go.

        A text is one value as a rule; the days of a meeting are `date`, or `from` and `to`. The result is None where
        the text means nothing that the path could hold, or more than one thing.
        """
        name = re.sub(r"\[[^]]*\]", "", path)
        if name in {"date", "from", "to"}:
            return self._meeting_days(printed)
        if name == "follow_ups.owners":
            owners = self.owners(printed)
            return None if owners is None else {path: owners}
        value = self._value(name, printed)
        return None if value is None else {path: value}

    @cached_property
    def _dates(self) -> Locale:
        return locale_of_dates(self.locale, self.country)

    def _value(self, name: str, printed: str) -> str | None:
        if name in _DAYS:
            return self._day(printed)
        if name == "follow_ups.due":
            return self.due(printed)
        if name in _STATES:
            return self.state(printed)
        if name in _PARTIES:
            return self.party(printed)
        found = next(((key, choices) for field, key, choices in _CHOICES if field == name), None)
        return self._choice(printed, *found) if found else None

    def _kept(self, name: str, printed: str) -> str | None:
        """Give the value that a filter has printed so."""
        return self._meanings.setdefault(name, meanings(self.prints, name)).get(normal(printed))

    @cached_property
    def _meanings(self) -> dict[str, dict[str, str]]:
        return {}

    @cached_property
    def _day_words(self) -> frozenset[str]:
        return day_words(self.prints)

    def _day(self, printed: str) -> str | None:
        day = self._kept("day", printed) or parse_day(printed, self._dates, self._day_words)
        day = day or day_like(self.prints, printed)
        return str(day) if day else None

    def _meeting_days(self, printed: str) -> dict[str, str | tuple[str, ...] | None] | None:
        if kept := self._kept("days", printed):
            first, last = kept.split("/")
        elif day := self._day(printed):
            first = last = day
        elif days := parse_days(printed, self._dates) or parse_days(printed, self.locale):
            first, last = map(str, days)
        else:
            return None
        one = first == last
        return {"date": first if one else None, "from": None if one else first, "to": None if one else last}

    def due(self, printed: str) -> str | None:
        """Give a due date as it is written: a day, a month, a season or words."""
        if kept := self._kept("due", printed) or self._day(printed):
            return kept
        if month := month_named(printed, self._dates):
            return f"{month[0]:04d}-{month[1]:02d}"
        if season := self._season(printed):
            return season
        text = " ".join(printed.split())
        try:
            due = Due.model_validate(text)
        except ValueError:
            return None
        return text if format_due(due, self._dates, self._seasons) == text else None

    @cached_property
    def _seasons(self) -> dict[str, str]:
        return {season.value: self.labels.get(f"season.{season.value}", "") for season in Season}

    def _season(self, printed: str) -> str | None:
        for season, label in self._seasons.items():
            before, mark, after = label.partition("{year}")
            pattern = rf"{re.escape(normal(before))}\s*(\d{{4}})\s*{re.escape(normal(after))}"
            if mark and (match := re.fullmatch(pattern, normal(printed))):
                return f"{season} {match[1]}"
        return None

    def state(self, printed: str) -> str | None:
        """Give the code of a state by its designation, or else by its CLDR name in the sheet's language."""
        if kept := self._kept("designation", printed):
            return kept
        codes = self._codes.get(normal(printed), ())
        if not codes:
            codes = self._cldr_codes.get(normal(printed), ())
        if not codes and is_territory(printed.strip()):
            return printed.strip()
        return codes[0] if len(codes) == 1 else None

    def party(self, printed: str) -> str | None:
        """Give the code of a state, or the name of an organisation as it stands."""
        text = " ".join(printed.split())
        return self.state(printed) or text or None

    @cached_property
    def _codes(self) -> dict[str, tuple[str, ...]]:
        return _reversed(self.designations.items())

    @cached_property
    def _cldr_codes(self) -> dict[str, tuple[str, ...]]:
        names = ((str(code), str(name)) for code, name in self.locale.territories.items())
        return _reversed((code, name) for code, name in names if is_territory(code))

    def owners(self, printed: str) -> tuple[str, ...] | None:
        """Give the owners that a text lists: one reading if all are states, or only one if names are among them."""
        if normal(printed) in {"", "–", "-", "—"}:
            return ()
        readings = [tuple(found) for found in splittings(printed, self.locale, joints(self.prints))]
        states = [reading for reading in readings if all(map(self.state, reading))]
        chosen = states or [max(readings, key=len)]
        # Names such as `Ministry of Trade and Industry` may be one owner or two; a state among the parts tells.
        known = any(map(self.state, chosen[0])) or len(readings) == 1
        if len(chosen) > 1 or not known:
            return None
        return tuple(filter(None, map(self.party, chosen[0])))

    def _choice(self, printed: str, key: str, choices: type[StrEnum]) -> str | None:
        labels = ((choice.value, self.labels.get(f"{key}.{choice.value}", "")) for choice in choices)
        found = [choice for choice, label in labels if normal(label) == normal(printed)]
        return found[0] if len(found) == 1 else None


def _reversed(names: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, name in names:
        found[normal(name)] = (*found.get(normal(name), ()), code)
    return found
