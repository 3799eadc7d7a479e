"""A sentence held against the sentences that it rests on: which of its facts they support, and which they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from factsheet.trace.across import judge_across, unjudged_across
from factsheet.trace.contexts import EDGE, STRONG, Evidence, Place, is_counted_alike, places_of
from factsheet.trace.elements import Element, Kind, Sentence, language_pair
from factsheet.trace.exchanges import exchanges
from factsheet.trace.findings import COUNTS, DOUBTS, FACTS, Doubt, Finding, Held, same_number
from factsheet.trace.language import plain
from factsheet.trace.sameness import Setting, same, speaks_of_it, supports

_NAMED = frozenset({Kind.STATE, Kind.TREATY, Kind.NAME, Kind.TOGETHER})
_RIVALS = {
    **dict.fromkeys(COUNTS, COUNTS),
    **dict.fromkeys(_NAMED, _NAMED),
    Kind.OFFICE: frozenset({Kind.OFFICE, Kind.TOGETHER}),
    Kind.TOGETHER: _NAMED | {Kind.OFFICE},
}
"""What may stand in the place of an element, of another kind too: a state for those who speak together."""
_BETTER = 1.0
"""By so much more alike must the place of what the source has be, for the same words elsewhere to be no evidence."""


def hold(sentence: Sentence, quoted: Iterable[Evidence], setting: Setting) -> Held:
    """Hold a sentence against the sentences that its quotes have, in whatever languages."""
    facts = tuple(each for each in sentence.elements if each.kind in FACTS)
    ours = places_of(sentence)
    own: list[Place] = []
    others: list[Place] = []
    for each in quoted:
        (own if language_pair(each.sentence.language, sentence.language) else others).extend(each.places())
    findings, lone = _judge_alike(ours, own, setting)
    unjudged: tuple[Element, ...] = ()
    if others:
        across = list(judge_across(ours, others, setting))
        told = {id(each.element) for each in across}
        findings = [each for each in findings if id(each.element) in told] if own else across
        unjudged = tuple(each for each in facts if not own and unjudged_across(each, others, setting))
    unsaid = tuple(place.element for place in lone if place.element.kind in FACTS)
    return Held(sentence, facts, tuple(findings), unjudged, unsaid)


def _judge_alike(ours: Sequence[Place], theirs: Sequence[Place], setting: Setting) -> tuple[list[Finding], list[Place]]:
    """Judge by quotes in one language with the sentence; gives what of them is not said, too."""
    pairs = _paired(ours, theirs, setting)
    taken = {id(other) for other in pairs.values()}
    lone = [place for place in theirs if id(place) not in taken]
    findings = [each for at, place in enumerate(ours) for each in _judged(place, pairs.get(at), theirs, lone, setting)]
    findings += exchanges(ours, theirs, pairs) if not findings else ()
    return [*findings, *_denied(ours, theirs, pairs), *_of_one_alone(ours, theirs, pairs)], lone


def _paired(ours: Sequence[Place], theirs: Sequence[Place], setting: Setting) -> dict[int, Place]:
    """Pair elements that are the same, each once, those in the likest places first."""
    by_key: dict[str, list[int]] = {}
    for at, other in enumerate(theirs):
        for key in other.element.keys:
            by_key.setdefault(key, []).append(at)
    others = [at for at, other in enumerate(theirs) if other.element.kind is not Kind.WORD]
    fitting = [
        (at, place)
        for at, one in enumerate(ours)
        for place in _comparable(one, by_key, others)
        if same(one, theirs[place], setting)
    ]
    once, again = (Counter(each[side] for each in fitting) for side in (0, 1))
    pairs = {at: theirs[place] for at, place in fitting if once[at] == again[place] == 1}
    rivals = [(ours[at].likeness(theirs[place]), at, place) for at, place in fitting if at not in pairs]
    taken: set[int] = set()
    for _, at, place in sorted(rivals, key=lambda each: (-each[0], each[1], each[2])):
        if at not in pairs and place not in taken:
            pairs[at] = theirs[place]
            taken.add(place)
    return pairs


def _comparable(one: Place, by_key: Mapping[str, Sequence[int]], others: Sequence[int]) -> set[int]:
    """Give the places of what may be the same as an element: what shares a key, and what is more than a word."""
    shared = {at for key in one.element.keys for at in by_key.get(key, ())}
    return shared if one.element.kind is Kind.WORD else shared.union(others)


def _judged(
    place: Place, partner: Place | None, theirs: Sequence[Place], lone: Sequence[Place], setting: Setting
) -> Iterator[Finding]:
    element = place.element
    if element.kind is Kind.WORD or (element.doubtful and partner and partner.element.kind is Kind.WORD):
        return
    rival, likeness = _likest(place, lone)
    least = STRONG if partner is None else max(STRONG, place.likeness(partner) + _BETTER)
    counted = rival is not None and partner is not None and is_counted_alike(place, partner, rival)
    if rival and likeness >= least and not counted and not supports(place, rival, setting):
        yield Finding(_doubt(element, rival.element), element, rival.element)
    elif partner is not None:
        yield from _beside(element, partner.element)
    elif element.kind is not Kind.TOGETHER and not element.doubtful and not _is_said(place, theirs, setting):
        yield from _absent(element, theirs, lone)


def _is_said(place: Place, theirs: Sequence[Place], setting: Setting) -> bool:
    """Tell whether the quotes have a fact in other words."""
    if any(supports(place, other, setting) for other in theirs) or setting.knows(place.element, theirs):
        return True
    sentences = {id(other.sentence): other.sentence for other in theirs}
    return any(speaks_of_it(place.element, each) for each in sentences.values())


def _likest(place: Place, lone: Iterable[Place]) -> tuple[Place | None, float]:
    """Give the element that no fact of ours is, of the same sort, in the likest place."""
    rivals = _RIVALS[place.element.kind] | (_RIVALS[Kind.TOGETHER] if place.element.together else frozenset())
    fitting = [
        (place.likeness(other), -at, other)
        for at, other in enumerate(lone)
        if other.element.kind in rivals or (other.element.together and Kind.TOGETHER in rivals)
    ]
    if not fitting:
        return None, 0.0
    likeness, _, found = max(fitting, key=lambda each: each[:2])
    return found, likeness


def _doubt(element: Element, instead: Element) -> Doubt:
    """Tell what is wrong where one element stands for another: the unit alone, who did it, or what the element is."""
    if same_number(element, [instead]):
        return Doubt.UNIT
    return Doubt.SUBJECT if Kind.TOGETHER in {element.kind, instead.kind} else DOUBTS[element.kind]


def _beside(element: Element, partner: Element) -> Iterator[Finding]:
    """Tell of another word beside a figure: `about`, `over`."""
    ours, theirs = (each.value.qualifier if each.value else "" for each in (element, partner))
    if ours != theirs:
        yield Finding(Doubt.QUALIFIER, element, partner, unclear=not (ours and theirs))


def _absent(element: Element, theirs: Sequence[Place], lone: Sequence[Place]) -> Iterator[Finding]:
    """Tell of a fact that no quote has; a small number in words only where another number stands in its place."""
    unit = same_number(element, [other.element for other in theirs])
    if element.value and element.value.worded and (unit or not any(other.element.kind in COUNTS for other in lone)):
        return
    alone = [other.element for other in lone if other.element.kind is element.kind in COUNTS]
    instead = unit or (alone[0] if len(alone) == 1 else None)
    yield Finding(Doubt.UNIT if unit else DOUBTS[element.kind], element, instead)


def _denied(ours: Sequence[Place], theirs: Sequence[Place], pairs: dict[int, Place]) -> Iterator[Finding]:
    """Tell of what is denied on one side alone, the first of each run of such words; of other words it is unclear."""
    told = any_told = False
    for at, place in enumerate(ours):
        partner = pairs.get(at)
        odd = partner is not None and _contradicts(place, partner)
        if odd and not told:
            yield Finding(Doubt.NEGATION, place.element, partner.element if partner else None)
        told, any_told = odd, any_told or odd
    head = next((place.element for place in ours if place.element.head and place.element.denied), None)
    if head and theirs and not any_told and not any(each.element.denied or each.element.withdrawn for each in theirs):
        yield Finding(Doubt.NEGATION, head, unclear=True)


def _of_one_alone(ours: Sequence[Place], theirs: Sequence[Place], pairs: dict[int, Place]) -> Iterator[Finding]:
    """Tell of those who speak together where the quotes are of one party alone, which they begin with."""
    if any(place.element.together for place in theirs):
        return
    first = next((place.element for place in theirs if place.before[:1] == (EDGE,)), None)
    several = (each.element for at, each in enumerate(ours) if at not in pairs and _are_several(each))
    one = next((each for each in several if plain(each.words) not in POSSESSIVES), None)
    if one and first and first.kind is Kind.STATE and not first.doubtful:
        yield Finding(Doubt.SUBJECT, one, first, unclear=True)


def _are_several(place: Place) -> bool:
    """Tell whether an element is those who speak together, or a number for them: `the three`."""
    element = place.element
    if element.kind is Kind.TOGETHER:
        return True
    before = plain(place.sentence.text[: element.start])
    return bool(element.value and element.value.worded) and before.endswith(("the", "all", "les", "los", "las"))


POSSESSIVES = frozenset({"their", "our", "us", "them", "leur", "leurs", "notre", "nos", "su", "sus"})
"""Words for those who speak together that say nothing of who does something."""


def _contradicts(one: Place, other: Place) -> bool:
    """Tell whether one of two is denied; where they are worded otherwise, `prevent` and the like may say as much."""
    ours, theirs = one.element, other.element
    if ours.denied == theirs.denied:
        return False
    if (ours.head or theirs.head) and one.is_between_same(other):
        return True
    return not (theirs.withdrawn if ours.denied else ours.withdrawn)
