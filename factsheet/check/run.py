"""The rules held against a meeting and its document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from factsheet.check.registry import GATES, RULES, UNKNOWN_RULE
from factsheet.check.rule import Finding, Gate, Rule, Seen, Standing, WrittenRule
from factsheet.diagnostics import Diagnostic, Severity, Span
from factsheet.document.nodes import Document
from factsheet.meeting import MeetingFile
from factsheet.meeting.marking import NOTE_ID
from factsheet.paths import ValuePath


def check(
    file: MeetingFile, document: Document, standing: Standing | None, off: Iterable[str] = ()
) -> tuple[Diagnostic, ...]:
    """Give what breaks the rules in a meeting and the document composed of it, each with a path.

    What the meeting's `allow` or `off` names is left out, errors excepted; those of a gate that `allow` names are
    warnings, which tell the reason. A code in `allow` that no rule has is an error itself. Gates are held for what
    it comes to them for; one that has passed them comes for nothing.
    """
    reasons = dict.fromkeys(off, "") | _allowed(file)
    places, seen, said = _Places(file), Seen(file.meeting, document), standing.said if standing else ""
    found: list[Diagnostic] = []
    for rule in (*RULES, UNKNOWN_RULE):
        reason = reasons.get(rule.code)
        if not isinstance(rule, Gate):
            found += _run(rule, places, seen, reason)
        elif standing:
            found += _hold(rule, places, standing, reason, said)
    return tuple(found)


def check_gates(file: MeetingFile, standing: Standing, said: str | None = None) -> tuple[Diagnostic, ...]:
    """Give what the gates say of a meeting, each with a path; no gate looks at a document.

    Messages say how far the sheet has come, or what is `said` instead of that.
    """
    reasons, places, said = _allowed(file), _Places(file), standing.said if said is None else said
    return tuple(found for gate in GATES for found in _hold(gate, places, standing, reasons.get(gate.code), said))


def _allowed(file: MeetingFile) -> dict[str, str]:
    return {allowance.code: allowance.reason for allowance in file.meeting.allow}


def _run(rule: Rule | WrittenRule, places: _Places, seen: Seen, reason: str | None) -> Iterator[Diagnostic]:
    file = places.file
    for it in rule.find(file) if isinstance(rule, WrittenRule) else rule.find(file.meeting, seen):
        if NOTE_ID in it.path:  # it is no text of a writer, but says what is withheld
            continue
        if rule.severity is not Severity.WARNING or reason is None:
            yield places.told(rule.code, it, rule.severity)


def _hold(gate: Gate, places: _Places, standing: Standing, reason: str | None, said: str) -> Iterator[Diagnostic]:
    for found in gate.findings(places.file, standing):
        it = replace(found, message=f"{found.message}{'' if gate.names_level else said}{found.rest}")
        weight = gate.weight(standing)
        if weight is Severity.ERROR and reason:
            allowed = replace(it, hints=(f"allowed in this file: {reason}",))
            yield places.told(gate.code, allowed, Severity.WARNING)
        elif weight is Severity.ERROR or reason is None:
            yield places.told(gate.code, it, weight)


class _Places(Struct, frozen=True, dict=True):
    """The places of findings in a file."""

    file: MeetingFile

    @cached_property
    def _lines(self) -> list[str]:
        return self.file.lines

    def told(self, code: str, it: Finding, weight: Severity) -> Diagnostic:
        """Give what is said of a finding."""
        return Diagnostic(code, it.message, self._of(it), it.hints, weight, it.path, it.related)

    def _of(self, finding: Finding) -> Span | None:
        """Give the place of a finding that has one of its own, or is about a word."""
        if not finding.word:
            return finding.span
        return _place_of_word(self.file.positions.span(ValuePath.parse(finding.path)), self._lines, finding.word)


def _place_of_word(span: Span, lines: list[str], word: str) -> Span:
    """Give the place of a word in what stands at a span in the lines of a file; the span where it does not stand so."""
    for number in range(span.line, min(span.end_line, len(lines)) + 1):
        line = lines[number - 1]
        first = span.column - 1 if number == span.line else 0
        last = span.end_column - 1 if number == span.end_line else len(line)
        for pattern in (rf"(?<![^\W_]){re.escape(word)}", re.escape(word)):
            if found := re.compile(pattern).search(line, first, last):
                return Span(span.file, number, found.start() + 1, number, found.end() + 1, line)
    return span
