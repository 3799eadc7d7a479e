"""Plain text of inlines, for outline entries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from factsheet.document import (
    Comment,
    Deletion,
    Emphasis,
    Inline,
    Insertion,
    Language,
    LineBreak,
    Link,
    NoteReference,
    PageCount,
    PageNumber,
    Strong,
    Text,
)


def plain_text(inlines: Iterable[Inline]) -> str:
    """Give the text as a reader would say it: no note numbers, nothing deleted, a space for a line break."""
    return "".join(map(_plain, inlines))


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case LineBreak():
            return " "
        case Strong() | Emphasis() | Link() | Language() | Insertion() | Comment():
            return plain_text(inline.inlines)
        case NoteReference() | PageNumber() | PageCount() | Deletion():
            return ""
        case _:
            assert_never(inline)
