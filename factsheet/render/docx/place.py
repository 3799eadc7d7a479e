"""Where a block stands: which styles its paragraphs and lists take there, and how much room it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from factsheet.document import Alignment, Block, Inline
from factsheet.render.docx.ledger import Ledger
from factsheet.render.docx.names import BODY_LIST, CALLOUT_LIST, FACTS_LIST, TABLE_LIST, ListFamily, StyleId
from factsheet.render.docx.paragraph_styles import aligned
from factsheet.render.theme import Theme


@dataclass(frozen=True, slots=True)
class Place:
    """A surrounding; `width` is the room in points, `level` the depth of the lists around (0 outside any)."""

    paragraph: str
    lists: ListFamily
    width: float
    level: int = 0


class Writer(Protocol):
    """What tables, callouts and figures need of the writer of blocks."""

    theme: Theme
    ledger: Ledger

    def write(self, parent: etree._Element, blocks: Iterable[Block], place: Place) -> None:
        """Append blocks."""

    def paragraph(self, parent: etree._Element, style: str, inlines: Iterable[Inline] = ()) -> etree._Element:
        """Append a paragraph in a style."""


def body_place(width: float) -> Place:
    """Give the place of blocks outside tables and callouts."""
    return Place(StyleId.BODY, BODY_LIST, width)


def callout_place(width: float) -> Place:
    """Give the place of blocks in a callout."""
    return Place(StyleId.CALLOUT_TEXT, CALLOUT_LIST, width)


def grid_place(width: float, align: Alignment, *, head: bool) -> Place:
    """Give the place of blocks in a cell of a table with a header row."""
    return Place(aligned(StyleId.TABLE_HEAD if head else StyleId.TABLE_TEXT, align), TABLE_LIST, width)


def facts_place(width: float, align: Alignment, *, head: bool) -> Place:
    """Give the place of blocks in a cell of the key facts."""
    return Place(aligned(StyleId.FACTS_LABEL if head else StyleId.FACTS_VALUE, align), FACTS_LIST, width)
