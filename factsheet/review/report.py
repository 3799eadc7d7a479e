"""What a merge tells of every change, conflict and comment: a row each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factsheet.review.changes import Change, ItemAdded, ItemMoved, ItemRemoved, Stamp, Unplaced, ValueChange


class Outcome(StrEnum):
    """What became of a change."""

    MERGED = "merged"
    THERE = "already there"
    CONFLICT = "conflict"
    KEPT = "review file"
    DIFFERS = "prints otherwise"
    UNPROVED = "not proved"


@dataclass(frozen=True, slots=True)
class Row:
    """A change or a difference: which file it came in, who made it, on what, what it did, what became of it.

    `line` is where the value stands in today's meeting file, counted from 1; `block` the line of the draft, from 1.
    """

    file: str
    outcome: Outcome
    what: str
    path: str | None
    before: str
    after: str
    stamps: tuple[Stamp, ...] = ()
    note: str = ""
    line: int | None = None
    block: int | None = None


def row_of(file: str, change: Change, outcome: Outcome, line: int | None, note: str = "") -> Row:
    """Give the row of a change."""
    block = change.place.accepted
    match change:
        case ValueChange():
            what, path, before, after = "value", change.path, change.before, change.after
        case ItemAdded():
            what, path, before, after = "added", change.list, "", " · ".join(change.fields.values())
        case ItemRemoved():
            what, path, before, after = "removed", change.path, "", ""
        case ItemMoved():
            what, path, before, after = "moved", change.path, "", f"after {change.after or 'the beginning'}"
        case Unplaced():
            what, path, before, after = str(change.kind), change.near or "", change.before, change.after
    at = None if block is None else block + 1
    return Row(file, outcome, what, path or None, before, after, change.stamps, note, line, at)
