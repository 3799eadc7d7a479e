"""What a review tells: tables of changes, comments and conflicts, or all of it as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from factsheet.cli.terminal import printable
from factsheet.diagnostics import counted
from factsheet.diagnostics.as_json import diagnostic_json
from factsheet.review.changes import Stamp
from factsheet.review.listing import ListedChange
from factsheet.review.merge import Conflict
from factsheet.review.merging import MergeOutcome, MergeRow, Result

_LONGEST_ENTRY = 600


def print_entries(entries: Sequence[ListedChange]) -> None:
    """Print a table, and how many entries there are."""
    table = Table(box=SIMPLE)
    for title in ("draft", "who and when", "what", "where", "before", "after"):
        table.add_column(title, overflow="fold")
    for entry in entries:
        who = "\n".join(map(_stamp, entry.stamps)) or "not tracked"
        where = "\n".join(printable(str(place)) for place in (entry.path or "no value", entry.span) if place)
        cells = (entry.file, who, entry.what, where, _lines_of(entry.before), _lines_of(entry.after))
        table.add_row(*map(Text, cells))
    if entries:
        Console(highlight=False).print(table)
    comments = sum(entry.what.startswith("comment") for entry in entries)
    click.echo(f"{counted(len(entries) - comments, 'change')}, {counted(comments, 'comment')}")


def _stamp(stamp: Stamp) -> str:
    return printable(f"{stamp.author} {stamp.date:%Y-%m-%d %H:%M}" if stamp.date else stamp.author)


def _lines_of(text: str) -> str:
    """Give a text in its lines, fit for a terminal, cut where it is long."""
    cut = text if len(text) <= _LONGEST_ENTRY else f"{text[:_LONGEST_ENTRY]}…"
    return "\n".join(map(printable, cut.split("\n")))


def entries_json(entries: Sequence[ListedChange]) -> str:
    """Give the list as text, in ASCII, so that any encoding of stdout carries it."""
    return json.dumps([_entry_object(entry) for entry in entries], indent=2)


def _entry_object(entry: ListedChange) -> dict[str, object]:
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


_STYLES = {
    MergeOutcome.MERGED: "green",
    MergeOutcome.THERE: "dim",
    MergeOutcome.CONFLICT: "bold red",
    MergeOutcome.KEPT: "yellow",
    MergeOutcome.DIFFERS: "yellow",
    MergeOutcome.UNPROVED: "bold red",
}
_LONGEST = 400


def print_result(result: Result, written: Sequence[Path], *, dry_run: bool, quiet: bool) -> None:
    """Print the tables and the outcome on stdout; quietly, what keeps it from being written alone."""
    console = Console(highlight=False)
    rows = [row for row in result.rows if not quiet or row.outcome in {MergeOutcome.CONFLICT, MergeOutcome.UNPROVED}]
    if rows:
        console.print(_changes(rows))
    for conflict in result.conflicts:
        console.print(_conflict(conflict))
    if not quiet or not result.may_be_written:
        click.echo(_summary(result, written, dry_run=dry_run))


def _changes(rows: Sequence[MergeRow]) -> Table:
    table = Table(box=SIMPLE, title_justify="left")
    for title in ("outcome", "where", "who", "what", "before", "after"):
        table.add_column(title, overflow="fold")
    for row in rows:
        block = f"({row.file}, line {row.block})" if row.block else f"({row.file})"
        place = " ".join(filter(None, [f"{row.line}:" if row.line else "", row.path or "", block]))
        what = f"{row.what}: {row.note}" if row.note else row.what
        cells = (_short(place), "\n".join(map(_stamp, row.stamps)), what, _short(row.before), _short(row.after))
        table.add_row(Text(str(row.outcome), _STYLES[row.outcome]), *map(Text, cells))
    return table


def _conflict(conflict: Conflict) -> Table:
    """Show the versions of a conflict side by side."""
    title = Text(f"{conflict.path}: {conflict.reason}", "bold red")
    table = Table(box=SIMPLE, title=title, title_justify="left")
    versions = (("as drafted", conflict.base), *conflict.versions)
    for name, _ in versions:
        table.add_column(printable(name), overflow="fold")
    table.add_row(*(Text("(not there)" if text is None else _short(text)) for _, text in versions))
    return table


def _short(text: str) -> str:
    return printable(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _summary(result: Result, written: Sequence[Path], *, dry_run: bool) -> str:
    if result.conflicts:
        hint = "settle each with `--theirs PATH` or `--ours PATH`"
        return f"{counted(len(result.conflicts), 'conflict')}; nothing is written; {hint}"
    if not result.may_be_written:
        return "nothing is written"
    merged = sum(row.outcome is MergeOutcome.MERGED for row in result.rows)
    if dry_run:
        return f"{counted(merged, 'change')} would be merged; nothing is written"
    names = ", ".join(map(str, written)) or "nothing, all of it is there already"
    return f"{counted(merged, 'change')} merged; written: {names}"


def to_json(result: Result, written: Sequence[Path]) -> str:
    """Give the result as text, in ASCII, so that any encoding of stdout carries it."""
    data = {
        "may_be_written": result.may_be_written,
        "written": list(map(str, written)),
        "changes": [asdict(row) for row in result.rows],
        "conflicts": [
            {"path": c.path, "reason": c.reason, "base": c.base, "versions": dict(c.versions)} for c in result.conflicts
        ],
        "diagnostics": list(map(diagnostic_json, result.diagnostics)),
    }
    return json.dumps(data, indent=2, default=str)
