"""What the template prints where a new row of a table says nothing: a dash, or the status that is usual at first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from factsheet.review.changes import Change, ItemAdded, ItemKind
from factsheet.review.lines import Line, keys_of
from factsheet.review.prove import Difference

_ROWS = (ItemKind.ROW, ItemKind.RECORD)


def without_fillers(
    differences: Sequence[Difference], accepted: Sequence[str], printed: tuple[Line, ...], changes: Sequence[Change]
) -> Iterator[Difference]:
    """Give differences, those that are fillers accounted for by the row's own change.

    A filler is a line that prints and that the draft has not, in a row that a change added, and shows no field that
    the change gives.
    """
    lines = [line for line in printed if line.text.strip()]
    matcher = SequenceMatcher(None, accepted, keys_of(printed), autojunk=False)
    same = {to + n: at + n for at, to, size in matcher.get_matching_blocks() for n in range(size)}
    added = {c.place.accepted: c for c in changes if isinstance(c, ItemAdded) and c.kind in _ROWS}
    for each in differences:
        line = None if each.change or each.accepted is not None or each.reprint is None else lines[each.reprint]
        row = [n for n, other in enumerate(lines) if line is not None and _row(line) == _row(other) is not None]
        change = next((added[same[n]] for n in row if same.get(n) in added), None)
        is_filler = change is not None and line is not None and not _shows(line, change)
        yield replace(each, change=change) if is_filler else each


def _row(line: Line) -> tuple[int, int] | None:
    return (line.spot.table, line.spot.row) if line.spot else None


def _shows(line: Line, change: ItemAdded) -> bool:
    fields = [part for name in change.fields for part in (f".{name}", f"cells[{name}]")]
    return any(part in path for path in line.paths for part in fields)
