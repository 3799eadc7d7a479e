"""The lines of a document as Word's body has them: one for each paragraph, in the order of `render.docx`.

What every line says is known by segments: words of the template, or a value's text with its origin. Paragraphs that
only make room for what stands around them are no lines; those of empty cells are, since they can be filled.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from factsheet.characters import on_one_line, writable
from factsheet.document import nodes
from factsheet.document.algebra import leaves
from factsheet.document.paragraphs import LineKind, Piece, Written, callout_pieces, pieces
from factsheet.meeting import facts_at
from factsheet.paths import ValuePath, common
from factsheet.review.changes import UnplacedKind
from factsheet.review.word.stream import BREAK
from factsheet.review.word.wml import PLAIN, RunLook


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


def told_as(kind: LineKind) -> UnplacedKind:
    """Give what a whole line of a kind is told as."""
    return UnplacedKind.HEADING if kind is LineKind.HEADING else UnplacedKind.PARAGRAPH


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
        return self.numbers[offset]

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The number of the segment that each character stands in."""
        return tuple(number for number, segment in enumerate(self.segments) for _ in segment.text)

    @cached_property
    def shown(self) -> list[tuple[Segment, bool]]:
        """The segment that each character stands in, and whether it counts."""
        segments = list(zip(self.segments, self.counts, strict=True))
        return [segments[number] for number in self.numbers]

    @cached_property
    def paths(self) -> tuple[ValuePath, ...]:
        """The paths of the values printed, each once."""
        return tuple(dict.fromkeys(path for segment in self.segments if (path := segment.path)))

    def text_of(self, path: ValuePath) -> str:
        """Give what is printed of a value."""
        return "".join(segment.text for segment in self.segments if segment.path == path)

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
    """Give the lines of a document, as the writer of drafts has its paragraphs."""
    return tuple(_lines(pieces(document.blocks), count()))


def keys_of(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Give the keys of the lines that have text, as `Reading.accepted` has them."""
    return tuple(line.key for line in lines if line.text.strip())


def _lines(written: Iterable[Piece], tables: Iterator[int], spot: Spot | None = None) -> Iterator[Line]:
    """Give the lines of pieces; `tables` numbers the tables that they begin."""
    for piece in written:
        match piece:
            case Written():
                if piece.is_there(draft=True):
                    yield Line(piece.kind, (*_label(piece.node), *segments_of(piece.inlines)), piece.level, spot)
            case nodes.Table():
                yield from _rows(piece, tables)
            case nodes.Callout():
                yield from _lines(callout_pieces(piece), tables, Spot(next(tables), 0, 0))


def _rows(table: nodes.Table, tables: Iterator[int]) -> Iterator[Line]:
    """Give the lines of cells; one without any still has a paragraph."""
    number = next(tables)
    for index, row in enumerate((*table.head, *table.body)):
        for column, cell in enumerate(row.cells):
            spot = Spot(number, index, column, index < len(table.head))
            yield from tuple(_lines(pieces(cell.blocks), tables, spot)) or (Line(LineKind.PARAGRAPH, (), spot=spot),)


def _label(node: object) -> tuple[Segment, ...]:
    """Give what a note begins with."""
    return (Segment(node.label, note=node.id), Segment("\t")) if isinstance(node, nodes.Note) else ()


def segments_of(inlines: nodes.Line) -> tuple[Segment, ...]:
    """Give the segments of inlines; page numbers have none."""
    return tuple(segment for leaf, look in leaves(inlines, PLAIN, _within) for segment in _segments(leaf, look))


def _segments(leaf: nodes.Inline, look: RunLook) -> Iterator[Segment]:
    match leaf:
        case nodes.Text(text=text, origin=origin):
            if text or origin:
                yield Segment(writable(on_one_line(text)), origin, look)
        case nodes.LineBreak(origin=origin):
            yield Segment(BREAK, origin, look)
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
