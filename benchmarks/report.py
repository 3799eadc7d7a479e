"""The report: tables of medians and ratios, a loss printed like a win."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.machine import describe
from benchmarks.measure import Result
from benchmarks.report_sets import set_lines, set_targets
from benchmarks.report_word import word_lines, word_targets
from benchmarks.sets import SetTimes
from benchmarks.tables import head, row, target

OURS, PEER = "factsheet", "typst"


@dataclass(frozen=True, slots=True)
class Measurements:
    """All that was measured, by program: milliseconds cold, results warm and growing, PDFs a second in a batch."""

    cold: Mapping[str, float]
    warm: Mapping[str, Result]
    tagging: Mapping[str, Result]
    batch: Mapping[str, float]
    growth: Mapping[str, Sequence[Result]]
    word: Mapping[str, Result]
    word_growth: Mapping[str, Sequence[tuple[int, Result]]]
    sets: SetTimes


def write(measured: Measurements) -> str:
    """Give RESULTS.md."""
    return "\n".join(_lines(measured)) + "\n"


def _lines(measured: Measurements) -> Iterator[str]:
    yield "# Results of the benchmarks"
    yield ""
    yield "Written by `make bench`; `README.md` here says what is measured and how. Times are one machine's: compare"
    yield "the ratios, in which 1 is Typst and less is faster or smaller."
    yield ""
    yield from (f"- {line}" for line in describe())
    yield ""
    yield from _targets(measured)
    yield from _warm(measured.warm)
    yield from _cold(measured.cold)
    yield from _batch(measured.batch)
    yield from _growth(measured.growth)
    yield from _tagging(measured.tagging)
    yield from word_lines(measured.word, measured.word_growth)
    yield from set_lines(measured.sets)


def _targets(measured: Measurements) -> Iterator[str]:
    ours, peer = measured.growth[OURS][-1], measured.growth[PEER][-1]
    first, last = measured.growth[OURS][-2:]
    growth = (last.milliseconds / last.pages) / (first.milliseconds / first.pages)
    share = 1 - measured.tagging["factsheet_untagged"].milliseconds / measured.tagging[OURS].milliseconds
    yield "## Targets"
    yield ""
    yield from head("what", "measured", "target", "met")
    yield target("warm, time to Typst's", measured.warm[OURS].milliseconds / measured.warm[PEER].milliseconds, 0.95)
    yield target("cold, time to Typst's", measured.cold[OURS] / measured.cold[PEER], 5)
    yield target(f"{ours.pages:,} pages, time to Typst's", ours.milliseconds / peer.milliseconds, 0.85)
    yield target(f"{ours.pages:,} pages, memory to Typst's", ours.peak / peer.peak, 0.25)
    yield target(f"time a page, {last.pages:,} pages to {first.pages:,}", growth, 1.15)
    yield target("share of tagging in our time", share, 1 / 5)
    yield from (target(*each) for each in word_targets(measured.word, measured.word_growth))
    yield from (target(*each) for each in set_targets(measured.sets))
    yield ""


def _warm(results: Mapping[str, Result]) -> Iterator[str]:
    yield "## One sheet, warm"
    yield ""
    yield "From a file to bytes, everything kept that can be; every sheet has other words; median of many, in turn."
    yield ""
    yield from head("program", "ms", "to Typst", "pages", "KB", "peak MB")
    base = results[PEER].milliseconds
    for name, r in results.items():
        kilobytes, megabytes = f"{r.size / 1000:.0f}", f"{r.peak / 1e6:.0f}"
        yield row(name, f"{r.milliseconds:.1f}", f"{r.milliseconds / base:.2f}", str(r.pages), kilobytes, megabytes)
    yield ""


def _cold(times: Mapping[str, float]) -> Iterator[str]:
    yield "## One sheet, cold"
    yield ""
    yield "A fresh process: `factsheet build` against one call of each library; compiled files are in place."
    yield ""
    yield from head("program", "ms", "to Typst")
    for name, time in times.items():
        yield row(name, f"{time:.0f}", f"{time / times[PEER]:.2f}")
    yield ""


def _batch(rates: Mapping[str, float]) -> Iterator[str]:
    yield "## Many sheets, two warm processes"
    yield ""
    yield from head("program", "sheets a second", "time to Typst")
    for name, rate in rates.items():
        yield row(name, f"{rate:.1f}", f"{rates[PEER] / rate:.2f}")
    yield ""


def _growth(growth: Mapping[str, Sequence[Result]]) -> Iterator[str]:
    yield "## Growth"
    yield ""
    yield "One long sheet in a fresh process whose program is loaded; peak memory of the process."
    yield ""
    yield from head("program", "pages", "ms", "ms a page", "time to Typst", "peak MB", "memory to Typst")
    for name, results in growth.items():
        for result, base in zip(results, growth[PEER], strict=False):
            took, peak = result.milliseconds, result.peak
            each, ratio, memory = took / result.pages, took / base.milliseconds, peak / base.peak
            figures = (f"{result.pages:,}", f"{took:,.0f}", f"{each:.2f}", f"{ratio:.2f}")
            yield row(name, *figures, f"{peak / 1e6:,.0f}", f"{memory:.2f}")
    yield ""


def _tagging(results: Mapping[str, Result]) -> Iterator[str]:
    yield "## What tags cost"
    yield ""
    yield "The same sheets with and without marks and structure tree; ours writes none in this measurement alone."
    yield ""
    yield from head("program", "ms", "share of tagging", "KB")
    for name in (OURS, PEER):
        tagged, bare = results[name], results[f"{name}_untagged"]
        share = 1 - bare.milliseconds / tagged.milliseconds
        yield row(name, f"{tagged.milliseconds:.1f}", f"{share:.0%}", f"{tagged.size / 1000:.0f}")
        yield row(f"{name}, untagged", f"{bare.milliseconds:.1f}", "", f"{bare.size / 1000:.0f}")
