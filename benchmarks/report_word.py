"""The part of the report on Word files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.measure import Result
from benchmarks.plan import pages
from benchmarks.tables import head, row

_OURS, _PEER = "factsheet_docx", "docxtpl"


def word_targets(
    warm: Mapping[str, Result], growth: Mapping[str, Sequence[tuple[int, Result]]]
) -> Iterator[tuple[str, float, float]]:
    """Give what is measured, as a ratio, and the most that it may be."""
    (short, first), (long, last) = growth[_OURS][-2:]
    each = (last.milliseconds / pages(long)) / (first.milliseconds / pages(short))
    yield "Word, warm, time to docxtpl's", warm[_OURS].milliseconds / warm[_PEER].milliseconds, 0.35
    yield f"Word, time a page, {pages(long):,} pages to {pages(short):,}", each, 1.15


def word_lines(warm: Mapping[str, Result], growth: Mapping[str, Sequence[tuple[int, Result]]]) -> Iterator[str]:
    """Give the sections on Word files."""
    yield ""
    yield "## Word, one sheet, warm"
    yield ""
    yield "As for PDF above; `factsheet_both` makes the PDF and the Word file of a sheet. pandoc starts anew each time."
    yield ""
    yield from head("program", "ms", "to docxtpl", "KB", "peak MB")
    base = warm[_PEER].milliseconds
    for name, r in warm.items():
        figures = f"{r.milliseconds:.1f}", f"{r.milliseconds / base:.2f}", f"{r.size / 1000:.0f}", f"{r.peak / 1e6:.0f}"
        yield row(name, *figures)
    yield ""
    yield "## Word, growth"
    yield ""
    yield "One long sheet in a fresh process whose program is loaded; the pages are about those of our PDF."
    yield ""
    yield from head("program", "pages", "ms", "ms a page", "peak MB")
    for name, results in growth.items():
        for parts, r in results:
            count, took = pages(parts), r.milliseconds
            yield row(name, f"{count:,}", f"{took:,.0f}", f"{took / count:.2f}", f"{r.peak / 1e6:.0f}")
    yield ""
