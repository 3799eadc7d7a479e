"""What a build of drafts is asked to do beside what every build is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Drafting:
    """How drafts are made: where editors are `enforced` to track changes, and the folder that keeps the bases.

    `store` is None for the one beside each meeting file.
    """

    enforced: bool = False
    store: Path | None = None
