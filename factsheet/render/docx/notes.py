"""Finding the endnotes before anything is written, since references to them come first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from factsheet.document import Block, BulletList, Callout, Figure, Note, Notes, Paragraph, Section, Table, Title


def note_bookmarks(blocks: Iterable[Block]) -> dict[str, str]:
    """Name a bookmark for each note: ids may be longer, and have other characters, than a bookmark's name."""
    return {note.id: f"_Note{number}" for number, note in enumerate(_notes(blocks), 1)}


def _notes(blocks: Iterable[Block]) -> Iterator[Note]:
    for block in blocks:
        match block:
            case Notes(notes):
                yield from notes
            case Section() | Callout():
                yield from _notes(block.blocks)
            case BulletList(items):
                for item in items:
                    yield from _notes(item.blocks)
            case Table():
                for row in (*block.head, *block.body):
                    for cell in row.cells:
                        yield from _notes(cell.blocks)
            case Title() | Paragraph() | Figure():
                pass
            case _:
                assert_never(block)
