"""What versions of a meeting cannot agree on, and how a user decides it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

OURS = "the meeting file"
"""The name of today's meeting among the versions."""


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """A value or item that versions changed in ways that do not go together.

    `base` is what the draft was made from, `versions` what each version says of it; None is an item or value that is
    not there.
    """

    path: str
    reason: str
    base: str | None
    versions: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Paths for which the reviewers' version is taken (`theirs`), or that of today's meeting (`ours`)."""

    theirs: frozenset[str] = frozenset()
    ours: frozenset[str] = frozenset()

    def choose(self, path: str, versions: Mapping[str, str | None]) -> Mapping[str, str | None] | None:
        """Give the versions that count for a path, None where nothing is decided about it."""
        if path in self.ours:
            return {name: value for name, value in versions.items() if name == OURS}
        if path in self.theirs:
            return {name: value for name, value in versions.items() if name != OURS}
        return None
