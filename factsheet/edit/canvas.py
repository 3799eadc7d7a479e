"""The text of a file with what takes the place of its parts; parts inside others are written first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from factsheet.edit.layout import Layout
from factsheet.source.nodes import Entry, Mapping, Node, Sequence
from factsheet.source.places import Location


def lacking(location: Location) -> LookupError:
    """Say that a file has nothing that could be edited so at a location."""
    return LookupError(f"nothing to edit at {location}")


@dataclass(frozen=True, slots=True)
class Splice:
    """What stands in place of the text from `start` to `end`; `location` is the value that it changes."""

    start: int
    end: int
    location: Location
    make: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a node stands: its location, its entry if it has a key, the column of its key or dash, in brackets or not."""

    node: Node
    location: Location
    parent: int
    flow: bool
    entry: Entry | None = None


@dataclass
class Canvas:
    """A file's layout and nodes, and its splices."""

    layout: Layout
    root: Node
    splices: list[Splice] = field(default_factory=list)

    def splice(self, start: int, end: int, location: Location, make: Callable[[], str]) -> None:
        """Put another text in the place of a part; it is made when it is asked for."""
        self.splices.append(Splice(start, end, location, make))

    def render(self, start: int, end: int, within: Location = ()) -> str:
        """Give a part of the text with the splices of what stands below `within`."""
        inside = [s for s in self.splices if start <= s.start and s.end <= end and s.location[: len(within)] == within]
        # Where several begin at one place, an insertion comes first, that of the deeper value before the other.
        inside.sort(key=lambda s: (s.start, s.start < s.end, -s.end, -len(s.location)))
        written, at = "", start
        last: Location | None = None
        for splice in inside:
            # What changes below the last splice is written by it, even where it stands at its very end.
            if splice.start >= at and (last is None or splice.location[: len(last)] != last):
                written += self.layout.text[at : splice.start] + splice.make()
                at, last = splice.end, splice.location
        return written + self.layout.text[at:end]

    def standing(self, location: Location) -> Standing:
        """Find a node that is written, and how it stands."""
        at = Standing(self.root, (), -2, flow=False)
        for part in location:
            at = self._below(at, part)
        return at

    def _below(self, at: Standing, part: int | str) -> Standing:
        flow = at.flow or self.layout.is_flow(at.node)
        location = (*at.location, part)
        match at.node:
            case Mapping() if (entry := at.node.get(str(part))) is not None:
                column = at.parent if flow else self.layout.column(self.layout.key_start(entry))
                return Standing(entry.value, location, column, flow, entry)
            case Sequence(items) if isinstance(part, int) and part < len(items):
                column = at.parent if flow else self.layout.column(self.layout.start(at.node))
                return Standing(items[part], location, column, flow)
            case _:
                raise lacking(location)
