"""The file of proposals, `NAME.quotes.yaml`: written for the writer to settle, read, and taken into the meeting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.edit.edits import Edits, Kept, New
from factsheet.edit.rewrite import rewrite
from factsheet.edit.scalars import Fresh
from factsheet.meeting import Outline, outline
from factsheet.meeting.marking import Words
from factsheet.meeting.text import ItemId, Line
from factsheet.models.declaring import Field, Model
from factsheet.paths import ValuePath
from factsheet.source.bind import bind
from factsheet.source.nodes import Location, Mapping, PlainValue, Scalar, Sequence, to_python
from factsheet.source.reader import read
from factsheet.trace.proposing import Proposal

_WIDTH = 100
_HEAD = """\
# Proposed by `factsheet trace {name} --propose`:
# words of the sources that items of the meeting may rest on. Read each beside its `text`, delete what does not say it,
# mend what says more than it should; then `factsheet trace {name} --take` writes what is left into the meeting.
format: 1
"""


class ProposedQuote(Model):
    """Words of a source for an item, as a file of proposals has them."""

    path: Line = Field(description="The item, by keys and ids.")
    text: str = Field("", description="What the item says, to be read beside the words.")
    source: ItemId = Field(description="The id of the source.")
    exact: Words = Field(description="The words, as the source has them.")
    prefix: Words | None = Field(None, description="Words right before them, where they stand there more than once.")
    suffix: Words | None = Field(None, description="Words right behind them, where they stand there more than once.")
    at: Line | None = Field(None, description="Where they stand in the source.")


class ProposedQuotes(Model):
    """A file of proposals."""

    format: Literal["1"] = Field("1", description="The format of the file.")
    quotes: tuple[ProposedQuote, ...] = Field((), description="The quotes that are left to be taken.")


def write_proposals(name: str, proposals: Iterable[Proposal]) -> str:
    """Write a file of proposals for the meeting file `name`."""
    fresh = Fresh(_WIDTH)
    parts = [_HEAD.format(name=name)]
    listed = list(proposals)
    parts.append("quotes:\n" if listed else "quotes: []\n")
    for each in listed:
        entries = {"path": each.path, "text": each.text, "source": each.source, "exact": each.exact}
        entries |= {"prefix": each.prefix} if each.prefix else {}
        entries["at"] = each.at
        lines = [fresh.entry(key, value, 4) for key, value in entries.items() if value]
        parts += [f"{'    ' if place else '  - '}{line}\n" for place, line in enumerate(lines)]
    return "".join(parts)


def read_proposals(name: str, data: bytes) -> ProposedQuotes:
    """Read a file of proposals; raises FactsheetError, with every error at its place in `name`."""
    return bind(read(data, name), ProposedQuotes)


def take(data: bytes, file: str, proposals: ProposedQuotes, proposed_in: str) -> tuple[bytes, int]:
    """Give a meeting file with the quotes that a file of proposals has, and how many were added: none that it has.

    Raises FactsheetError for paths that lead to no item of the meeting.
    """
    nodes = outline(data, file)
    by_path: dict[str, list[ProposedQuote]] = {}
    for each in proposals.quotes:
        by_path.setdefault(each.path, []).append(each)
    values: dict[Location, PlainValue] = {}
    orders: dict[Location, tuple[Kept | New, ...]] = {}
    lost: list[Diagnostic] = []
    count = 0
    for path, quotes in by_path.items():
        location = nodes.find(ValuePath.parse(path))
        if location is None or not path:
            lost.append(_lost(path, file, proposed_in))
        else:
            count += _add(nodes, location, quotes, values, orders)
    if lost:
        raise FactsheetError(lost)
    return (rewrite(data, file, Edits(values, orders)) if count else data), count


def _lost(path: str, file: str, proposed_in: str) -> Diagnostic:
    message = f"{file} has no item `{path}`"
    hint = f"propose anew: `factsheet trace {file} --propose`"
    return Diagnostic("trace-proposal", f"{proposed_in}: {message}", hints=(hint,), path=path)


def _add(
    nodes: Outline,
    location: Location,
    quotes: Iterable[ProposedQuote],
    values: dict[Location, PlainValue],
    orders: dict[Location, tuple[Kept | New, ...]],
) -> int:
    """Add quotes to an item, each once; gives how many it did not have."""
    node = nodes.node(location)
    written = node.get("quotes") if isinstance(node, Mapping) else None
    known = list(map(to_python, written.value.items)) if written and isinstance(written.value, Sequence) else []
    plain: list[PlainValue] = []
    for each in map(_plain, quotes):
        if _words(each) not in map(_words, (*known, *plain)):
            plain.append(each)
    if not plain:
        return 0
    if isinstance(node, Scalar):
        values[location] = {"text": node.value, "quotes": plain}
    elif isinstance(node, Sequence):
        values[location] = {"cells": to_python(node), "quotes": plain}
    elif known:
        orders[(*location, "quotes")] = (*map(Kept, range(len(known))), *map(New, plain))
    else:
        values[(*location, "quotes")] = plain
    return len(plain)


def _plain(quote: ProposedQuote) -> dict[str, PlainValue]:
    said = {"source": quote.source, "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    return {key: value for key, value in said.items() if value}


def _words(quote: PlainValue) -> tuple[PlainValue, PlainValue]:
    return (quote.get("source"), quote.get("exact")) if isinstance(quote, dict) else (None, None)


def proposals_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a file of proposals, for editors."""
    schema = ProposedQuotes.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
