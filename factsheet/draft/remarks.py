"""Remarks: what reviewers say beside the text, as the review file and the base of a draft keep it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, field_validator


class Status(StrEnum):
    """Whether something still awaits an answer."""

    OPEN = "open"
    RESOLVED = "resolved"


class Kept(BaseModel):
    """The base of what is kept in files: frozen; unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Dated(Kept):
    """What somebody wrote at some time (aware; None where the file that it came in did not say)."""

    author: str
    date: dt.datetime | None = None

    @field_validator("date")
    @classmethod
    def _in_utc(cls, date: dt.datetime | None) -> dt.datetime | None:
        """Take a time without a zone as UTC, as Word writes it."""
        if date is None:
            return None
        return date.replace(tzinfo=dt.UTC) if date.tzinfo is None else date.astimezone(dt.UTC)


Said = Annotated[str, StringConstraints(strip_whitespace=True)]
"""What somebody wrote; YAML's block scalars end in a line break that nobody did."""


class RemarkReply(Dated):
    """An answer to a remark."""

    text: Said


class Remark(Dated):
    """A remark on a value of the meeting.

    `id` names the remark for good, whatever number it has in a Word file; `path` is the value by ids, None for words of
    the template; `quote` is the text that it was made on.
    """

    id: str
    status: Status = Status.OPEN
    path: str | None = None
    quote: str = ""
    text: Said
    replies: tuple[RemarkReply, ...] = ()
