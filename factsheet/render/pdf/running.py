"""Running lines: two texts side by side in a margin of the page, in no more lines than it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.document import RunningLine, Text
from factsheet.render.pdf.canvas import SheetCanvas
from factsheet.render.pdf.lines import TextLayout
from factsheet.render.pdf.runs import PageFields, Run, RunMaker
from factsheet.render.pdf.shorten import ELLIPSIS, shortened
from factsheet.render.pdf.styles import Align, Style
from factsheet.render.pdf.text import TextBox

_GUTTER = 18.0
_SLACK = 0.01
_LEAST_GAP = 0.5
"""What stays free between a running line and the text of the page, in lines."""


@dataclass(frozen=True, slots=True)
class RunningBox:
    """The two texts of a running line side by side, each wrapped in a width of its own, and the line's rules."""

    start: TextBox
    end: TextBox
    start_width: float
    end_width: float
    style: Style

    @property
    def height(self) -> float:
        """The height of the taller text, in points."""
        return max(self.start.height(self.start_width), self.end.height(self.end_width))

    def paint(self, canvas: SheetCanvas, x: float, top: float, width: float) -> None:
        """Paint the texts, and the rules above and below them."""
        self.start.paint(canvas, x, top, self.start_width)
        self.end.paint(canvas, x + width - self.end_width, top, self.end_width)
        if rule := self.style.rule_above:
            canvas.rule(x, top + rule.gap, width, rule)
        if rule := self.style.rule_below:
            canvas.rule(x, top - self.height - rule.gap, width, rule)


@dataclass(frozen=True, slots=True)
class RunningMaker:
    """Makes the boxes of running lines, `width` points wide."""

    maker: RunMaker
    width: float

    def box(self, line: RunningLine, style: Style, fields: PageFields, room: float) -> RunningBox:
        """Give the box of a running line; `room` is the distance in points to the text of the page.

        A text that takes more lines than the room holds is cut, with an ellipsis.
        """
        rules = sum(rule.gap + rule.width for rule in (style.rule_above, style.rule_below) if rule)
        most_lines = max(1, int((room - rules) / style.leading - _LEAST_GAP))
        start, end = (self.maker.runs(part, style, fields) for part in (line.start, line.end))
        start_width, end_width = self._widths(TextLayout(start).full_width, TextLayout(end).full_width)
        return RunningBox(
            self._text(start, style, start_width, most_lines, "start"),
            self._text(end, style, end_width, most_lines, "end"),
            start_width,
            end_width,
            style,
        )

    def _widths(self, start: float, end: float) -> tuple[float, float]:
        """Divide the width: each text has at least half of it, and what the other leaves."""
        if not start or not end:
            return self.width, self.width
        both = self.width - _GUTTER
        own = min(end + _SLACK, max(both / 2, both - start - _SLACK))
        return both - own, own

    def _text(self, runs: Sequence[Run], style: Style, width: float, most_lines: int, align: Align) -> TextBox:
        ellipsis = self.maker.runs((Text(ELLIPSIS),), style)
        plain = style.but(rule_above=None, rule_below=None, align=align)
        cap_height = self.maker.face(style).cap_height * style.size
        return TextBox(shortened(runs, ellipsis, width, most_lines), plain, cap_height)
