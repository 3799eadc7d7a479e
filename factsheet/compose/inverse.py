"""From what a filter prints back to the YAML value that it prints; what filters have printed is asked first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from functools import cached_property

from babel import Locale
from msgspec import Struct, field

from factsheet.compose.days import TimeReader, format_due
from factsheet.compose.person_names import read_name
from factsheet.dates.finding import read_date
from factsheet.dates.patterns import normal
from factsheet.dates.reading import month_named, parse_day, parse_days, season_named
from factsheet.dates.writing import locale_of_dates, locale_of_figures
from factsheet.meeting import Due, FieldFacts, FieldMark, Season, facts_at, is_territory
from factsheet.meeting.dates import parse_due
from factsheet.paths import ValuePath
from factsheet.times.zoned import parse_zoned
from factsheet.typography.digits import EUROPEAN, european
from factsheet.typography.lists import joints_of, other_joints_of, splittings
from factsheet.typography.marks import ends_in_mark
from factsheet.typography.numbers import parse_number
from factsheet.values.choices import read_choice
from factsheet.values.states import read_state

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
        if key.partition(" ")[0].partition(":")[0] == "listing":
            yield from re.split(r"\{\d+\}", text)[1:-1]


Values = dict[ValuePath, str | tuple[str, ...] | None]
"""Values by path; None for one that must go."""


class Inverse(Struct, frozen=True, dict=True):
    """Inverts what a sheet prints, in its language, with its labels and designations; `country` is the issuer's.

    `prints` is what it has printed, as `Composed` gives it: a text that stands there means what it was printed from.
    """

    locale: Locale
    labels: Mapping[str, str]
    designations: Mapping[str, str]
    country: str | None = None
    prints: Mapping[str, str] = field(default_factory=dict)

    def values(self, path: ValuePath, printed: str, printed_by: str | None = None) -> Values | None:
        """Give the values that a printed text stands for, and the filter that printed it, if it is known.

        A text is one value as a rule; the days of a meeting are `date`, or `from` and `to`. The result is None where
        the text means nothing that the path could hold, or more than one thing.
        """
        facts = facts_at(path)
        if facts.filter == "days":
            return self._meeting_days(path, printed)
        # Of a list that prints as one text, filters may have printed the items.
        known = facts.filter if facts.parts else printed_by or facts.filter
        value = self._value(facts, printed, known or "")
        return None if value is None else {path: value}

    @cached_property
    def _dates(self) -> Locale:
        return locale_of_dates(self.locale, self.country)

    @cached_property
    def _figures(self) -> Locale:
        return locale_of_figures(self.locale, self.country)

    def _value(  # noqa: PLR0911 - one return a filter
        self, facts: FieldFacts, printed: str, printed_by: str
    ) -> str | tuple[str, ...] | None:
        name, _, key = printed_by.partition(":")
        match name:
            case "day":
                return self._day(printed)
            case "due":
                return self.due(printed)
            case "moment" | "clock":
                return self._time(printed, printed_by)
            case "digits":
                return european(printed)
            case "named" | "run_in" | "unclosed":
                return self._text(name, printed, key)
            case "number":
                return (
                    self._kept("number", printed)
                    or parse_number(printed, self.locale, self.prints.get("digits", EUROPEAN))
                    or printed.strip()
                )
            case "designation":
                return self.state(printed) if FieldMark.STATE in facts.marks else self.party(printed)
            case "listing":
                return self.owners(printed)
            case "label" if facts.choices:
                return self._choice(printed, key, facts.choices)
            case _:
                return None

    def _text(self, name: str, printed: str, mark: str) -> str | None:
        """Give a text that a filter prints in another form, or without its closing `mark`, but for one of its own."""
        if name == "named":
            return self._kept(name, printed) or read_name(printed, self.prints)
        text = printed.strip()
        if name == "run_in":
            return text[:1].upper() + text[1:] or None
        return f"{text}{mark}" if text and not ends_in_mark(text) else text or None

    def _kept(self, name: str, printed: str) -> str | None:
        """Give the value that a filter has printed so."""
        return self._meanings.get(name, {}).get(normal(printed))

    @cached_property
    def _meanings(self) -> dict[str, dict[str, str]]:
        names = {key.partition(" ")[0].partition(":")[0] for key in self.prints}
        return {name: meanings(self.prints, name) for name in names}

    @cached_property
    def _day_words(self) -> frozenset[str]:
        """The words that days were written with, in normal form."""
        return frozenset(word for _, text in _days(self.prints) for word in re.findall(r"[^\W\d_]+", text))

    def _day(self, printed: str) -> str | None:
        day = self._kept("day", printed) or parse_day(printed, self._dates, self._day_words, self._figures)
        day = day or day_like(self.prints, printed)
        return str(day) if day else None

    def _meeting_days(self, path: ValuePath, printed: str) -> Values | None:
        if kept := self._kept("days", printed):
            first, last = kept.split("/")
        elif day := self._day(printed):
            first = last = day
        elif days := parse_days(printed, self._dates) or parse_days(printed, self.locale):
            first, last = map(str, days)
        else:
            return None
        date, start, end = (path.parent / key for key in ("date", "from", "to"))
        return {date: first, start: None, end: None} if first == last else {date: None, start: first, end: last}

    def _time(self, printed: str, printed_by: str) -> str | None:
        known = {key.partition(" ")[2]: text for key, text in self.prints.items() if key.split(" ")[0] == printed_by}
        kept = [value for value, text in known.items() if normal(text) == normal(printed)]
        if kept:
            return kept[0] if len(kept) == 1 else None
        reader = TimeReader(self.labels, self._dates, self._day)
        return reader.read(printed, printed_by, map(parse_zoned, known))

    def due(self, printed: str) -> str | None:
        """Give a due date as it is written: a day, a month, a season or words."""
        if kept := self._kept("due", printed) or self._day(printed):
            return kept
        if month := month_named(printed, self._dates):
            return f"{month[0]:04d}-{month[1]:02d}"
        if season := self._season(printed):
            return season
        named = read_date(printed, self._figures)
        if named and named.doubtful:
            return None
        text = " ".join(printed.split())
        try:
            due = Due(**parse_due(text))
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
        named = season_named(printed, self._dates)
        return f"{[*Season][named[0]]} {named[1]}" if named else None

    def state(self, printed: str) -> str | None:
        """Give the code of a state by its designation, or else by another name in the sheet's language or English.

        Of languages without designations the names of CLDR are known, which are printed there.
        """
        if kept := self._kept("designation", printed):
            return kept
        codes = self._codes.get(normal(printed), ())
        if not codes and is_territory(printed.strip()):
            return printed.strip()
        codes = codes or read_state(printed, str(self.locale).replace("_", "-")) or read_state(printed, "en")
        codes = codes or self._cldr_codes.get(normal(printed), ())
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
        known_joints = (*joints_of(self.locale), *filter(str.strip, joints(self.prints)))
        readings = [tuple(found) for found in splittings(printed, known_joints)]
        all_readings = map(tuple, splittings(printed, (*known_joints, *other_joints_of(self.locale))))
        states = [reading for reading in all_readings if all(map(self.state, reading))]
        chosen = states or [max(readings, key=len)]
        # Names such as `Ministry of Trade and Industry` may be one owner or two; a state among the parts tells.
        known = any(map(self.state, chosen[0])) or len(readings) == 1
        if len(chosen) > 1 or not known:
            return None
        return tuple(filter(None, map(self.party, chosen[0])))

    def _choice(self, printed: str, key: str, choices: type[StrEnum]) -> str | None:
        """Give the choice that a label says, or else the words of the language; not both.

        Where no key is known it is a label of those that there are for every choice.
        """
        ends = [f".{choice}" for choice in choices]
        known = {label.removesuffix(ends[0]) for label in self.labels if label.endswith(ends[0])}
        keys = [key] if key else [each for each in known if all(each + end in self.labels for end in ends)]
        labels = ((choice, self.labels.get(f"{each}.{choice}", "")) for each in keys for choice in choices)
        found = {choice.value for choice, label in labels if normal(label) == normal(printed)}
        if not found:
            return read_choice(printed, [choice.value for choice in choices], self.locale)
        return found.pop() if len(found) == 1 else None


def _reversed(names: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, name in names:
        found[normal(name)] = (*found.get(normal(name), ()), code)
    return found
