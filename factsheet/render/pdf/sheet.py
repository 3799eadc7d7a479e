"""What stands on a page beside its contents: the watermark below, the running head and foot above."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.document import Document, RunningLine, Text
from factsheet.render.pdf.canvas import Artifact, SheetCanvas, rgb
from factsheet.render.pdf.flow import POINTS_PER_MM
from factsheet.render.pdf.lines import TextLayout
from factsheet.render.pdf.runs import PageFields, RunMaker
from factsheet.render.pdf.styles import Style, resolve_style
from factsheet.render.pdf.text import TextBox
from factsheet.render.theme import Theme

_GUTTER = 18.0
_SLACK = 0.01
_WATERMARK_SIZE = 100.0


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


class Sheet:
    """Paints the watermark and the running lines of a document."""

    def __init__(self, document: Document, theme: Theme, maker: RunMaker) -> None:
        self._document = document
        self._theme = theme
        self._maker = maker
        self._head = resolve_style(theme, theme.styles.running_head)
        self._foot = resolve_style(theme, theme.styles.running_foot)

    def paint_ground(self, canvas: SheetCanvas) -> None:
        """Paint the watermark in the middle of the page, as wide as the theme says."""
        if self._document.watermark:
            with canvas.artifact(Artifact.WATERMARK):
                self._paint_watermark(canvas, self._document.watermark)

    def _paint_watermark(self, canvas: SheetCanvas, word: str) -> None:
        mark = self._theme.watermark
        style = self._foot.but(size=_WATERMARK_SIZE, bold=True, italic=False, color=self._theme.color(mark.color))
        runs = self._maker.runs((Text(word),), style)
        page_width, page_height = self._theme.page.size.points
        natural = sum(run.face.width(run.text, run.tone.size) for run in runs)
        canvas.saveState()
        canvas.translate(page_width / 2, page_height / 2)
        canvas.rotate(mark.angle)
        canvas.scale(*[page_width * mark.width / natural if natural else 1] * 2)
        text = canvas.beginText(-natural / 2, -_WATERMARK_SIZE * self._maker.face(style).cap_height / 2)
        text.setFillColorRGB(*rgb(style.color))
        for run in runs:
            text.setFont(run.face.name, run.tone.size)
            text.textOut(run.text)
        canvas.drawText(text)
        canvas.restoreState()

    def paint_running(self, canvas: SheetCanvas, number: int, count: int) -> None:
        """Paint the head, from the second page on, and the foot; a foot of several lines grows upwards."""
        page = self._theme.page
        fields = PageFields(number, count)
        head, foot = self._document.head, self._document.foot
        if number > 1 and (head.start or head.end):
            top = page.size.points[1] - page.head * POINTS_PER_MM
            with canvas.artifact(Artifact.HEADER):
                self._line(head, self._head, fields).paint(canvas, self._left, top, self._width)
        if foot.start or foot.end:
            line = self._line(foot, self._foot, fields)
            top = page.foot * POINTS_PER_MM + line.height
            with canvas.artifact(Artifact.FOOTER):
                line.paint(canvas, self._left, top, self._width)

    def _line(self, line: RunningLine, style: Style, fields: PageFields) -> RunningBox:
        plain = style.but(rule_above=None, rule_below=None)
        cap_height = self._maker.face(style).cap_height * style.size
        start, end = (TextLayout(self._maker.runs(part, style, fields)) for part in (line.start, line.end))
        width = min(end.full_width + _SLACK, self._width / 2) if line.start else self._width
        return RunningBox(
            TextBox(start, plain.but(align="start"), cap_height),
            TextBox(end, plain.but(align="end"), cap_height),
            self._width - width - _GUTTER if line.end else self._width,
            width,
            style,
        )

    @property
    def _left(self) -> float:
        return self._theme.page.left * POINTS_PER_MM

    @property
    def _width(self) -> float:
        page = self._theme.page
        return page.size.points[0] - (page.left + page.right) * POINTS_PER_MM
