"""The parties of a meeting in the order of a house, and the copy that one of them keeps.

That names it first in title, key facts, lists and marked texts.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from babel import Locale
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, FactsheetError, suggest
from factsheet.meeting import Meeting, facts_of, identity_of, is_territory
from factsheet.meeting.content import NumberingForms
from factsheet.models.declaring import Model
from factsheet.paths import item_text, key_text
from factsheet.profiles.house import House
from factsheet.protocol.orders import Order, Parties, in_order
from factsheet.typography.digits import locale_of

_Part = TypeVar("_Part", bound=Model)


def parties_of(meeting: Meeting) -> tuple[str, ...]:
    """Give the parties of a meeting, each once, in its order."""
    return tuple(dict.fromkeys(each.party for each in meeting.participants))


def numbered(meeting: Meeting, house: House) -> tuple[Meeting, House]:
    """Give a meeting with the numbering of a house, where it has none of its own, and the house with what goes for it.

    Numbers of one's own are those of a text, of which an opening is no part.
    """
    if meeting.numbering:
        return meeting, replace(house, sections=(), paragraphs="", points=())
    if not (house.sections or house.paragraphs or house.points):
        return meeting, house
    paragraphs = {"paragraphs": house.paragraphs} if house.paragraphs else {}
    forms = NumberingForms(sections=house.sections, points=house.points, **paragraphs)
    return meeting.model_copy(update={"numbering": forms}), house


def in_order_of(meeting: Meeting, house: House) -> Meeting:
    """Give a meeting with its parties in the order that a house gives them; items keep their ids."""
    if house.order == Order():
        return meeting
    host = meeting.venue.country if meeting.venue else None
    parties = Parties(host, meeting.issuer.country, house.filed)
    participants = in_order(meeting.participants, lambda each: each.party, house.order, parties)
    follow_ups = tuple(
        each.model_copy(update={"owners": in_order(each.owners, lambda owner: owner.name, house.order, parties)})
        for each in meeting.follow_ups
    )
    return meeting.model_copy(update={"participants": participants, "follow_ups": follow_ups})


def copy_for(meeting: Meeting, party: str, house: House, names: Mapping[str, str]) -> Meeting:
    """Give the copy of a party; the others follow as the house orders them, and `names` are those that print.

    Raises FactsheetError for a party that did not take part, and a marked text that does not name all parties in a row.
    """
    parties = parties_of(meeting)
    if party not in parties:
        hint = suggest(party, parties) or f"the parties are {', '.join(parties)}"
        message = f"`{party}` is no party of the meeting, so that it has no copy"
        raise FactsheetError([Diagnostic("no-such-party", message, hints=(hint,), path="participants")])
    ordered = in_order_of(meeting, replace(house, order=replace(house.order, first=(party, *house.order.first))))
    texts = _Texts(locale_of(meeting.language), parties_of(ordered), names, set(meeting.alternat))
    copy = texts.part(ordered, "")
    if odd := texts.waiting & texts.found:  # what leads nowhere, `check` tells
        hint = "a text is marked by its path, and names all parties one behind the other"
        message = "the text is marked for the alternat, and there is none that names all parties in a row"
        raise FactsheetError(
            [Diagnostic("no-alternat", f"`{path}`: {message}", hints=(hint,), path="alternat") for path in sorted(odd)]
        )
    return copy


class _Texts:
    """Turns the rows of parties in a title and in marked texts.

    `found` are the marks that lead to a value, `waiting` those below which no text names all parties.
    """

    def __init__(self, locale: Locale, order: Sequence[str], names: Mapping[str, str], marked: set[str]) -> None:
        self._locale, self._order = locale, order
        self._names = {party: party for party in order if not is_territory(party)} | dict(names)
        self._marked = marked
        self.waiting = set(marked)
        self.found: set[str] = set()

    def part(self, part: _Part, path: str) -> _Part:
        if path in self._marked:
            self.found.add(path)
        changed: dict[str, Any] = {}
        for name, facts in facts_of(type(part)).items():
            value, inner = getattr(part, name), key_text(path, facts.key)
            if value and inner in self._marked:
                self.found.add(inner)
            turned = self._value(value, inner, worded=facts.worded or facts.rich)
            if turned is not value:
                changed[name] = turned
        return part.model_copy(update=changed) if changed else part

    def _value(self, value: Any, path: str, *, worded: bool) -> Any:  # noqa: ANN401 - any field
        if isinstance(value, Model):
            return self.part(value, path)
        if isinstance(value, tuple):
            items = tuple(self._value(item, item_text(path, identity_of(item)), worded=worded) for item in value)
            return items if any(one is not other for one, other in zip(items, value, strict=True)) else value
        return self._text(value, path) if isinstance(value, str) and worded else value

    def _text(self, text: str, path: str) -> str:
        marks = {mark for mark in self._marked if path == mark or path.startswith((f"{mark}.", f"{mark}["))}
        if path != "title" and not marks:
            return text
        from factsheet.protocol.alternat import in_turn  # noqa: PLC0415 - few sheets have copies

        turned = in_turn(text, self._locale, self._order, self._names)
        if turned is not None:
            self.waiting -= marks
        return text if turned is None else turned
