"""Where a block stands: which styles its paragraphs and lists take there, and how much room it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from factsheet.document.nodes import Alignment, Block, Inline, Revision, Scope
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.names import BODY_LIST, CALLOUT_LIST, FACTS_LIST, TABLE_LIST, ListFamily, StyleId
from factsheet.render.docx.styles.paragraph_styles import aligned
from factsheet.render.theme import Theme


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """A surrounding; `width` is the room in points, `level` the depth of the lists around (0 outside any)."""

    paragraph: str
    lists: ListFamily
    width: float
    level: int = 0


class Writer(Protocol):
    """What tables, callouts and figures need of the writer of blocks."""

    theme: Theme
    context: WritingContext

    def write(self, parent: etree._Element, blocks: Iterable[Block], place: BlockPlace) -> None:
        """Append blocks."""

    def text(self, parent: etree._Element, style: str, inlines: tuple[Inline, ...]) -> None:
        """Append a paragraph in a style if there is text in it."""

    def paragraph(
        self, parent: etree._Element, style: str, inlines: Iterable[Inline] = (), revision: Revision | None = None
    ) -> etree._Element:
        """Append a paragraph in a style."""

    def lead(self, parent: etree._Element, style: str, space: float, below: Revision | None) -> None:
        """Append an empty paragraph in a style where the one above leaves less than the space, in points."""


def body_place(width: float) -> BlockPlace:
    """Give the place of blocks outside tables and callouts."""
    return BlockPlace(StyleId.BODY, BODY_LIST, width)


def callout_place(width: float) -> BlockPlace:
    """Give the place of blocks in a callout."""
    return BlockPlace(StyleId.CALLOUT_TEXT, CALLOUT_LIST, width)


def grid_place(width: float, align: Alignment, scope: Scope | None) -> BlockPlace:
    """Give the place of blocks in a cell of a table with a header row; header cells have a scope."""
    return BlockPlace(aligned(_GRID_STYLES[scope], align), TABLE_LIST, width)


def facts_place(width: float, align: Alignment, scope: Scope | None) -> BlockPlace:
    """Give the place of blocks in a cell of the key facts; labels have a scope."""
    return BlockPlace(aligned(_FACTS_STYLES[scope], align), FACTS_LIST, width)


_GRID_STYLES = {Scope.COLUMN: StyleId.TABLE_HEAD, Scope.ROW: StyleId.TABLE_LABEL, None: StyleId.TABLE_TEXT}
_FACTS_STYLES = {Scope.COLUMN: StyleId.TABLE_HEAD, Scope.ROW: StyleId.FACTS_LABEL, None: StyleId.FACTS_VALUE}
