"""The frame of a table: its properties, its grid and its cells (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from factsheet.render.docx.xml import add, add_copy, add_value, root, switch, twips


@dataclass(frozen=True, slots=True)
class Frame:
    """A table without its rows.

    `head` and `labels` switch on its style's formatting of the first row and of the first column; `title` and
    `description` are its alternative text.
    """

    style: str
    head: bool = False
    labels: bool = False
    title: str = ""
    description: str = ""


def add_frame(parent: etree._Element, frame: Frame, widths: Sequence[float]) -> etree._Element:
    """Append a table without rows; `widths` are those of its columns in points."""
    table = add(parent, "tbl")
    properties = add(table, "tblPr")
    add_value(properties, "tblStyle", frame.style)
    add(properties, "tblW", w=twips(sum(widths)), type="dxa")
    add(properties, "tblLayout", type="fixed")
    _add_look(properties, frame)
    if frame.title:
        add_value(properties, "tblCaption", frame.title)
    if frame.description:
        add_value(properties, "tblDescription", frame.description)
    grid = add(table, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=twips(width))
    return table


def _add_look(properties: etree._Element, frame: Frame) -> None:
    """Append `w:tblLook`: the bits of 17.4.55, and the same as the attributes that later editions added."""
    bits = 0x0600 | (0x0020 if frame.head else 0) | (0x0080 if frame.labels else 0)
    attributes = {"val": f"{bits:04X}", "firstRow": str(int(frame.head)), "lastRow": "0"}
    attributes |= {"firstColumn": str(int(frame.labels)), "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    add(properties, "tblLook", **attributes)


def add_row(table: etree._Element, *, head: bool = False, whole: bool = True) -> etree._Element:
    """Append a row; a `head` row is repeated on every page, and no page break cuts a `whole` one."""
    row = add(table, "tr")
    if whole:
        properties = add(row, "trPr")
        switch(properties, "cantSplit")
        if head:
            switch(properties, "tblHeader")
    return row


def add_cell(row: etree._Element, width: float) -> etree._Element:
    """Append an empty cell of a width in points; it is to end with a paragraph."""
    return add_copy(row, _cell(twips(width)))


@lru_cache(maxsize=256)
def _cell(width: str) -> etree._Element:
    """Give an empty cell, to be copied."""
    cell = add(root("tr"), "tc")
    add(add(cell, "tcPr"), "tcW", w=width, type="dxa")
    return cell
