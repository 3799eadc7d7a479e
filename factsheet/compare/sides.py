"""Two documents of one meeting in two languages side by side: heading beside heading, point beside point.

Sections, paragraphs and lists become rows of a table with a column a language; tables, figures and callouts, which need
the whole width, stand one below the other. Where one language has no counterpart, its side stays empty.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.align.likeness import SAME_KIND
from factsheet.align.pairs import pairs
from factsheet.compare.inlines import identity
from factsheet.document import nodes
from factsheet.document.algebra import Node, every, rewrite
from factsheet.document.nodes import Block

T = TypeVar("T", bound=Node)

_COLUMNS = (nodes.Column(width=0.5), nodes.Column(width=0.5))
_Pair = tuple[Block | None, Block | None]


def beside(one: nodes.Document, other: nodes.Document, names: tuple[str, str]) -> nodes.Document:
    """Give the document that has `other` beside it, in a language of its own; `names` are those of the languages.

    Running lines, metadata, watermark and numbers of notes are the first one's.
    """
    notes = frozenset(note.id for note in every(one.blocks, nodes.Note))
    theirs = _in_language(other.blocks, other.metadata.language, notes)
    sides = _Sides(tuple(names), other.metadata.language)
    sides.put(one.blocks, theirs)
    return replace(one, blocks=sides.finished(), max_pages=None)


def _in_language(blocks: tuple[Block, ...], language: str, notes: frozenset[str]) -> tuple[Block, ...]:
    """Give blocks whose lines say that they are in a language; references to notes that there are not are text."""

    def line(inlines: nodes.Line) -> nodes.Line:
        return (nodes.Language(language, rewrite(inlines, reference)),) if inlines else inlines

    def reference(node: Node) -> Iterable[Node]:
        lost = isinstance(node, nodes.NoteReference) and node.note not in notes
        return (nodes.Text(node.label),) if lost and isinstance(node, nodes.NoteReference) else (node,)

    return rewrite(blocks, line=line)


class _Sides(Struct):
    """Puts blocks of both languages into rows, and what needs the whole width between the tables of them."""

    names: tuple[str, ...]
    language: str
    blocks: list[Block] = field(default_factory=list)
    rows: list[nodes.Row] = field(default_factory=list)

    def put(self, ours: Sequence[Block], theirs: Sequence[Block]) -> None:
        """Add the blocks of both, each beside its counterpart."""
        for pair in _paired(ours, theirs):
            self._add_pair(*pair)

    def finished(self) -> tuple[Block, ...]:
        """Give all blocks."""
        self._end_table()
        return tuple(self.blocks)

    def _add_pair(self, ours: Block | None, theirs: Block | None) -> None:
        match ours or theirs:
            case nodes.Section():
                self._add_sections(ours, theirs)
            case nodes.List():
                items = (each.singles() if isinstance(each, nodes.List) else () for each in (ours, theirs))
                for pair in _paired(*items):
                    self._add_row(*((each,) if each else () for each in pair))
            case nodes.Paragraph():
                self._add_row(*((each,) if each else () for each in (ours, theirs)))
            case nodes.Notes():
                self._add_notes(ours, theirs)
            case nodes.Callout():
                self._add_callouts(ours, theirs)
            case nodes.Figure():
                self._add_figures(ours, theirs)
            case _:
                self._add_whole(ours, _as_paragraph(theirs))

    def _add_sections(self, ours: Block | None, theirs: Block | None) -> None:
        sections = [each if isinstance(each, nodes.Section) else None for each in (ours, theirs)]
        self._add_row(*((replace(each, blocks=()),) if each else () for each in sections))
        self.put(*(each.blocks if each else () for each in sections))

    def _add_callouts(self, ours: Block | None, theirs: Block | None) -> None:
        """Add one callout, whose headings and texts stand side by side in it."""
        inner = _Sides(self.names, self.language)
        callouts = [each if isinstance(each, nodes.Callout) else None for each in (ours, theirs)]
        inner._add_row(*(_strong(each.heading) if each and each.heading else () for each in callouts))
        inner.put(*(each.blocks if each else () for each in callouts))
        self._add_whole(nodes.Callout((), inner.finished()))

    def _add_notes(self, ours: Block | None, theirs: Block | None) -> None:
        """Add notes beside each other; those of the other language are paragraphs, as a note's number stands once."""
        notes = (each.notes if isinstance(each, nodes.Notes) else () for each in (ours, theirs))
        for one, other in _paired(*notes):
            told = (nodes.Text(f"{other.label} "), *other.inlines) if other else ()
            words = (
                (nodes.Paragraph((nodes.Language(self.language, told),), nodes.ParagraphRole.CONTACT),) if told else ()
            )
            self._add_row((nodes.Notes((one,)),) if one else (), words)

    def _add_figures(self, ours: Block | None, theirs: Block | None) -> None:
        """Add an image that both have once, with both captions."""
        if isinstance(ours, nodes.Figure) and isinstance(theirs, nodes.Figure) and ours.path == theirs.path:
            self._add_whole(ours, nodes.Paragraph(theirs.caption, nodes.ParagraphRole.CONTACT))
        else:
            self._add_whole(ours, theirs)

    def _add_row(self, ours: tuple[Block, ...] = (), theirs: tuple[Block, ...] = ()) -> None:
        self.rows.append(nodes.Row((nodes.Cell(ours), nodes.Cell(theirs))))

    def _add_whole(self, *blocks: Block | None) -> None:
        self._end_table()
        self.blocks += [each for each in blocks if each]

    def _end_table(self) -> None:
        if self.rows:
            head = nodes.Row(tuple(nodes.Cell((_name(name, tag),), nodes.Scope.COLUMN) for name, tag in self._heads()))
            self.blocks.append(nodes.Table(_COLUMNS, (head,), tuple(self.rows), role=nodes.TableRole.SIDES))
            self.rows = []

    def _heads(self) -> Iterator[tuple[str, str | None]]:
        yield from zip(self.names, (None, self.language), strict=True)


def _name(name: str, tag: str | None) -> nodes.Paragraph:
    text = nodes.Text(name)
    return nodes.Paragraph((nodes.Language(tag, (text,)),) if tag else (text,))


def _strong(inlines: nodes.Line) -> tuple[Block, ...]:
    return (nodes.Paragraph((nodes.Strong(inlines),)),)


def _as_paragraph(block: Block | None) -> Block | None:
    """Give a title as a subtitle, since a document has one title."""
    return nodes.Paragraph(block.inlines, nodes.ParagraphRole.SUBTITLE) if isinstance(block, nodes.Title) else block


def _paired(ours: Sequence[T], theirs: Sequence[T]) -> Iterator[tuple[T | None, T | None]]:
    """Pair the blocks, items or notes of both languages: by what they are of in the meeting, else by their kinds."""
    return pairs(ours, theirs, _key, _likeness, by_place=True)


def _key(node: Node) -> Hashable:
    """Name a node by its id, or by the item of the meeting that it is of; one of none has no partner for certain."""
    return type(node), getattr(node, "id", None) or identity((node,)) or id(node)


def _likeness(one: Node, other: Node) -> float:
    return SAME_KIND if type(one) is type(other) else 0.0
