"""Editorial rules: a meeting and its document come in, diagnostics go out; one file a subject.

The diagnostics name values by path; who knows the file adds their places. `docs/rules.md` explains every rule.
"""
