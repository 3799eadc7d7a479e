"""Inline nodes: what stands inside a paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a shown text comes from: the path of a value by ids, such as `sections[security].title`.

    `start` and `end` are a range of code points in the value, given for each run of rich text; `derived` says
    that the text is the value formatted (a date, the name of a state), not the value itself.
    """

    path: str
    start: int | None = None
    end: int | None = None
    derived: bool = False

    def __str__(self) -> str:
        extent = "" if self.start is None else f"@{self.start}-{self.end}"
        return f"{self.path}{extent}{'~' if self.derived else ''}"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters without line breaks; `origin` is None for labels and the template's own words."""

    text: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong importance, shown bold."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stress emphasis, shown italic."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink to an absolute URI (http, https, mailto or tel)."""

    href: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """Text in another language than its surroundings; `tag` is BCP 47."""

    tag: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The mark of an endnote: its number, linked to the `Note` with this id."""

    note: str
    label: str


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the page it stands on; only in running heads and feet."""


@dataclass(frozen=True, slots=True)
class PageCount:
    """The number of pages of the document; only in running heads and feet."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """Text that a revision adds; `date` is aware."""

    author: str
    date: datetime
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Deletion:
    """Text that a revision takes away; still shown, as deleted."""

    author: str
    date: datetime
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CommentReply:
    """An answer to a reviewer's remark; `date` is aware, None where nobody knows it."""

    author: str
    date: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A reviewer's remark (`text`) on the inlines it encloses, with the answers to it in their order.

    `date` is aware, None where nobody knows it.
    """

    author: str
    date: datetime | None
    text: str
    inlines: tuple[Inline, ...]
    replies: tuple[CommentReply, ...] = ()


Inline: TypeAlias = (
    Text
    | Strong
    | Emphasis
    | Link
    | Language
    | LineBreak
    | NoteReference
    | PageNumber
    | PageCount
    | Insertion
    | Deletion
    | Comment
)
