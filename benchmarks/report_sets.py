"""The part of the report on sets."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.sets import PROCESSES, SetTimes
from benchmarks.tables import head, row


def set_targets(times: SetTimes) -> Iterator[tuple[str, float, float]]:
    """Give what is measured, as a ratio, and the most that it may be."""
    typst = times.count / times.typst
    sheet = times.both.seconds / times.count * PROCESSES
    changed = times.one_changed.seconds
    yield f"set of {times.count:,} PDFs, time to Typst's", times.pdf.seconds / typst, 1
    yield f"set of {times.count:,} in both formats, time to Typst's PDFs", times.both.seconds / typst, 1.3
    yield "set again, nothing changed, to its time", times.unchanged.seconds / times.both.seconds, 0.02
    alone = times.unchanged.seconds + times.alone.seconds
    yield "set again, one sheet changed, to nothing changed and that sheet alone", changed / alone, 1.1
    yield "the same, to nothing changed and a sheet of many", changed / (times.unchanged.seconds + sheet), 1.1
    yield "memory of a set, without workers, to that of a quarter of it", times.pdf.peak / times.fewer.peak, 1.1


def set_lines(times: SetTimes) -> Iterator[str]:
    """Give the section on sets."""
    yield "## Sets"
    yield ""
    yield f"`factsheet build` over {PROCESSES} processes, start to exit; every sheet is another; Typst as in a batch."
    yield ""
    yield from head("what", "sheets", "seconds", "sheets a second", "peak MB, without workers")
    runs = (
        ("PDF", times.count, times.pdf),
        ("PDF and Word", times.count, times.both),
        ("again, nothing changed", times.count, times.unchanged),
        ("again, one sheet changed", times.count, times.one_changed),
        ("that sheet alone", 1, times.alone),
        ("PDF, a quarter of the set", max(1, times.count // 4), times.fewer),
    )
    for what, count, run in runs:
        figures = f"{run.seconds:.2f}", f"{count / run.seconds:,.1f}", f"{run.peak / 1e6:.0f}"
        yield row(what, f"{count:,}", *figures)
    yield row("Typst's PDFs", f"{times.count:,}", f"{times.count / times.typst:.2f}", f"{times.typst:,.1f}", "")
