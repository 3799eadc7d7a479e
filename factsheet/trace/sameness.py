"""When two elements of two sentences are the same, and when one supports the other though it says it otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct, field

from factsheet.trace.contexts import Place
from factsheet.trace.elements import Element, Kind, Sentence, language_pair
from factsheet.trace.language import plain, plain_words, stem
from factsheet.values.names.allusions import alludes
from factsheet.values.scanning import Meaning, ValueKind, same_meaning
from factsheet.values.treaties import speaks_of


class Setting(Struct, frozen=True):
    """What a meeting and its sources say beside the sentences: the years that a day without one may be of.

    `offices` are the meanings of the offices of participants by the plain words of their names, `meanings` what
    abbreviations stand for, `names` the names of each person in all forms that are declared, as plain words.
    """

    years: frozenset[int] = frozenset()
    offices: Mapping[str, frozenset[str]] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    names: tuple[frozenset[str], ...] = ()

    def knows(self, element: Element, theirs: Iterable[Place]) -> bool:
        """Tell whether what the meeting declares gives an element to what a quote says."""
        places = list(theirs)
        if element.kind is Kind.OFFICE:
            declared = (self.offices.get(plain(place.element.words), frozenset()) for place in places)
            return any(is_office(element.office, each) for offices in declared for each in offices)
        if element.kind is Kind.NAME:
            return self._is_expanded(element, places) or self._is_declared(element, places)
        return False

    def _is_expanded(self, element: Element, theirs: list[Place]) -> bool:
        """Tell whether the other side has what an abbreviation stands for, or the abbreviation of it."""
        words = {plain(place.element.words) for place in theirs}
        said = " ".join(place.sentence.text for place in theirs[:1])
        meaning = self.meanings.get(element.words)
        if meaning:
            return all(word in plain(said) or word in words for word in plain_words(meaning))
        low = plain(element.words)
        return any(low in plain(meaning).split() and plain(short) in words for short, meaning in self.meanings.items())

    def _is_declared(self, element: Element, theirs: list[Place]) -> bool:
        """Tell whether a name is one of a person whom the other side names in another form."""
        words = {plain(place.element.words) for place in theirs}
        own = plain(element.words)
        return any(_is_of(own, forms) and any(_is_of(word, forms) for word in words) for forms in self.names)


def _is_of(word: str, forms: frozenset[str]) -> bool:
    """Tell whether a word is one of a name's; East Asian names begin with that of the family, without a blank."""
    return word in forms or (not word.isascii() and any(form.startswith(word) for form in forms))


def same(one: Place, other: Place, setting: Setting) -> bool:
    """Tell whether two elements say the same: values by what they mean, others by their words."""
    ours, theirs = one.element, other.element
    if ours.kind is Kind.WORD or theirs.kind is Kind.WORD:
        return bool(ours.keys & theirs.keys)
    if ours.value and theirs.value:
        return _same_value(one, other, setting)
    if ours.kind is Kind.OFFICE and theirs.kind is Kind.OFFICE:
        return ours.office == theirs.office
    if ours.together and theirs.together:
        return True
    return ours.kind is theirs.kind is Kind.NAME and _bare(ours) == _bare(theirs)


def _bare(element: Element) -> str:
    low = re.sub("['’]s?$", "", plain(element.words))
    return low.removesuffix("s") if len(low) > 3 else low


def _same_value(one: Place, other: Place, setting: Setting) -> bool:
    ours, theirs = one.element.value, other.element.value
    if ours is None or theirs is None:
        return False
    across = not language_pair(one.sentence.language, other.sentence.language)
    if ours.ordinal is not theirs.ordinal and not across:
        return False
    if same_meaning(ours.readings, theirs.readings):
        return ours.kind is not ValueKind.TREATY or _same_year(one.element.words, other.element.words)
    if across and (same_meaning(ours.also, theirs.readings) or same_meaning(ours.readings, theirs.also)):
        return True
    days = {ours.kind, theirs.kind} == {ValueKind.DATE}
    return days and any(_same_days(a, b, setting) for a in ours.readings for b in theirs.readings)


