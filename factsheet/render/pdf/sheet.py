"""What stands on a page beside its contents: the watermark below, the running head and foot above."""

from __future__ import annotations

from factsheet.document import Document, Text
from factsheet.render.pdf.canvas import Artifact, SheetCanvas
from factsheet.render.pdf.painter import rgb
from factsheet.render.pdf.running import RunningMaker
from factsheet.render.pdf.runs import PageFields, RunMaker
from factsheet.render.pdf.styles import resolve_style
from factsheet.render.theme import POINTS_PER_MM, Theme

_WATERMARK_SIZE = 100.0


class Sheet:
    """Paints the watermark and the running lines of a document."""

    def __init__(self, document: Document, theme: Theme, maker: RunMaker) -> None:
        self._document = document
        self._theme = theme
        self._maker = maker
        self._head = resolve_style(theme, theme.styles.running_head)
        self._foot = resolve_style(theme, theme.styles.running_foot)
        self._running = RunningMaker(maker, self._width)

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
            line = self._running.box(head, self._head, fields, (page.top - page.head) * POINTS_PER_MM)
            with canvas.artifact(Artifact.HEADER):
                line.paint(canvas, self._left, top, self._width)
        if foot.start or foot.end:
            line = self._running.box(foot, self._foot, fields, (page.bottom - page.foot) * POINTS_PER_MM)
            top = page.foot * POINTS_PER_MM + line.height
            with canvas.artifact(Artifact.FOOTER):
                line.paint(canvas, self._left, top, self._width)

    @property
    def _left(self) -> float:
        return self._theme.page.left * POINTS_PER_MM

    @property
    def _width(self) -> float:
        return self._theme.page.text_width
