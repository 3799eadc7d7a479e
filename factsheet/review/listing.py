"""What reviewers did to a draft, an entry for each change and comment, as it is shown."""

from collections.abc import Iterator
from typing import assert_never

from factsheet.diagnostics import Span
from factsheet.meeting import Positions
from factsheet.paths import ValuePath
from factsheet.review.changes import (
    Change,
    ItemAdded,
    ItemMoved,
    ItemRemoved,
    ReviewComment,
    Stamp,
    Unplaced,
    ValueChange,
)
from factsheet.review.differences import Difference
from factsheet.review.proof import DraftProof
from factsheet.review.reader import ReadDraft
from factsheet.review.results import ListedChange


def entries_of(reviewed: DraftProof, positions: Positions | None) -> tuple[ListedChange, ...]:
    """List the changes and comments of a draft, all that a merge would tell of.

    `positions` are those of the meeting file, where it is at hand.
    """
    reading, file = reviewed.reading, reviewed.name
    changes = (_change(change, reading, file, positions) for change in (*reading.changes, *reviewed.lost))
    unread = (_unread(found, file) for found in reviewed.differences if found.change is None)
    comments = (_comment(comment, file, positions) for comment in reading.comments)
    return (*changes, *unread, *comments)


def _unread(found: Difference, file: str) -> ListedChange:
    return ListedChange(file, "line that was not understood", None, None, (), found.printed or "", found.accepted or "")


def _change(change: Change, reading: ReadDraft, file: str, positions: Positions | None) -> ListedChange:
    match change:
        case ValueChange(path, before, after):
            what = "value as printed" if change.printed_by else "value"
        case ItemAdded(path):
            what, before, after = f"{change.kind} added", "", "\n".join(_fields(change))
        case ItemRemoved(path):
            what, before, after = "item joined" if change.joined_into else "item removed", reading.text_of(path), ""
        case ItemMoved(path):
            what, before, after = "item moved", reading.text_of(path), _target(change)
        case Unplaced(kind, before, after):
            what, path = f"no value: {kind}", change.near or ValuePath()
        case _:
            assert_never(change)
    return ListedChange(file, what, str(path) or None, _span(path, positions), change.stamps, before, after)


def _fields(change: ItemAdded) -> Iterator[str]:
    yield from (f"{name}: {text}" for name, text in change.fields.items())
    yield f"(behind {change.after})" if change.after else "(the first)"


def _target(change: ItemMoved) -> str:
    return f"{change.list}, behind {change.after}" if change.after else f"{change.list}, the first"


def _comment(comment: ReviewComment, file: str, positions: Positions | None) -> ListedChange:
    what = "comment, resolved" if comment.resolved else "comment"
    replies = (f"{reply.author}: {reply.text}" for reply in comment.replies)
    after = "\n".join([comment.text, *replies])
    stamps = (Stamp(comment.author, comment.date),)
    path = comment.path or ValuePath()
    return ListedChange(file, what, str(path) or None, _span(path, positions), stamps, comment.quote, after)


def _span(path: ValuePath, positions: Positions | None) -> Span | None:
    return positions.span(path) if path and positions is not None else None
