"""The rules held against a meeting and its document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property

from msgspec import Struct

from factsheet.check.registry import RULES, UNKNOWN_RULE
from factsheet.check.rule import Finding, Rule, Seen, WrittenRule
from factsheet.diagnostics import Diagnostic, Severity, Span
from factsheet.document.nodes import Document, Metadata
from factsheet.meeting import MeetingFile
from factsheet.meeting.marking import NOTE_ID
from factsheet.meeting.written import place_of_word, written_lines
from factsheet.paths import ValuePath


def check(file: MeetingFile, document: Document, off: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """Give what breaks the rules in a meeting and the document composed of it, each with a path.

    What the meeting's `allow` or `off` names is left out, errors excepted; those of a gate that `allow` names are
    warnings, which tell the reason. A code in `allow` that no rule has is an error itself.
    """
    reasons = dict.fromkeys(off, "") | {allowance.code: allowance.reason for allowance in file.meeting.allow}
    places, seen = _Places(file), Seen(file.meeting, document)
    found = (each for rule in (*RULES, UNKNOWN_RULE) for each in _run(rule, places, seen, reasons.get(rule.code)))
    return tuple(found)


def check_gates(file: MeetingFile) -> tuple[Diagnostic, ...]:
    """Give what the gates say of a meeting, each with a path; no gate looks at a document."""
    meeting = file.meeting
    reasons = {allowance.code: allowance.reason for allowance in meeting.allow}
    nothing = Document(Metadata("", meeting.language, meeting.id, datetime.min.replace(tzinfo=UTC)), ())
    places, seen = _Places(file), Seen(meeting, nothing)
    return tuple(found for rule in RULES if rule.gate for found in _run(rule, places, seen, reasons.get(rule.code)))


def _run(rule: Rule | WrittenRule, places: _Places, seen: Seen, reason: str | None) -> Iterator[Diagnostic]:
    file = places.file
    for it in rule.find(file) if isinstance(rule, WrittenRule) else rule.find(file.meeting, seen):
        if NOTE_ID in it.path:  # it is no text of a writer, but says what is withheld
            continue
        weight, hints = it.severity or rule.severity, it.hints
        if weight is Severity.WARNING and reason is not None:
            continue
        if rule.gate and reason:
            weight, hints = Severity.WARNING, (f"allowed in this file: {reason}",)
        yield Diagnostic(rule.code, it.message, places.of(it), hints, weight, it.path, it.related)


class _Places(Struct, frozen=True, dict=True):
    """The places of findings in a file."""

    file: MeetingFile

    @cached_property
    def _lines(self) -> list[str]:
        return written_lines(self.file)

    def of(self, finding: Finding) -> Span | None:
        """Give the place of a finding that has one of its own, or is about a word."""
        if not finding.word:
            return finding.span
        return place_of_word(self.file.positions.span(ValuePath.parse(finding.path)), self._lines, finding.word)
