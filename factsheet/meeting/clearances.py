"""Clearances: which office said what of the sheet, and of what content it said so."""

from __future__ import annotations

from enum import StrEnum

from pydantic import ValidationInfo, field_validator

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

    id: OwnId
    office: Plain
    name: Plain | None = None
    decision: Decision | None = None
    date: Day | None = None
    digest: Digest | None = None

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
