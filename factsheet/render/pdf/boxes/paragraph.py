"""Paragraphs: a box of text lines with an optional hanging mark, rules, links and an anchor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factsheet.models.records import Frozen
from factsheet.render.extents import ColumnExtent
from factsheet.render.pdf.boxes.box import Box
from factsheet.render.pdf.canvas import Rect, SheetCanvas
from factsheet.render.pdf.file.structure import StructureElement
from factsheet.render.pdf.text.lines import TextLayout, TextLine
from factsheet.render.pdf.text.pieces import LinePiece
from factsheet.render.pdf.text.runs import CommentTag, Destination, InlineTag, ParagraphTags, RunStyle, TagPath, TextRun
from factsheet.render.pdf.text.styles import Align, ResolvedStyle, RuleStyle
from factsheet.typography.line_breaks import NEWLINE

_LEAST_LINES = 2
"""Lines of a split paragraph that stay together at the foot and at the head of a page (widows and orphans)."""

_LONG_WORD = 150.0
"""What a column need not hold uncut, in points: a URL must not starve its neighbours."""


class Mark:
    """What hangs in the indent of the first line: a bullet or a number; `hang` is the indent in points."""

    def __init__(self, runs: tuple[TextRun, ...], hang: float) -> None:
        self.hang = hang
        self.runs = runs
        self._layouts: dict[int, tuple[TextLayout, list[LinePiece]]] = {}

    def laid_out(self, base: int) -> tuple[TextLayout, list[LinePiece]]:
        """Give the layout beside a paragraph of a base level (UAX 9), and the pieces of its line."""
        found = self._layouts.get(base)
        if found is None:
            layout = TextLayout(self.runs, base)
            (only,) = layout.lines(float("inf"))
            found = self._layouts[base] = (layout, layout.pieces(only))
        return found


class Anchor(Frozen):
    """A destination; with a `title` it is in the outline, at this level."""

    key: str
    title: str = ""
    level: int = 0


class TextBox(Box):
    """A paragraph; `cap_height` is that of its main face in points, by which lines are centred in their leading.

    Without `tags` it can be painted only in an artifact.
    """

    _range: slice = slice(None)
    _width: float = -1.0
    """The width that it was asked for last, and its lines there."""
    _set: tuple[TextLine, ...] = ()

    def __init__(  # noqa: PLR0913 - what a paragraph consists of
        self,
        layout: TextLayout,
        style: ResolvedStyle,
        cap_height: float,
        *,
        tags: ParagraphTags | None = None,
        mark: Mark | None = None,
        anchor: Anchor | None = None,
    ) -> None:
        self.space_before = style.space_before
        self.space_after = style.space_after
        self.keep_with_next = style.keep_with_next
        self._layout, self._style, self._cap_height = layout, style, cap_height
        self._tags, self._mark, self._anchor = tags, mark, anchor
        self._above = style.rule_above
        self._below = style.rule_below

    @property
    def element(self) -> StructureElement | None:
        """The element that its text is content of."""
        return self._tags.element if self._tags else None

    def lines(self, width: float) -> int:
        """Give the number of lines."""
        return len(self._lines(width))

    def height(self, width: float) -> float:
        """Give the height of the lines and of the rules."""
        height = len(self._lines(width)) * self._style.leading
        if self._above:
            height += self._above.gap + self._above.width
        if self._below:
            height += self._below.gap + self._below.width
        return height

    def extent(self) -> ColumnExtent:
        """Give the widths of the longest word, of the whole text and of what holds together, with the indent."""
        layout, indent = self._layout, self._style.indent
        least, held = min(layout.least_width, _LONG_WORD), min(layout.held_width(_LONG_WORD), _LONG_WORD)
        return ColumnExtent(least + indent, layout.full_width + indent, None, held + indent)

    def split(self, width: float, height: float, *, forced: bool = False) -> tuple[Box, ...]:
        """Split between lines, leaving two on either side; a heading splits only when forced."""
        total = len(self._lines(width))
        above = self._above.gap + self._above.width if self._above else 0.0
        fitting = int((height - above) / self._style.leading + 1e-9)
        least = 1 if forced else _LEAST_LINES
        count = min(fitting, total - least)
        if count < least or (self.keep_with_next and not forced):
            return ()
        return self._part(width, 0, count), self._part(width, count, total)

    def _part(self, width: float, start: int, end: int) -> TextBox:
        mark, anchor = (None, None) if start else (self._mark, self._anchor)
        part = TextBox(self._layout, self._style, self._cap_height, tags=self._tags, mark=mark, anchor=anchor)
        first = self._range.start or 0
        part._range, part.new_page = slice(first + start, first + end), self.new_page
        part._above, part.space_before = (None, 0.0) if start else (self._above, self.space_before)
        is_last = end == len(self._lines(width))
        part._below, part.space_after = (self._below, self.space_after) if is_last else (None, 0.0)
        return part

    def _turned_align(self) -> Align:
        """Give the alignment as on a page that is read from left to right; lines of two directions do not stretch."""
        align: Align = "start" if self._style.align == "justify" else self._style.align
        return _MIRRORED.get(align, align) if self._layout.base else align

    def _lines(self, width: float) -> tuple[TextLine, ...]:
        if width != self._width:
            measure, layout, style = width - self._style.indent, self._layout, self._style
            lines = layout.even_lines(measure) if style.even else layout.whole_lines(measure, in_cell=style.in_cell)
            self._width, self._set = width, lines[self._range]
        return self._set

    def paint(self, canvas: SheetCanvas, x: float, top: float, width: float) -> None:
        """Paint rules, shades, text, underlines and links, in this order."""
        if anchor := self._anchor:
            canvas.anchor(anchor.key, top + self._style.space_before)
            if anchor.title:
                canvas.outline(anchor.title, anchor.key, anchor.level)
        if self._above:
            canvas.rule(x, top - self._above.width / 2, width, self._above)
            top -= self._above.gap + self._above.width
        bottom = self._paint_lines(canvas, x, top, width)
        if self._below:
            canvas.rule(x, bottom - self._below.gap - self._below.width / 2, width, self._below)

    def _paint_lines(self, canvas: SheetCanvas, x: float, top: float, width: float) -> float:
        layout, style, runs = self._layout, self._style, self._layout.runs
        mirrored, measure, drop = layout.base > 0, width - style.indent, (style.leading + self._cap_height) / 2
        x += 0.0 if mirrored else style.indent
        placed = []
        if self._mark:
            mark, pieces = self._mark.laid_out(layout.base)
            place = x + measure + self._mark.hang - mark.full_width if mirrored else x - self._mark.hang
            placed.append(PlacedLine(place, top - drop, pieces, label=True))
            runs = [*mark.runs, *runs]
        align = self._turned_align() if layout.is_turned else style.align
        for line in self._lines(width):
            pieces = layout.pieces(line)
            if not layout.is_plain and pieces and layout.text[line.end - 1] == NEWLINE:
                pieces.append(_space_after(pieces[-1]))
            own = PlacedLine(x, top - drop, pieces)
            placed.append(own if align == "start" else aligned(own, line, measure, align))
            top -= style.leading
        if False in [run.run_style.is_plain for run in runs]:
            _paint_marked(canvas, placed, style, self._tags)
        else:
            _paint_text(canvas, placed, self._tags)
        return top


_MIRRORED: dict[Align, Align] = {"start": "end", "end": "start"}
_BEFORE: dict[Align, float] = {"start": 0.0, "center": 0.5, "end": 1.0}
"""What stands before a line of the room that it leaves."""


class PlacedLine:
    """A line on the page: where it starts, its base line, and what is added to each space, in points.

    `label` says that it is the mark of an item or the number of a note.
    """

    __slots__ = ("base", "label", "pieces", "stretch", "x")

    def __init__(
        self, x: float, base: float, pieces: Sequence[LinePiece], stretch: float = 0.0, *, label: bool = False
    ) -> None:
        self.x, self.base, self.pieces = x, base, pieces
        self.stretch, self.label = stretch, label

    def spans(self) -> Iterator[tuple[RunStyle, float, float]]:
        """Give the stretches of one style with their left and right ends."""
        at = self.x
        found: list[tuple[RunStyle, float, float, float]] = []
        for piece in self.pieces:
            left = at if piece.x is None else self.x + piece.x
            right = at = left + piece.width + (piece.spaces * self.stretch if self.stretch and not piece.hangs else 0.0)
            style, before, behind, _ = found[-1] if found else (None, 0.0, 0.0, 0.0)
            if style == piece.run.run_style and (_meet(behind, left) or _meet(right, before)):
                found[-1] = (piece.run.run_style, min(before, left), max(behind, right), piece.gap)
            else:
                found.append((piece.run.run_style, left, right, piece.gap))
        for style, left, right, gap in found:
            yield style, left, right - gap


def _meet(left: float, right: float) -> bool:
    return abs(left - right) < _TOUCHING


_TOUCHING = 0.01


def aligned(placed: PlacedLine, line: TextLine, width: float, align: Align) -> PlacedLine:
    """Align a line in the measure; a justified line stretches its spaces unless it is the last."""
    room = width - line.width
    if align != "justify":
        return PlacedLine(placed.x + room * _BEFORE[align], placed.base, placed.pieces)
    hanging = placed.pieces[-1].fragments[-1].spaces if placed.pieces else 0
    spaces = sum([piece.spaces for piece in placed.pieces]) - hanging
    return PlacedLine(placed.x, placed.base, placed.pieces, room / spaces) if spaces and not line.last else placed


def _space_after(piece: LinePiece) -> LinePiece:
    """Give what keeps extracted words apart where a forced break leaves no space behind (ISO 32000-1 14.8.2.5)."""
    run = piece.run
    plain = TextRun(" ", run.shaper, run.run_style.but(path=()), run.language, run.level, run.value)
    space = LinePiece(plain, [run.shaper.fragments[" "]])
    space.hangs = True
    return space


def _paint_marked(
    canvas: SheetCanvas, lines: Sequence[PlacedLine], style: ResolvedStyle, tags: ParagraphTags | None
) -> None:
    """Paint lines of text: shades below, the text as one object, then rules through and under it, and annotations."""
    marked = [line for line in lines if False in [piece.run.run_style.is_plain for piece in line.pieces]]
    spans = [(line, *span) for line in marked for span in line.spans()]
    spans = [span for span in spans if not span[1].is_plain]
    for line, run_style, left, right in spans:
        if run_style.shade:
            canvas.fill(left, line.base - 0.28 * style.size, right - left, 1.2 * style.size, run_style.shade)
    _paint_text(canvas, lines, tags)
    for line, run_style, left, right in spans:
        _paint_effects(canvas, run_style, left, right, line.base)
    if tags and not canvas.in_artifact:
        for (path, tag), rects in _annotated(spans, style).items():
            _annotate(canvas, tag, rects, tags.owner(path))


def _annotated(
    spans: Sequence[tuple[PlacedLine, RunStyle, float, float]], style: ResolvedStyle
) -> dict[tuple[TagPath, InlineTag], list[Rect]]:
    """Give the rectangles of every inline that has an annotation, one a line."""
    found: dict[tuple[TagPath, InlineTag], list[Rect]] = {}
    for line, run_style, left, right in spans:
        bottom, top = line.base - 0.3 * style.size, line.base + style.size
        for depth, tag in enumerate(run_style.path, start=1):
            if tag.annotation:
                rects = found.setdefault((run_style.path[:depth], tag), [])
                if rects and rects[-1][1] == bottom:
                    left_most = rects.pop()[0]
                    rects.append((left_most, bottom, right, top))
                else:
                    rects.append((left, bottom, right, top))
    return found


def _annotate(canvas: SheetCanvas, tag: InlineTag, rects: Sequence[Rect], element: StructureElement) -> None:
    match tag.annotation:
        case Destination():
            for rect in rects:
                canvas.link(rect, tag.annotation, element)
        case CommentTag():
            canvas.comment(rects, tag.annotation, element)


def _paint_text(canvas: SheetCanvas, lines: Sequence[PlacedLine], tags: ParagraphTags | None) -> None:
    """Paint lines as one text object, an artifact where they are in one."""
    text = canvas.open_text(None if canvas.in_artifact else tags)
    for line in lines:
        text.show(line.x, line.base, line.pieces, line.stretch, label=line.label)
    text.close(in_artifact=canvas.in_artifact)


def _paint_effects(canvas: SheetCanvas, run_style: RunStyle, left: float, right: float, base: float) -> None:
    heights = [-0.13] * run_style.underline + [0.27] * run_style.strike
    heights += [height - 0.1 for height in heights] * run_style.double
    for height in heights:
        canvas.rule(
            left, base + height * run_style.size, right - left, RuleStyle(0.05 * run_style.size, run_style.color)
        )
