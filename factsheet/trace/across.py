"""A sentence held against sentences in other languages: by its values, its offices and the names that are declared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factsheet.parity.otherwise import counts_parties
from factsheet.trace.contexts import Place
from factsheet.trace.elements import Element, Kind
from factsheet.trace.findings import DOUBTS, Doubt, Finding, same_number
from factsheet.trace.language import is_known
from factsheet.trace.sameness import Setting, same, speaks_of_it, supports

_VALUES = frozenset({Kind.FIGURE, Kind.DATE, Kind.STATE, Kind.TREATY})


def judge_across(ours: Sequence[Place], theirs: Sequence[Place], setting: Setting) -> Iterator[Finding]:
    """Give what sentences in other languages do not say."""
    taken: set[int] = set()
    for place in ours:
        element = place.element
        partner = _partner(place, theirs, taken, setting)
        if element.kind not in _VALUES or partner or _is_said(element, theirs):
            continue
        if element.value and not element.value.readings:
            continue
        if not any(supports(place, other, setting) for other in theirs):
            instead = same_number(element, [other.element for other in theirs])
            yield Finding(Doubt.UNIT if instead else DOUBTS[element.kind], element, instead)
    yield from _denied(ours, theirs)


def unjudged_across(element: Element, theirs: Sequence[Place], setting: Setting) -> bool:
    """Tell whether nothing says if the other language has an element: a name that is declared in none of its forms."""
    if element.kind is Kind.NAME:
        return not setting.knows(element, theirs) and not any(
            other.element.kind is Kind.NAME and other.element.words == element.words for other in theirs
        )
    if element.kind is Kind.OFFICE:
        return not any(other.element.kind is Kind.OFFICE for other in theirs)
    return bool(element.value and (element.value.worded or not element.value.readings)) and not any(
        element.keys & other.element.keys for other in theirs
    )


def _partner(place: Place, theirs: Sequence[Place], taken: set[int], setting: Setting) -> Place | None:
    """Give the first element that says the same and is not another's yet; names and states may be repeated."""
    for at, other in enumerate(theirs):
        if at not in taken and place.element.kind is not Kind.WORD and same(place, other, setting):
            if place.element.kind in {Kind.FIGURE, Kind.DATE}:
                taken.add(at)
            return other
    return None


def _is_said(element: Element, theirs: Sequence[Place]) -> bool:
    """Tell whether another language says it otherwise, or need not say it."""
    if element.value and element.value.kind == "figure" and (element.value.worded or counts_parties(element.words)):
        return True
    return any(speaks_of_it(element, other.sentence) for other in theirs)


def _denied(ours: Sequence[Place], theirs: Sequence[Place]) -> Iterator[Finding]:
    """Tell of a denial on one side with nothing like it on the other, which a word may have in it."""
    known = all(is_known(place.sentence.language) for place in (*ours[:1], *theirs[:1]))
    for one, other in ((ours, theirs), (theirs, ours)) if known and ours and theirs else ():
        denied = next((place for place in one if place.element.denied and not place.element.withdrawn), None)
        if denied and not any(place.element.denied or place.element.withdrawn for place in other):
            yield Finding(Doubt.NEGATION, denied.element if one is ours else ours[0].element, unclear=True)
