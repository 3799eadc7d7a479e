"""What goes into the review file: comments, and changes that no value of the meeting can take."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from factsheet.draft import Remark, RemarkReply, ReviewFile, Status, UnplacedChange
from factsheet.review.changes import ReviewComment, Stamp, Unplaced, UnplacedKind, ValueChange


def with_review(
    known: ReviewFile, comments: Iterable[ReviewComment], changes: Iterable[Unplaced | ValueChange]
) -> ReviewFile:
    """Give the review file with what a draft brought; what it has already is not added again."""
    return known.with_found(map(_remark, comments), map(_unplaced, changes))


def _remark(comment: ReviewComment) -> Remark:
    replies = tuple(RemarkReply(author=r.author, date=r.date, text=r.text) for r in comment.replies)
    return Remark(
        id=comment.id,
        author=comment.author,
        date=comment.date,
        status=Status.RESOLVED if comment.resolved else Status.OPEN,
        path=comment.path,
        quote=comment.quote,
        text=comment.text,
        replies=replies,
    )


def _unplaced(change: Unplaced | ValueChange) -> UnplacedChange:
    """Give a change as it is kept; one of a value is kept where its new text is no such value."""
    value = isinstance(change, ValueChange)
    kind = UnplacedKind.VALUE if isinstance(change, ValueChange) else change.kind
    near = change.path if isinstance(change, ValueChange) else change.near
    stamp = change.stamps[0] if change.stamps else Stamp("")
    said = (str(kind), near or "", change.before, change.after, stamp.author)
    name = f"{'v' if value else 'u'}-{sha256(repr(said).encode()).hexdigest()[:12]}"
    return UnplacedChange(
        id=name,
        author=stamp.author,
        date=stamp.date,
        kind=str(kind),
        near=near,
        before=change.before,
        after=change.after,
    )
