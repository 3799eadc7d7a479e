"""The meeting as a whole."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from factsheet.meeting.content import Point, Section
from factsheet.meeting.dates import Day
from factsheet.meeting.people import Contact, Issuer, Participant, Venue
from factsheet.meeting.records import Abbreviation, Allowance, FollowUp, Source
from factsheet.meeting.text import FileId, LanguageTag, Part, Plain, Version, refuse


class Kind(StrEnum):
    """What kind of meeting it was."""

    BILATERAL = "bilateral"
    TRILATERAL = "trilateral"
    MULTILATERAL = "multilateral"
    SUMMIT = "summit"


class Status(StrEnum):
    """How far the sheet itself has come; a draft says so on every page."""

    DRAFT = "draft"
    CLEARED = "cleared"
    FINAL = "final"


class Meeting(Part):
    """A meeting, as `docs/meeting-file.md` describes it; every item of every list has an id."""

    id: FileId
    reference: Plain | None = None
    kind: Kind
    title: Plain
    language: LanguageTag = "en"
    date: Day | None = None
    from_: Annotated[Day | None, Field(alias="from")] = None
    to: Day | None = None
    previous: FileId | None = None
    status: Status = Status.DRAFT
    version: Version = "1"
    venue: Venue
    issuer: Issuer
    participants: Annotated[tuple[Participant, ...], Field(min_length=1)]
    summary: tuple[Point, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    sections: tuple[Section, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    sources: tuple[Source, ...] = ()
    contacts: tuple[Contact, ...] = ()
    allow: tuple[Allowance, ...] = ()

    @model_validator(mode="after")
    def _one_span_of_days(self) -> Self:
        if (self.date is None) == (self.from_ is None and self.to is None):
            raise refuse("needs either `date`, or `from` and `to`", "write `date: 2025-04-03`")
        if self.date is None and (self.from_ is None or self.to is None):
            raise refuse("needs both `from` and `to`")
        if self.to and self.from_ and self.to < self.from_:
            raise refuse("ends before it begins: `to` is earlier than `from`")
        return self

    @property
    def first_day(self) -> dt.date:
        """The day the meeting began."""
        return self._day(self.date or self.from_)

    @property
    def last_day(self) -> dt.date:
        """The day the meeting ended."""
        return self._day(self.date or self.to)

    @staticmethod
    def _day(day: dt.date | None) -> dt.date:
        if day is None:  # the validator refuses such a meeting
            raise ValueError
        return day
