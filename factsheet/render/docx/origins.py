"""Where the words of blocks come from, for messages about what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
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
    ListItem,
    NoteReference,
    Origin,
    PageCount,
    PageNumber,
    Paragraph,
    Strong,
    Text,
)


def first_path(items: tuple[ListItem, ...]) -> str | None:
    """Give the path of the value that a list shows first, for a message about the list."""
    blocks = (block for item in items for block in item.blocks if isinstance(block, Paragraph))
    return next((path for block in blocks for path in _paths(block.inlines)), None)


def has_origin(inlines: tuple[Inline, ...]) -> bool:
    """Tell whether any of the text comes from the meeting."""
    return next(_paths(inlines), None) is not None


def _paths(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(origin=Origin(path=path)):
                yield path
            case Strong() | Emphasis() | Link() | Language() | Insertion() | Deletion() | Comment():
                yield from _paths(inline.inlines)
            case Text() | LineBreak() | NoteReference() | PageNumber() | PageCount():
                pass
            case _:
                assert_never(inline)
