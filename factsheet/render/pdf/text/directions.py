"""Runs of one direction: text that may run from right to left is cut where its embedding level changes (UAX 9)."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from factsheet.render.bidi.isolates import END, FIRST_STRONG, Part, isolates, line_levels
from factsheet.render.bidi.levels import bidi_class
from factsheet.render.pdf.text.drawing import JOINER
from factsheet.render.pdf.text.runs import TextRun
from factsheet.render.pdf.text.shaping import shaper_of


def directed(runs: Sequence[TextRun], base: int) -> list[TextRun]:
    """Give the runs of a paragraph of a base level, each with its level, and shaped in its direction."""
    isolated = list(_joined(_isolated(runs, base)))
    levels = line_levels("".join([run.text for run in isolated]), base)
    found: list[TextRun] = []
    at = 0
    for run in isolated:
        found += _cut(run, levels[at : at + len(run.text)])
        at += len(run.text)
    return found


def _cut(run: TextRun, levels: Sequence[int]) -> Iterator[TextRun]:
    start = 0
    for level, group in groupby(levels):
        end = start + len(list(group))
        shaper = shaper_of(run.shaper.face, run.language, "rtl" if level % 2 else "ltr")
        yield run.but(text=run.text[start:end], shaper=shaper, level=level)
        start = end


def _isolated(runs: Sequence[TextRun], base: int) -> list[TextRun]:
    found = list(runs)
    for place in isolates([Part(run.text, run.value, _reference(run)) for run in runs], base):
        first, last = place.start, place.stop - 1
        found[first] = found[first].but(text=FIRST_STRONG + found[first].text)
        found[last] = found[last].but(text=found[last].text + END)
    return found


def _reference(run: TextRun) -> int:
    """Give the identity of the reference that a run is of, 0 for other text."""
    return next((id(tag) for tag in run.run_style.path if tag.kind == "Reference"), 0)


def _joined(runs: Sequence[TextRun]) -> Iterator[TextRun]:
    """Mark where letters of two runs join: each takes the form that it has beside the other."""
    joins = [_joins(left.text, right.text) for left, right in pairwise(runs)]
    for run, before, behind in zip(runs, (False, *joins), (*joins, False), strict=True):
        yield run.but(text=f"{JOINER * before}{run.text}{JOINER * behind}") if before or behind else run


def _joins(left: str, right: str) -> bool:
    return {bidi_class(left[-1]), bidi_class(right[0])} <= {"AL", "NSM"}
