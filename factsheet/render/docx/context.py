"""What the writing of one document gathers: findings, numbers given out, comments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from factsheet.characters import unwritable, writable
from factsheet.diagnostics import Diagnostic, Severity
from factsheet.document.nodes import Comment, Deletion, Insertion, Revision, RevisionKind


@dataclass(slots=True)
class WritingContext:
    """The state that all parts of one Word file share; `bookmarks` maps the id of a note to its bookmark's name.

    `revision` is the one written last.
    """

    bookmarks: Mapping[str, str]
    comments: list[tuple[int, Comment]] = field(default_factory=list)
    revision: Insertion | Deletion | Revision | None = None
    _found: dict[Diagnostic, None] = field(default_factory=dict)
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

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that was reported, each finding once."""
        return tuple(self._found)

    def report(self, code: str, message: str, path: str | None = None) -> None:
        """Report what could not be rendered; `path` is that of its origin."""
        self._found[Diagnostic(code, message, path=path)] = None

    def warn(self, code: str, message: str, path: str | None = None) -> None:
        """Report what is rendered otherwise than asked; `path` is that of its origin."""
        self._found[Diagnostic(code, message, severity=Severity.WARNING, path=path)] = None

    def clean(self, text: str, path: str | None = None) -> str:
        """Give the text with U+FFFD for every character that XML cannot carry, and report those."""
        for character in sorted(unwritable(text)):
            self.report("invalid-character", f"U+{ord(character):04X} cannot stand in a Word file", path)
        return writable(text)
