"""The lines of a document as Word's body has them: one for each paragraph, in the order of `render.docx`.

What every line says is known by segments: words of the template, or a value's text with its origin. Paragraphs that
only make room for what stands around them are no lines; those of empty cells are, since they can be filled.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from factsheet.characters import writable
from factsheet.document import nodes
from factsheet.document.algebra import leaves
from factsheet.meeting import facts_at
from factsheet.paths import ValuePath, common
from factsheet.review.word.stream import BREAK
from factsheet.review.word.wml import PLAIN, RunLook

_BLANKS = re.compile("[\t\n\r]+")


class LineKind(StrEnum):
    """What kind of paragraph a line is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    CAPTION = "caption"
    NOTE = "note"


class Segment(Struct, frozen=True):
    """A stretch of a line: a value's text, or with no origin words of the template; `note` is set on labels of notes.

    The look is that of the words, whether value or template makes it.
    """

    text: str
    origin: nodes.Origin | None = None
    look: RunLook = PLAIN
    note: str | None = None

    @property
    def path(self) -> ValuePath | None:
        """The value whose text it is."""
        return ValuePath.parse(self.origin.path) if self.origin else None

    @property
    def listing(self) -> ValuePath | None:
        """The list whose item it is, where that prints as one text."""
        item = self.path.owner if self.path else None
        return item.list if item and facts_at(item).filter == "listing" else None


class Spot(Struct, frozen=True):
    """A cell: its table and row, counted from 0 over the body, its column, and whether it heads the table."""

    table: int
    row: int
    column: int
    head: bool = False


class Line(Struct, frozen=True, dict=True):
    """A line; `level` is the depth of a bullet or heading, `item` the innermost item that all its values belong to."""

    kind: LineKind
    segments: tuple[Segment, ...]
    level: int = 0
    spot: Spot | None = None

    @cached_property
    def text(self) -> str:
        """What is printed."""
        return "".join(segment.text for segment in self.segments)

    @cached_property
    def key(self) -> str:
        """What is printed, numbers of notes left out: they change with the order of the notes."""
        return "".join(segment.text for segment, counts in zip(self.segments, self.counts, strict=True) if counts)

    @cached_property
    def counts(self) -> tuple[bool, ...]:
        """Tell of each segment whether keys have it: numbers of notes, and blanks beside them, do not count."""
        return tuple(not self._is_silent(number) for number in range(len(self.segments)))

    def _is_silent(self, number: int) -> bool:
        segment = self.segments[number]
        if segment.note is not None or segment.origin is not None or segment.text.strip():
            return segment.note is not None
        behind = self.segments[number + 1].note if number + 1 < len(self.segments) else None
        beside = number > 0 and self.segments[number - 1].note is not None
        return beside and (behind is not None or self.kind is LineKind.NOTE)

    def segment_at(self, offset: int) -> int:
        """Give the number of the segment that an offset stands in; raises IndexError beyond the end."""
        number = bisect_right(self._ends, offset)
        if number == len(self.segments):
            raise IndexError(offset)
        return number

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(len(segment.text) for segment in self.segments))

    @cached_property
    def paths(self) -> tuple[ValuePath, ...]:
        """The paths of the values printed, each once."""
        return tuple(dict.fromkeys(path for segment in self.segments if (path := segment.path)))

    @cached_property
    def item(self) -> ValuePath | None:
        """The innermost item that all values of the line belong to."""
        return common_item(self.paths)


def common_item(paths: Iterable[ValuePath]) -> ValuePath | None:
    """Give the innermost item that all paths go through, parts of a line or row aside; None where there is none."""
    item = common(paths).owner
    is_inside = any(part.inside for part in facts_at(item).parts)
    return (item.list.owner if is_inside else item) or None


def lines_of(document: nodes.Document) -> tuple[Line, ...]:
    """Give the lines of a document."""
    return tuple(_Liner().blocks(document.blocks))


