"""The words of sources that items rest on: selectors of quotes (W3C Web Annotation Data Model, 4.2.4)."""

from __future__ import annotations

from typing import Annotated

from factsheet.meeting.marking import Marked
from factsheet.meeting.text import LONGEST, FieldMark, ItemId, Line, OwnId, Part
from factsheet.models.declaring import Field, StringConstraints, others

Words = Annotated[Line, StringConstraints(max_length=LONGEST)]
"""Words of a source on one line; white space in the source may differ."""


class Quote(Part):
    """Words of a source: what they are exactly, and some before and behind where they stand there more than once."""

    named_by = ("exact",)
    local = True
    others = others(exact="text words quote quotation", prefix="before", suffix="after behind", source="from ref")

    id: OwnId
    source: ItemId = Field(description="The id of the source, which has a `file`.")
    exact: Words = Field(description="The words, as the source has them.")
    prefix: Words | None = Field(None, description="Words right before them, where they stand there more than once.")
    suffix: Words | None = Field(None, description="Words right behind them, where they stand there more than once.")


class Quoted(Marked):
    """An item that can name the words that it rests on."""

    quotes: Annotated[tuple[Quote, ...], FieldMark.ASIDE, FieldMark.BY_LANGUAGE] = Field(
        (), description="The words of sources that this rests on; `factsheet trace` holds it against them."
    )
