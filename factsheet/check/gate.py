"""What a gate is, and for what a sheet comes to it: how far it has come, at which level, and what is open beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from enum import IntEnum

from msgspec import Struct

from factsheet.check.rule import Finding
from factsheet.diagnostics import Severity, Span
from factsheet.meeting import Meeting, MeetingFile


class Step(IntEnum):
    """How far a sheet has come: each step asks for what the one before does; a release is the last of them."""

    DRAFT = 0
    CLEARED = 1
    FINAL = 2
    RELEASE = 3


class OpenRemark(Struct, frozen=True):
    """What a reviewer said and nobody has settled: a comment, or a change that no value can take, and its place."""

    is_comment: bool
    author: str
    says: str
    span: Span


class Standing(Struct, frozen=True):
    """What a sheet comes to the gates for.

    `level` is the name of the level of release that it is for, empty for the full sheet; where that is `unembargoed`,
    it may not have it before an embargo's hour, and `at` is the moment (aware). `remarks` are what reviewers left open.
    """

    step: Step
    level: str = ""
    unembargoed: bool = False
    at: datetime | None = None
    remarks: tuple[OpenRemark, ...] = ()

    @classmethod
    def of(cls, meeting: Meeting) -> Standing:
        """Give that of a full sheet, which goes as far as the status of its meeting says."""
        return cls(Step[meeting.status.name])

    @property
    def said(self) -> str:
        """How far the sheet has come, in words that end a sentence; nothing of a draft."""
        if self.step is Step.RELEASE:
            return f", and the sheet is to be released to `{self.level}`"
        return f", and the sheet is {self.step.name.lower()}" if self.step else ""


class Gate(Struct, frozen=True):
    """What must be settled before a sheet goes out: its code, how to find what is not, and from which step on it looks.

    What it finds is a warning, an error from the final sheet on. `allow` with a reason makes a warning of an error,
    which tells the reason; without one it switches warnings off, as it does those of rules. What it finds is told with
    how far the sheet has come, unless it `names_level` itself.
    """

    code: str
    find: Callable[[MeetingFile, Standing], Iterator[Finding]]
    since: Step = Step.DRAFT
    severity: Severity = Severity.WARNING
    names_level: bool = False

    def findings(self, file: MeetingFile, standing: Standing) -> Iterator[Finding]:
        """Give what is not settled at a step."""
        return self.find(file, standing) if standing.step >= self.since else iter(())

    def weight(self, standing: Standing) -> Severity:
        """Give what it weighs at a step."""
        return Severity.ERROR if standing.step >= Step.FINAL else self.severity
