"""The rules held against a meeting and its document."""

from collections.abc import Iterable, Iterator

from factsheet.check.registry import RULES, UNKNOWN_RULE
from factsheet.check.rule import Rule
from factsheet.diagnostics import Diagnostic, Severity
from factsheet.document.nodes import Document
from factsheet.meeting import Meeting


def check(meeting: Meeting, document: Document, off: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """Give what breaks the rules in a meeting and the document composed of it, each with a path and without a span.

    What the meeting's `allow` or `off` names is left out, errors excepted; a code in `allow` that no rule has is an
    error itself.
    """
    allowed = {*off, *(allowance.code for allowance in meeting.allow)}
    rules = [rule for rule in RULES if rule.severity is Severity.ERROR or rule.code not in allowed]
    return tuple(found for rule in (*rules, UNKNOWN_RULE) for found in _run(rule, meeting, document))


def _run(rule: Rule, meeting: Meeting, document: Document) -> Iterator[Diagnostic]:
    for finding in rule.find(meeting, document):
        yield Diagnostic(rule.code, finding.message, None, finding.hints, rule.severity, finding.path, finding.related)
