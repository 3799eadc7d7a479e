"""The review file `<meeting>.review.yaml`: remarks, and changes that no value of the meeting can take."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from factsheet.draft.remarks import Dated, Kept, Remark, Status


class UnplacedChange(Dated):
    """A change to the draft that has no home in the meeting: words of the template, an image, formatting.

    `kind` says what it is about, `near` names the value that it stands in or next to; `id` names it for good.
    """

    id: str
    status: Status = Status.OPEN
    kind: str
    near: str | None = None
    before: str = ""
    after: str = ""


class ReviewFile(Kept):
    """What a round of review leaves beside the meeting."""

    comments: tuple[Remark, ...] = ()
    changes: tuple[UnplacedChange, ...] = ()

    @property
    def open_comments(self) -> tuple[Remark, ...]:
        """The remarks that the next draft shows."""
        return tuple(remark for remark in self.comments if remark.status is Status.OPEN)

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
        return ReviewFile(comments=tuple(remarks.values()), changes=tuple(unplaced.values()))

    def to_data(self) -> dict[str, Any]:
        """Give the file as plain values in the order of the fields, without those that are empty."""
        data: dict[str, Any] = self.model_dump(mode="json")
        return {key: [_lean(item) for item in items] for key, items in data.items() if items}


def review_file_of(meeting: Path) -> Path:
    """Give the path of the review file of a meeting file."""
    return meeting.with_name(f"{meeting.stem}.review.yaml")


def _joined(known: Remark, found: Remark) -> Remark:
    replies = tuple(dict.fromkeys((*known.replies, *found.replies)))
    resolved = Status.RESOLVED in (known.status, found.status)
    status = Status.RESOLVED if resolved else Status.OPEN
    return known.model_copy(update={"replies": replies, "status": status})


def _lean(item: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not there; replies are lean too."""
    kept = {key: value for key, value in item.items() if value not in (None, "", [], ())}
    if "replies" in kept:
        kept["replies"] = [_lean(reply) for reply in kept["replies"]]
    return kept
