"""The nodes of a document: inlines, blocks, their revisions, and the document itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from factsheet.typography.numbering import Numbering


class RevisionKind(StrEnum):
    """What a revision does (ECMA-376 part 1, 17.13.5)."""

    INSERTION = "insertion"
    DELETION = "deletion"


class Revision(Struct, frozen=True):
    """An insertion or deletion; `date` is aware.

    `move` names what moved: what the deletions of a name take away, its insertions bring elsewhere. Words edited on
    the way stand among them, deleted at the one end or inserted at the other, without a name.
    """

    kind: RevisionKind
    author: str
    date: datetime
    move: str = ""


class Origin(Struct, frozen=True):
    """Where a shown text comes from: the path of a value by ids, such as `sections[security].title`.

    `start` and `end` are a range of code points in the value, given for each run of rich text; `filter` says what
    printed it in other words (`day:long`, `label:status`), None where the text is the value.
    """

    path: str
    start: int | None = None
    end: int | None = None
    filter: str | None = None

    def __str__(self) -> str:
        extent = "" if self.start is None else f"@{self.start}-{self.end}"
        return f"{self.path}{extent}{'~' if self.filter else ''}"


class Text(Struct, frozen=True):
    """A run of characters without line breaks; `origin` is None for labels and the template's own words."""

    text: str
    origin: Origin | None = None


class Strong(Struct, frozen=True):
    """Strong importance, shown bold."""

    inlines: tuple[Inline, ...]


class Emphasis(Struct, frozen=True):
    """Stress emphasis, shown italic."""

    inlines: tuple[Inline, ...]


class Link(Struct, frozen=True):
    """A hyperlink to an absolute URI (http, https, mailto or tel)."""

    href: str
    inlines: tuple[Inline, ...]


class Language(Struct, frozen=True):
    """Text in another language than its surroundings; `tag` is BCP 47."""

    tag: str
    inlines: tuple[Inline, ...]


class LineBreak(Struct, frozen=True):
    """A forced line break inside a paragraph; with an origin it stands in a value."""

    origin: Origin | None = None


class NoteReference(Struct, frozen=True):
    """The mark of an endnote: its number, linked to the `Note` with this id."""

    note: str
    label: str


class PageNumber(Struct, frozen=True):
    """The number of the page it stands on, in a numbering system (UTS 35); only in running heads and feet."""

    numbering: str = "latn"


class PageCount(Struct, frozen=True):
    """The number of pages of the document, in a numbering system; only in running heads and feet."""

    numbering: str = "latn"


class Insertion(Struct, frozen=True):
    """Text that a revision adds; `date` is aware, `move` is as in `Revision`."""

    author: str
    date: datetime
    inlines: tuple[Inline, ...]
    move: str = ""


class Deletion(Struct, frozen=True):
    """Text that a revision takes away; still shown, as deleted. `move` is as in `Revision`."""

    author: str
    date: datetime
    inlines: tuple[Inline, ...]
    move: str = ""


class CommentReply(Struct, frozen=True):
    """An answer to a reviewer's remark; `date` is aware, None where nobody knows it."""

    author: str
    date: datetime | None
    text: str


class Comment(Struct, frozen=True):
    """A reviewer's remark (`text`) on the inlines it encloses, with the answers to it in their order.

    `date` is aware, None where nobody knows it.
    """

    author: str
    date: datetime | None
    text: str
    inlines: tuple[Inline, ...]
    replies: tuple[CommentReply, ...] = ()


Branch: TypeAlias = Strong | Emphasis | Link | Language | Insertion | Deletion | Comment
Inline: TypeAlias = Text | LineBreak | NoteReference | PageNumber | PageCount | Branch
Line: TypeAlias = tuple[Inline, ...]
"""What stands in a paragraph, heading, caption or note."""


class ParagraphRole(StrEnum):
    """What a paragraph is for; a theme has one text style for each."""

    BODY = "body"
    ISSUER = "issuer"
    OFFICE = "office"
    DOCKET = "docket"
    KICKER = "kicker"
    SUBTITLE = "subtitle"
    AUTHORITY = "authority"
    DATELINE = "dateline"
    CONTACT = "contact"


class Alignment(StrEnum):
    """Horizontal alignment of a table column."""

    START = "start"
    CENTER = "center"
    END = "end"


class Scope(StrEnum):
    """What a header cell is the header of (ISO 32000-1 table 348, Scope)."""

    COLUMN = "column"
    ROW = "row"


class TableRole(StrEnum):
    """GRID has a header row; FACTS has a row header and a value a row; SIDES has a language a column, of any blocks."""

    GRID = "grid"
    FACTS = "facts"
    SIDES = "sides"


class Title(Struct, frozen=True):
    """The title of the document; there is exactly one."""

    inlines: tuple[Inline, ...]


class Paragraph(Struct, frozen=True):
    """A paragraph; its role decides how it looks."""

    inlines: tuple[Inline, ...]
    role: ParagraphRole = ParagraphRole.BODY


class Section(Struct, frozen=True):
    """A heading and what stands under it; `level` is 1 to 3 and grows by one a nesting.

    Where headings are numbered, the `numbering` starts with this one. A section may begin a `new_page`.
    """

    id: str
    level: int
    heading: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    numbering: Numbering | None = None
    new_page: bool = False

    @property
    def label(self) -> str:
        """The number that stands before the heading, with a space behind it; nothing where there is none."""
        return f"{self.numbering.label()} " if self.numbering else ""


class ListItem(Struct, frozen=True):
    """An item of a list: a paragraph first, further paragraphs or lists below it.

    `revision` is that of the whole item; the inlines in it are then revised too, as in rows, figures and notes.
    """

    blocks: tuple[Block, ...]
    revision: Revision | None = None


