"""Runs of one direction: text that may run from right to left is cut where its embedding level changes (UAX 9)."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from factsheet.render.bidi import REMOVED, bidi_class, embedding_levels
from factsheet.render.pdf.text.drawing import JOINER
from factsheet.render.pdf.text.runs import TextRun
from factsheet.render.pdf.text.shaping import shaper_of
from factsheet.typography.line_breaks import NEWLINE

_FIRST_STRONG, _END = "\u2068", "\u2069"
_LINE_END = "\u2028"
"""A forced break ends a line, not the paragraph whose levels are worked out."""


def directed(runs: Sequence[TextRun], base: int) -> list[TextRun]:
    """Give the runs of a paragraph of a base level, each with its level, and shaped in its direction.

    A value that a template prints beside others is isolated, so that it reads as it does alone (UAX 9, 6.4).
    """
    isolated = list(_joined(_isolated(runs)))
    levels = embedding_levels("".join([run.text for run in isolated]).replace(NEWLINE, _LINE_END), base)
    found: list[TextRun] = []
    at, last = 0, base
    for run in isolated:
        own: list[int] = []
        for level in levels[at : at + len(run.text)]:
            last = last if level == REMOVED else level
            own.append(last)
        at += len(run.text)
        found += _cut(run, own)
    return found


def _cut(run: TextRun, levels: Sequence[int]) -> Iterator[TextRun]:
    start = 0
    for level, group in groupby(levels):
        end = start + len(list(group))
        shaper = shaper_of(run.shaper.face, run.language, leftwards=bool(level % 2))
        yield run._replace(text=run.text[start:end], shaper=shaper, level=level)
        start = end


def _isolated(runs: Sequence[TextRun]) -> Iterator[TextRun]:
    """Put each value and each number of a note into an isolate, unless it is all that there is.

    The no-break space between two such numbers would make one number of them (UAX 9, W4). A value that is one number
    has no direction of its own: it is read in that of the word before it, as `20400403` behind `Declassify On:` (W7).
    """
    groups = [list(group) for _, group in groupby(runs, key=lambda run: (run.value, _reference(run)))]
    for group in groups:
        if len(groups) > 1 and (_reference(group[0]) or (group[0].value and not _is_number(group))):
            group[0] = group[0]._replace(text=_FIRST_STRONG + group[0].text)
            group[-1] = group[-1]._replace(text=group[-1].text + _END)
        yield from group


def _is_number(group: Sequence[TextRun]) -> bool:
    return all(run.text.isdecimal() for run in group)


def _reference(run: TextRun) -> int:
    """Give the identity of the reference that a run is of, 0 for other text."""
    return next((id(tag) for tag in run.run_style.path if tag.kind == "Reference"), 0)


def _joined(runs: Iterator[TextRun]) -> Iterator[TextRun]:
    """Mark where letters of two runs join: each takes the form that it has beside the other."""
    listed = list(runs)
    joins = [_joins(left.text, right.text) for left, right in pairwise(listed)]
    for run, before, behind in zip(listed, (False, *joins), (*joins, False), strict=True):
        yield run._replace(text=f"{JOINER * before}{run.text}{JOINER * behind}") if before or behind else run


def _joins(left: str, right: str) -> bool:
    return {bidi_class(left[-1]), bidi_class(right[0])} <= {"AL", "NSM"}
