"""The revision of what shows something even without text: an item's bullet, a table's row, a picture, a note's number.

Text says by `Insertion` and `Deletion` that it is revised. A paragraph, heading, caption or callout is there in a
reading of the document if it shows text in it, and needs no revision of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RevisionKind(StrEnum):
    """What a revision does (ECMA-376 part 1, 17.13.5)."""

    INSERTION = "insertion"
    DELETION = "deletion"


@dataclass(frozen=True, slots=True)
class Revision:
    """An insertion or deletion; `date` is aware."""

    kind: RevisionKind
    author: str
    date: datetime
