"""From bytes and edits to the bytes of the edited file: values set anew, keys that come and go."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections import defaultdict
from contextlib import suppress
from itertools import pairwise

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.edit.edits import Edits, Item, Removed, edited
from factsheet.edit.layout import Canvas, Layout, Standing, lacking
from factsheet.edit.scalars import Fresh, ScalarPlace, restyle
from factsheet.edit.sequences import Brackets, FlowPart, order_block, order_flow
from factsheet.source.decoding import decode, split_lines
from factsheet.source.nodes import Entry, Location, Mapping, Node, PlainValue, Scalar, Sequence, at, to_python
from factsheet.source.reader import read


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


class _Keys(Struct, frozen=True):
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


def _with_kept_tail(value: PlainValue, canvas: Canvas, standing: Standing) -> PlainValue:
    """Give a new text with the line breaks that end the old one where the block scalar's header keeps them."""
    node = standing.node
    if not isinstance(value, str) or not isinstance(node, Scalar) or canvas.layout.style(node) not in "|>":
        return value
    old = node.value or ""
    return value.rstrip("\n") + old[len(old.rstrip("\n")) :]


def set_value(canvas: Canvas, standing: Standing, value: PlainValue) -> None:
    """Put a new value in the place of one that is written."""
    layout, node = canvas.layout, standing.node
    value = _with_kept_tail(value, canvas, standing)
    start, end = layout.start(node), layout.end(node)
    written = layout.text[start:end]
    followed = not standing.flow and bool(layout.text[end : layout.line_end(end)].strip())
    if isinstance(value, str) and isinstance(node, Scalar) and node.value is not None and written:
        setting = ScalarPlace(
            standing.parent,
            layout.column(start),
            _indent(written, standing.parent),
            _width(written, layout.width),
            standing.flow,
            followed,
        )
        text = restyle(value, written, setting)
    elif standing.flow:
        text = canvas.fresh.flow(value)
    else:
        text = _anew(canvas, standing, value, followed=followed)
    if text.startswith("\n"):
        start = len(layout.text[:start].rstrip(" "))
    text = text.replace("\n", layout.newline)
    canvas.splice(start, end, standing.location, lambda: text)


def _anew(canvas: Canvas, standing: Standing, value: PlainValue, *, followed: bool) -> str:
    layout = canvas.layout
    start, end = layout.start(standing.node), layout.end(standing.node)
    column, parent = layout.column(start), standing.parent
    if standing.entry is None or not isinstance(value, dict | list):
        written = canvas.fresh.block(value, column, parent, followed=followed)
        # The place of an empty value is directly behind its dash or colon.
        return f" {written}" if start == end and layout.text[start - 1 : start] != " " else written
    inner = canvas.fresh.block(value, parent + 2, parent, followed=followed)
    is_block = "\n" in inner or inner[:2] == "- "
    own_line = not layout.text[layout.line_start(start) : start].strip()
    return f"\n{' ' * (parent + 2)}{inner}" if is_block and not own_line else inner


def _indent(written: str, parent: int) -> int:
    """Give the column of the further lines of a scalar."""
    lines = split_lines(written)[1:]
    if digit := re.match("[|>][-+]?([0-9])", written):
        return parent + int(digit[1])
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), parent + 2)


def _width(written: str, usual: int) -> int:
    """Give the width of a text's lines: the file's, unless its own lines are plainly broken at another."""
    lines = [line.rstrip() for line in split_lines(written)]
    pairs = [(a, b) for a, b in pairwise(lines[1:]) if a and b]
    if not pairs:
        return usual
    least = max(len(line) for line, _ in pairs)
    most = min(len(line) + len(after.split()[0]) for line, after in pairs)
    return min(max(usual, least), max(most, least))


def rewrite(data: bytes, file: str, edits: Edits) -> bytes:
    """Give a YAML file with edits made; bytes of what is not edited stay as they are.

    Raises FactsheetError where the file cannot be read, and where the result does not read as it must (a defect, but
    one that writes nothing); LookupError for a location that the file does not have.
    """
    root = read(data, file)
    if not edits:
        return data
    layout = Layout(decode(data, file))
    canvas = Canvas(layout, root, Fresh(layout.width, _dash(layout, root), _is_json(layout.text)))
    _make(canvas, edits)
    text = canvas.render(0, len(layout.text))
    written = (BOM_UTF8 if data.startswith(BOM_UTF8) else b"") + text.encode()
    _check(written, file, edited(root, edits))
    return written


def _is_json(text: str) -> bool:
    with suppress(ValueError, RecursionError):
        return isinstance(json.loads(text), dict)
    return False


def _check(data: bytes, file: str, wanted: PlainValue) -> None:
    try:
        same = _bare(to_python(read(data, file))) == _bare(wanted)
    except FactsheetError:
        same = False
    if not same:
        message = f"{file}: the edits cannot be written without changing more than they say; nothing is written"
        raise FactsheetError([Diagnostic("yaml-edit", message, hints=("make them by hand, and report this",))])


def _bare(value: PlainValue) -> PlainValue:
    """Leave out line breaks that end texts: a block scalar at the end of a file gets one when something follows it."""
    match value:
        case str():
            return value.rstrip("\n")
        case list():
            return [_bare(inner) for inner in value]
        case dict():
            return {key: _bare(inner) for key, inner in value.items()}
        case _:
            return value


def _make(canvas: Canvas, edits: Edits) -> None:
    changed: dict[Location, dict[str, PlainValue | Removed]] = defaultdict(dict)
    for location, value in edits.values.items():
        if isinstance(value, Removed) or at(canvas.root, location) is None:
            changed[location[:-1]][str(location[-1])] = value
        else:
            set_value(canvas, canvas.standing(location), value)
    for location, changes in changed.items():
        change_keys(canvas, canvas.standing(location), changes, edits.keys.get(location, ()))
    for location, items in edits.orders.items():
        _order(canvas, canvas.standing(location), items)


def _order(canvas: Canvas, standing: Standing, items: tuple[Item, ...]) -> None:
    node = standing.node
    if not isinstance(node, Sequence):
        raise lacking(standing.location)
    if not standing.flow and not node.items and items:  # the first items of a list that is `[]`
        orders = Edits(orders={standing.location: items})
        set_value(canvas, standing, edited(canvas.root, orders, standing.location))
    elif standing.flow or canvas.layout.is_flow(node):
        order_flow(canvas, standing, node, items)
    else:
        order_block(canvas, standing, node, items)


def _dash(layout: Layout, root: Node) -> int:
    """Give how far the file's lists stand in from their keys."""
    for entry in _entries(root):
        if isinstance(entry.value, Sequence) and entry.value.items and not layout.is_flow(entry.value):
            return layout.column(layout.start(entry.value)) - layout.column(layout.key_start(entry))
    return 2


def _entries(node: Node) -> list[Entry]:
    match node:
        case Mapping(entries):
            return [*entries, *(inner for entry in entries for inner in _entries(entry.value))]
        case Sequence(items):
            return [inner for item in items for inner in _entries(item)]
        case _:
            return []
