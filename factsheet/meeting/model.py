"""The meeting as a whole."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from factsheet.diagnostics.values import Beside, lacks, refuse
from factsheet.meeting.clearances import Clearance
from factsheet.meeting.content import Point, SectionContent
from factsheet.meeting.dates import Day
from factsheet.meeting.people import Contact, Issuer, Participant, Venue
from factsheet.meeting.records import Abbreviation, Allowance, FollowUp, Source
from factsheet.meeting.text import NOT_EMPTY, FileId, LanguageTag, Line, Mark, Part, Plain, Version

FORMAT: Literal["1"] = "1"
"""The format of meeting files that this version reads."""


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

    format: Literal["1"] = FORMAT
    id: Annotated[FileId, Mark.ASIDE]
    reference: Line | None = None
    kind: Kind
    title: Plain
    language: LanguageTag = "en"
    date: Annotated[Day | None, Mark.DAYS] = None
    from_: Annotated[Day | None, Field(alias="from"), Mark.DAYS] = None
    to: Annotated[Day | None, Mark.DAYS] = None
    previous: FileId | None = None
    status: Annotated[Status, Mark.ASIDE] = Status.DRAFT
    version: Annotated[Version, Mark.ASIDE] = "1"
    venue: Venue
    issuer: Issuer
    participants: Annotated[tuple[Participant, ...], *NOT_EMPTY]
    summary: tuple[Point, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    sections: tuple[SectionContent, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    sources: tuple[Source, ...] = ()
    contacts: tuple[Contact, ...] = ()
    clearances: Annotated[tuple[Clearance, ...], Mark.ASIDE] = ()
    allow: Annotated[tuple[Allowance, ...], Mark.ASIDE] = ()

    @model_validator(mode="before")
    @classmethod
    def _has_days(cls, value: object) -> object:
        if not isinstance(value, dict) or "date" in value or {"from", "to"} <= value.keys():
            return value
        if "from" in value:
            return {**value, "to": lacks("has `from` without `to`", ("to",), "add `to:`, or write `date:` alone")}
        if "to" in value:
            return {**value, "from": lacks("has `to` without `from`", ("from",), "add `from:`, or write `date:` alone")}
        missing = lacks("has no date", ("date", "from", "to"), "add `date:`, or `from:` and `to:`")
        return {**value, "date": missing}

    @field_validator("from_", "to")
    @classmethod
    def _not_beside_date(cls, day: dt.date, info: ValidationInfo) -> dt.date:
        if info.data.get("date"):
            beside = Beside("`date` stands here", ("date",), 1)
            raise refuse("must not stand beside `date`", "write either `date:`, or `from:` and `to:`", beside=beside)
        return day

    @field_validator("to")
    @classmethod
    def _not_before_from(cls, day: dt.date, info: ValidationInfo) -> dt.date:
        first = info.data.get("from_")
        if first and day < first:
            beside = Beside("`from` stands here", ("from",), 1)
            raise refuse(f"must not be earlier than `from`, which is {first}", beside=beside)
        return day

    @field_validator("previous")
    @classmethod
    def _another_meeting(cls, previous: str, info: ValidationInfo) -> str:
        if previous == info.data.get("id"):
            raise refuse("must be the id of another meeting", beside=Beside("this one's stands here", ("id",), 1))
        return previous

    @field_validator("allow", mode="before")
    @classmethod
    def _each_code_once(cls, allow: object) -> object:
        return _without_repeated_codes(allow) if isinstance(allow, list) else allow

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


def _without_repeated_codes(allow: list[object]) -> list[object]:
    """Put an error in the place of each allowance whose rule is switched off above it."""
    above: dict[str, int] = {}
    kept: list[object] = []
    for index, item in enumerate(allow):
        code = item.get("code") if isinstance(item, dict) else None
        first = above.setdefault(code, index) if isinstance(code, str) else index
        kept.append(item if first == index else _allowed_above(first))
    return kept


def _allowed_above(first: int) -> PydanticCustomError:
    return refuse("names a rule that is allowed above", "remove it", beside=Beside("it is allowed here", (first,), 1))
