"""Keys that come and go; comments above a key go with it."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.edit.edits import Removed
from factsheet.edit.layout import Canvas, Standing, lacking
from factsheet.edit.sequences import Brackets, FlowPart
from factsheet.source.nodes import Entry, Mapping, PlainValue


def change_keys(
    canvas: Canvas, standing: Standing, changes: dict[str, PlainValue | Removed], usual: tuple[str, ...]
) -> None:
    """Add and remove keys of a mapping; added keys stand in their usual order among those that are written."""
    if not isinstance(standing.node, Mapping):
        raise lacking(standing.location)
    added = {key: value for key, value in changes.items() if not isinstance(value, Removed)}
    added = dict(sorted(added.items(), key=lambda pair: _rank(pair[0], usual)))
    removed = {key for key, value in changes.items() if isinstance(value, Removed)}
    keys = _Keys(canvas, standing, standing.node, usual)
    if standing.flow or canvas.layout.is_flow(standing.node):
        keys.change_in_brackets(added, removed)
    else:
        keys.change_in_block(added, removed)


def _rank(key: str, usual: tuple[str, ...]) -> int:
    return usual.index(key) if key in usual else len(usual)


@dataclass(frozen=True, slots=True)
class _Keys:
    """The keys of a mapping."""

    canvas: Canvas
    standing: Standing
    node: Mapping
    usual: tuple[str, ...]

    def change_in_block(self, added: dict[str, PlainValue], removed: set[str]) -> None:
        for number, entry in enumerate(self.node.entries):
            if entry.key in removed:
                self._remove(number, entry)
        for key, value in added.items():
            self._add(key, value)

    def _remove(self, number: int, entry: Entry) -> None:
        layout = self.canvas.layout
        start = layout.key_start(entry)
        column, opened = layout.column(start), layout.opened(start)
        end = layout.closed(entry.value, column)
        inline = bool(layout.text[layout.line_start(start) : start].strip())
        location = (*self.standing.location, entry.key)
        if (inline or opened == 0) and number + 1 < len(self.node.entries):
            following = layout.key_start(self.node.entries[number + 1])
            between = layout.text[end:following].strip(" \r\n")
            kept = f"{between}{layout.newline}{' ' * column}" if between else ""
            self.canvas.splice(start, following, location, lambda: kept)
        elif opened == 0 or inline:
            raise lacking(location)  # a mapping without keys is no mapping
        else:
            self.canvas.splice(self._above(opened, end), end, location, lambda: "")

    def _above(self, opened: int, end: int) -> int:
        """Give the end of the line above; of blank lines both above and below, one set goes with the key."""
        layout = self.canvas.layout
        above = opened - (2 if layout.text[opened - 2 : opened] == "\r\n" else 1)
        following = layout.next_line(end)
        blank_above = not layout.text[layout.line_start(above) : above].strip()
        blank_below = not layout.text[following : layout.line_end(following)].strip()
        return len(layout.text[:above].rstrip(" \r\n")) if blank_above and blank_below else above

    def _add(self, key: str, value: PlainValue) -> None:
        layout = self.canvas.layout
        column = layout.column(layout.key_start(self.node.entries[0]))
        text = self.canvas.fresh.entry(key, value, column)
        pad = " " * column
        earlier = [entry for entry in self.node.entries if _rank(entry.key, self.usual) <= _rank(key, self.usual)]
        if earlier:
            at, text = layout.closed(earlier[-1].value, column), f"\n{pad}{text}"
        else:
            at, text = layout.key_start(self.node.entries[0]), f"{text}\n{pad}"
        written = text.replace("\n", layout.newline)
        self.canvas.splice(at, at, (*self.standing.location, key), lambda: written)

    def change_in_brackets(self, added: dict[str, PlainValue], removed: set[str]) -> None:
        layout, entries = self.canvas.layout, self.node.entries
        extents = ((entry.key, layout.key_start(entry), layout.end(entry.value)) for entry in entries)
        brackets = Brackets(self.canvas, self.standing, tuple(extents))

        def make() -> list[FlowPart]:
            written = [(e.key, brackets.kept(number)) for number, e in enumerate(entries) if e.key not in removed]
            for key, value in added.items():
                ranks = [n + 1 for n, (k, _) in enumerate(written) if _rank(k, self.usual) <= _rank(key, self.usual)]
                written.insert(max(ranks, default=0), (key, FlowPart(self.canvas.fresh.flow({key: value})[1:-1])))
            return [part for _, part in written]

        brackets.put(make, [number for number, entry in enumerate(entries) if entry.key in removed])
