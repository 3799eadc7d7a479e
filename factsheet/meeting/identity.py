"""Give every item of every list its identity: the id that is written, or one derived by a rule."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2s
from typing import TypeAlias

from factsheet.diagnostics import MOST_TOLD, Diagnostic, Related, Span
from factsheet.meeting.facts import FieldFacts, named_lists
from factsheet.meeting.short_forms import with_implied, with_value
from factsheet.source.nodes import Entry, Mapping, Node, Scalar, Sequence

SHORT_WORDS = 6
NAMELESS = "nameless"
"""The id of an item whose text has neither letters nor digits."""

_WORD = re.compile(r"[^\W_]+")
_LETTERS = bytes([ord(chr(code).lower()) if chr(code).isalnum() and code < 128 else ord(" ") for code in range(256)])
_LONGEST = 100
_SCOPED = 120


def slug(text: str, words: int | None = None) -> str:
    """Make an id of a text: its letters and digits of any script, folded to lower case, joined by hyphens.

    Marks are dropped, so that vowel signs split no word; a text that is too long ends in a hash of the whole.
    """
    if text.isascii():  # as most: of a long text nothing behind the words is looked at
        name = b"-".join(text.encode().translate(_LETTERS).split(None, words or -1)[:words]).decode()
    else:
        name = "-".join(_WORD.findall(_folded(text))[:words])
    return name if len(name) <= _LONGEST else bounded(name, _LONGEST)


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if not unicodedata.category(c).startswith("M"))


def scoped(parent: str, name: str) -> str:
    """Put a name behind its parent's."""
    return bounded(f"{parent}.{name}", _SCOPED)


def bounded(name: str, longest: int) -> str:
    """Give a name, with a hash for its tail where it has more than `longest` characters."""
    if len(name) <= longest:
        return name
    digest = blake2s(name.encode(), digest_size=4).hexdigest()
    return f"{name[: longest - 9].rstrip('-.')}-{digest}"


def texts_of(item: Mapping, keys: tuple[str, ...]) -> Iterator[str]:
    """Give the texts that name an item: the values of the keys, of cells each, of columns their titles together."""
    for key in keys:
        value = entry.value if (entry := item.get(key)) else None
        if isinstance(value, Scalar):
            yield from (value.value,) if value.value else ()
        elif isinstance(value, Sequence):
            yield from (" ".join(_texts(value, "title")),) if key == "columns" else _texts(value, "text")


def _texts(sequence: Sequence, key: str) -> list[str]:
    return [text for item in sequence.items if isinstance(item, Mapping) and (text := item.text(key))]


def identify(root: Mapping) -> tuple[Mapping, tuple[Diagnostic, ...]]:
    """Give the meeting with an `id` on every item, and an error for each id that stands twice."""
    identifier = _Identifier()
    identifier.count(root)
    return identifier.named(root, ""), tuple(identifier.diagnostics)


_List: TypeAlias = tuple[int, FieldFacts, Sequence]
"""The place of a list among the entries of its mapping, what names its items, and the list."""


