"""What reviewers say beside the text, and the review file `<meeting>.review.yaml` that keeps it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, field_validator

from factsheet.characters import storable
from factsheet.models.schemas import for_editors


class RemarkStatus(StrEnum):
    """Whether something still awaits an answer."""

    OPEN = "open"
    RESOLVED = "resolved"


class KeptModel(BaseModel):
    """The base of what is kept in files: frozen; unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Kept = Annotated[str, BeforeValidator(lambda text: storable(text) if isinstance(text, str) else text)]
"""A text from a Word file, as the review file can hold it."""


class Dated(KeptModel):
    """What somebody wrote at some time (aware; None where the file that it came in did not say).

    Whoever edits without tracking leaves no name.
    """

    author: Kept = ""
    date: dt.datetime | None = None

    @field_validator("date")
    @classmethod
    def _in_utc(cls, date: dt.datetime | None) -> dt.datetime | None:
        """Take a time without a zone as UTC, as Word writes it."""
        if date is None:
            return None
        return date.replace(tzinfo=dt.UTC) if date.tzinfo is None else date.astimezone(dt.UTC)


Said = Annotated[Kept, StringConstraints(strip_whitespace=True)]
"""What somebody wrote; YAML's block scalars end in a line break that nobody did."""


class RemarkReply(Dated):
    """An answer to a remark."""

    text: Said = ""


class _Pending(Dated):
    """What somebody has to see to; `id` names it for good."""

    id: str
    status: RemarkStatus = RemarkStatus.OPEN

    @property
    def is_open(self) -> bool:
        """Whether nobody has seen to it yet."""
        return self.status is RemarkStatus.OPEN


class Remark(_Pending):
    """A remark on a value of the meeting.

    `id` names the remark for good, whatever number it has in a Word file; `path` is the value by ids, None for words of
    the template; `quote` is the text that it was made on.
    """

    path: str | None = None
    quote: Kept = ""
    text: Said = ""
    replies: tuple[RemarkReply, ...] = ()


class UnplacedChange(_Pending):
    """A change to the draft that has no home in the meeting: words of the template, an image, formatting.

    `kind` says what it is about, `near` names the value that it stands in or next to; `id` names it for good.
    """

    kind: str
    near: str | None = None
    before: Kept = ""
    after: Kept = ""


class RemovedItem(KeptModel):
    """An item that a merge took out of the meeting: what stands in its place later is not the same in other words.

    `draft` is the code in the foot of the draft, `path` the item in the meeting that this was made from.
    """

    draft: str
    path: str


class ReviewFile(KeptModel):
    """What a round of review leaves beside the meeting."""

    comments: tuple[Remark, ...] = ()
    changes: tuple[UnplacedChange, ...] = ()
    removed: tuple[RemovedItem, ...] = ()

    @property
    def open_comments(self) -> tuple[Remark, ...]:
        """The remarks that the next draft shows."""
        return tuple(remark for remark in self.comments if remark.is_open)

    def with_found(self, comments: Iterable[Remark], changes: Iterable[UnplacedChange]) -> ReviewFile:
        """Give the file with what a draft brought: what it has already is not added, but gets what is new of it.

        A remark known by its id takes further replies; one that was resolved in either place stays resolved.
        """
        remarks = {remark.id: remark for remark in self.comments}
        for remark in comments:
            known = remarks.get(remark.id)
            remarks[remark.id] = _joined(known, remark) if known else remark
        unplaced = {change.id: change for change in self.changes}
        for change in changes:
            unplaced.setdefault(change.id, change)
        return self.model_copy(update={"comments": tuple(remarks.values()), "changes": tuple(unplaced.values())})

    def with_removed(self, draft: str, paths: Iterable[str]) -> ReviewFile:
        """Give the file with what a merge took out, each once."""
        removed = dict.fromkeys((*self.removed, *(RemovedItem(draft=draft, path=path) for path in paths)))
        return self.model_copy(update={"removed": tuple(removed)})

    def to_data(self) -> dict[str, Any]:
        """Give the file as plain values in the order of the fields, without those that are empty."""
        data: dict[str, Any] = self.model_dump(mode="json")
        return {key: [_lean(item) for item in items] for key, items in data.items() if items}


def review_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of the review file, for editors."""
    schema = ReviewFile.model_json_schema()
    return for_editors(schema, "")


def _joined(known: Remark, found: Remark) -> Remark:
    replies = tuple(dict.fromkeys((*known.replies, *found.replies)))
    resolved = RemarkStatus.RESOLVED in (known.status, found.status)
    status = RemarkStatus.RESOLVED if resolved else RemarkStatus.OPEN
    return known.model_copy(update={"replies": replies, "status": status})


def _lean(item: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not there; replies are lean too."""
    kept = {key: value for key, value in item.items() if value not in (None, "", [], ())}
    if "replies" in kept:
        kept["replies"] = [_lean(reply) for reply in kept["replies"]]
    return kept
