"""A meeting with its parties in the order of a house: participants, and owners of follow-ups."""

from msgspec.structs import replace

from factsheet.meeting import Meeting
from factsheet.meeting.content import NumberingForms
from factsheet.profiles.house import House
from factsheet.protocol.orders import Order, Parties, in_order


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