class _Identifier:
    """Names the items of one file: `count` first, then `named`."""

    def __init__(self) -> None:
        self.wanted: dict[str, int] = {}
        self.names: dict[int, tuple[Entry | None, str, bool]] = {}
        self.lists: dict[int, list[_List]] = {}
        """What counting and naming both ask for, by the identity of items and of the mappings that lists stand in.

        Of an item that is its `id`, its name, and whether that is written.
        """
        self.spans: dict[str, Span] = {}
        self.diagnostics: list[Diagnostic] = []

    def count(self, mapping: Mapping) -> None:
        """Count the ids that are written and those that the rule derives; local ones do not compete."""
        if lists := _lists(mapping):
            self.lists[id(mapping)] = lists
        for _, naming, items in lists:
            for item in items.items:
                if isinstance(item, Mapping):
                    own = item.get("id")
                    written = own.value.value if own and isinstance(own.value, Scalar) else None
                    name = written or _short(item, naming)
                    self.names[id(item)] = (own, name, bool(written))
                    self.wanted[name] = self.wanted.get(name, 0) + (not naming.local)
                    self.count(item)

    def named(self, mapping: Mapping, scope: str, own: Entry | None = None) -> Mapping:
        """Give the mapping with ids on the items of all its lists; `scope` is its own id, to be added as `own`."""
        lists = self.lists.get(id(mapping), ())
        if not lists:
            return _with_cells(Mapping((*mapping.entries, own), mapping.span)) if own else mapping
        entries = [*mapping.entries]
        for at, naming, items in lists:
            entry = entries[at]
            ids = self._ids(items, naming, scope or entry.key)
            spans: dict[str, Span] = {} if naming.local else self.spans
            named = [self._item(item, name, spans) for item, name in zip(items.items, ids, strict=True)]
            entries[at] = Entry(entry.key, entry.key_span, Sequence(tuple(named), items.span), entry.implied)
        if own:
            entries.append(own)
        return _with_cells(Mapping(tuple(entries), mapping.span))

    def _ids(self, items: Sequence, naming: FieldFacts, scope: str) -> list[str]:
        """Give the ids of the items of a list, in order; an item that is no mapping has none."""
        short = [self._id(item, naming, scope) for item in items.items]
        if len({*short}) == len(short):
            return short
        shared, longs = Counter(short), dict[str, str]()
        return [
            self._long(item, naming, scope, longs)
            if shared[name] > 1 and isinstance(item, Mapping) and not self.names[id(item)][2]
            else name
            for item, name in zip(items.items, short, strict=True)
        ]

    def _long(self, item: Mapping, naming: FieldFacts, scope: str, longs: dict[str, str]) -> str:
        """Name an item by all of its texts; `longs` has what was made of them in its list, which may repeat one."""
        text = " ".join(texts_of(item, naming.named_by))
        if text not in longs:
            long = slug(text) or NAMELESS
            longs[text] = long if naming.local else scoped(scope, long)
        return longs[text]

    def _id(self, item: Node, naming: FieldFacts, scope: str) -> str:
        if not isinstance(item, Mapping):
            return ""
        _, name, written = self.names[id(item)]
        crowded = not written and not naming.local and self.wanted.get(name, 0) > 1
        return scoped(scope, name) if crowded else name

    def _item(self, item: Node, name: str, spans: dict[str, Span]) -> Node:
        if not isinstance(item, Mapping) or len(self.diagnostics) > MOST_TOLD:  # of such a file nothing more is told
            return item
        entry = self.names[id(item)][0]
        span = entry.value.span if entry else item.span
        first = spans.setdefault(name, span)
        if first is not span:
            self.diagnostics.append(_duplicate(name, span, first, written=entry is not None))
        # An id of a wrong type stays, so that validation finds it.
        own = None if entry else Entry("id", item.span, Scalar(name, item.span), implied=True)
        return self.named(item, name, own)


def _lists(mapping: Mapping) -> list[_List]:
    """Give the lists of a mapping whose items have identities; a point's `sources` are ids themselves."""
    known, found = named_lists(), []
    for at, entry in enumerate(mapping.entries):
        value = entry.value
        if type(value) is Sequence and (naming := known.get(entry.key)) and Mapping in map(type, value.items):
            found.append((at, naming, value))
    return found


def _short(item: Mapping, naming: FieldFacts) -> str:
    for at, text in enumerate(texts_of(item, naming.named_by)):
        if not at and naming.local and re.fullmatch(r"[A-Z]{2}", text):
            return text
        if name := slug(text, SHORT_WORDS):
            return name
    return NAMELESS


def _with_cells(table: Mapping) -> Mapping:
    """Name the cells of a table's rows by its columns."""
    rows = table.get("rows")
    if rows is None or not isinstance(rows.value, Sequence):
        return table
    columns = table.get("columns")
    titled = columns.value.items if columns and isinstance(columns.value, Sequence) else ()
    names = [str(column.text("id")) for column in titled if isinstance(column, Mapping)]
    items = tuple(_row_with_cells(row, names) for row in rows.value.items)
    return with_value(table, rows, Sequence(items, rows.value.span))


def _row_with_cells(row: Node, names: list[str]) -> Node:
    cells = row.get("cells") if isinstance(row, Mapping) else None
    if not isinstance(row, Mapping) or cells is None or not isinstance(cells.value, Sequence):
        return row
    # A row with too many cells, or without columns, is refused later; until then they need names, too.
    beyond = [f"column-{number}" for number in range(len(names), len(cells.value.items))]
    pairs = zip(cells.value.items, [*names, *beyond], strict=False)
    items = [with_implied(cell, "id", Scalar(name, cell.span)) for cell, name in pairs if isinstance(cell, Mapping)]
    return with_value(row, cells, Sequence(tuple(items), cells.value.span))


def _duplicate(name: str, span: Span, first: Span, *, written: bool) -> Diagnostic:
    message = f"the id `{name}` stands twice" if written else f"a second item is named `{name}`, as it has no `id`"
    hints = ("choose another `id:`" if written else "give it an `id:`",)
    return Diagnostic("duplicate-id", message, span, hints, related=(Related("the first is here", first),))
