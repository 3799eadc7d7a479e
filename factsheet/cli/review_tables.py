"""The tables of `factsheet review`: a row stands below its path, which is whole, so that it can be copied.

Of long texts they show what differs, with a few words around it.
"""

from collections import Counter
from collections.abc import Sequence

from rich.box import SIMPLE
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factsheet.align.pairs import Stretch, same_ends, stretches
from factsheet.align.words import words
from factsheet.cli.messages import printable, shortened
from factsheet.review.changes import Stamp
from factsheet.review.results import Conflict, ListedChange, MergeOutcome, MergeRow

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
    return "\n".join(map(printable, shortened(text).split("\n")))


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


SHOWN_WHOLE = 160
"""A text of so many characters, or fewer, is shown as it is."""
_MOST_PAIRS = 50_000
"""Where more words and signs of two texts are the same, each with each, that would take seconds."""
_AROUND = 6
"""Words and signs that are shown before and behind what differs."""


def changed_words(before: str, after: str) -> tuple[str, str]:
    """Give what differs of two texts and the words around it, `…` for the rest; the texts where they are short.

    What only one side has is given as it is: all of it differs.
    """
    if not before or not after or max(len(before), len(after)) <= SHOWN_WHOLE:
        return before, after
    old, new = _words(before), _words(after)
    apart = [each for each in _stretches(old, new) if not each.same]
    return _shown(old, [each.old for each in apart]), _shown(new, [each.new for each in apart])


def _words(text: str) -> list[str]:
    """Cut a text into words and signs, each with the blanks behind it."""
    found: list[str] = []
    for each in words(text):
        if each.isspace() and found:
            found[-1] += each
        else:
            found.append(each)
    return found


def _stretches(old: Sequence[str], new: Sequence[str]) -> list[Stretch]:
    """Divide two lists of words; what is too long to compare between the words that both begin and end with is one."""
    start, end = same_ends(old, new)
    olds, news = slice(start, len(old) - end), slice(start, len(new) - end)
    left, right = old[olds], new[news]
    counts = Counter(left)
    if sum(counts[each] for each in right) > _MOST_PAIRS:
        return [Stretch(False, olds, news)]
    return [Stretch(same, _moved(one, start), _moved(other, start)) for same, one, other in stretches(left, right)]


def _moved(place: slice, by: int) -> slice:
    return slice(place.start + by, place.stop + by)


def _shown(text: Sequence[str], places: Sequence[slice]) -> str:
    """Give the words at places with those around them."""
    near = [slice(max(0, at.start - _AROUND), min(len(text), at.stop + _AROUND)) for at in places]
    shown, end = "", 0
    for at in near:
        if at.start > end:
            shown += "…"
        shown += "".join(text[max(at.start, end) : at.stop])
        end = at.stop
    return shown if end >= len(text) else f"{shown}…"
