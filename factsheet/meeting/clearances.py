"""Clearances: which office said what of the sheet, and of what content it said so."""

from __future__ import annotations

import json
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pydantic import ValidationInfo, field_validator

from factsheet.diagnostics.values import refuse
from factsheet.meeting.dates import Day
from factsheet.meeting.text import Digest, ItemId, Part, Plain

if TYPE_CHECKING:
    from factsheet.meeting.model import Meeting

_DIGITS = 16
_ASIDE = {"clearances", "status", "version", "allow"}
"""What may change without touching what offices have cleared."""


class Decision(StrEnum):
    """What an office says of a sheet."""

    CLEARED = "cleared"
    CLEARED_WITH_EDITS = "cleared with edits"
    OBJECTED = "objected"
    FOR_INFORMATION = "for information"


class Clearance(Part):
    """An office that is asked for clearance, and its answer; `digest` names the content that it was given for."""

    id: ItemId
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


def content_digest(meeting: Meeting) -> str:
    """Give the digest of what a meeting says: the first 16 hexadecimal digits of a SHA-256.

    Clearances themselves, status, version, switched-off rules and the ids of items do not count.
    """
    content = _without_ids(meeting.model_dump(mode="json", by_alias=True, exclude=_ASIDE, exclude_defaults=True))
    data = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _without_ids(value: Any) -> Any:  # noqa: ANN401 - plain data of any shape
    """Leave out ids, but for those of abbreviations, which are printed."""
    if isinstance(value, list):
        return [_without_ids(item) for item in value]
    if not isinstance(value, dict):
        return value
    printed = "meaning" in value
    return {key: _without_ids(inner) for key, inner in value.items() if key != "id" or printed}
