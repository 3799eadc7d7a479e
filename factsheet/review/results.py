"""What callers are told of a review: what drafts hold, what became of each change, and conflicts; light to import."""

from enum import StrEnum

from msgspec import Struct

from factsheet.diagnostics import Span
from factsheet.paths import ValuePath
from factsheet.review.changes import Stamp


class ListedChange(Struct, frozen=True):
    """A change or comment of the draft `file`; `what` names it, `span` is the place of `path` in a meeting file."""

    file: str
    what: str
    path: str | None
    span: Span | None
    stamps: tuple[Stamp, ...]
    before: str
    after: str


class MergeOutcome(StrEnum):
    """What became of a change."""

    MERGED = "merged"
    THERE = "already there"
    CONFLICT = "conflict"
    KEPT = "review file"
    OURS = "kept ours"
    ANOTHERS = "kept another's"
    DIFFERS = "prints otherwise"
    UNPROVED = "not proved"


class MergeRow(Struct, frozen=True):
    """A change or a difference: which file it came in, who made it, on what, what it did, what became of it.

    Of a line that prints otherwise, `before` is what came back, `after` what the sheet prints.
    `line` is where the value stands in today's meeting file, counted from 1; `block` the line of the draft, from 1.
    """

    file: str
    outcome: MergeOutcome
    what: str
    path: str | None
    before: str
    after: str
    stamps: tuple[Stamp, ...] = ()
    note: str = ""
    line: int | None = None
    block: int | None = None


class Conflict(Struct, frozen=True, order=True):
    """A value or item that versions changed in ways that do not go together.

    `base` is what the draft was made from, `versions` what each version says of it; None is an item or value that is
    not there.
    """

    at: ValuePath
    reason: str
    base: str | None
    versions: tuple[tuple[str, str | None], ...]

    @property
    def path(self) -> str:
        """The path, as users write it."""
        return str(self.at)
