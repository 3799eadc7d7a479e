"""Marking what is new and what is gone, with all that is in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from factsheet.document.algebra import Node, rewrite
from factsheet.document.nodes import Block, Figure, ListItem, Note, Revision, RevisionKind, Row
from factsheet.document.readings import revised

Marked = TypeVar("Marked", Block, ListItem, Row, Note)


@dataclass(frozen=True, slots=True)
class Marker:
    """Whose revisions a comparison makes, and when they were made (aware)."""

    author: str
    date: datetime

    @property
    def insertion(self) -> Revision:
        """The revision of what is new."""
        return Revision(RevisionKind.INSERTION, self.author, self.date)

    @property
    def deletion(self) -> Revision:
        """The revision of what is gone."""
        return Revision(RevisionKind.DELETION, self.author, self.date)

    def added(self, node: Marked) -> Marked:
        """Give what is inserted as it is, with all that stands in it."""
        return _marked(node, self.insertion)

    def gone(self, node: Marked) -> Marked:
        """Give what is deleted as it is, with all that stands in it."""
        return _marked(node, self.deletion)


def _marked(root: Marked, revision: Revision) -> Marked:
    def mark(node: Node) -> Iterable[Node]:
        if isinstance(node, Note):
            return (replace(node, revision=revision, label_revised=revised(node.label_inlines, revision)),)
        return (replace(node, revision=revision) if isinstance(node, ListItem | Row | Figure) else node,)

    return rewrite((root,), mark, lambda line: revised(line, revision))[0]
