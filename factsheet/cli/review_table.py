"""Changes and comments as a table on stdout, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from factsheet.cli.excerpt import printable
from factsheet.diagnostics import counted
from factsheet.review.changes import Stamp
from factsheet.review.listing import Entry

_LONGEST = 600


def print_entries(entries: Sequence[Entry]) -> None:
    """Print a table, and how many entries there are."""
    table = Table(box=SIMPLE)
    for title in ("draft", "who and when", "what", "where", "before", "after"):
        table.add_column(title, overflow="fold")
    for entry in entries:
        who = "\n".join(map(_who, entry.stamps)) or "not tracked"
        cells = (entry.file, who, entry.what, _where(entry), _short(entry.before), _short(entry.after))
        table.add_row(*map(Text, cells))
    if entries:
        Console(highlight=False).print(table)
    comments = sum(entry.what.startswith("comment") for entry in entries)
    click.echo(f"{counted(len(entries) - comments, 'change')}, {counted(comments, 'comment')}")


def _who(stamp: Stamp) -> str:
    return printable(f"{stamp.author} {stamp.date:%Y-%m-%d %H:%M}" if stamp.date else stamp.author)


def _where(entry: Entry) -> str:
    places = [entry.path or "no value", *([str(entry.span)] if entry.span else [])]
    return "\n".join(map(printable, places))


def _short(text: str) -> str:
    """Give a text in its lines, fit for a terminal, cut where it is long."""
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "\n".join(map(printable, cut.split("\n")))


def to_json(entries: Sequence[Entry]) -> str:
    """Give the list as text, in ASCII, so that any encoding of stdout carries it."""
    return json.dumps([_object(entry) for entry in entries], indent=2)


def _object(entry: Entry) -> dict[str, object]:
    return {
        "draft": entry.file,
        "what": entry.what,
        "path": entry.path,
        "file": entry.span.file if entry.span else None,
        "line": entry.span.line if entry.span else None,
        "column": entry.span.column if entry.span else None,
        "stamps": [{"author": s.author, "date": s.date.isoformat() if s.date else None} for s in entry.stamps],
        "before": entry.before,
        "after": entry.after,
    }
