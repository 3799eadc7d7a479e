"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from factsheet.diagnostics import Related, Severity
from factsheet.document import Document
from factsheet.meeting import Meeting


@dataclass(frozen=True, slots=True)
class Finding:
    """A value that breaks a rule, named by its path, what is wrong with it, what to do, and where else to look."""

    path: str
    message: str
    hints: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, how to find what breaks it, and how much that weighs.

    A warning can be switched off in a file's `allow`; an error, without which the sheet would be wrong, cannot.
    """

    code: str
    find: Callable[[Meeting, Document], Iterator[Finding]]
    severity: Severity = Severity.WARNING
