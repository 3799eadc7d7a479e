"""From bytes and edits to the bytes of the edited file."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import defaultdict
from dataclasses import replace

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.edit.edits import Edits, Item, Removed, edited
from factsheet.edit.layout import Canvas, Layout, lacking
from factsheet.edit.mappings import change_keys
from factsheet.edit.sequences import order_block, order_flow
from factsheet.edit.values import Fresh, kept_tail, set_value
from factsheet.source.characters import decode
from factsheet.source.nodes import Entry, Location, Mapping, Node, PlainValue, Sequence, at, to_python
from factsheet.source.reader import read


def rewrite(data: bytes, file: str, edits: Edits) -> bytes:
    """Give a YAML file with edits made; bytes of what is not edited stay as they are.

    Raises FactsheetError where the file cannot be read, and where the result does not read as it must (a defect, but
    one that writes nothing); LookupError for a location that the file does not have.
    """
    root = read(data, file)
    canvas = Canvas(Layout(decode(data, file)), root)
    edits = _with_kept_tails(canvas, edits)
    _Editor(canvas, Fresh(canvas.layout.width, _dash(canvas.layout, root))).make(edits)
    text = canvas.render(0, len(canvas.layout.text))
    written = (BOM_UTF8 if data.startswith(BOM_UTF8) else b"") + text.encode()
    _check(written, file, edited(root, edits))
    return written


def _with_kept_tails(canvas: Canvas, edits: Edits) -> Edits:
    values: dict[Location, PlainValue | Removed] = {}
    for location, value in edits.values.items():
        if isinstance(value, Removed) or at(canvas.root, location) is None:
            values[location] = value
        else:
            values[location] = kept_tail(value, canvas, canvas.standing(location))
    return replace(edits, values=values)


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


class _Editor:
    """Makes the splices of a file's edits."""

    def __init__(self, canvas: Canvas, fresh: Fresh) -> None:
        self._canvas, self._fresh = canvas, fresh

    def make(self, edits: Edits) -> None:
        changed: dict[Location, dict[str, PlainValue | Removed]] = defaultdict(dict)
        for location, value in edits.values.items():
            if isinstance(value, Removed) or at(self._canvas.root, location) is None:
                changed[location[:-1]][str(location[-1])] = value
            else:
                self._set(location, value)
        for location, changes in changed.items():
            standing = self._canvas.standing(location)
            change_keys(self._canvas, self._fresh, standing, changes, edits.keys.get(location, ()))
        for location, items in edits.orders.items():
            self._order(location, items)

    def _set(self, location: Location, value: PlainValue | Removed) -> None:
        if not isinstance(value, Removed):
            set_value(self._canvas, self._fresh, self._canvas.standing(location), value)

    def _order(self, location: Location, items: tuple[Item, ...]) -> None:
        standing = self._canvas.standing(location)
        node = standing.node
        if not isinstance(node, Sequence):
            raise lacking(location)
        if not standing.flow and not node.items and items:
            self._first_items(location, items)
        elif standing.flow or self._canvas.layout.is_flow(node):
            order_flow(self._canvas, self._fresh, standing, node, items)
        else:
            order_block(self._canvas, self._fresh, standing, node, items)

    def _first_items(self, location: Location, items: tuple[Item, ...]) -> None:
        """Write the items of a list that is `[]`."""
        one_by_one = edited(self._canvas.root, Edits(orders={location: items}))
        for part in location:
            one_by_one = one_by_one[part] if isinstance(one_by_one, dict | list) else None  # type: ignore[index]
        set_value(self._canvas, self._fresh, self._canvas.standing(location), one_by_one)


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
