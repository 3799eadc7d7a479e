"""What portions bear beside their text: a mark, where the sheet is marked, and the words of sources that they rest on.

What a mark means its scheme says (`factsheet.markings`); the model takes any line. Words of sources are selectors of
quotes (W3C Web Annotation Data Model, 4.2.4).
"""

from __future__ import annotations

from typing import Annotated

from factsheet.meeting.dates import Day
from factsheet.meeting.text import LONGEST, FieldMark, ItemId, Line, OwnId, Part, Plain
from factsheet.models.declaring import Field, StringConstraints, others

NOTE_ID = "not-released-"
"""What the ids of items begin with that stand for what is withheld; rules are not held against these."""


class Marked(Part):
    """A portion, which bears a mark where the sheet is marked."""

    marking: Line | None = Field(
        default=None,
        description="The mark of the portion by its scheme, without parentheses: S//REL TO USA, JPN.",
    )


class Classification(Part):
    """How the sheet is marked as a whole: its scheme, the block of authority, a banner above its portions'."""

    others = others(
        by="classified_by author", derived_from="source sources", declassify_on="declassify until expires",
        reason="why", scheme="system", controlled_by="controller", copy="copy_number number",
    )  # fmt: skip

    scheme: Line | None = Field(
        default=None, description="The scheme of markings, instead of the profile's: us, us-state, eu."
    )
    portions: Line | None = Field(
        default=None,
        description="The mark of all portions, none of which then bears its own: OPEN. The scheme must allow it.",
    )
    by: Plain | None = Field(
        default=None, description="Who classified it, by name and position or by a personal identifier."
    )
    derived_from: Plain | None = Field(
        default=None, description="The source or guide that it is classified by, or Multiple Sources."
    )
    reason: Line | None = Field(default=None, description="The reason of an original classification, such as 1.4(d).")
    declassify_on: Line | None = Field(
        default=None, description="The day, written YYYYMMDD, or an exemption: 25X1, 20500403; 50X1-HUM; 50X2-WMD."
    )
    controlled_by: Plain | None = Field(
        default=None, description="Who designated what is controlled, and is to be asked."
    )
    category: Plain | None = Field(
        default=None, description="The categories of what is controlled, where the banner has none."
    )
    distribution: Plain | None = Field(default=None, description="To whom it is distributed.")
    copy_number: Line | None = Field(default=None, description="The number of the copy, such as 3 of 10.")
    origin: Day | None = Field(
        default=None, description="The day of origin of classified information that has no marking of foreign release."
    )
    banner: Line | None = Field(
        default=None, description="A banner above that of the portions; it needs `compilation`."
    )
    compilation: Plain | None = Field(
        default=None, description="Why the whole is marked above its portions, and which portions are so by themselves."
    )


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
