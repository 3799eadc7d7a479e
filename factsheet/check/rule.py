"""What a rule is, what it sees and finds; what a gate is, and for what a sheet comes to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from enum import IntEnum
from functools import cache, cached_property

from msgspec import Struct

from factsheet.diagnostics import Related, Severity, Span
from factsheet.document.algebra import every
from factsheet.document.nodes import Document, Text
from factsheet.meeting import Meeting, MeetingFile, Quoted, facts_of, identity_of
from factsheet.models.declaring import Model
from factsheet.paths import item_text, key_text


class Finding(Struct, frozen=True):
    """A value that breaks a rule, named by its path, what is wrong with it, what to do, and where else to look.

    `span` is its place where that is no value's, and `word` is what it is about in the value's text. `rest` ends the
    message of a gate, behind how far the sheet has come.
    """

    path: str
    message: str
    hints: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    span: Span | None = None
    word: str = ""
    rest: str = ""


class Seen(Struct, frozen=True, dict=True):
    """What rules see of a meeting and the document composed of it; what several of them ask for is made once."""

    meeting: Meeting
    document: Document

    @cached_property
    def parts(self) -> tuple[tuple[str, Model], ...]:
        """Every part of the meeting below its root with its path, in the order of the model."""
        found: list[tuple[str, Model]] = []
        _collect_parts(self.meeting, "", found)
        return tuple(found)

    @cached_property
    def quoted(self) -> tuple[tuple[str, Quoted], ...]:
        """Those of the parts that can name the words they rest on, and most of them sources."""
        return tuple([(path, part) for path, part in self.parts if isinstance(part, Quoted)])

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The texts of the document's body, in reading order."""
        return tuple(every(self.document.blocks, Text))

    def printed_values(self) -> Iterator[tuple[str, str]]:
        """Give the path and the text of each value in the body of a document, as it is printed, in reading order.

        Labels and derived texts, such as a date written out, are no values.
        """
        path, shown, end = "", "", 0
        for text in self.texts:
            if not (origin := text.origin) or origin.filter:
                continue
            # A value may stand in two places, one after the other: its second printing begins anew.
            if origin.path == path and origin.start is not None and origin.start >= end:
                shown += text.text
            else:
                if shown:
                    yield path, shown
                path, shown = origin.path, text.text
            end = origin.end or 0
        if shown:
            yield path, shown


class Rule(Struct, frozen=True):
    """A rule: its code, how to find what breaks it in a meeting and its document, and how much that weighs.

    A warning can be switched off in a file's `allow`; an error, without which the sheet would be wrong, cannot.
    """

    code: str
    find: Callable[[Meeting, Seen], Iterator[Finding]]
    severity: Severity = Severity.WARNING


class WrittenRule(Struct, frozen=True):
    """A rule on how a meeting is written in its file, as `Rule` is on what it says."""

    code: str
    find: Callable[[MeetingFile], Iterator[Finding]]
    severity: Severity = Severity.WARNING


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


def _collect_parts(part: Model, path: str, found: list[tuple[str, Model]]) -> None:
    for name, key in _fields_of_parts(type(part)):
        value = getattr(part, name)
        if not value:
            continue
        inner = key_text(path, key)
        if isinstance(value, tuple):
            for item in value:
                at = item_text(inner, identity_of(item))
                found.append((at, item))
                _collect_parts(item, at, found)
        else:
            found.append((inner, value))
            _collect_parts(value, inner, found)


@cache
def _fields_of_parts(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """Give the names and keys of the fields that hold parts."""
    return tuple((name, facts.key) for name, facts in facts_of(model).items() if facts.parts)
