"""Markings in a meeting: the mark of a portion, and the block that says who classified the sheet and how long it holds.

What a mark means its scheme says (`factsheet.markings`); the model takes any line.
"""

from __future__ import annotations

from factsheet.meeting.dates import Day
from factsheet.meeting.text import Line, Part, Plain
from factsheet.models.declaring import Field, others

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
