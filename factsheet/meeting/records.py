"""The lists beside the sections: follow-ups, sources, abbreviations and allowances."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from factsheet.meeting.dates import Day, Due
from factsheet.meeting.people import Party
from factsheet.meeting.text import FieldMark, ItemId, OwnId, Part, Plain, Rich, ShortForm, Url


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
    action: Rich = Field(description="What is to be done.")
    owners: Annotated[tuple[Owner, ...], FieldMark.LISTED] = Field(
        (), description="Who does it: codes of parties, or names."
    )
    due: Due | None = Field(None, description="A day (2025-07-15), a month (2025-07), a season (summer 2025) or words.")
    status: FollowUpStatus = Field(FollowUpStatus.OPEN, description="How far it has come.")


class Source(Part):
    """A text that points rest on."""

    named_by = ("title",)
    paragraph = True

    id: OwnId = Field(description="The id that points, paragraphs, tables and figures name.")
    title: Plain = Field(description="The title of the text.")
    publisher: Plain | None = Field(None, description="Who published it.")
    date: Day | None = Field(None, description="The date it bears.")
    url: Url | None = Field(None, description="Where it stands on the web.")


class Abbreviation(Part):
    """An abbreviation, which is its own id, and what it stands for."""

    id: ShortForm
    meaning: Plain


class Allowance(Part):
    """An editorial rule switched off in this file, and why; named by the rule's code."""

    code: ItemId = Field(description="The code of the rule; docs/rules.md lists them.")
    reason: Plain = Field(description="Why the rule does not apply here.")
