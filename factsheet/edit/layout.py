"""The text of a YAML file: where things stand in it, and what takes the place of its parts."""

import re
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate

from msgspec import Struct, field

from factsheet.edit.scalars import Fresh
from factsheet.source.nodes import Entry, Location, Mapping, Node, Scalar, Sequence

_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n|$)")
_FLOW = "[{"
_BLOCK_SCALAR = "|>"
USUAL_WIDTH = 100
"""Where a file does not show how wide its folded lines are."""


class Layout:
    """The text of a file (without byte order mark) and the places of its nodes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = _LINE.findall(text)[: len(re.findall("\r\n|\r|\n", text)) + 1]
        self._starts = [0, *accumulate(map(len, self.lines))]
        found = re.search("\r\n|\r|\n", text)
        self.newline = found[0] if found else "\n"

    def start(self, node: Node) -> int:
        """Give where a node begins."""
        return self._offset(node.span.line, node.span.column)

    def key_start(self, entry: Entry) -> int:
        """Give where a key begins."""
        return self._offset(entry.key_span.line, entry.key_span.column)

    def colon_end(self, entry: Entry) -> int:
        """Give the place behind the colon of a key."""
        return self.text.index(":", self._offset(entry.key_span.end_line, entry.key_span.end_column)) + 1

    def end(self, node: Node) -> int:
        """Give where a node ends: its last character that is neither a comment nor a line break."""
        if self.style(node) in _BLOCK_SCALAR and isinstance(node, Scalar):
            return self._block_scalar_end(node)
        if not self.is_flow(node):
            match node:
                case Sequence(items) if items:
                    return self.end(items[-1])
                case Mapping(entries) if entries:
                    return self.end(entries[-1].value)
        return self._offset(node.span.end_line, node.span.end_column)

    def style(self, node: Node) -> str:
        """Give the character that tells the style of a node: one of `'"|>[{`, or nothing."""
        start = self.start(node)
        empty = isinstance(node, Scalar) and node.span.end_line == node.span.line
        if empty and node.span.column == node.span.end_column:
            return " "
        first = self.text[start : start + 1]
        return first if first in "'\"|>[{" and first else " "

    def is_flow(self, node: Node) -> bool:
        """Tell whether a collection stands in brackets."""
        return not isinstance(node, Scalar) and self.style(node) in _FLOW

    def column(self, offset: int) -> int:
        """Give how many characters stand before an offset in its line."""
        return offset - self.line_start(offset)

    def line_start(self, offset: int) -> int:
        """Give where the line of an offset begins."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def line_end(self, offset: int) -> int:
        """Give where the line of an offset ends, before its line break."""
        found = re.compile("[\r\n]|$").search(self.text, offset)
        return found.start() if found else len(self.text)

    def next_line(self, offset: int) -> int:
        """Give where the line after that of an offset begins, or the end of the text."""
        end = self.line_end(offset)
        return end + len("\r\n") if self.text[end : end + 2] == "\r\n" else min(end + 1, len(self.text))

    def closed(self, node: Node, column: int) -> int:
        """Give the end of what belongs to a block node: the rest of its last line, and comments deeper than a column.

        A comment that is indented more than the things after it belongs to what stands above it.
        """
        end = self.line_end(self.end(node))
        while (following := self._next_comment(end)) and self.column(following) > column:
            end = self.line_end(following)
        return end

    def opened(self, offset: int) -> int:
        """Give the start of the first of the comment lines that stand directly above a thing, or of its own line.

        A thing that is not the first in its line has none: its start is given back.
        """
        start = self.line_start(offset)
        if self.text[start:offset].strip():
            return offset
        column = offset - start
        while start > 0:
            above = self.line_start(start - 1)
            line = self.text[above:start]
            if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) != column:
                break
            start = above
        return start

    @cached_property
    def width(self) -> int:
        """Give how wide the folded lines of the file are."""
        widths = [len(line.rstrip()) for line in self._folded()]
        return min(max(widths, default=USUAL_WIDTH), 160) if widths else USUAL_WIDTH

    def _folded(self) -> list[str]:
        """Give the lines of folded text that another one of the same text follows."""
        found: list[str] = []
        inside = -1
        for line, after in zip(self.lines, [*self.lines[1:], ""], strict=True):
            column = len(line) - len(line.lstrip(" "))
            if re.search(r"(^|[:-] )>[-+0-9]*\s*(#.*)?$", line.rstrip()):
                inside = column
            elif inside >= 0 and column > inside:
                if len(after) - len(after.lstrip(" ")) == column and after.strip():
                    found.append(line)
            elif line.strip():
                inside = -1
        return found

    def _next_comment(self, offset: int) -> int | None:
        """Give where the next line that is not blank has its comment, or None if it has none."""
        position = self.next_line(offset)
        while position < len(self.text):
            line = self.text[position : self.line_end(position)]
            if line.strip():
                return position + line.index("#") if line.lstrip(" ").startswith("#") else None
            position = self.next_line(position)
        return None

    def _block_scalar_end(self, node: Scalar) -> int:
        """Find the last line of a block scalar; libyaml ends it where the next thing begins."""
        start = self.start(node)
        end = self.line_end(start)
        if not (node.value or "").strip():
            return end
        indent = None
        stated = re.match(r"[|>][-+]?[0-9]", self.text[start : start + 3])
        keeps = "+" in self.text[start:end].split("#")[0]
        position, limit = self.next_line(start), self._offset(node.span.end_line, node.span.end_column)
        while position < limit:
            line = self.text[position : self.line_end(position)]
            column = len(line) - len(line.lstrip(" "))
            if line.strip():
                indent = column if indent is None else indent
                if column < (1 if stated else indent):
                    break
                end = self.line_end(position)
            elif keeps:
                end = self.line_end(position)
            position = self.next_line(position)
        return end

    def _offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column - 1


def lacking(location: Location) -> LookupError:
    """Say that a file has nothing that could be edited so at a location."""
    return LookupError(f"nothing to edit at {location}")


class Splice(Struct, frozen=True):
    """What stands in place of the text from `start` to `end`; `location` is the value that it changes."""

    start: int
    end: int
    location: Location
    make: Callable[[], str]


class Standing(Struct, frozen=True):
    """How a node stands: its location, its entry if it has a key, the column of its key or dash, in brackets or not."""

    node: Node
    location: Location
    parent: int
    flow: bool
    entry: Entry | None = None


class Canvas(Struct):
    """A file's layout and nodes, what writes new values in its manner, and its splices."""

    layout: Layout
    root: Node
    fresh: Fresh
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
