"""The lists of two versions: their items paired, and what is told of those that have no partner or stand elsewhere."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from factsheet.diagnostics import counted
from factsheet.meeting import FieldFacts, FieldMark, facts_of, identity_of
from factsheet.meeting.text import Part
from factsheet.models.declaring import Model
from factsheet.parity.pairing import Listed, Pairing, pair
from factsheet.parity.telling import Both, Disagreement, ValuePlace, quoted
from factsheet.paths import ValuePath

_DIGITS = re.compile(r"\d+")


class PartList(Struct, frozen=True, dict=True):
    """A list of parts in a version: its place, what the model says of it, its items."""

    place: ValuePlace
    facts: FieldFacts
    items: tuple[Model, ...]

    @cached_property
    def counts(self) -> bool:
        """Whether its items are named by words, so that derived ids differ from language to language.

        Cells go by their columns, parties and owners by their codes.
        """
        parts = self.facts.parts
        return not any(part.inside for part in parts) and not any(map(_is_by_party, parts))

    @cached_property
    def listed(self) -> list[Listed]:
        """The items as pairing sees them."""
        unnamed = self.place.version.file.positions.unnamed
        return [
            Listed(identity_of(item), self.path_of(item) not in unnamed, type(item).__name__, _values(item))
            for item in self.items
        ]

    def path_of(self, item: Model) -> ValuePath:
        """Give the path of one of its items."""
        return self.place.path.item(identity_of(item))

    def at(self, index: int) -> ValuePlace:
        """Give the place of an item."""
        return ValuePlace(self.place.version, self.path_of(self.items[index]))


def _is_by_party(part: type[Part]) -> bool:
    """Tell whether a kind of part is named by a party, whose code is the same in all languages."""
    facts = facts_of(part).values()
    return any(each.key in part.named_by and FieldMark.PARTY in each.marks for each in facts)


def _values(item: Model) -> frozenset[Hashable]:
    """Give what an item has that is the same in all languages, for a first guess: figures and ids of sources."""
    plain = item.model_dump(exclude_defaults=True)
    plain.pop("id", None)
    return frozenset([*_DIGITS.findall(str(plain)), *map(str, getattr(item, "sources", ())), *plain])


def pair_lists(ours: PartList, theirs: PartList) -> Pairing:
    """Pair the items of a list in a version with those in the reference."""
    return pair(ours.listed, theirs.listed)


def lone_items(ours: PartList, theirs: PartList, pairing: Pairing) -> Iterator[Disagreement]:
    """Tell of items that only one version has, and of those that stand in another order.

    Of cells nothing is told: it is their column that is missing.
    """
    language, part = theirs.place.version.language, ours.facts.parts[0]
    if part.inside and not _is_by_party(part):
        return
    for index in pairing.theirs_alone:
        here, there = ours.place, theirs.at(index)
        message = f"{_called(theirs, index)} of `{language}` is missing here"
        yield Disagreement("parity-item", message, here, there, f"`{language}` has it here")
    for index in pairing.ours_alone:
        message = f"{_called(ours, index)} stands here and not in `{language}`"
        note = f"it would stand in this list of `{language}`"
        yield Disagreement("parity-item", message, ours.at(index), theirs.place, note)
    partners = dict(pairing.partners)
    for index in sorted(pairing.moved):
        message = f"{_called(ours, index)} stands in another place than in `{language}`"
        note = f"`{language}` has it here, as {_ordinal(partners[index])} of {len(theirs.items)}"
        yield Disagreement("parity-order", message, ours.at(index), theirs.at(partners[index]), note)


def _called(listed: PartList, index: int) -> str:
    """Call an item by its kind and id, such as ``the point `deterrence` ``."""
    item = listed.items[index]
    kind = getattr(item, "type", None) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(item).__name__).lower()
    return f"the {kind.removesuffix(' content')} {quoted(identity_of(item))}"


def _ordinal(index: int) -> str:
    return f"number {index + 1}"


def compare_order(key: str, ours: Sequence[str], theirs: Sequence[str], at: Both) -> Iterator[Disagreement]:
    """Compare two lists of ids; `theirs` are as the version has them."""
    here, there = at
    for name in (each for each in theirs if each not in ours):
        yield Disagreement("parity-field", f"`{key}` lacks {quoted(name)}, which `{at.language}` has", here, there)
    for name in (each for each in ours if each not in theirs):
        place = ValuePlace(here.version, here.path.item(name))
        message = f"`{key}` has {quoted(name)}, which `{at.language}` lacks"
        yield Disagreement("parity-field", message, place, there, f"the list of `{at.language}` is here")
    if sorted(ours) == sorted(theirs) and list(ours) != list(theirs):
        yield Disagreement("parity-order", f"`{key}` stands in another order than in `{at.language}`", here, there)


def unmatched(pairs: Sequence[Both]) -> Iterator[Disagreement]:
    """Tell once of all items that go by their places alone."""
    if not pairs:
        return
    first, language = pairs[0], pairs[0].language
    message = f"{counted(len(pairs), 'item')} without an `id` in common with `{language}`"
    message += f", compared by place: {quoted(first.here.path)}{' and others' if len(pairs) > 1 else ''}"
    hints = ("give each item the same `id:` in all versions, so that a change of their order is seen",)
    note = f"`{language}` calls it {quoted(first.there.path.id)}"
    yield Disagreement("parity-unclear", message, first.here, first.there, note, hints, unclear=True)
