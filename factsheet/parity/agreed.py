"""Agreed terms in the texts of an item: where one stands in a version, its translation stands in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factsheet.parity.glossary import Glossary
from factsheet.parity.telling import Disagreement, ValuePlace, quoted
from factsheet.parity.terms import find_all
from factsheet.parity.texts import Said
from factsheet.parity.wording import Side


def compare_terms(here: Side, there: Side, glossary: Glossary) -> Iterator[Disagreement]:
    """Tell of agreed terms whose translation is missing on the other side; people are compared by themselves."""
    languages = here.version.language, there.version.language
    people = {form for forms in here.people for form in forms}
    agreed = [(ours, theirs) for ours, theirs in glossary.between(*languages) if people.isdisjoint(ours)]
    if not agreed:
        return
    ours = _spoken(here, [forms for forms, _ in agreed])
    theirs = _spoken(there, [forms for _, forms in agreed])
    for number in sorted(theirs.keys() - ours.keys()):
        word = quoted(agreed[number][0][0])
        message = f"the agreed term {word} is missing here, for {quoted(theirs[number].words)} of `{languages[1]}`"
        yield _term(message, here.whole, theirs[number].place, f"`{languages[1]}` has the term here")
    for number in sorted(ours.keys() - theirs.keys()):
        word = quoted(agreed[number][1][0])
        message = f"{quoted(ours[number].words)} stands here, but its agreed term {word} not in `{languages[1]}`"
        yield _term(message, ours[number].place, there.whole, f"the text of `{languages[1]}` is here")


def _term(message: str, here: ValuePlace, there: ValuePlace, note: str) -> Disagreement:
    hints = ("use the agreed term, or list the form that stands there among the term's `forms` in the glossary",)
    return Disagreement("parity-term", message, here, there, note, hints)


def _spoken(side: Side, terms: Iterable[tuple[str, ...]]) -> dict[int, Said]:
    """Give the terms that stand in an item's texts by their numbers, each where it stands first."""
    numbered = list(enumerate(terms))
    found: dict[int, Said] = {}
    for text in side.texts:
        for number, start, end in find_all(text.shown, numbered, side.version.language):
            found.setdefault(number, Said(text.shown[start:end], text.place(start, end)))
    return found
