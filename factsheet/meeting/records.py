"""The lists beside the sections: follow-ups, sources, abbreviations and allowances."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from factsheet.meeting.dates import Day, Due
from factsheet.meeting.people import Party
from factsheet.meeting.text import ItemId, Mark, OwnId, Part, Plain, Rich, ShortForm, Url


class FollowUpStatus(StrEnum):
    """How far a follow-up has come."""

    OPEN = "open"
    ONGOING = "ongoing"
    DONE = "done"
    DROPPED = "dropped"


class Owner(Part):
    """Who does a follow-up: a party's code, or a name."""

    named_by = ("name",)
    local = True
    short = "name"
    inside = True

    id: OwnId
    name: Party


class FollowUp(Part):
    """What was agreed to be done."""

    named_by = ("action",)

    id: OwnId
    action: Rich
    owners: Annotated[tuple[Owner, ...], Mark.LISTED] = ()
    due: Due | None = None
    status: FollowUpStatus = FollowUpStatus.OPEN


class Source(Part):
    """A text that points rest on."""

    named_by = ("title",)
    paragraph = True

    id: OwnId
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
