"""What sections hold: points, paragraphs, tables, figures and sections."""

from __future__ import annotations

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from factsheet.meeting.text import CellText, FigurePath, ItemId, Part, Plain, Rich, refuse

MAX_SECTION_LEVEL = 3


class Cited(Part):
    """An item that can name the sources it rests on, by their ids."""

    sources: tuple[ItemId, ...] = ()


class Point(Cited):
    """A point: a bold lead-in, a text, or both, and points below it."""

    type: Literal["point"] = "point"
    id: ItemId
    lead: Plain | None = None
    text: Rich | None = None
    points: tuple[Point, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.lead or self.text):
            raise refuse("has neither `lead` nor `text`", "write `text:`")
        return self


class ParagraphContent(Cited):
    """A paragraph of running text."""

    type: Literal["paragraph"] = "paragraph"
    id: ItemId
    text: Rich


class Column(Part):
    """A column of a table; `align` is where its text stands."""

    id: ItemId
    title: Plain
    align: Literal["start", "center", "end"] = "start"


class CellContent(Part):
    """A cell; its id is its column's."""

    id: ItemId
    text: CellText = ""


class Row(Part):
    """A row: as many cells as the table has columns."""

    id: ItemId
    cells: tuple[CellContent, ...]


class TableContent(Cited):
    """A table with one header row."""

    type: Literal["table"] = "table"
    id: ItemId
    caption: Plain | None = None
    columns: Annotated[tuple[Column, ...], Field(min_length=1, max_length=12)]
    rows: tuple[Row, ...] = ()

    @model_validator(mode="after")
    def _rows_fit(self) -> Self:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise refuse(f"has {len(self.columns)} columns, but row {row.id} has {len(row.cells)} cells")
        return self


class FigureContent(Cited):
    """An image file beside the meeting; `alt` says in words what it shows, `width` is a share of the text's."""

    type: Literal["figure"] = "figure"
    id: ItemId
    path: FigurePath
    alt: Plain
    caption: Plain | None = None
    width: Annotated[float, Field(ge=0.1, le=1)] = 1.0


class Section(Part):
    """A heading and its content, in order; nests to three levels."""

    type: Literal["section"] = "section"
    id: ItemId
    title: Plain
    summary: Rich | None = None
    content: tuple[Content, ...] = ()


Content: TypeAlias = Annotated[
    Point | ParagraphContent | TableContent | FigureContent | Section, Field(discriminator="type")
]

Section.model_rebuild()
