"""Parts of a sentence that have changed places: who did what in joined clauses, who gave how much, who thanked whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from factsheet.trace.contexts import STRONG, Place, is_counted_alike
from factsheet.trace.elements import Kind
from factsheet.trace.findings import COUNTS, DOUBTS, Doubt, Finding
from factsheet.trace.language import Words, plain, words_of

_AGENTS = frozenset({Kind.STATE, Kind.NAME, Kind.OFFICE, Kind.TOGETHER})
_CLEARER = 1.0
"""By so much more alike must the places be where each of two stands for the other than where both are themselves."""


def exchanges(ours: Sequence[Place], theirs: Sequence[Place], pairs: Mapping[int, Place]) -> Iterator[Finding]:
    """Tell of two elements that both texts have, each where the other text has the other one.

    `pairs` are the places of the source by those of ours that say the same. What stands in a list, and what a verb
    such as `meet` joins, may stand in any order.
    """
    known = words_of(ours[0].sentence.language) if ours else None
    if known is None:
        return
    order = {id(place): at for at, place in enumerate(theirs)}
    found = {at: order[id(other)] for at, other in pairs.items()}
    texts = _Texts(ours, theirs, found, known)
    crossed = ((one, other) for one, other in combinations(sorted(found), 2) if found[one] > found[other])
    first = next((each for each in crossed if texts.is_exchange(*each)), None)
    if first:
        yield texts.finding(*first)
    else:
        yield from _of_passives(ours, theirs, found, known)


class _Texts(Struct, frozen=True):
    """Two texts as places, which of the second say the same as those of the first, and the words of their language."""

    ours: Sequence[Place]
    theirs: Sequence[Place]
    found: Mapping[int, int]
    known: Words

    def is_exchange(self, one: int, other: int) -> bool:
        """Tell whether each of two elements stands where the other text has the other one."""
        if not self._are_alike(one, other) or self._are_joined(self.ours, one, other):
            return False
        return not self._are_joined(self.theirs, self.found[other], self.found[one]) and self._is_clearer(one, other)

    def _are_alike(self, one: int, other: int) -> bool:
        """Tell whether each of two may stand for the other; other words where figures or agents part them."""
        first, last = self.ours[one].element, self.ours[other].element
        if first.keys & last.keys:
            return False
        kinds = {self._kind(one), self._kind(other)}
        if kinds == {Kind.WORD}:
            return any(each.element.kind in COUNTS | _AGENTS for each in self.ours[one + 1 : other])
        return any(kinds <= listed for listed in (_AGENTS, COUNTS))

    def _kind(self, at: int) -> Kind:
        """Give what an element is; a capital that its place gives makes no name."""
        element, partner = self.ours[at].element, self.theirs[self.found[at]].element
        return Kind.WORD if element.doubtful or partner.kind is Kind.WORD else element.kind

    def _are_joined(self, places: Sequence[Place], one: int, other: int) -> bool:
        """Tell whether nothing that has an order stands between two elements of a text."""
        kinds = {places[one].element.kind, places[other].element.kind}
        between = [each.element for each in places[one + 1 : other]]
        listed = _AGENTS if kinds <= _AGENTS else kinds
        return all(each.kind in listed or plain(each.words) in self.known.mutual for each in between)

    def _is_clearer(self, one: int, other: int) -> bool:
        first, last = self.ours[one], self.ours[other]
        own, others = self.theirs[self.found[one]], self.theirs[self.found[other]]
        if is_counted_alike(first, own, others) or is_counted_alike(last, others, own):
            return False
        if self._is_held_alike(one, other) or self._is_held_alike(other, one):
            return False
        crossed = first.likeness(others), last.likeness(own)
        straight = first.likeness(own) + last.likeness(others)
        return max(crossed) >= STRONG and sum(crossed) >= straight + _CLEARER

    def _is_held_alike(self, at: int, rival: int) -> bool:
        """Tell whether the agent before a figure or date is the same in both texts, and another before its rival."""
        if self.ours[at].element.kind not in COUNTS:
            return False
        ours, own, others = (
            _holder(self.ours, at),
            _holder(self.theirs, self.found[at]),
            _holder(self.theirs, self.found[rival]),
        )
        return bool(ours & own) and not ours & others

    def finding(self, one: int, other: int) -> Finding:
        """Give what is wrong where two elements have changed places."""
        first, last = self.ours[one].element, self.ours[other].element
        instead = self.theirs[self.found[other]].element
        if first.kind in _AGENTS and last.kind in _AGENTS:
            return Finding(Doubt.SUBJECT, first, instead)
        return Finding(DOUBTS.get(first.kind, Doubt.FIGURE), first, instead)


def _holder(places: Sequence[Place], at: int) -> frozenset[str]:
    """Give the keys of the agent before an element."""
    agents = (each.element.keys for each in reversed(places[:at]) if each.element.kind in _AGENTS)
    return next(agents, frozenset())


class _Clause(Struct, frozen=True):
    """The agents of a clause, and all that they did, as places in its text."""

    agents: tuple[int, ...]
    words: tuple[int, ...]


def _of_passives(
    ours: Sequence[Place], theirs: Sequence[Place], found: Mapping[int, int], known: Words
) -> Iterator[Finding]:
    """Tell of an agent whom the source has in another clause, where one text says by whom something was done."""
    if known.by is None or _says_by_whom(ours, known.by) is _says_by_whom(theirs, known.by):
        return
    here, there = _clauses(ours, known), _clauses(theirs, known)
    agents = {at: frozenset(_same_agents(ours, theirs, at)) for each in here for at in each.agents}
    for clause in here:
        match = _match(clause, there, found)
        if match is None or not match.agents or any(agents[at] & set(match.agents) for at in clause.agents):
            continue
        for at in clause.agents:
            if agents[at]:
                yield Finding(Doubt.SUBJECT, ours[at].element, theirs[match.agents[0]].element)
                return


def _says_by_whom(places: Sequence[Place], by: re.Pattern[str]) -> bool:
    return bool(places and by.search(places[0].sentence.text))


def _is_agent(place: Place) -> bool:
    return place.element.kind in _AGENTS and not place.element.doubtful


def _same_agents(ours: Sequence[Place], theirs: Sequence[Place], at: int) -> Iterator[int]:
    keys = ours[at].element.keys
    yield from (place for place, other in enumerate(theirs) if _is_agent(other) and keys & other.element.keys)


def _match(clause: _Clause, others: Sequence[_Clause], found: Mapping[int, int]) -> _Clause | None:
    """Give the one clause of the source that has most of the words of one of ours."""
    words = {found[at] for at in clause.words if at in found}
    shares = sorted(((len(words & set(each.words)), -place) for place, each in enumerate(others)), reverse=True)
    if not words or not shares or (len(shares) > 1 and shares[0][0] == shares[1][0]):
        return None
    return others[-shares[0][1]]


def _clauses(places: Sequence[Place], known: Words) -> list[_Clause]:
    """Part places into clauses: at a stop or a word such as `while`, once somebody has done something."""
    clauses: list[_Clause] = []
    agents: list[int] = []
    words: list[int] = []
    for at, place in enumerate(places):
        if agents and words and _is_parted(places, at, known):
            clauses.append(_Clause(tuple(agents), tuple(words)))
            agents, words = [], []
        (agents if _is_agent(place) else words).append(at)
    return [*clauses, _Clause(tuple(agents), tuple(words))]


def _is_parted(places: Sequence[Place], at: int, known: Words) -> bool:
    before, place = places[at - 1], places[at]
    if before.sentence is not place.sentence:
        return True
    between = place.sentence.text[before.element.end : place.element.start]
    if re.search("[;:.。]", between):
        return True
    return bool(known.clauses and known.clauses.search(between))
