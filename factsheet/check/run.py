"""The rules held against a meeting and its document."""

from collections.abc import Iterable, Iterator

from factsheet.check.registry import RULES, UNKNOWN_RULE
from factsheet.check.rule import Rule, WrittenRule
from factsheet.diagnostics import Diagnostic, Severity
from factsheet.document.nodes import Document
from factsheet.meeting import MeetingFile


def check(file: MeetingFile, document: Document, off: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """Give what breaks the rules in a meeting and the document composed of it, each with a path.

    What the meeting's `allow` or `off` names is left out, errors excepted; a code in `allow` that no rule has is an
    error itself.
    """
    allowed = {*off, *(allowance.code for allowance in file.meeting.allow)}
    found = (each for rule in (*RULES, UNKNOWN_RULE) for each in _run(rule, file, document))
    return tuple(each for each in found if each.severity is Severity.ERROR or each.code not in allowed)


def _run(rule: Rule | WrittenRule, file: MeetingFile, document: Document) -> Iterator[Diagnostic]:
    for it in rule.find(file) if isinstance(rule, WrittenRule) else rule.find(file.meeting, document):
        weight = it.severity or rule.severity
        yield Diagnostic(rule.code, it.message, it.span, it.hints, weight, it.path, it.related)
