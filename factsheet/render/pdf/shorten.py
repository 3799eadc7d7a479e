"""Texts cut to a number of lines, an ellipsis for what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factsheet.render.pdf.lines import TextLayout, TextLine
from factsheet.render.pdf.runs import Run

ELLIPSIS = "…"

_BEFORE_ELLIPSIS = " \u00a0\u00ad\n,;:.·–—-(/"
"""What does not stand before an ellipsis."""


def shortened(runs: Sequence[Run], ellipsis: Sequence[Run], width: float, most_lines: int) -> TextLayout:
    """Give the layout of runs in at most so many lines of a width in points, cut between words where that is possible.

    `ellipsis` are the runs that stand for what is cut off.
    """
    whole = TextLayout(runs)
    lines = whole.lines(width)
    if len(lines) <= most_lines:
        return whole
    layouts = (TextLayout((*_first(runs, end), *ellipsis)) for end in _ends(whole, lines[most_lines - 1]))
    fitting = (layout for layout in layouts if len(layout.lines(width)) <= most_lines)
    return next(fitting, TextLayout(ellipsis))


def _ends(layout: TextLayout, line: TextLine) -> Iterator[int]:
    """Give where the text may be cut to end in a line: behind its words from the last on, else behind any character."""
    yield from (end for end in reversed(layout.ends) if line.start < end <= line.end)
    yield from range(line.end, 0, -1)


def _first(runs: Sequence[Run], end: int) -> Iterator[Run]:
    """Give the runs up to an offset of their text, less the spaces and punctuation at their end."""
    room = len("".join(run.text for run in runs)[:end].rstrip(_BEFORE_ELLIPSIS))
    for run in runs:
        if text := run.text[:room]:
            yield run._replace(text=text)
        room -= len(text)
