"""Two versions of a meeting through all their parts, by the facts of the model: what does not agree comes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from factsheet.diagnostics import Diagnostic
from factsheet.meeting import Due, FieldFacts, FieldMark, Person, WrittenTime, facts_of, identity_of
from factsheet.meeting.text import Part
from factsheet.models.declaring import Model
from factsheet.parity.addresses import same_but_language
from factsheet.parity.agreed import compare_terms
from factsheet.parity.dues import compare_dues
from factsheet.parity.glossary import Glossary
from factsheet.parity.lists import PartList, compare_order, lone_items, pair_lists, unmatched
from factsheet.parity.people import forms_of
from factsheet.parity.spelling import SpeltName, Verdict, same_city, same_name, same_person
from factsheet.parity.telling import Both, Disagreement, ValuePlace, quoted
from factsheet.parity.texts import VersionText
from factsheet.parity.versions import Family, LanguageVersion
from factsheet.parity.wording import Side, compare_wording
from factsheet.paths import ValuePath

_NAMES = frozenset({FieldMark.BY_LANGUAGE, FieldMark.PERSON, FieldMark.PLACE})
_IDENTITY = frozenset({"id", "type"})
"""Fields that pairing has dealt with."""


def compare_family(family: Family, glossary: Glossary | None = None) -> list[Diagnostic]:
    """Give what does not agree between the versions of a meeting and its reference, in the order of their files."""
    agreed = glossary or Glossary()
    return [found for version in family.others for found in compare(version, family.reference, agreed)]


def compare(here: LanguageVersion, there: LanguageVersion, glossary: Glossary) -> list[Diagnostic]:
    """Give what does not agree between a version and the reference, by its place in the version."""
    comparison = _Comparison(here, there, glossary)
    found = [difference.told() for difference in comparison.differences()]
    return sorted(found, key=lambda each: (each.span.line, each.span.column) if each.span else ())


class _Node(Struct, frozen=True):
    """A part in both versions: ours is that of the version, theirs that of the reference."""

    ours: Model
    theirs: Model
    at: Both

    def lists(self, name: str) -> tuple[PartList, PartList]:
        """Give the lists of a field."""
        facts = facts_of(type(self.ours))[name]
        here, there = self.at.below(facts.key)
        return PartList(here, facts, getattr(self.ours, name)), PartList(there, facts, getattr(self.theirs, name))

    def items(self, name: str) -> Iterator[tuple[int, _Node]]:
        """Give the items of a list that both versions have, with their places in ours."""
        ours, theirs = self.lists(name)
        for our, their in pair_lists(ours, theirs).partners:
            yield our, _Node(ours.items[our], theirs.items[their], Both(ours.at(our), theirs.at(their)))


class _Comparison:
    def __init__(self, here: LanguageVersion, there: LanguageVersion, glossary: Glossary) -> None:
        self._root = _Node(
            here.meeting, there.meeting, Both(ValuePlace(here, ValuePath()), ValuePlace(there, ValuePath()))
        )
        self._languages = here.language, there.language
        self._glossary = glossary
        self._by_place: list[Both] = []
        # Citations name sources, and texts people, as each version calls them.
        self._sources = {identity_of(each.theirs): identity_of(each.ours) for _, each in self._root.items("sources")}
        pairs = [pair for _, party in self._root.items("participants") for _, pair in party.items("people")]
        self._people = [
            tuple(forms_of(each, language) for each in people if isinstance(each, Person))
            for people, language in zip(
                ([pair.ours for pair in pairs], [pair.theirs for pair in pairs]), self._languages, strict=True
            )
        ]

        venues = here.meeting.venue, there.meeting.venue
        self._cities: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        if venues[0] and venues[1]:
            cities = venues[0].city, venues[1].city
            if glossary.agree(cities[0], here.language, cities[1], there.language) is None:
                self._cities = ((cities[0],), (cities[1],))

    def differences(self) -> Iterator[Disagreement]:
        """Compare the meetings."""
        yield from self._part(self._root)
        yield from unmatched(self._by_place)

    def _part(self, node: _Node) -> Iterator[Disagreement]:
        for name, facts in facts_of(type(node.ours)).items():
            if facts.key not in _IDENTITY and FieldMark.BY_LANGUAGE not in facts.marks:
                yield from self._field(node, name, facts)
        here, there = (
            Side(place.version, place.path, tuple(_texts(part, other, place)), people, city)
            for part, other, place, people, city in zip(
                (node.ours, node.theirs), (node.theirs, node.ours), node.at, self._people, self._cities, strict=True
            )
        )
        yield from compare_wording(here, there)
        yield from compare_terms(here, there, self._glossary)

    def _field(self, node: _Node, name: str, facts: FieldFacts) -> Iterator[Disagreement]:
        ours, theirs, at = getattr(node.ours, name), getattr(node.theirs, name), node.at.below(facts.key)
        if facts.parts and isinstance(ours, tuple):
            yield from self._items(node, name)
        elif isinstance(ours, Part) and isinstance(theirs, Part):
            yield from self._part(_Node(ours, theirs, at))
        elif _is_missing(ours) or _is_missing(theirs):
            yield from () if _is_missing(ours) and _is_missing(theirs) else [_absent(facts.key, ours, at)]
        elif isinstance(ours, tuple):
            yield from compare_order(facts.key, ours, [self._sources.get(each, each) for each in theirs], at)
        elif FieldMark.PERSON in facts.marks:
            yield from self._person(node, name, at)
        else:
            yield from self._value(facts, ours, theirs, at)

    def _person(self, node: _Node, name: str, at: Both) -> Iterator[Disagreement]:
        one, other = (
            SpeltName(getattr(part, name), language, getattr(part, "also", None) or {})
            for part, language in zip((node.ours, node.theirs), self._languages, strict=True)
        )
        yield from _judged(same_person(one, other, self._glossary), name, one.name, other.name, at)

    def _items(self, node: _Node, name: str) -> Iterator[Disagreement]:
        ours, theirs = node.lists(name)
        pairing = pair_lists(ours, theirs)
        yield from lone_items(ours, theirs, pairing)
        for index, item in node.items(name):
            if index in pairing.by_place and ours.counts:
                self._by_place.append(item.at)
            yield from self._part(item)

    def _value(self, facts: FieldFacts, ours: Any, theirs: Any, at: Both) -> Iterator[Disagreement]:  # noqa: ANN401 - any value of a field
        judge = next((judges for mark, judges in _JUDGES.items() if mark in facts.marks), None)
        if isinstance(ours, Due):
            yield from compare_dues(ours, theirs, at)
        elif isinstance(ours, WrittenTime) and ours.zoned.instant == theirs.zoned.instant:
            return
        elif judge:
            one, other = (SpeltName(*each) for each in zip((ours, theirs), self._languages, strict=True))
            yield from _judged(judge(one, other, self._glossary), facts.key, ours, theirs, at)
        elif not facts.worded and ours != theirs and not self._same_address(ours, theirs):
            yield Disagreement("parity-field", _other(facts.key, ours, theirs, at), at.here, at.there)

    def _same_address(self, ours: object, theirs: object) -> bool:
        if not isinstance(ours, str) or not isinstance(theirs, str):
            return False
        return same_but_language(ours, self._languages[0], theirs, self._languages[1])


_JUDGES = {
    FieldMark.PARTY: same_name,
    FieldMark.PLACE: same_city,
}


def _texts(part: Model, other: Model, place: ValuePlace) -> Iterator[VersionText]:
    """Give the texts of a part itself, but for those that the other has, too; names go by rules of their own."""
    for name, facts in facts_of(type(part)).items():
        value = getattr(part, name)
        if value and value != getattr(other, name) and facts.worded and not facts.marks & _NAMES:
            yield VersionText(place.version, place.path / facts.key, value, facts.rich)


def _is_missing(value: object) -> bool:
    return value is None or value == ""


def _absent(key: str, ours: object, at: Both) -> Disagreement:
    if _is_missing(ours):
        return Disagreement("parity-field", f"`{key}` is missing here; `{at.language}` has it", at.here, at.there)
    message = f"`{key}` stands here and not in `{at.language}`"
    return Disagreement("parity-field", message, at.here, at.there, f"`{at.language}` lacks it here")


def _judged(verdict: Verdict, key: str, ours: object, theirs: object, at: Both) -> Iterator[Disagreement]:
    if verdict is Verdict.OTHER:
        yield Disagreement("parity-name", _other(key, ours, theirs, at), at.here, at.there)
    elif verdict is Verdict.UNCLEAR:
        message = f"nothing tells that {quoted(ours)} is {quoted(theirs)} of `{at.language}`"
        yield Disagreement(
            "parity-unclear", message, at.here, at.there, hints=("put both into the glossary",), unclear=True
        )


def _other(key: str, ours: object, theirs: object, at: Both) -> str:
    return f"`{key}` is {quoted(ours)} here and {quoted(theirs)} in `{at.language}`"
