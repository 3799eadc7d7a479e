"""All rules, and what is said of a code that none has."""

from __future__ import annotations

from factsheet.check import unknown_rule
from factsheet.check.content import CLEARANCE_LAPSED, EMPTY_HEADING
from factsheet.check.follow_ups import DONE_OUTSIDE_MEETING, FOLLOW_UP_DUE, FOLLOW_UP_OWNER
from factsheet.check.references import UNEXPLAINED_ABBREVIATION, UNKNOWN_SOURCE
from factsheet.check.rule import Rule

RULES: tuple[Rule, ...] = (
    UNEXPLAINED_ABBREVIATION,
    FOLLOW_UP_OWNER,
    FOLLOW_UP_DUE,
    DONE_OUTSIDE_MEETING,
    EMPTY_HEADING,
    CLEARANCE_LAPSED,
    UNKNOWN_SOURCE,
)
"""The rules, warnings first; `unknown-rule`, which checks `allow` itself, stands beside them."""


def explain_unknown(code: str) -> tuple[str, str] | None:
    """Say that a code is of no rule that can be switched off, and hint at those that are; None where it is of one."""
    return unknown_rule.explain(code, RULES)
