"""Notes that stand for what is withheld, where a level is told how much that is, in the sheet's language.

As in Foreign Relations of the United States, a note in brackets gives the amount of what stood in its place, in lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import ceil
from typing import Any

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError, Span
from factsheet.meeting.marking import NOTE_ID
from factsheet.models.tables import read_table
from factsheet.source import nodes

_LINE = 72
"""The characters of a line; the texts of a note's items count together, so that the extent is a coarse one."""

KINDS = ("section", "paragraph", "point", "table", "figure", "row", "item")
"""What notes count, in the order in which they tell of it."""


class Gone(Struct, frozen=True):
    """An item that is withheld: its kind, and the texts in it."""

    kind: str
    texts: tuple[str, ...] = ()

    @property
    def characters(self) -> int:
        """Its extent, in characters."""
        return sum(map(len, self.texts))


class Notes(Struct):
    """Writes the notes of one sheet: in its language, each with a mark and an id of its own."""

    language: str
    mark: str
    written: int = 0

    def note(self, key: str, gone: Sequence[Gone], columns: int, span: Span) -> nodes.Mapping:
        """Give the item that stands in the list of a key for items of it that are withheld; `columns` are a table's."""
        self.written += 1
        text = note_text(gone, self.language)
        own = {"id": f"{NOTE_ID}{self.written}", "marking": self.mark}
        if key == "rows":
            return _mapping(own, span, cells=[text, *[""] * (columns - 1)])
        kind = "point" if any(each.kind == "point" for each in gone) else "paragraph"
        tag = {"type": kind} if key in {"content", "points", "summary"} else {}
        return _mapping({**own, _KEYS.get(key, "text"): text, **tag}, span)


_KEYS = {"sections": "title", "follow_ups": "action", "annexes": "title", "related": "title", "contacts": "name"}
"""The keys that say what an item is, where that is no text."""


def _mapping(texts: Mapping[str, str], span: Span, cells: Sequence[str] = ()) -> nodes.Mapping:
    entries = [nodes.Entry(key, span, nodes.Scalar(text, span), implied=key == "type") for key, text in texts.items()]
    if cells:
        items = tuple(_mapping({"text": text}, span) for text in cells)
        entries.append(nodes.Entry("cells", span, nodes.Sequence(items, span)))
    return nodes.Mapping(tuple(entries), span)


def note_text(gone: Sequence[Gone], language: str) -> str:
    """Give the words of a note; raises FactsheetError for a language that has none."""
    words = _words(language)
    counts = {kind: sum(each.kind == kind for each in gone) for kind in KINDS}
    named = [_counted(words, kind, count, language) for kind, count in counts.items() if count]
    lines = _counted(words, "line", ceil(sum(each.characters for each in gone) / _LINE), language)
    note: str = words["note"]
    return note.format(what=words["and"].join(named), lines=lines)


def _counted(words: Mapping[str, Any], kind: str, count: int, language: str) -> str:
    from factsheet.typography.digits import locale_of  # noqa: PLC0415 - for indicated levels alone

    form = locale_of(language).plural_form(count)
    forms = words[kind]
    text: str = forms.get(form, forms["other"]) if isinstance(forms, Mapping) else forms
    return text.format(count)


def _words(language: str) -> Mapping[str, Any]:
    """Give the words of a language, the nearest that there are; raises FactsheetError where there are none."""
    from factsheet.typography.tags import match_language  # noqa: PLC0415 - for indicated levels alone

    tag = match_language(_table(), language)
    if tag is None:
        message = f"there are no words in `{language}` for notes on what is withheld"
        hint = 'set `mode = "silent"` for the level'
        raise FactsheetError([Diagnostic("not-releasable", message, hints=(hint,), path="language")])
    return _table()[tag]


@cache
def _table() -> dict[str, dict[str, Any]]:
    return read_table("factsheet.release", "words.toml")
