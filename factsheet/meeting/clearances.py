"""Clearances: which office said what of the sheet, and of what content it said so."""

from enum import StrEnum

from pydantic import Field, ValidationInfo, field_validator

from factsheet.diagnostics.values import refuse
from factsheet.meeting.dates import Day
from factsheet.meeting.text import Digest, OwnId, Part, Plain


class Decision(StrEnum):
    """What an office says of a sheet."""

    CLEARED = "cleared"
    CLEARED_WITH_EDITS = "cleared with edits"
    OBJECTED = "objected"
    FOR_INFORMATION = "for information"


class Clearance(Part):
    """An office that is asked for clearance, and its answer; `digest` names the content that it was given for."""

    named_by = ("office",)
    local = True

    id: OwnId = Field(description="Names the clearance in references; the office where it is left out.")
    office: Plain = Field(description="The office that is asked.")
    name: Plain | None = Field(None, description="Who answered for it.")
    decision: Decision | None = Field(None, description="What it said; left out while it has not answered.")
    date: Day | None = Field(None, description="The day of the answer.")
    digest: Digest | None = Field(
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
