"""What every reader gives: the blocks of a source, in order, with every word of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.characters import composed, storable


class BlockKind(StrEnum):
    """What a block is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"
    NOTE = "note"
    TABLE = "table"
    CAPTION = "caption"
    OTHER = "other"
    """What is read for its words alone, such as alternative texts and menus."""


class Why(StrEnum):
    """Why words of a source are not taken."""

    ADVERT = "advert"
    ALTERNATIVE = "alternative text of an image"
    BEFORE = "before the title"
    CAPTION = "caption of an image"
    CLUTTER = "not of the text"
    COMMENT = "comment"
    DATELINE = "dateline"
    DELETED = "deleted"
    FORM = "form"
    FRONT_MATTER = "front matter"
    HEADER = "header or footer"
    HIDDEN = "hidden"
    NAVIGATION = "navigation"
    OUTSIDE = "outside the main text"
    SCRIPT = "shown without scripts only"
    SIGNS = "signs without words"
    SOCIAL = "sharing, related texts or newsletters"
    TITLE = "the title again"
    TOOLTIP = "title attribute"


class Piece(Struct, frozen=True):
    """Words of one look; `why` tells why they are not taken, and is None for those that are.

    `raised` words stand above the line, as the numbers of notes and powers do.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str | None = None
    why: Why | None = None
    raised: bool = False


Pieces = tuple[Piece, ...]


class Block(Struct, frozen=True):
    """A block of a source; a line break in a piece is one of the source.

    `at` says where it stands (`line 12`, `page 3`), `level` how deep headings and items are, from 1, and `label` is the
    number that an item or heading has in the source. Tables have `rows` of cells instead of pieces, `head` of which are
    headers. `notes` are what the reader has to say of it, for a comment.
    """

    kind: BlockKind
    pieces: Pieces = ()
    at: str = ""
    level: int = 1
    label: str = ""
    rows: tuple[tuple[Pieces, ...], ...] = ()
    head: int = 0
    notes: tuple[str, ...] = ()

    @property
    def taken(self) -> Pieces:
        """The pieces that are taken."""
        return tuple(piece for piece in self.pieces if piece.why is None)

    @property
    def text(self) -> str:
        """The text that is taken, on one line."""
        return one_line("".join(piece.text for piece in self.taken))

    def refused(self, why: Why) -> Block:
        """Give the block with nothing taken that would be taken otherwise."""
        cells = tuple(tuple(_refused(cell, why) for cell in row) for row in self.rows)
        labelled = (Piece(f"{self.label} "), *self.pieces) if self.label else self.pieces
        return Block(self.kind, _refused(labelled, why), self.at, self.level, "", cells, self.head)


def _refused(pieces: Pieces, why: Why) -> Pieces:
    return tuple(replace(piece, why=piece.why or why) for piece in pieces)


class SourceReading(Struct, frozen=True):
    """What a reader makes of a source: its blocks, and what it says of itself.

    `facts` may have `language` (BCP 47), `published` (a date or time), `url`, `publisher` and `title`.
    """

    blocks: tuple[Block, ...]
    facts: dict[str, str] = field(default_factory=dict)


_EDGE = "\\s\u200b\u2060\ufeff"
_EDGES = re.compile(f"^[{_EDGE}]+|[{_EDGE}]+$")
_BLANK = re.compile("[ \t\n\r\f\v]+")


def one_line(text: str) -> str:
    """Give a text with single spaces in the place of all white space but no-break spaces and the like, none outside."""
    return _EDGES.sub("", _BLANK.sub(" ", text))


def words(text: str) -> list[str]:
    """Give the words of a text: what stands between white space; a no-break space is inside a word."""
    return [word for each in _BLANK.split(text) if (word := _EDGES.sub("", each))]


def clean(text: str) -> str:
    """Give a text of a source with characters that a meeting file can hold, letters composed with their marks."""
    return composed(storable(text))


class LeftOut(Struct, frozen=True):
    """Words of a block that are not taken, and how many of its words stand before them."""

    before: int
    text: str
    why: Why

    @property
    def count(self) -> int:
        """How many words they are."""
        return len(words(self.text))


def left_out(pieces: Iterable[Piece]) -> Iterator[LeftOut]:
    """Give what is not taken of a block, in order; a word that it stands in counts as one that stands before."""
    taken, gone = "", 0
    for why, group in groupby(pieces, key=lambda piece: piece.why):
        text = "".join(piece.text for piece in group)
        if why is None:
            taken += text
        elif count := len(words(text)):
            yield LeftOut(len(words(taken)) + gone, one_line(text), why)
            gone += count
