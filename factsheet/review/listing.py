"""What reviewers did, an entry for each change and comment, in words: who, when, where, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
from factsheet.review.reader import ReadDraft


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A change or comment of the draft `file`; `what` names it, `span` is the place of `path` in a meeting file."""

    file: str
    what: str
    path: str | None
    span: Span | None
    stamps: tuple[Stamp, ...]
    before: str
    after: str


def entries_of(reading: ReadDraft, file: str, positions: Positions | None) -> tuple[ListedChange, ...]:
    """List the changes and comments of a draft; `positions` are those of the meeting file, where it is at hand."""
    changes = (_change(change, reading, file, positions) for change in reading.changes)
    comments = (_comment(comment, file, positions) for comment in reading.comments)
    return (*changes, *comments)


def _change(change: Change, reading: ReadDraft, file: str, positions: Positions | None) -> ListedChange:
    match change:
        case ValueChange(path, before, after):
            what = "value as printed" if change.printed_by else "value"
        case ItemAdded(path):
            what, before, after = f"{change.kind} added", "", "\n".join(_fields(change))
        case ItemRemoved(path):
            what, before, after = "item joined" if change.joined_into else "item removed", _text(reading, path), ""
        case ItemMoved(path):
            what, before, after = "item moved", _text(reading, path), _target(change)
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


def _text(reading: ReadDraft, item: ValuePath) -> str:
    """Give what an item printed, and what stands below it."""
    lines = reading.replay.lines
    return "\n".join(line.text for line in lines if any(path.is_within(item) for path in line.paths))


def _comment(comment: ReviewComment, file: str, positions: Positions | None) -> ListedChange:
    what = "comment, resolved" if comment.resolved else "comment"
    replies = (f"{reply.author}: {reply.text}" for reply in comment.replies)
    after = "\n".join([comment.text, *replies])
    stamps = (Stamp(comment.author, comment.date),)
    path = comment.path or ValuePath()
    return ListedChange(file, what, str(path) or None, _span(path, positions), stamps, comment.quote, after)


def _span(path: ValuePath, positions: Positions | None) -> Span | None:
    return positions.span(path) if path and positions is not None else None
