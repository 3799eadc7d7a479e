"""The lists beside the sections: follow-ups, sources, abbreviations and allowances."""

from __future__ import annotations

from enum import StrEnum

from factsheet.meeting.dates import Day, Due
from factsheet.meeting.people import Party
from factsheet.meeting.text import ItemId, Part, Plain, Rich, ShortForm, Url


class FollowUpStatus(StrEnum):
    """How far a follow-up has come."""

    OPEN = "open"
    ONGOING = "ongoing"
    DONE = "done"
    DROPPED = "dropped"


class Owner(Part):
    """Who does a follow-up: a party's code, or a name."""

    id: ItemId
    name: Party


class FollowUp(Part):
    """What was agreed to be done."""

    id: ItemId
    action: Rich
    owners: tuple[Owner, ...] = ()
    due: Due | None = None
    status: FollowUpStatus = FollowUpStatus.OPEN


class Source(Part):
    """A text that points rest on."""

    id: ItemId
    title: Plain
    publisher: Plain | None = None
    date: Day | None = None
    url: Url | None = None


class Abbreviation(Part):
    """An abbreviation, which is its own id, and what it stands for."""

    id: ShortForm
    meaning: Plain


class Allowance(Part):
    """An editorial rule switched off in this file, and why; named by the rule's code."""

    code: ItemId
    reason: Plain
