"""The nodes of a meeting file as they are written and as they are named, and which of them belong together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from factsheet.diagnostics import Span
from factsheet.meeting.positions import Positions
from factsheet.source import Location, Mapping, Node, Sequence, at


@dataclass(frozen=True)
class Outline:
    """`raw` is what the file has, `named` the same with short forms expanded and an id on every item."""

    raw: Node
    named: Mapping

    def find(self, path: str) -> Location | None:
        """Give where a value or item is written, by keys and indexes; None where it is not.

        What is written in a short form stands where its one text stands.
        """
        return self._locations.get(id(self._spans.get(path)))

    def node(self, location: Location) -> Node:
        """Give what is written at a location; raises LookupError where nothing is."""
        found = at(self.raw, location)
        if found is None:
            raise LookupError(location)
        return found

    @cached_property
    def _spans(self) -> dict[str, Span]:
        return Positions(self.named).spans

    @cached_property
    def _locations(self) -> dict[int, Location]:
        # Expanding and naming keep the span of every node: it tells what a named node was made from.
        return {id(node.span): location for location, node in _walk(self.raw, ())}


def _walk(node: Node, location: Location) -> Iterator[tuple[Location, Node]]:
    yield location, node
    match node:
        case Mapping(entries):
            for entry in entries:
                yield from _walk(entry.value, (*location, entry.key))
        case Sequence(items):
            for index, item in enumerate(items):
                yield from _walk(item, (*location, index))
