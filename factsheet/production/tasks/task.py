"""One sheet as a value: what goes to whoever makes it, and what comes back. Both pickle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING

from factsheet.diagnostics import Diagnostic, has_errors
from factsheet.production.inputs.images import Unfit
from factsheet.production.options import Format

if TYPE_CHECKING:
    from factsheet.meeting import Meeting


@dataclass(frozen=True, slots=True)
class Task:
    """A meeting to make a sheet of: the name that messages give its file, its content, and images by their paths."""

    source: str
    data: bytes
    images: Mapping[str, bytes | Unfit] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the names of a sheet's files may say of its meeting; `date` is its first day (ISO 8601)."""

    id: str
    kind: str
    status: str
    language: str
    date: str
    template: str

    def shared(self) -> Facts:
        """Give the same facts with strings that all sheets share, for those who keep many."""
        return Facts(*map(intern, (self.id, self.kind, self.status, self.language, self.date, self.template)))


def facts_of(meeting: Meeting, template: str) -> Facts:
    """Give the facts of a meeting that is set with a template."""
    first = meeting.first_day.isoformat()
    return Facts(meeting.id, meeting.kind.value, meeting.status.value, meeting.language, first, template)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task.

    `facts` are None where the meeting could not be read. `files` are empty where anything is wrong, or where `wanted`
    names images that the task lacks: it is to be done again with these. `fonts` are the font files that were read,
    `pages` those of the PDF, `seconds` the time it took. `left_out` tells of a meeting in a
    language that is not wanted.
    """

    source: str
    facts: Facts | None = None
    files: Mapping[Format, bytes] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    wanted: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    pages: int | None = None
    words: int = 0
    seconds: float = 0.0
    left_out: bool = False

    @property
    def failed(self) -> bool:
        """Whether the sheet has errors."""
        return has_errors(self.diagnostics)
