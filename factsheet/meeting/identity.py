"""Give every item of every list its identity: the id that is written, or one derived by a rule.

The rule: participants and owners are named by their party, columns by their title, cells by their column; people by
their name, other items by the slug of their title, lead or first six words, tables without a
caption by their columns, and rows by their first cell. Where
several items of the file derive the same id, or one is written elsewhere, each derived one is put behind its
parent's id and a dot; items of one list that still share it take the slug of their whole text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from factsheet.diagnostics import Diagnostic, Span
from factsheet.meeting.expand import with_entry
from factsheet.source import Mapping, Node, Scalar, Sequence

_WORDS = 6
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class _Naming:
    """How the items of a list are named: by which keys, and whether only among their siblings (`local`)."""

    keys: tuple[str, ...]
    local: bool = False
    verbatim: bool = False


_LISTS = {
    "participants": _Naming(("party",), local=True, verbatim=True),
    "people": _Naming(("name",)),
    "owners": _Naming(("name",), local=True, verbatim=True),
    "summary": _Naming(("lead", "text")),
    "sections": _Naming(("title",)),
    "content": _Naming(("title", "lead", "caption", "text", "path", "columns")),
    "points": _Naming(("lead", "text")),
    "columns": _Naming(("title",), local=True),
    "rows": _Naming(("cells",)),
    "follow_ups": _Naming(("action",)),
    "sources": _Naming(("title",)),
    "contacts": _Naming(("name",)),
}


def slug(text: str, words: int | None = None) -> str:
    """Make an id of a text: its letters and digits of any script, folded to lower case, joined by hyphens."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    parts = re.findall(r"[^\W_]+", folded)[:words]
    return "-".join(parts)[:_LONGEST].rstrip("-")


def identify(root: Mapping) -> tuple[Mapping, tuple[Diagnostic, ...]]:
    """Give the meeting with an `id` on every item, and an error for each id that stands twice."""
    identifier = _Identifier()
    identifier.count(root)
    return identifier.named(root, ""), tuple(identifier.diagnostics)


@dataclass
class _Identifier:
    written: dict[str, Span] = field(default_factory=dict)
    derived: Counter[str] = field(default_factory=Counter)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def count(self, mapping: Mapping) -> None:
        """Collect the ids that are written and count those that the rule derives."""
        for naming, items in _lists(mapping):
            for item in items:
                written = _id(item)
                if written and not naming.local:
                    self._note(written)
                elif not written and not naming.local:
                    self.derived[_short(item, naming)] += 1
                self.count(item)

    def _note(self, written: Scalar) -> None:
        first = self.written.setdefault(str(written.value), written.span)
        if first is not written.span:
            message = f"the id `{written.value}` stands twice"
            self.diagnostics.append(_duplicate(message, written.span, first))

    def named(self, mapping: Mapping, parent: str) -> Mapping:
        """Give the mapping with ids on the items of all its lists."""
        entries = []
        for entry in mapping.entries:
            naming = _LISTS.get(entry.key)
            value = entry.value
            if naming and isinstance(value, Sequence) and not _is_references(value):
                value = replace(value, items=self._siblings(value.items, naming, parent, entry.key))
            entries.append(replace(entry, value=value))
        return _with_cells(replace(mapping, entries=tuple(entries)))

    def _siblings(self, items: tuple[Node, ...], naming: _Naming, parent: str, key: str) -> tuple[Node, ...]:
        ids = [self._id_of(item, naming, parent) if isinstance(item, Mapping) else "" for item in items]
        shared = Counter(ids)
        seen: dict[str, Span] = {}
        named: list[Node] = []
        for number, (item, short) in enumerate(zip(items, ids, strict=True), 1):
            if not isinstance(item, Mapping):
                named.append(item)
                continue
            wanted = short if shared[short] == 1 or _id(item) else self._long(item, naming, parent) or short
            final = wanted or f"item-{number}"
            if final in seen and (naming.local or not _id(item)):
                self.diagnostics.append(
                    _duplicate(f"two items of `{key}` are both named `{final}`", item.span, seen[final])
                )
            seen.setdefault(final, item.span)
            named.append(self.named(_with_id(item, final), final))
        return tuple(named)

    def _id_of(self, item: Mapping, naming: _Naming, parent: str) -> str:
        written = _id(item)
        if written:
            return str(written.value)
        short = _short(item, naming)
        crowded = not naming.local and (self.derived[short] > 1 or short in self.written)
        return f"{parent}.{short}" if crowded and parent and short else short

    @staticmethod
    def _long(item: Mapping, naming: _Naming, parent: str) -> str:
        long = slug(" ".join(_texts(item, naming)))
        return f"{parent}.{long}" if parent and long and not naming.local else long


def _lists(mapping: Mapping) -> Iterator[tuple[_Naming, list[Mapping]]]:
    for entry in mapping.entries:
        naming = _LISTS.get(entry.key)
        if naming and isinstance(entry.value, Sequence):
            yield naming, [item for item in entry.value.items if isinstance(item, Mapping)]


def _is_references(sequence: Sequence) -> bool:
    """Tell a point's `sources`, a list of ids, from the meeting's."""
    return all(isinstance(item, Scalar) for item in sequence.items)


def _id(item: Mapping) -> Scalar | None:
    entry = item.get("id")
    return entry.value if entry and isinstance(entry.value, Scalar) and entry.value.value else None


def _texts(item: Mapping, naming: _Naming) -> list[str]:
    values = [entry.value for key in naming.keys if (entry := item.get(key))]
    cells = [_item_text(item) for value in values if isinstance(value, Sequence) for item in value.items]
    return [value.value for value in values if isinstance(value, Scalar) and value.value] + cells


def _item_text(item: Node) -> str:
    """Give the text of a cell or the title of a column."""
    entry = (item.get("text") or item.get("title")) if isinstance(item, Mapping) else None
    return (entry.value.value or "") if entry and isinstance(entry.value, Scalar) else ""


def _short(item: Mapping, naming: _Naming) -> str:
    text = next((text for text in _texts(item, naming) if slug(text)), "")
    if naming.verbatim and re.fullmatch(r"[A-Z]{2}", text):
        return text
    return slug(text, _WORDS)


def _with_id(item: Mapping, name: str) -> Mapping:
    written = item.get("id")
    return item if written else with_entry(item, "id", Scalar(name, item.span))


def _with_cells(table: Mapping) -> Mapping:
    """Name the cells of a table's rows by its columns."""
    columns, rows = table.get("columns"), table.get("rows")
    if not (columns and rows and isinstance(columns.value, Sequence) and isinstance(rows.value, Sequence)):
        return table
    names = [str(i.value) for c in columns.value.items if isinstance(c, Mapping) and (i := _id(c))]
    items = tuple(_row_with_cells(row, names) if isinstance(row, Mapping) else row for row in rows.value.items)
    return with_entry(table, "rows", replace(rows.value, items=items))


def _row_with_cells(row: Mapping, names: list[str]) -> Mapping:
    cells = row.get("cells")
    if not (cells and isinstance(cells.value, Sequence)):
        return row
    numbered = enumerate(cells.value.items)
    items = tuple(
        _with_id(cell, names[i] if i < len(names) else f"column-{i + 1}") if isinstance(cell, Mapping) else cell
        for i, cell in numbered
    )
    return with_entry(row, "cells", replace(cells.value, items=items))


def _duplicate(message: str, span: Span, first: Span) -> Diagnostic:
    return Diagnostic(
        "duplicate-id", message, span, (f"the first stands in line {first.line}", "write an `id:` of its own")
    )
