"""What a level may not see, cut out of the nodes of a meeting; notes stand in its place where there are to be any."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from factsheet.meeting import FieldMark, facts_at, usual_keys
from factsheet.meeting.marking import NOTE_ID
from factsheet.paths import ValuePath, item_text, key_text
from factsheet.release.notes import Gone, Notes
from factsheet.release.withheld import Withheld
from factsheet.source import nodes
from factsheet.source.bind import TAG

KINDS = {
    "sections": "section",
    "summary": "point",
    "points": "point",
    "rows": "row",
    "follow_ups": "follow-up",
    "participants": "participant",
    "groups": "group",
    "annexes": "annex",
    "related": "related document",
    "sources": "source",
    "contacts": "contact",
    "clearances": "clearance",
    "abbreviations": "abbreviation",
    "allow": "allowance",
}
"""What the items of lists are; those of content say it themselves."""

_NOTED = ("section", "paragraph", "point", "table", "figure", "row")
_SILENT = ("sources", "participants")
"""Lists without notes: a source's would number the others, and a party's would take part in the meeting."""

_HOLLOW = {"section": ("summary", "content"), "table": ("rows",), "group": ("participants",)}
"""What is released with something below it alone: a heading over nothing says that something was there."""


_KEPT_ASIDE = frozenset(("id", "also"))
"""What says nothing of the content, and is released with its item: how it is named."""


def is_drafters(path: str) -> bool:
    """Tell whether what stands at a path in an item is for drafters alone: quotes of sources, their files and digests.

    A key that is new is, where its field says that it is no content.
    """
    at = ValuePath.parse(path)
    return FieldMark.ASIDE in facts_at(at).marks and at.keys[-1] not in _KEPT_ASIDE


def kind_of(key: str, item: nodes.Node) -> str:
    """Give what an item of the list of a key is."""
    said = item.text(TAG) if key == "content" and isinstance(item, nodes.Mapping) else None
    return said or KINDS.get(key, key)


def texts_in(node: nodes.Node, key: str = "") -> Iterator[str]:
    """Give every text that is written in a node, but for its mark."""
    match node:
        case nodes.Mapping(entries):
            for entry in entries:
                if entry.key != TAG and not (entry.key == "id" and entry.implied):
                    yield from texts_in(entry.value, entry.key)
        case nodes.Sequence(items):
            for item in items:
                yield from texts_in(item, key)
        case nodes.Scalar(value):
            if value and key != "marking":
                yield value


class Cutter(Struct):
    """Cuts what `gone` names, the marks of portions by their paths; `notes` are written where there are any."""

    gone: Mapping[str, str]
    notes: Notes | None
    withheld: list[Withheld] = field(default_factory=list)

    def cut(self, mapping: nodes.Mapping, path: str = "") -> nodes.Mapping:
        """Give a mapping without what is gone, and without lists of which nothing is left; keys are in usual order."""
        entries = []
        for entry in sorted(mapping.entries, key=_usual_order(path)):
            at = key_text(path, entry.key)
            if path and is_drafters(at):
                self._withhold_aside(entry, at)
                continue
            value: nodes.Node | None = entry.value
            if isinstance(value, nodes.Mapping):
                value = self.cut(value, at)
            elif isinstance(value, nodes.Sequence):
                value = self._list(entry.key, value, at, mapping)
            if value is not None:
                entries.append(nodes.Entry(entry.key, entry.key_span, value, entry.implied))
        return nodes.Mapping(tuple(entries), mapping.span)

    def _list(self, key: str, items: nodes.Sequence, path: str, around: nodes.Mapping) -> nodes.Sequence | None:
        kept: list[nodes.Node] = []
        run: list[Gone] = []
        for item in items.items:
            at = item_text(path, nodes.identity(item))
            if at in self.gone:
                run.append(self._withhold(key, item, at))
                continue
            left = self.cut(item, at) if isinstance(item, nodes.Mapping) else item
            if self._is_hollow(key, left):
                self.withheld.append(Withheld(at, kind_of(key, item), _mark(item), "nothing is left below it"))
                continue
            kept += self._note(key, run, around, path)
            kept.append(left)
            run = []
        kept += self._note(key, run, around, path)
        return nodes.Sequence(tuple(kept), items.span) if kept else None

    def _withhold_aside(self, entry: nodes.Entry, path: str) -> None:
        texts = tuple(texts_in(entry.value))
        self.withheld.append(Withheld(path, entry.key, "", "it is the drafters' own, and in no sheet", texts))

    def _withhold(self, key: str, item: nodes.Node, path: str) -> Gone:
        kind, mark, texts = kind_of(key, item), self.gone[path], tuple(texts_in(item))
        self.withheld.append(Withheld(path, kind, mark, f"the level may not see ({mark})", texts))
        return Gone(kind if kind in _NOTED else "item", texts)

    def _note(self, key: str, run: list[Gone], around: nodes.Mapping, path: str) -> list[nodes.Node]:
        """Give the note on items of a list that stood side by side, if there is to be one."""
        if not run or self.notes is None or key in _SILENT:
            return []
        columns = nodes.child(around, "columns")
        count = len(columns.items) if isinstance(columns, nodes.Sequence) else 1
        note = self.notes.note(key, run, count, around.span)
        return [nodes.Mapping(tuple(sorted(note.entries, key=_usual_order(item_text(path, "")))), note.span)]

    @staticmethod
    def _is_hollow(key: str, item: nodes.Node) -> bool:
        below = _HOLLOW.get(kind_of(key, item))
        if below is None or not isinstance(item, nodes.Mapping) or any(map(item.get, below)):
            return False
        return not (nodes.identity(item) or "").startswith(NOTE_ID)  # a note in a file that was released before


def _usual_order(path: str) -> Callable[[nodes.Entry], int]:
    """Give the place of a key by the order of the model; names by languages, and the like, keep theirs."""
    keys = {key: place for place, key in enumerate(usual_keys(ValuePath.parse(path)))}
    return lambda entry: keys.get(entry.key, len(keys))


def _mark(item: nodes.Node) -> str:
    return (item.text("marking") or "") if isinstance(item, nodes.Mapping) else ""
