"""The silence procedure as files have it: until when, of which text, and who objected."""

from __future__ import annotations

from typing import Annotated

from factsheet.meeting.people import Party
from factsheet.meeting.text import Digest, FieldMark, OwnId, Part
from factsheet.meeting.times import WrittenTime
from factsheet.models.declaring import Field, others


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
