"""`unknown-rule`: `allow` names a code that no rule has, or that cannot be switched off."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.check.rule import Finding, Rule
from factsheet.diagnostics import Severity, suggest
from factsheet.document.nodes import Document
from factsheet.meeting import Meeting

CODE = "unknown-rule"


def make(rules: tuple[Rule, ...]) -> Rule:
    """Make the rule from the others, whose codes are the ones that `allow` may name."""

    def find(meeting: Meeting, document: Document) -> Iterator[Finding]:
        del document
        for allowance in meeting.allow:
            if unknown := explain(allowance.code, rules):
                message, hint = unknown
                yield Finding(f"allow[{allowance.code}].code", message, (hint,))

    return Rule(CODE, find, Severity.ERROR)


def explain(code: str, rules: tuple[Rule, ...]) -> tuple[str, str] | None:
    """Give message and hint for a code that none of the rules that can be switched off has."""
    codes = [rule.code for rule in rules if rule.severity is Severity.WARNING]
    if code in codes:
        return None
    hint = suggest(code, codes) or f"the codes are: {', '.join(codes)}"
    return f"no rule `{code}` can be switched off", hint
