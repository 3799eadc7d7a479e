"""The texts of an item in two languages, compared by what is said in them: links, people, states, dates, figures.

Dates and figures are compared as they are said, each as often; who and which state is named, as sets: one language
repeats a name where another has a pronoun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from factsheet.parity.addresses import same_but_language
from factsheet.parity.matching import match
from factsheet.parity.otherwise import counts_otherwise, names_otherwise
from factsheet.parity.people import named_in
from factsheet.parity.telling import Disagreement, ValuePlace, quoted
from factsheet.parity.texts import Said, VersionText, links_in, said, values_in
from factsheet.parity.versions import LanguageVersion
from factsheet.paths import ValuePath
from factsheet.values.scanning import ValueKind

_PRONOUN = ("a pronoun or a title may stand for it; else name it in both",)
_SETS = frozenset({ValueKind.STATE, ValueKind.TREATY})


class Side(Struct, frozen=True):
    """An item in one of two versions: its path, its texts, the names of the declared people in all forms, the city's.

    A city that the glossary has is compared as a term, and is none here.
    """

    version: LanguageVersion
    path: ValuePath
    texts: tuple[VersionText, ...]
    people: Sequence[tuple[str, ...]] = ()
    city: tuple[str, ...] = ()

    @property
    def whole(self) -> ValuePlace:
        """Where its texts begin."""
        return ValuePlace(self.version, self.texts[0].path if self.texts else self.path)

    def parties(self) -> int:
        """Give the number of parties."""
        return len(self.version.meeting.participants)


def compare_wording(here: Side, there: Side) -> Iterator[Disagreement]:
    """Give what is said in the texts of an item in one version, and not in those of the reference."""
    yield from _links(here, there)
    yield from _people(here, there)
    ours, theirs = values_in(here.texts), values_in(there.texts)
    for kind in sorted(_SETS):
        yield from _names(_of(ours, kind), _of(theirs, kind), here, there)
    yield from _values(_of(ours, *_VALUES), _of(theirs, *_VALUES), here, there)


_VALUES = (ValueKind.DATE, ValueKind.FIGURE)


def _of(values: Sequence[Said], *kinds: ValueKind) -> list[Said]:
    return [each for each in values if each.value and each.value.kind in kinds]


def _links(here: Side, there: Side) -> Iterator[Disagreement]:
    ours, theirs = list(links_in(here.texts)), list(links_in(there.texts))
    languages = here.version.language, there.version.language
    for link in tuple(ours):
        same = (each for each in theirs if same_but_language(link.words, languages[0], each.words, languages[1]))
        if (other := next(same, None)) is not None:
            ours.remove(link)
            theirs.remove(other)
    for odd in _unlike((ours, theirs), here, there):
        yield Disagreement("parity-link", odd.message, odd.here, odd.there, odd.note)


def _people(here: Side, there: Side) -> Iterator[Disagreement]:
    for odd in _unlike(_declared(here, there, (here.people, there.people)), here, there):
        yield Disagreement("parity-name", odd.message, odd.here, odd.there, odd.note)
    if here.city and there.city:
        for odd in _unlike(_declared(here, there, ((here.city,), (there.city,))), here, there):
            yield Disagreement("parity-unclear", odd.message, odd.here, odd.there, odd.note, _PRONOUN, unclear=True)


def _declared(
    here: Side, there: Side, names: tuple[Sequence[tuple[str, ...]], Sequence[tuple[str, ...]]]
) -> tuple[list[Said], list[Said]]:
    """Give which of the names, in the same order in both languages, stand on one side alone."""
    ours, theirs = (
        [said(text, each) for text in side.texts for each in named_in(text.shown, forms, side.version.language)]
        for side, forms in zip((here, there), names, strict=True)
    )
    return _unshared(ours, theirs), _unshared(theirs, ours)


def _names(ours: Sequence[Said], theirs: Sequence[Said], here: Side, there: Side) -> Iterator[Disagreement]:
    """Tell of states and treaties that one side alone names; of one that the other may speak of by an adjective, not.

    Where each side names one that the other does not, one stands for another. Where only one side does, a pronoun may
    stand on the other, which is told to be looked at.
    """
    lone = _unshared(ours, theirs), _unshared(theirs, ours)
    kept = [
        [each for each in side if not any(names_otherwise(meant, other.texts) for meant in each.readings)]
        for side, other in zip(lone, (there, here), strict=True)
    ]
    if all(kept):
        for odd in _unlike(kept, here, there):
            yield Disagreement("parity-name", odd.message, odd.here, odd.there, odd.note)
        return
    for odd in _unlike(kept, here, there):
        yield Disagreement("parity-unclear", odd.message, odd.here, odd.there, odd.note, _PRONOUN, unclear=True)


def _unshared(named: Sequence[Said], others: Sequence[Said]) -> list[Said]:
    """Give what no other says, each once, where it is said first."""
    known = {reading for other in others for reading in other.readings}
    found: list[Said] = []
    for each in named:
        if not each.readings & known:
            known |= each.readings
            found.append(each)
    return found


def _values(ours: Sequence[Said], theirs: Sequence[Said], here: Side, there: Side) -> Iterator[Disagreement]:
    matched = match(ours, theirs)
    for one, other in matched.pairs:
        yield from _doubtful(one, other)
    lone = matched.ours, matched.theirs
    unread = [[each for each in side if not each.readings] for side in lone]
    for odd in _unlike(unread, here, there):
        yield Disagreement("parity-unclear", f"{odd.message} and cannot be read", odd.here, odd.there, unclear=True)
    read = [[each for each in side if each.readings] for side in lone]
    if not all(read):  # where something stands on both sides, one may be for the other
        read = [
            [each for each in side if not counts_otherwise(each, own.texts, other.texts, here.parties())]
            for side, own, other in zip(read, (here, there), (there, here), strict=True)
        ]
    weak = [[each for each in side if each.worded] for side in read]
    strong = [[each for each in side if not each.worded] for side in read]
    # A small number in words counts where it may stand for a number on the other side: languages have such phrases.
    few = (min(len(weak[0]), len(weak[1]) + len(strong[1])), min(len(weak[1]), len(weak[0]) + len(strong[0])))
    for odd in _unlike((strong[0] + weak[0][: few[0]], strong[1] + weak[1][: few[1]]), here, there):
        yield Disagreement("parity-value", odd.message, odd.here, odd.there, odd.note)
    for odd in _unlike((weak[0][few[0] :], weak[1][few[1] :]), here, there):
        hints = ("another word may say as much; else write the number in both",)
        yield Disagreement("parity-unclear", odd.message, odd.here, odd.there, odd.note, hints, unclear=True)


def _doubtful(one: Said, other: Said) -> Iterator[Disagreement]:
    """Tell of partners of which one may be read otherwise, or has another word beside it (`about`, `over`)."""
    if (len(one.readings) > 1) != (len(other.readings) > 1):
        odd, clear = (one, other) if len(one.readings) > 1 else (other, one)
        message = f"{quoted(odd.words)} may be read in several ways, one of which is {quoted(clear.words)}"
        hints = ("write it so that it has one meaning: name the month, or group the digits as the language does",)
        yield Disagreement("parity-unclear", message, one.place, other.place, hints=hints, unclear=True)
    qualifiers = [each.value.qualifier if each.value else "" for each in (one, other)]
    if qualifiers[0] == qualifiers[1]:
        return
    named = [f"`{each}`" if each else "nothing" for each in qualifiers]
    message = f"{named[0]} stands beside {quoted(one.words)} here, and {named[1]} beside {quoted(other.words)}"
    if all(qualifiers):
        yield Disagreement("parity-value", message, one.place, other.place)
    else:
        hints = ("the word may stand elsewhere in the sentence; else write it in both",)
        yield Disagreement("parity-unclear", message, one.place, other.place, hints=hints, unclear=True)


class _Odd(NamedTuple):
    """What is said on one side, or otherwise on both."""

    message: str
    here: ValuePlace
    there: ValuePlace
    note: str = ""


def _unlike(lone: Sequence[Sequence[Said]], here: Side, there: Side) -> Iterator[_Odd]:
    """Tell of what has no partner, ours and theirs: as many as both have together, the others by themselves."""
    ours, theirs = lone
    language = there.version.language
    for one, other in zip(ours, theirs, strict=False):
        message = f"{quoted(one.words)} stands here where `{language}` has {quoted(other.words)}"
        yield _Odd(message, one.place, other.place)
    for one in ours[len(theirs) :]:
        note = f"the text of `{language}` is here"
        yield _Odd(f"{quoted(one.words)} has nothing like it in `{language}`", one.place, there.whole, note)
    for other in theirs[len(ours) :]:
        yield _Odd(f"{quoted(other.words)} of `{language}` is missing here", here.whole, other.place)
