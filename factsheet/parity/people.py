"""The people that a meeting declares, as both versions write them, and who is named in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factsheet.meeting import Person
from factsheet.parity.terms import find
from factsheet.typography.tags import primary_language
from factsheet.values.scanning import Meaning, Value, ValueKind

_OFFICES = {
    "ko": ("장관", "대통령", "총리", "차관", "국무장관", "외교장관", "대표", "의원", "대사"),
    "ja": ("外相", "大臣", "長官", "大統領", "首相", "総理", "国務長官", "外務大臣", "外交部長", "代表", "大使", "氏"),
    "zh": (
        "外长",
        "外長",
        "部长",
        "部長",
        "总统",
        "總統",
        "主席",
        "总理",
        "總理",
        "国务卿",
        "國務卿",
        "长官",
        "長官",
        "大使",
        "代表",
    ),
}
"""What a family name of one character is written with: alone it may be part of any word."""


def forms_of(person: Person, language: str) -> tuple[str, ...]:
    """Give how a text names a person: by the full name, or by the family name where it stands by itself."""
    family = person.family_name
    if not family or family == person.name:
        return (person.name,)
    offices = _OFFICES.get(primary_language(language), ())
    if len(family) > 1 or not offices:
        return (person.name, family)
    title = (person.title or "").split()
    behind = dict.fromkeys((*offices, " ".join(title), *title[-1:]))
    return (person.name, *(f"{family} {office}" for office in behind if office))


def named_in(text: str, people: Iterable[tuple[str, ...]], language: str) -> Iterator[Value]:
    """Give who is named in a text, wherever that is, by the forms of each name; a person means its number."""
    for number, forms in enumerate(people):
        for start, end in find(text, forms, language):
            yield Value(ValueKind.PERSON, start, end, frozenset([Meaning(ValueKind.PERSON, (number,))]))
