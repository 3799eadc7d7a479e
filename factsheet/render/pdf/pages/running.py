"""What stands on a page beside its contents: watermark, running head and foot, cut to their room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from factsheet.document.algebra import walk
from factsheet.document.nodes import Banner, Document, Line, PageCount, PageNumber, RunningLine, Text
from factsheet.models.records import Frozen
from factsheet.render.extents import IMAGE_GAP, fitted, free_height
from factsheet.render.pdf.boxes.images import find_image
from factsheet.render.pdf.boxes.paragraph import TextBox
from factsheet.render.pdf.canvas import Artifact, SheetCanvas
from factsheet.render.pdf.text.inlines import PageFields, RunMaker
from factsheet.render.pdf.text.lines import TextLayout, TextLine
from factsheet.render.pdf.text.runs import TextRun
from factsheet.render.pdf.text.styles import Align, ResolvedStyle, resolve_style
from factsheet.render.rendered import Report
from factsheet.render.theme import POINTS_PER_MM, Theme

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

ELLIPSIS = "…"

_BEFORE_ELLIPSIS = " \u00a0\u00ad\n,;:.·–—-(/"
"""What does not stand before an ellipsis."""


def shortened(
    whole: TextLayout, ellipsis: Callable[[], Sequence[TextRun]], width: float, most_lines: int
) -> TextLayout:
    """Give the layout of a text in at most so many lines of a width in points, cut between words where possible.

    `ellipsis` gives the runs that stand for what is cut off.
    """
    lines = whole.lines(width)
    if len(lines) <= most_lines:
        return whole
    sign = ellipsis()
    for end in _ends(whole, lines[most_lines - 1]):
        layout = TextLayout((*_first(whole.runs, end), *sign), whole.base)
        if len(layout.lines(width)) <= most_lines:
            return layout
    return TextLayout(sign, whole.base)


def _ends(layout: TextLayout, line: TextLine) -> Iterator[int]:
    """Give where the text may be cut to end in a line: behind its words from the last on, else behind any character."""
    yield from (end for end in reversed(layout.ends) if line.start < end <= line.end)
    yield from range(line.end, 0, -1)


def _first(runs: Sequence[TextRun], end: int) -> Iterator[TextRun]:
    """Give the runs up to an offset of their text, less the spaces and punctuation at their end."""
    room = len("".join(run.text for run in runs)[:end].rstrip(_BEFORE_ELLIPSIS))
    for run in runs:
        if text := run.text[:room]:
            yield run.but(text)
        room -= len(text)


_GUTTER = 18.0
_SLACK = 0.01


class RunningImage(Frozen):
    """An image at the start of a running line, and its size in points."""

    image: ImageReader
    width: float
    height: float


class RunningBox(Frozen):
    """The two texts of a running line side by side, each wrapped in a width of its own, and the line's rules.

    Before them, at the start of the line, may stand an image, in the middle of whose height the texts are.
    """

    start: TextBox
    end: TextBox
    start_width: float
    end_width: float
    style: ResolvedStyle
    mirrored: bool = False
    """Whether the page is read from right to left."""
    image: RunningImage | None = None

    @property
    def height(self) -> float:
        """The height of the tallest part, in points."""
        return max(self._text_height, self.image.height if self.image else 0.0)

    @property
    def _text_height(self) -> float:
        return max(self.start.height(self.start_width), self.end.height(self.end_width))

    def paint(self, canvas: SheetCanvas, x: float, top: float, width: float) -> None:
        """Paint the image and the texts, and the rules above and below them."""
        inset = self.image.width + IMAGE_GAP if self.image else 0.0
        if self.image:
            left = x + width - self.image.width if self.mirrored else x
            bottom = top - (self.height + self.image.height) / 2
            place = (left, bottom, left + self.image.width, bottom + self.image.height)
            canvas.picture(self.image.image, place, None)
        self._paint_texts(canvas, x if self.mirrored else x + inset, top, width - inset)
        if rule := self.style.rule_above:
            canvas.rule(x, top + rule.gap, width, rule)
        if rule := self.style.rule_below:
            canvas.rule(x, top - self.height - rule.gap, width, rule)

    def _paint_texts(self, canvas: SheetCanvas, x: float, top: float, width: float) -> None:
        first, last = (self.end, self.start) if self.mirrored else (self.start, self.end)
        below = top - (self.height - self._text_height) / 2
        first.paint(canvas, x, below, self.end_width if self.mirrored else self.start_width)
        last_width = self.start_width if self.mirrored else self.end_width
        last.paint(canvas, x + width - last_width, below, last_width)


_WATERMARK_SIZE = 100.0
_MARKING = 1.25
"""How much larger the marking of a page is than its foot, at most."""
_SMALLER, _STEPS, _LEADING = 0.94, 20, 1.15
"""By what a marking of several lines gets smaller at a step, how often, and its leading as a share of its size."""


class PageArtifacts:
    """Paints the watermark and the running lines of a document; `images` are the files that figures name.

    `banner_of` gives the text of the banner of a page by its number, where not all have the document's.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what a page may bear
        self,
        document: Document,
        theme: Theme,
        maker: RunMaker,
        images: Mapping[str, bytes],
        report: Report,
        banner_of: Callable[[int], str] | None = None,
    ) -> None:
        self._banner_of = banner_of
        self._document = document
        self._theme = theme
        self._maker = maker
        self._head = resolve_style(theme, theme.styles.running_head)
        self._foot = resolve_style(theme, theme.styles.running_foot)
        self._body = resolve_style(theme, theme.styles.body)
        self._layouts: dict[tuple[int, ResolvedStyle], TextLayout] = {}
        figures = (*document.head.images, *document.foot.images)
        self._images = {figure.path: find_image(images, figure, report) for figure in figures}
        self._left, self._width = theme.page.left * POINTS_PER_MM, theme.page.text_width

    def paint_ground(self, canvas: SheetCanvas) -> None:
        """Paint the watermark in the middle of the page, as wide as the theme says."""
        if self._document.watermark:
            with canvas.artifact(Artifact.WATERMARK):
                self._paint_watermark(canvas, self._document.watermark)

    def _paint_watermark(self, canvas: SheetCanvas, word: str) -> None:
        mark = self._theme.watermark
        color = self._theme.color(mark.color)
        style = self._foot.but(
            size=_WATERMARK_SIZE, bold=True, italic=False, color=color, rule_above=None, rule_below=None
        )
        page_width, page_height = self._theme.page.size.points
        layout = self._laid_out((Text(word),), style)
        natural = layout.full_width
        scale = page_width * mark.width / natural if natural else 1
        box = self._text_box(layout, style)
        with canvas.turned(page_width / 2, page_height / 2, mark.angle, scale):
            box.paint(canvas, -natural / 2, style.leading / 2, natural + _SLACK)

    def _paint_banner(self, canvas: SheetCanvas, banner: Banner, number: int) -> None:
        """Paint the marking in the middle between the edges of the page and its head and foot."""
        page = self._theme.page
        head = self._banner_of(number) if self._banner_of else banner.text
        foot = f"{head}    {banner.beside}" if banner.beside else head
        above, below = page.head * POINTS_PER_MM, page.foot * POINTS_PER_MM
        edges = (
            (Artifact.HEADER, head, page.size.points[1] - above / 2, above),
            (Artifact.FOOTER, foot, below / 2, below),
        )
        for artifact, text, middle, room in edges:
            with canvas.artifact(artifact):
                self._paint_marking(canvas, text, middle, room)

    def _paint_marking(self, canvas: SheetCanvas, text: str, middle: float, room: float) -> None:
        """Paint a text bold around a height.

        One that is wider than the text area has several lines, and is set smaller where these have no room; it is never
        cut.
        """
        bare = self._foot.but(rule_above=None, rule_below=None, align="center")
        style = bare.but(bold=True, italic=False, color=self._body.color)
        natural = self._laid_out((Text(text),), style).full_width
        widening = (self._width - _SLACK) / natural
        if widening >= 1:
            box = self._marking(text, style.but(size=style.size * min(_MARKING, widening)))
        else:
            for step in range(_STEPS):
                size = style.size * _SMALLER**step
                box = self._marking(text, style.but(size=size, leading=size * _LEADING))
                if box.height(self._width) < room:
                    break
        box.paint(canvas, self._left, middle + box.height(self._width) / 2, self._width)

    def _marking(self, text: str, style: ResolvedStyle) -> TextBox:
        return self._text_box(self._laid_out((Text(text),), style), style)

    def _laid_out(self, part: Line, style: ResolvedStyle, fields: PageFields | None = None) -> TextLayout:
        return TextLayout(self._maker.runs(part, style, fields), self._maker.base)

    def _text_box(self, layout: TextLayout, style: ResolvedStyle) -> TextBox:
        return TextBox(layout, style, self._maker.cap_height(style))

    def paint_running(self, canvas: SheetCanvas, number: int, count: int) -> None:
        """Paint the head, from the second page on, and the foot; a foot of several lines grows upwards."""
        if self._document.banner:
            self._paint_banner(canvas, self._document.banner, number)
        page, fields = self._theme.page, PageFields(number, count)
        if number > 1 and self._document.head:
            line = self._box(self._document.head, self._head, fields, (page.top - page.head) * POINTS_PER_MM)
            with canvas.artifact(Artifact.HEADER):
                line.paint(canvas, self._left, page.size.points[1] - page.head * POINTS_PER_MM, self._width)
        if self._document.foot:
            line = self._box(self._document.foot, self._foot, fields, (page.bottom - page.foot) * POINTS_PER_MM)
            with canvas.artifact(Artifact.FOOTER):
                line.paint(canvas, self._left, page.foot * POINTS_PER_MM + line.height, self._width)

    def _box(self, line: RunningLine, style: ResolvedStyle, fields: PageFields, room: float) -> RunningBox:
        """Give the box of a running line; `room` is the distance in points to the text of the page.

        A text that takes more lines than the room holds is cut, with an ellipsis.
        """
        free = free_height(room, style.leading, style.rule_above, style.rule_below)
        most_lines = max(1, int(free / style.leading))
        image = self._image(line, free)
        width = self._width - (image.width + IMAGE_GAP if image else 0.0)
        start, end = (self._layout(part, style, fields) for part in (line.start, line.end))
        start_width, end_width = _widths(_natural_width(start), _natural_width(end), width)
        return RunningBox(
            self._text(start, style, start_width, most_lines, "start"),
            self._text(end, style, end_width, most_lines, "end"),
            start_width,
            end_width,
            style,
            bool(self._maker.base),
            image,
        )

    def _layout(self, part: Line, style: ResolvedStyle, fields: PageFields) -> TextLayout:
        """Give the layout of a text of a running line, made once where it says the same on every page."""
        found = self._layouts.get((id(part), style))
        if found is None:
            found = self._laid_out(part, style, fields)
            if not any(isinstance(inline, PageNumber | PageCount) for inline in walk(part)):
                self._layouts[id(part), style] = found
        return found

    def _image(self, line: RunningLine, room: float) -> RunningImage | None:
        """Give the image of a line, in a height that the room holds; one that is missing is reported already."""
        for figure in line.images:
            if image := self._images[figure.path]:
                return RunningImage(image, *fitted(image.getSize(), self._width * figure.width, max(room, 1)))
        return None

    def _text(self, whole: TextLayout, style: ResolvedStyle, width: float, most_lines: int, align: Align) -> TextBox:
        layout = shortened(whole, lambda: self._maker.runs((Text(ELLIPSIS),), style), width, most_lines)
        return self._text_box(layout, style.but(rule_above=None, rule_below=None, align=align))


def _natural_width(layout: TextLayout) -> float:
    return (TextLayout(layout.runs) if layout.base else layout).full_width


def _widths(start: float, end: float, width: float) -> tuple[float, float]:
    """Divide a width: each text has at least half of it, and what the other leaves."""
    if not start or not end:
        return width, width
    both = width - _GUTTER
    own = min(end + _SLACK, max(both / 2, both - start - _SLACK))
    return both - own, own
