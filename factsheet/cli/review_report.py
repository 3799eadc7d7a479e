"""What a merge tells: a table of changes, conflicts side by side, or all of it as JSON."""

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

from factsheet.cli.excerpt import printable
from factsheet.diagnostics import counted
from factsheet.production.records.manifest import diagnostic_json
from factsheet.review.changes import Stamp
from factsheet.review.conflicts import Conflict
from factsheet.review.merging import Result
from factsheet.review.report import Outcome, Row

_STYLES = {
    Outcome.MERGED: "green",
    Outcome.THERE: "dim",
    Outcome.CONFLICT: "bold red",
    Outcome.KEPT: "yellow",
    Outcome.DIFFERS: "yellow",
    Outcome.UNPROVED: "bold red",
}
_LONGEST = 400


def print_result(result: Result, written: Sequence[Path], *, dry_run: bool, quiet: bool) -> None:
    """Print the tables and the outcome on stdout; quietly, what keeps it from being written alone."""
    console = Console(highlight=False)
    rows = [row for row in result.rows if not quiet or row.outcome in {Outcome.CONFLICT, Outcome.UNPROVED}]
    if rows:
        console.print(_changes(rows))
    for conflict in result.conflicts:
        console.print(_conflict(conflict))
    if not quiet or not result.may_be_written:
        click.echo(_summary(result, written, dry_run=dry_run))


def _changes(rows: Sequence[Row]) -> Table:
    table = Table(box=SIMPLE, title_justify="left")
    for title in ("outcome", "where", "who", "what", "before", "after"):
        table.add_column(title, overflow="fold")
    for row in rows:
        place = " ".join(filter(None, [f"{row.line}:" if row.line else "", row.path or "", _block(row)]))
        what = f"{row.what}: {row.note}" if row.note else row.what
        cells = (_short(place), "\n".join(map(_who, row.stamps)), what, _short(row.before), _short(row.after))
        table.add_row(Text(str(row.outcome), _STYLES[row.outcome]), *map(Text, cells))
    return table


def _block(row: Row) -> str:
    return f"({row.file}, line {row.block})" if row.block else f"({row.file})"


def _conflict(conflict: Conflict) -> Table:
    """Show the versions of a conflict side by side."""
    title = Text(f"{conflict.path}: {conflict.reason}", "bold red")
    table = Table(box=SIMPLE, title=title, title_justify="left")
    for name in ("as drafted", *(name for name, _ in conflict.versions)):
        table.add_column(printable(name), overflow="fold")
    table.add_row(*(Text(_version(text)) for text in (conflict.base, *(text for _, text in conflict.versions))))
    return table


def _version(text: str | None) -> str:
    return "(not there)" if text is None else _short(text)


def _who(stamp: Stamp) -> str:
    return f"{printable(stamp.author)} {stamp.date:%Y-%m-%d %H:%M}" if stamp.date else printable(stamp.author)


def _short(text: str) -> str:
    return printable(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _summary(result: Result, written: Sequence[Path], *, dry_run: bool) -> str:
    if result.conflicts:
        hint = "settle each with `--theirs PATH` or `--ours PATH`"
        return f"{counted(len(result.conflicts), 'conflict')}; nothing is written; {hint}"
    if not result.may_be_written:
        return "nothing is written"
    merged = sum(row.outcome is Outcome.MERGED for row in result.rows)
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