def _same_days(ours: Meaning, theirs: Meaning, setting: Setting) -> bool:
    """Tell whether the source's day is ours, a year more or less, or in the time that we name."""
    if isinstance(ours.value[0], date) and isinstance(theirs.value[0], date):
        first, last = ours.value[0], ours.value[1]
        begun, ended = theirs.value[0], theirs.value[1]
        if not isinstance(last, date) or not isinstance(ended, date) or not _is_unit(first, last):
            return False
        return first <= begun and ended <= last
    forms = _edtf(ours), _edtf(theirs)
    if theirs.value[0] in _TOLD or ours.value[0] in _TOLD:
        told, other = (ours, theirs) if ours.value[0] in _TOLD else (theirs, ours)
        return any(_edtf(other) in _told(str(told.value[0]), year) for year in setting.years)
    dated = next((each for each in forms if not each.startswith("XXXX")), None)
    bare = next((each for each in forms if each.startswith("XXXX")), None)
    if not (dated and bare) or not dated[:4].isdigit():
        return False
    return dated[4:].replace(f"/{dated[:4]}", "/XXXX") == bare[4:] and int(dated[:4]) in setting.years


_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "winter": "24"}
_TURNS = {"this": 0, "next": 1, "last": -1}
_TOLD = frozenset(f"{turn}-{part}" for turn in _TURNS for part in ("year", "month", *_SEASONS))
"""Times told from the day of a text, as `words.toml` names them."""


def _told(name: str, year: int) -> frozenset[str]:
    """Give what a time told from a day in a year is, as EDTF writes it; of months the year does not tell which."""
    turn, _, part = name.partition("-")
    then = year + _TURNS[turn]
    if part == "year":
        return frozenset([f"{then}-01-01/{then}-12-31"])
    return frozenset([f"{then}-{_SEASONS[part]}"] if part in _SEASONS else ())


def _is_unit(first: date, last: date) -> bool:
    """Tell whether a time is a month or a year, which a source may tell the day of."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return first.day == 1 and months in {0, 11} and (last + timedelta(1)).day == 1 and first.month <= 12 - months


def _same_year(ours: str, theirs: str) -> bool:
    """Tell whether two names of a resolution have the same year in brackets, or one of them none."""
    years = [re.search(r"\((\d{4})\)", words) for words in (ours, theirs)]
    return len({found[1] for found in years if found}) < 2


def _edtf(reading: Meaning) -> str:
    """Give a date as EDTF writes it."""
    first, last = reading.value
    if isinstance(first, date):
        return str(first) if first == last else f"{first}/{last}"
    return str(first)


def supports(one: Place, other: Place, setting: Setting) -> bool:
    """Tell whether an element of a source supports one of ours, as often as need be, though in other words."""
    ours, theirs = one.element, other.element
    if same(one, other, setting):
        return True
    if ours.kind is Kind.OFFICE and theirs.kind is Kind.OFFICE:
        return is_office(ours.office, theirs.office)
    if ours.kind is Kind.NAME:
        return stem(ours.words) == stem(theirs.words) or _is_part(ours, theirs)
    return False


def speaks_of_it(element: Element, sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of a state by an adjective, or of a treaty by the words of its title."""
    names = [str(reading.value[0]) for reading in element.value.readings] if element.value else []
    if element.kind is Kind.STATE:
        return any(alludes(sentence.text, sentence.language, name) for name in names)
    return element.kind is Kind.TREATY and any(speaks_of(sentence.text, sentence.language, name) for name in names)


def _is_part(ours: Element, theirs: Element) -> bool:
    """Tell whether a name is a word of a treaty, a state or an office that the source names."""
    kinds = {Kind.TREATY, Kind.STATE, Kind.OFFICE, Kind.DATE}
    return theirs.kind in kinds and _bare(ours) in plain_words(theirs.words)


def is_office(ours: str, theirs: str) -> bool:
    """Tell whether an office is one of the source, or a shorter form of it: a minister is a foreign minister."""
    return ours == theirs or theirs.startswith(f"{ours}.")
