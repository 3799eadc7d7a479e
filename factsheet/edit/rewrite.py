"""From bytes and edits to the bytes of the edited file."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import defaultdict

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.edit.edits import Edits, Item, Removed, edited
from factsheet.edit.layout import Canvas, Layout, Standing, lacking
from factsheet.edit.mappings import change_keys
from factsheet.edit.scalars import Fresh
from factsheet.edit.sequences import order_block, order_flow
from factsheet.edit.values import set_value
from factsheet.source.characters import decode
from factsheet.source.nodes import Entry, Location, Mapping, Node, PlainValue, Sequence, at, to_python
from factsheet.source.reader import read


def rewrite(data: bytes, file: str, edits: Edits) -> bytes:
    """Give a YAML file with edits made; bytes of what is not edited stay as they are.

    Raises FactsheetError where the file cannot be read, and where the result does not read as it must (a defect, but
    one that writes nothing); LookupError for a location that the file does not have.
    """
    root, layout = read(data, file), Layout(decode(data, file))
    canvas = Canvas(layout, root, Fresh(layout.width, _dash(layout, root)))
    _make(canvas, edits)
    text = canvas.render(0, len(layout.text))
    written = (BOM_UTF8 if data.startswith(BOM_UTF8) else b"") + text.encode()
    _check(written, file, edited(root, edits))
    return written


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
