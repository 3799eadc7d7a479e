"""The meeting as a whole."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

from factsheet.diagnostics.values import Beside, lacks, missing, refuse
from factsheet.meeting.content import NumberingForms, Point, SectionContent
from factsheet.meeting.dates import Day, WrittenTime
from factsheet.meeting.marking import Classification, Marked
from factsheet.meeting.people import CoIssuer, Contact, Issuer, Participant, ParticipantGroup, Release, Venue
from factsheet.meeting.records import (
    Abbreviation,
    Allowance,
    Annex,
    Clearance,
    FollowUp,
    Objection,
    RelatedDocument,
    Silence,
    Source,
)
from factsheet.meeting.text import NOT_EMPTY, FieldMark, FileId, LanguageTag, Line, Plain, Version
from factsheet.models.declaring import Field, ValidationInfo, field_validator, model_validator, others
from factsheet.paths import item_text, key_text

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

FORMAT: Literal["1"] = "1"
"""The format of meeting files that this version reads."""


class Kind(StrEnum):
    """What kind of meeting it was."""

    BILATERAL = "bilateral"
    TRILATERAL = "trilateral"
    MULTILATERAL = "multilateral"
    SUMMIT = "summit"


class DocumentKind(StrEnum):
    """What kind of text the sheet is, as it says above its title."""

    FACT_SHEET = "fact sheet"
    READOUT = "readout"
    JOINT_STATEMENT = "joint statement"
    JOINT_FACT_SHEET = "joint fact sheet"
    MEDIA_NOTE = "media note"
    COMMUNIQUE_SUMMARY = "communique summary"
    MEMORANDUM_OF_CONVERSATION = "memorandum of conversation"


WITHOUT_MEETING = (DocumentKind.JOINT_STATEMENT, DocumentKind.JOINT_FACT_SHEET, DocumentKind.MEDIA_NOTE)
"""What may be agreed and issued without a meeting: only such a text may have no venue."""


class Status(StrEnum):
    """How far the sheet itself has come; a draft says so on every page."""

    DRAFT = "draft"
    CLEARED = "cleared"
    FINAL = "final"


class Meeting(Marked):
    """A meeting, as `docs/meeting-file.md` describes it; every item of every list has an id."""

    others = others(
        title="subject headline name heading", language="lang locale", date="day when", duration="length lasted took",
        starts="start_time time begins hour",
        released="release issued published publication", from_="start begin", to="end",
        embargo="embargoed embargo_until embargoed_until hold_until", silence="silence_until under_silence",
        venue="location place where", issuer="author ministry", reference="ref number registry", kind="type",
        document="document_type genre doc_type",
        participants="attendees parties delegations attendance", summary="highlights overview key_points",
        sections="topics body content", follow_ups="actions action_items next_steps commitments tasks todo",
        annexes="annex attachments enclosures", related="related_documents documents see_also",
        co_issuers="joint_issuers issuers", groups="guests observers",
        sources="references bibliography", contacts="press enquiries", abbreviations="acronyms glossary",
        clearances="approvals sign_off",
    )  # fmt: skip

    format: Literal["1"] = Field(
        FORMAT, description="The format of the file: 1, which is also meant where it is left out."
    )
    id: Annotated[FileId, FieldMark.ASIDE] = Field(
        description="Names the meeting and its files: lower-case letters, digits and hyphens."
    )
    reference: Line | None = Field(None, description="The number of the sheet in the issuer's registry.")
    kind: Kind = Field(description="What kind of meeting it was.")
    document: DocumentKind = Field(
        DocumentKind.FACT_SHEET, description="What kind of text the sheet is; it says so above its title."
    )
    title: Plain = Field(description="The title of the sheet.")
    language: Annotated[LanguageTag, FieldMark.BY_LANGUAGE] = Field(
        "en", description="The language of the text, as a BCP 47 tag such as en or pt-BR."
    )
    date: Annotated[Day | None, FieldMark.DAYS] = Field(
        None, description="The day of the meeting. For several days write `from` and `to` instead."
    )
    from_: Annotated[Day | None, Field(alias="from"), FieldMark.DAYS] = Field(
        None, description="The first day of a meeting of several days."
    )
    to: Annotated[Day | None, FieldMark.DAYS] = Field(None, description="The last day of a meeting of several days.")
    starts: WrittenTime | None = Field(
        None, description="When the meeting began, with its time zone: 2025-04-03T17:40 Europe/Brussels."
    )
    duration: Plain | None = Field(None, description="How long it took, in words: about 60 minutes.")
    previous: FileId | None = Field(None, description="The id of the meeting before this one.")
    status: Annotated[Status, FieldMark.ASIDE] = Field(
        Status.DRAFT, description="How far the sheet has come; a draft says so on every page."
    )
    version: Annotated[Version, FieldMark.ASIDE] = Field(
        "1", description="The version of the sheet: numbers joined by dots."
    )
    venue: Venue | None = Field(
        None,
        description="Where the meeting was held, and on what occasion; only a joint text can do without a meeting.",
    )
    issuer: Issuer = Field(description="Who issues the sheet.")
    co_issuers: tuple[CoIssuer, ...] = Field((), description="Who issues the sheet together with the issuer.")
    released: Release | None = Field(None, description="When the sheet is released, and where.")
    embargo: WrittenTime | None = Field(
        None, description="Until when nothing of the sheet may be published: 2025-04-03T12:00 Europe/Brussels."
    )
    silence: Annotated[Silence | None, FieldMark.ASIDE] = Field(
        None, description="The silence procedure: until when the text is interim and may be objected to."
    )
    participants: Annotated[tuple[Participant, ...], *NOT_EMPTY] = Field(
        description="The parties and their people, in the order they are printed."
    )
    groups: tuple[ParticipantGroup, ...] = Field(
        (), description="Participants beside the parties, such as guests, under titles."
    )
    summary: tuple[Point, ...] = Field(
        (), description="What a reader must know who reads nothing else: points or texts."
    )
    classification: Classification | None = Field(
        None, description="How the sheet is marked as a whole, where its portions bear marks."
    )
    numbering: Annotated[NumberingForms | None, FieldMark.ASIDE, FieldMark.BY_LANGUAGE] = Field(
        None, description="How sections, paragraphs and points are numbered."
    )
    abbreviations: Annotated[tuple[Abbreviation, ...], FieldMark.BY_LANGUAGE] = Field(
        (), description="The abbreviations that the text uses, and what they stand for."
    )
    sections: tuple[SectionContent, ...] = Field((), description="The sections of the sheet, in order.")
    follow_ups: tuple[FollowUp, ...] = Field((), description="What was agreed to be done, by whom and when.")
    sources: tuple[Source, ...] = Field((), description="The texts that the sheet rests on; printed as numbered notes.")
    annexes: tuple[Annex, ...] = Field((), description="The texts that are annexed to the sheet.")
    related: tuple[RelatedDocument, ...] = Field(
        (), description="Texts of the same meeting that are issued by themselves."
    )
    contacts: tuple[Contact, ...] = Field((), description="Whom to ask.")
    clearances: Annotated[tuple[Clearance, ...], FieldMark.ASIDE] = Field(
        (), description="The offices that clear the sheet, and what they said; printed in drafts only."
    )
    objections: Annotated[tuple[Objection, ...], FieldMark.ASIDE] = Field(
        (), description="Who objected under silence, and when; not printed."
    )
    alternat: Annotated[tuple[Line, ...], FieldMark.ASIDE, FieldMark.BY_LANGUAGE] = Field(
        (), description="Paths of texts beside the title in which each party's copy names that party first."
    )
    allow: Annotated[tuple[Allowance, ...], FieldMark.ASIDE, FieldMark.BY_LANGUAGE] = Field(
        (), description="Editorial rules switched off in this file, each with a reason."
    )

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

    @model_validator(mode="before")
    @classmethod
    def _has_a_venue(cls, value: object) -> object:
        if not isinstance(value, dict) or "venue" in value or value.get("document") in WITHOUT_MEETING:
            return value
        return {**value, "venue": missing()}

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

    @field_validator("starts")
    @classmethod
    def _on_the_first_day(cls, starts: WrittenTime, info: ValidationInfo) -> WrittenTime:
        key = "date" if info.data.get("date") else "from_"
        first, day = info.data.get(key), starts.zoned.local.date()
        if first and day != first:
            beside = Beside("the day of the meeting stands here", (key.rstrip("_"),), 1)
            raise refuse(f"must be on the first day of the meeting, {first}, where it is held", beside=beside)
        return starts

    @field_validator("previous")
    @classmethod
    def _another_meeting(cls, previous: str, info: ValidationInfo) -> str:
        if previous == info.data.get("id"):
            raise refuse("must be the id of another meeting", beside=Beside("this one's stands here", ("id",), 1))
        return previous

    @field_validator("objections")
    @classmethod
    def _under_silence(cls, objections: tuple[Objection, ...], info: ValidationInfo) -> tuple[Objection, ...]:
        if objections and info.data.get("silence") is None and "silence" in info.data:
            raise refuse("must stand beside `silence`", "add `silence:` with its hour, or leave them out")
        return objections

    @field_validator("allow", mode="before")
    @classmethod
    def _each_code_once(cls, allow: object) -> object:
        return _without_repeated_codes(allow) if isinstance(allow, list) else allow

    @property
    def parties(self) -> tuple[tuple[str, Participant], ...]:
        """Every participant with its path; those of groups come last."""
        lists = [("participants", self.participants)]
        lists += [(key_text(item_text("groups", each.id), "participants"), each.participants) for each in self.groups]
        return tuple((item_text(path, each.id), each) for path, listed in lists for each in listed)

    def is_embargoed(self, at: dt.datetime) -> bool:
        """Tell whether the sheet is under embargo at a moment (aware); at the embargo's own hour it is not."""
        return self.embargo is not None and at < self.embargo.zoned.instant

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