def keys_of(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Give the keys of the lines that have text, as `Reading.accepted` has them."""
    return tuple(line.key for line in lines if line.text.strip())


class _Liner(Struct):
    """Walks blocks as the writer of Word files does; `tables` counts those begun."""

    tables: int = 0

    def blocks(self, blocks: tuple[nodes.Block, ...], spot: Spot | None = None, level: int = 0) -> Iterator[Line]:
        for block in blocks:
            yield from self._block(block, spot, level)

    def _block(self, block: nodes.Block, spot: Spot | None, level: int) -> Iterator[Line]:
        match block:
            case nodes.Title() | nodes.Paragraph():
                yield from _paragraph(block, spot, level)
            case nodes.Section():
                yield Line(LineKind.HEADING, segments_of(block.heading), block.level, spot)
                yield from self.blocks(block.blocks, spot)
            case nodes.BulletList():
                yield from self._list(block, spot, level + 1)
            case nodes.Table():
                yield from self._table(block)
            case nodes.Callout():
                yield from self._callout(block)
            case nodes.Figure(caption=caption):
                yield from self._caption(caption, spot)
            case nodes.Notes():
                yield from _notes(block)
            case _:
                assert_never(block)

    def _list(self, block: nodes.BulletList, spot: Spot | None, level: int) -> Iterator[Line]:
        for item in block.items:
            first, rest = item.blocks[:1], item.blocks[1:]
            if first and isinstance(first[0], nodes.Paragraph):
                yield Line(LineKind.BULLET, segments_of(first[0].inlines), level, spot)
            else:
                yield Line(LineKind.BULLET, (), level, spot)
                rest = item.blocks
            yield from self.blocks(rest, spot, level)

    def _table(self, table: nodes.Table) -> Iterator[Line]:
        yield from self._caption(table.caption, None)
        if not (table.columns and (table.head or table.body)):
            return
        number, self.tables = self.tables, self.tables + 1
        for index, row in enumerate((*table.head, *table.body)):
            for column, cell in enumerate(row.cells):
                yield from self._cell(cell, Spot(number, index, column, index < len(table.head)))

    def _cell(self, cell: nodes.Cell, spot: Spot) -> Iterator[Line]:
        lines = tuple(self.blocks(cell.blocks, spot))
        yield from lines or (Line(LineKind.PARAGRAPH, (), spot=spot),)

    def _callout(self, callout: nodes.Callout) -> Iterator[Line]:
        if not (callout.heading or callout.blocks):
            return
        spot = Spot(self.tables, 0, 0)
        self.tables += 1
        if callout.heading:
            yield Line(LineKind.HEADING, segments_of(callout.heading), spot=spot)
        yield from self.blocks(callout.blocks, spot)

    @staticmethod
    def _caption(caption: nodes.Line, spot: Spot | None) -> Iterator[Line]:
        if caption:
            yield Line(LineKind.CAPTION, segments_of(caption), spot=spot)


def _paragraph(block: nodes.Title | nodes.Paragraph, spot: Spot | None, level: int) -> Iterator[Line]:
    if isinstance(block, nodes.Title):
        yield Line(LineKind.TITLE, segments_of(block.inlines), spot=spot)
    elif segments := segments_of(block.inlines):  # an empty one too, where it is the place of a value
        yield Line(LineKind.PARAGRAPH, segments, level, spot)


def _notes(notes: nodes.Notes) -> Iterator[Line]:
    for note in notes.notes:
        label = (Segment(note.label, note=note.id), Segment("\t"))
        yield Line(LineKind.NOTE, (*label, *segments_of(note.inlines)))


def segments_of(inlines: nodes.Line) -> tuple[Segment, ...]:
    """Give the segments of inlines; page numbers have none."""
    return tuple(segment for leaf, look in leaves(inlines, PLAIN, _within) for segment in _segments(leaf, look))


def _segments(leaf: nodes.Inline, look: RunLook) -> Iterator[Segment]:
    match leaf:
        case nodes.Text(text=text, origin=origin):
            if text or origin:
                yield Segment(_written(text), origin, look)
        case nodes.LineBreak():
            yield Segment(BREAK, None, look)
        case nodes.NoteReference(note=note, label=label):
            yield Segment(label, None, look, note)


def _within(branch: nodes.Branch, look: RunLook) -> RunLook:
    match branch:
        case nodes.Strong():
            return replace(look, strong=True)
        case nodes.Emphasis():
            return replace(look, emphasis=True)
        case nodes.Link(href=href):
            return look if look.href else replace(look, href=href)
        case _:
            return look


def _written(text: str) -> str:
    """Give a text as Word's XML carries it: blanks are spaces, and what XML lacks is U+FFFD."""
    return writable(_BLANKS.sub(" ", text))
