"""What sections hold: points, paragraphs, tables, figures and sections."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal, TypeAlias

from factsheet.diagnostics import counted
from factsheet.diagnostics.values import Beside, lacks, refuse
from factsheet.meeting.marking import Quoted
from factsheet.meeting.text import NOT_EMPTY, CellText, FieldMark, FilePath, ItemId, OwnId, Part, Plain, Rich
from factsheet.models.declaring import (
    AfterValidator,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
    others,
)
from factsheet.typography.numbering import is_mark, parse_numbering

MAX_SECTION_LEVEL = 3


class Cited(Quoted):
    """An item that can name the sources it rests on, by their ids."""

    sources: tuple[ItemId, ...] = Field((), description="The ids of the sources that this rests on.")

    @field_validator("sources")
    @classmethod
    def _each_once(cls, sources: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(sources)) < len(sources):
            repeated = next(name for name, count in Counter(sources).items() if count > 1)
            first = Beside("it stands first here", (sources.index(repeated),), 0)
            raise refuse(f"must name `{repeated}` once only", beside=first)
        return sources


def _label_form(text: str) -> str:
    if parse_numbering(text) is None and not is_mark(text):
        raise refuse("must be the first label of a list", "for example `1.`, `(1)`, `a`, `I`, `ア`, `①`, `□` or `-`")
    return text


LabelForm = Annotated[str, AfterValidator(_label_form), StringConstraints(max_length=5)]
"""How items are labelled: the label of the first, or a mark that all have."""


class NumberingForms(Part):
    """How sections, paragraphs and points are numbered, or marked."""

    others = others(sections="headings heads", points="bullets items", paragraphs="paragraph text")

    sections: tuple[LabelForm, ...] = Field(
        default=(), description="The form of headings by their level: 1., then (1)."
    )
    paragraphs: LabelForm | None = Field(
        default=None, description="The form of paragraphs, which are counted through: 1."
    )
    points: tuple[LabelForm, ...] = Field(default=(), description="The form of points by their level: (1), then a.")

    @field_validator("sections", "paragraphs")
    @classmethod
    def _counts(cls, forms: tuple[str, ...] | str) -> tuple[str, ...] | str:
        for form in forms if isinstance(forms, tuple) else (forms,):
            if parse_numbering(form) is None:
                raise refuse("must count: a mark numbers nothing", "for example `1.`, `(1)` or `I`")
        return forms


class Point(Cited):
    """A point: a bold lead-in, a text, or both, and points below it."""

    named_by = ("lead", "text")
    short = "text"
    others = others(lead="heading label", text="body description", points="bullets items", sources="source refs")

    type: Literal["point"] = "point"
    id: OwnId
    lead: Plain | None = Field(None, description="The bold words at the start.")
    text: Rich | None = Field(
        None, description="The text, one paragraph; **strong**, *emphasis* and [links](https://…) work here."
    )
    points: tuple[Point, ...] = Field((), description="Points below this one.")

    @model_validator(mode="before")
    @classmethod
    def _says_something(cls, value: object) -> object:
        if not isinstance(value, dict) or {"lead", "text"} & value.keys():
            return value
        # Where it has an unknown key, that is what is wrong with it.
        if value.keys() <= cls.model_fields.keys():
            return {**value, "text": lacks("has neither `lead` nor `text`", ("lead", "text"), "add `text:`")}
        return value


class ParagraphContent(Cited):
    """A paragraph of running text."""

    named_by = ("text",)
    short = "text"

    type: Literal["paragraph"] = "paragraph"
    id: OwnId
    text: Rich = Field(description="The text of the paragraph.")


class ColumnContent(Part):
    """A column of a table; `align` is where its text stands."""

    named_by = ("title",)
    local = True

    id: OwnId = Field(description="Names the column in references, within its table.")
    title: Plain = Field(description="The header of the column.")
    align: Annotated[Literal["start", "center", "end"], FieldMark.BY_LANGUAGE] = Field(
        "start", description="Where the text of the column stands."
    )


class CellContent(Part):
    """A cell; its id is its column's."""

    inside = True

    id: OwnId
    text: CellText = ""


class RowContent(Quoted):
    """A row: as many cells as the table has columns."""

    named_by = ("cells",)

    id: OwnId
    cells: tuple[CellContent, ...] = Field(description="The cells: a text for every column.")


class TableContent(Cited):
    """A table with one header row."""

    named_by = ("caption", "columns")
    others = others(caption="title", columns="header headers head heading", rows="body data lines")

    type: Literal["table"] = "table"
    id: OwnId
    caption: Plain | None = Field(None, description="The line above the table that says what it shows.")
    columns: Annotated[tuple[ColumnContent, ...], Field(max_length=12), *NOT_EMPTY] = Field(
        description="The columns: their titles, or titles with an alignment."
    )
    rows: tuple[RowContent, ...] = Field((), description="The rows, each a list with a cell for every column.")

    @field_validator("rows", mode="before")
    @classmethod
    def _rows_fit(cls, rows: object, info: ValidationInfo) -> object:
        columns = info.data.get("columns")
        return [_fitting(row, columns) for row in rows] if columns and isinstance(rows, list) else rows


def _fitting(row: object, columns: tuple[ColumnContent, ...]) -> object:
    """Give the row, or an error in its place if it has not a cell for each column."""
    cells = row.get("cells") if isinstance(row, dict) else None
    if not isinstance(cells, list) or len(cells) == len(columns):
        return row
    hint = f"the columns are {', '.join(column.title for column in columns)}; an empty cell is written ''"
    message = f"has {counted(len(cells), 'cell')}, but the table has {counted(len(columns), 'column')}"
    return refuse(message, hint, beside=Beside("the columns stand here", ("columns",), 2))


class FigureContent(Cited):
    """An image file beside the meeting; `alt` says in words what it shows, `width` is a share of the text's."""

    named_by = ("caption", "path")
    others = others(path="file src image", alt="description", caption="title")

    type: Literal["figure"] = "figure"
    id: OwnId
    path: FilePath = Field(description="The image, as a path from the meeting's folder, with forward slashes.")
    alt: Plain = Field(description="What the image shows, in words, for those who cannot see it.")
    caption: Plain | None = Field(None, description="The line below the image.")
    width: Annotated[float, Field(ge=0.1, le=1), FieldMark.BY_LANGUAGE] = Field(
        1.0, description="The width of the image as a share of the text's, 0.1 to 1."
    )


class SectionContent(Quoted):
    """A heading and its content, in order; nests to three levels."""

    named_by = ("title",)
    others = others(title="heading name", content="points items body bullets paragraphs", summary="intro text")

    type: Literal["section"] = "section"
    id: OwnId
    title: Plain = Field(description="The heading.")
    summary: Rich | None = Field(None, description="A paragraph that opens the section.")
    content: tuple[Content, ...] = Field(
        (), description="Points, paragraphs, tables, figures and sections, in order. A text is a point."
    )


Content: TypeAlias = Annotated[
    Point | ParagraphContent | TableContent | FigureContent | SectionContent, Field(discriminator="type")
]
