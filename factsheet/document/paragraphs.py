"""What blocks are made of where paragraphs and tables follow one another, as in Word.

The writer of such files goes by this, and so does who reads them back.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeAlias

from factsheet.document import nodes
from factsheet.document.readings import ACCEPTED, REJECTED
from factsheet.document.text import inline_text, paths_shown
from factsheet.models.records import Frozen


class LineKind(StrEnum):
    """What kind of paragraph a line is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    CAPTION = "caption"
    NOTE = "note"


class Written(Frozen):
    """A paragraph: its kind, its text, and what has it; `level` is the depth of a heading or of the list around.

    `first` tells of a bullet that it begins its list, `bullets` is that list.
    """

    kind: LineKind
    inlines: nodes.Line
    node: nodes.Block | nodes.ListItem | nodes.Note
    level: int = 0
    first: bool = False
    bullets: nodes.List | None = None

    def is_there(self, *, draft: bool) -> bool:
        """Tell whether the paragraph is written: bullets and notes always, others for their text.

        In a `draft` an empty place that waits for a value is there, too.
        """
        if self.kind in (LineKind.BULLET, LineKind.NOTE) or inline_text(self.inlines):
            return True
        return draft and has_origin(self.inlines)


Piece: TypeAlias = Written | nodes.Table | nodes.Callout | nodes.Figure
"""A paragraph, or a frame: a table that has rows, a box of one cell, a picture; their captions are paragraphs."""


def pieces(blocks: Iterable[nodes.Block], level: int = 0) -> Iterator[Piece]:
    """Give the pieces of blocks that stand in lists of a depth, in the order in which they are written."""
    for block in blocks:
        yield from _PIECES[type(block)](block, level)


def callout_pieces(callout: nodes.Callout) -> Iterator[Piece]:
    """Give what stands in the cell of a callout."""
    yield Written(LineKind.HEADING, callout.heading, callout)
    yield from pieces(callout.blocks)


def has_origin(inlines: nodes.Line) -> bool:
    """Tell whether any of the text comes from the meeting."""
    return next(paths_shown(inlines), None) is not None


def _section(block: nodes.Section, level: int) -> Iterator[Piece]:
    yield Written(LineKind.HEADING, block.heading, block, block.level)
    yield from pieces(block.blocks, level)


def _list(block: nodes.List, level: int) -> Iterator[Piece]:
    """Give items: the first paragraph of one, or an empty one where it has none first, has the bullet."""
    for number, item in enumerate(block.items):
        lead = item.blocks[0] if item.blocks else None
        inlines, rest = (lead.inlines, item.blocks[1:]) if isinstance(lead, nodes.Paragraph) else ((), item.blocks)
        yield Written(LineKind.BULLET, inlines, item, level + 1, not number, block)
        yield from pieces(rest, level + 1)


def _table(block: nodes.Table, level: int) -> Iterator[Piece]:
    yield Written(LineKind.CAPTION, block.caption, block, level)
    if block.columns and (block.head or block.body):
        yield block


def _callout(block: nodes.Callout, _: int) -> Iterator[Piece]:
    stays = any(type(inline) is nodes.Text for inline in block.heading)  # whatever is revised
    if stays or ACCEPTED.blocks((block,)) or REJECTED.blocks((block,)):
        yield block


def _figure(block: nodes.Figure, level: int) -> Iterator[Piece]:
    yield block
    yield Written(LineKind.CAPTION, block.caption, block, level)


_PIECES: Mapping[type[nodes.Block], Callable[[Any, int], Iterable[Piece]]] = {
    nodes.Title: lambda block, level: (Written(LineKind.TITLE, block.inlines, block, level),),
    nodes.Paragraph: lambda block, level: (Written(LineKind.PARAGRAPH, block.inlines, block, level),),
    nodes.Section: _section,
    nodes.List: _list,
    nodes.Table: _table,
    nodes.Callout: _callout,
    nodes.Figure: _figure,
    nodes.Notes: lambda block, level: [Written(LineKind.NOTE, note.inlines, note, level) for note in block.notes],
}
"""What each kind of block is made of."""
