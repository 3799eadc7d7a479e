"""What is found of a sentence held against its quotes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from factsheet.trace.elements import Element, Kind, Sentence


class Doubt(StrEnum):
    """What is wrong with a fact."""

    FIGURE = "figure"
    UNIT = "unit"
    QUALIFIER = "word beside a figure"
    DATE = "date"
    NAME = "name"
    OFFICE = "office"
    STATE = "state"
    TREATY = "treaty"
    NEGATION = "negation"
    SUBJECT = "subject"


class Finding(Struct, frozen=True):
    """A fact that its quotes do not support: what it is, the element, and what the source has in its place, if any.

    It is `unclear` where another word of the source may say as much.
    """

    doubt: Doubt
    element: Element
    instead: Element | None = None
    unclear: bool = False


class Held(Struct, frozen=True):
    """A sentence held against quotes: its facts, what is wrong with them, what could not be judged.

    `unsaid` are the facts of the quotes that it does not have.
    """

    sentence: Sentence
    facts: tuple[Element, ...]
    findings: tuple[Finding, ...] = ()
    unjudged: tuple[Element, ...] = ()
    unsaid: tuple[Element, ...] = ()


FACTS = frozenset({Kind.FIGURE, Kind.DATE, Kind.STATE, Kind.TREATY, Kind.OFFICE, Kind.NAME})
COUNTS = frozenset({Kind.FIGURE, Kind.DATE})
DOUBTS = {
    Kind.FIGURE: Doubt.FIGURE,
    Kind.DATE: Doubt.DATE,
    Kind.NAME: Doubt.NAME,
    Kind.OFFICE: Doubt.OFFICE,
    Kind.STATE: Doubt.STATE,
    Kind.TREATY: Doubt.TREATY,
    Kind.TOGETHER: Doubt.SUBJECT,
}
"""What is wrong where an element of a kind is."""


def same_number(element: Element, others: Iterable[Element]) -> Element | None:
    """Give a figure with the same number in another unit."""
    if element.kind is not Kind.FIGURE or element.value is None:
        return None
    numbers = {reading.value for reading in element.value.readings}
    figures = (each for each in others if each.kind is Kind.FIGURE and each.value)
    return next((each for each in figures if each.value and numbers & {r.value for r in each.value.readings}), None)
