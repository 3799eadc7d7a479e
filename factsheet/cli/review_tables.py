"""The tables of `factsheet review`: a row stands below its path, which is whole, so that it can be copied."""

from collections.abc import Sequence

from rich.box import SIMPLE
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factsheet.cli.changed_words import changed_words
from factsheet.cli.messages import printable
from factsheet.review.changes import Stamp
from factsheet.review.results import Conflict, ListedChange, MergeOutcome, MergeRow

_LONGEST = 600
"""The most characters of a text that are printed."""
_WIDEST = 16
"""The most columns of a terminal for what is no text of the meeting: a day and an hour."""
_INDENT = 1
_STYLES = {
    MergeOutcome.MERGED: "green",
    MergeOutcome.THERE: "dim",
    MergeOutcome.CONFLICT: "bold red",
    MergeOutcome.KEPT: "yellow",
    MergeOutcome.OURS: "yellow",
    MergeOutcome.ANOTHERS: "yellow",
    MergeOutcome.DIFFERS: "yellow",
    MergeOutcome.UNPROVED: "bold red",
}


def print_entries(entries: Sequence[ListedChange]) -> None:
    """Print what was found in drafts."""
    rows = []
    for entry in entries:
        place = [entry.path or "no value", *([f"({entry.span})"] if entry.span else [])]
        who = "\n".join(map(_stamp, entry.stamps)) or "not tracked"
        texts = _both(entry.what, entry.before, entry.after)
        rows.append((place, [Text(each) for each in (printable(entry.file), who, entry.what, *texts)], ""))
    _print_rows(("draft", "who and when", "what", "before", "after"), rows)


def print_changes(changes: Sequence[MergeRow]) -> None:
    """Print what became of changes."""
    rows = []
    for row in changes:
        block = f"({row.file}, line {row.block})" if row.block else f"({row.file})"
        place = [" ".join(filter(None, [f"{row.line}:" if row.line else "", row.path])), block]
        cells = ("\n".join(map(_stamp, row.stamps)), row.what, *_both(row.what, row.before, row.after))
        rows.append((place, [Text(str(row.outcome), _STYLES[row.outcome]), *map(Text, cells)], row.note))
    _print_rows(("outcome", "who", "what", "before", "after"), rows)


def print_conflict(conflict: Conflict) -> None:
    """Print the versions of a conflict side by side."""
    versions = (("as drafted", conflict.base), *conflict.versions)
    table = Table(box=SIMPLE)
    for name, _ in versions:
        table.add_column(printable(name), overflow="fold")
    table.add_row(*(Text("(not there)" if text is None else _lines_of(text)) for _, text in versions))
    console = Console(highlight=False)
    _print_place(console, [f"{conflict.path}:", conflict.reason], "bold red")
    console.print(table)


def _both(what: str, before: str, after: str) -> list[str]:
    """Give both sides of a change as tables show them; a comment is no other form of the words that it is on."""
    return [
        _lines_of(each) for each in ((before, after) if what.startswith("comment") else changed_words(before, after))
    ]


def _stamp(stamp: Stamp) -> str:
    return printable(f"{stamp.author} {stamp.date:%Y-%m-%d %H:%M}" if stamp.date else stamp.author)


def _lines_of(text: str) -> str:
    """Give a text in its lines, fit for a terminal, cut where it is long."""
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "\n".join(map(printable, cut.split("\n")))


def _print_rows(titles: Sequence[str], rows: Sequence[tuple[Sequence[str], Sequence[Text], str]]) -> None:
    """Print rows of cells, each between its place and a note on it, in columns that are as wide in all rows."""
    console = Console(highlight=False)
    widths = _widths(console.width, [list(map(Text, titles)), *(cells for _, cells, _ in rows)])
    _print_row(console, widths, titles)
    for place, cells, note in rows:
        _print_place(console, place, "bold")
        _print_row(console, widths, titles, cells)
        if note:
            console.print(Padding(Text(printable(note)), (0, 0, 0, 2)))
    console.print()


def _print_row(console: Console, widths: Sequence[int], titles: Sequence[str], cells: Sequence[Text] = ()) -> None:
    """Print a row, or without cells the head."""
    table = Table(box=SIMPLE, show_edge=False, show_header=not cells)
    for title, width in zip(titles, widths, strict=True):
        table.add_column(title, width=width, overflow="fold")
    if cells:
        table.add_row(*cells)
    console.print(Padding(table, (0, 0, 0, _INDENT), expand=False))


def _widths(most: int, rows: Sequence[Sequence[Text]]) -> list[int]:
    """Give the widths of columns; the last two, which hold texts, share what the others leave of `most`."""
    widest = [
        max(cell_len(line) for cell in column for line in cell.plain.split("\n")) for column in zip(*rows, strict=True)
    ]
    first = [min(_WIDEST, each) for each in widest[:-2]]
    left = most - _INDENT - sum(first) - 3 * len(widest)
    *_, before, after = widest
    half = max(left // 2, left - after)
    before = max(1, min(before, half))
    return [*first, before, max(1, min(after, left - before))]


def _print_place(console: Console, pieces: Sequence[str], style: str) -> None:
    """Print pieces on one line, or where they do not fit, each on its own."""
    place = printable(" ".join(filter(None, pieces)))
    fits = cell_len(place) <= console.width
    console.print(Text(place if fits else "\n    ".join(map(printable, filter(None, pieces))), style), soft_wrap=True)
