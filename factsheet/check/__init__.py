"""Editorial rules: a meeting and its document come in, diagnostics go out; one file a subject.

The diagnostics name values by path; who knows the file adds their places. `docs/rules.md` explains every rule.
"""

from factsheet.check.registry import RULES, explain_unknown
from factsheet.check.rule import Finding, Rule

__all__ = ["RULES", "Finding", "Rule", "explain_unknown"]
