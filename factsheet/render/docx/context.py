"""What the writing of one document gathers: findings, numbers given out, comments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from factsheet.characters import unwritable, writable
from factsheet.document.nodes import Comment, Deletion, Insertion, Origin, Revision, RevisionKind
from factsheet.render.rendered import Report


@dataclass(slots=True)
class WritingContext:
    """The state that all parts of one Word file share; `bookmarks` maps the id of a note to its bookmark's name.

    `revision` is the one written last.
    """

    bookmarks: Mapping[str, str]
    report: Report = field(default_factory=Report)
    comments: list[tuple[int, Comment]] = field(default_factory=list)
    revision: Insertion | Deletion | Revision | None = None
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def number(self) -> int:
        """Give a number not used for any bookmark, revision or drawing yet."""
        return next(self._numbers)

    def add_comment(self, comment: Comment) -> range:
        """Keep a comment for the comments part and give its number and those of its replies."""
        first = sum(1 + len(each.replies) for _, each in self.comments)
        self.comments.append((first, comment))
        return range(first, first + 1 + len(comment.replies))

    def revision_between(self, *, in_old: bool, in_new: bool) -> Revision | None:
        """Give the revision of what is there in one reading only, by the author and at the time of the last one."""
        if in_old is in_new or self.revision is None:
            return None
        kind = RevisionKind.DELETION if in_old else RevisionKind.INSERTION
        return Revision(kind, self.revision.author, self.revision.date)

    def clean(self, text: str, origin: Origin | None = None) -> str:
        """Give the text with U+FFFD for every character that XML cannot carry, and report those."""
        for character in sorted(unwritable(text)):
            self.report.add("invalid-character", f"U+{ord(character):04X} cannot stand in a Word file", origin)
        return writable(text)
