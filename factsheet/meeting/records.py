"""What stands beside the sections: clearances, silence, follow-ups, sources, abbreviations and allowances."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from factsheet.diagnostics.values import refuse
from factsheet.meeting.dates import Day, Due, WrittenTime
from factsheet.meeting.marking import Marked, Quoted
from factsheet.meeting.people import Party
from factsheet.meeting.text import (
    Digest,
    FieldMark,
    FilePath,
    ItemId,
    Line,
    OwnId,
    Part,
    Plain,
    Rich,
    Round,
    Sha256,
    ShortForm,
    Url,
)
from factsheet.models.declaring import Field, ValidationInfo, field_validator, others


class Decision(StrEnum):
    """What an office says of a sheet."""

    CLEARED = "cleared"
    CLEARED_WITH_EDITS = "cleared with edits"
    OBJECTED = "objected"
    FOR_INFORMATION = "for information"


class Role(StrEnum):
    """What an office does for a sheet: it drafts it, clears it, or approves it in the end."""

    DRAFTED = "drafted"
    CLEARED = "cleared"
    APPROVED = "approved"


class Clearance(Part):
    """An office that is asked for clearance, and its answer; `digest` names the content that it was given for."""

    named_by = ("office", "round")
    local = True
    others = others(
        name="by person officer", decision="answer status result", date="day on", office="desk department",
        symbol="office_symbol abbreviation", round="turn", role="as",
    )  # fmt: skip

    id: OwnId = Field(description="Names the clearance in references; the office where it is left out.")
    role: Role = Field(Role.CLEARED, description="What the office does: it drafted the sheet, clears or approves it.")
    symbol: Line | None = Field(None, description="The symbol of the office, such as EUR/RPM.")
    office: Plain = Field(description="The office that is asked.")
    round: Round | None = Field(None, description="The round of clearance in which it is asked: 1, 2, …")
    name: Annotated[Plain | None, FieldMark.PERSON] = Field(None, description="Who answered for it.")
    decision: Decision | None = Field(None, description="What it said; left out while it has not answered.")
    date: Day | None = Field(None, description="The day of the answer.")
    digest: Annotated[Digest | None, FieldMark.BY_LANGUAGE] = Field(
        None, description="The digest of the content that it was given for; written by `review merge`."
    )

    @field_validator("date", "digest")
    @classmethod
    def _of_a_decision(cls, value: object, info: ValidationInfo) -> object:
        if info.data.get("decision") is None and "decision" in info.data:
            raise refuse("must stand beside a `decision`", "add `decision:`, or leave it out")
        return value

    @property
    def is_given(self) -> bool:
        """Whether the office has cleared the sheet."""
        return self.decision in (Decision.CLEARED, Decision.CLEARED_WITH_EDITS)


class Objection(Part):
    """A party that objected, or proposed an amendment, in writing."""

    named_by = ("party",)
    local = True
    others = others(party="state by who", time="at when moment date")

    id: OwnId = Field(description="Names the objection in references; the party where it is left out.")
    party: Party = Field(description="The party that objected.")
    time: WrittenTime = Field(
        description="When its objection reached the Chair, with the time zone: 2025-04-03T11:30 Europe/Brussels."
    )


class Silence(Part):
    """A silence procedure: the text is interim until its hour, and adopted then if nobody has objected before."""

    short = "until"
    others = others(until="expires deadline end", digest="text")

    until: WrittenTime = Field(
        description="When silence expires, with the time zone: 2025-04-03T12:00 Europe/Brussels."
    )
    digest: Annotated[Digest | None, FieldMark.BY_LANGUAGE] = Field(
        None, description="The digest of the text that was circulated; `factsheet silence` writes it."
    )


class FollowUpStatus(StrEnum):
    """How far a follow-up has come."""

    PLANNED = "planned"
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


class FollowUp(Quoted):
    """What was agreed to be done."""

    named_by = ("action",)
    others = others(
        action="task text what title", owners="who responsible lead assignee", due="deadline by when", status="state"
    )

    id: OwnId
    action: Rich = Field(description="What is to be done.")
    owners: Annotated[tuple[Owner, ...], FieldMark.LISTED] = Field(
        (), description="Who does it: codes of parties, or names."
    )
    due: Due | None = Field(None, description="A day (2025-07-15), a month (2025-07), a season (summer 2025) or words.")
    status: FollowUpStatus = Field(FollowUpStatus.OPEN, description="How far it has come.")


class Source(Marked):
    """A text that points rest on."""

    named_by = ("title",)
    paragraph = True
    others = others(
        title="name", publisher="author issuer", url="link href web", date="day published", file="path copy",
        sha256="digest hash checksum",
    )  # fmt: skip

    id: OwnId = Field(description="The id that points, paragraphs, tables and figures name.")
    title: Plain = Field(description="The title of the text.")
    publisher: Plain | None = Field(None, description="Who published it.")
    date: Day | None = Field(None, description="The date it bears.")
    url: Url | None = Field(None, description="Where it stands on the web.")
    file: Annotated[FilePath | None, FieldMark.ASIDE, FieldMark.BY_LANGUAGE] = Field(
        None, description="The text itself, as a path from the meeting's folder, with forward slashes."
    )
    sha256: Annotated[Sha256 | None, FieldMark.ASIDE, FieldMark.BY_LANGUAGE] = Field(
        None, description="The SHA-256 of the file, by which `factsheet trace` tells whether it has changed."
    )

    @field_validator("sha256")
    @classmethod
    def _of_a_file(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("file") is None and "file" in info.data:
            raise refuse("must stand beside a `file`", "add `file:`, or leave it out")
        return value


class Annex(Marked):
    """A text that is annexed to the sheet."""

    named_by = ("title",)
    paragraph = True
    others = others(title="name", url="link href web")

    id: OwnId
    title: Plain = Field(description="The title of the annex.")
    url: Url | None = Field(None, description="Where it stands on the web.")


class RelatedDocument(Marked):
    """A text that belongs to the meeting and is issued by itself."""

    named_by = ("title",)
    paragraph = True
    others = others(title="name", publisher="author issuer", url="link href web", date="day published")

    id: OwnId
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