class List(Struct, frozen=True):
    """A list; nests. Its items are counted by its `numbering`, or have the `mark`, the theme's where that is None."""

    items: tuple[ListItem, ...]
    numbering: Numbering | None = None
    mark: str | None = None

    def singles(self) -> tuple[List, ...]:
        """Give a list for each item, with its label."""
        count = self.numbering
        return tuple(List((item,), count and count.at(place), self.mark) for place, item in enumerate(self.items))


class Column(Struct, frozen=True):
    """A column; `width` is a share of the table's width (0 to 1), None to size it by its content."""

    align: Alignment = Alignment.START
    width: float | None = None


class Cell(Struct, frozen=True):
    """A cell of paragraphs and lists, or in a table of SIDES of any blocks; `scope` is set on header cells."""

    blocks: tuple[Block, ...]
    scope: Scope | None = None


class Row(Struct, frozen=True):
    """As many cells as the table has columns."""

    cells: tuple[Cell, ...]
    revision: Revision | None = None


class Table(Struct, frozen=True):
    """A table; the rows of `head` are repeated on every page it runs over."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    caption: tuple[Inline, ...] = ()
    role: TableRole = TableRole.GRID


class FigureRole(StrEnum):
    """An EMBLEM stands in the letterhead, as high as the theme says, and small in running heads."""

    FIGURE = "figure"
    EMBLEM = "emblem"


class Figure(Struct, frozen=True):
    """An image of the set, named by its path from the meeting's folder; `width` is a share of the text width."""

    path: str
    alt: str
    caption: tuple[Inline, ...] = ()
    width: float = 1.0
    origin: Origin | None = None
    revision: Revision | None = None
    role: FigureRole = FigureRole.FIGURE


class Callout(Struct, frozen=True):
    """A box set apart from the text, with a heading that is not part of the outline."""

    heading: tuple[Inline, ...]
    blocks: tuple[Block, ...]


class Note(Struct, frozen=True):
    """An endnote; `label` is the number that its references show, `label_revised` what shows it where it is revised."""

    id: str
    label: str
    inlines: tuple[Inline, ...]
    revision: Revision | None = None
    label_revised: tuple[Inline, ...] = ()

    @property
    def label_inlines(self) -> tuple[Inline, ...]:
        """The label as it is to be shown."""
        return self.label_revised or (Text(self.label),)


class Notes(Struct, frozen=True):
    """The endnotes, in the order of their labels."""

    notes: tuple[Note, ...]


Block: TypeAlias = Title | Paragraph | Section | List | Table | Figure | Callout | Notes


class Metadata(Struct, frozen=True):
    """What a file says of itself: `language` is BCP 47, `created` an aware time, `identifier` the meeting's id."""

    title: str
    language: str
    identifier: str
    created: datetime
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()


class RunningLine(Struct, frozen=True):
    """A running head or foot: what stands at the start and at the end of the line, and at most one image before it."""

    start: tuple[Inline, ...] = ()
    end: tuple[Inline, ...] = ()
    images: tuple[Figure, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything stands in the line."""
        return bool(self.start or self.end or self.images)


class Banner(Struct, frozen=True):
    """The marking of a whole document, at the head and foot of every page; `beside` stands behind it at the foot.

    Of one that goes `by_page`, the pages behind the first have that of what stands on them, in formats with pages.
    """

    text: str
    beside: str = ""
    by_page: bool = False


PageBanner: TypeAlias = Callable[[Iterable[str]], str]
"""Gives the banner of a page from the paths of the values that stand on it."""


class Document(Struct, frozen=True):
    """A whole document: the head runs from the second page on, the foot and the `watermark`, a word, on every page.

    `max_pages` is the length that its template promises. The `banner` of a marked sheet stands outside head and foot.
    """

    metadata: Metadata
    blocks: tuple[Block, ...]
    head: RunningLine = RunningLine()
    foot: RunningLine = RunningLine()
    watermark: str | None = None
    max_pages: int | None = None
    banner: Banner | None = None


LEAVES: frozenset[type] = frozenset({Text, LineBreak, NoteReference, PageNumber, PageCount})
"""The inlines that hold no others."""
BRANCHES: frozenset[type] = frozenset({Strong, Emphasis, Link, Language, Insertion, Deletion, Comment})
"""The inlines that hold inlines."""
LINES: Mapping[type, tuple[str, ...]] = {
    Title: ("inlines",),
    Paragraph: ("inlines",),
    Section: ("heading",),
    Table: ("caption",),
    Figure: ("caption",),
    Callout: ("heading",),
    Note: ("inlines",),
    RunningLine: ("start", "end"),
}
"""The fields that hold a line each; whatever else a node holds comes after them."""
PARTS: Mapping[type, tuple[str, ...]] = {
    Document: ("blocks", "head", "foot"),
    RunningLine: ("images",),
    Section: ("blocks",),
    List: ("items",),
    ListItem: ("blocks",),
    Table: ("head", "body"),
    Row: ("cells",),
    Cell: ("blocks",),
    Callout: ("blocks",),
    Notes: ("notes",),
}
"""The fields that hold blocks and their parts."""
FIELDS: Mapping[type, tuple[str, ...]] = {
    **dict.fromkeys(LEAVES, ()),
    **dict.fromkeys(BRANCHES, ("inlines",)),
    **{kind: LINES.get(kind, ()) + PARTS.get(kind, ()) for kind in (*LINES, *PARTS)},
    Note: ("label_revised", "inlines"),
}
"""The fields of every kind of node that hold nodes, in reading order."""
