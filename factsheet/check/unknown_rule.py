"""`unknown-rule`: `allow` names a code that no rule has, or that cannot be switched off."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.check.rule import Finding, Rule
from factsheet.diagnostics import Severity, suggest
from factsheet.document import Document
from factsheet.meeting import Meeting

CODE = "unknown-rule"


def make(rules: tuple[Rule, ...]) -> Rule:
    """Make the rule from the others, whose codes are the ones that `allow` may name."""
    codes = [rule.code for rule in rules if rule.severity is Severity.WARNING]

    def find(meeting: Meeting, document: Document) -> Iterator[Finding]:
        del document
        for allowance in meeting.allow:
            if allowance.code not in codes:
                path = f"allow[{allowance.code}].code"
                yield Finding(path, f"no rule `{allowance.code}` can be switched off", (_hint(allowance.code, codes),))

    return Rule(CODE, find, Severity.ERROR)


def _hint(code: str, codes: list[str]) -> str:
    return suggest(code, codes) or f"the codes are: {', '.join(codes)}"
