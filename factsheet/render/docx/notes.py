"""Finding the endnotes before anything is written, since references to them come first."""

from __future__ import annotations

from collections.abc import Iterable

from factsheet.document import Block, Notes
from factsheet.document.walk import every_block


def note_bookmarks(blocks: Iterable[Block]) -> dict[str, str]:
    """Name a bookmark for each note: ids may be longer, and have other characters, than a bookmark's name."""
    notes = (note for block in every_block(blocks) if isinstance(block, Notes) for note in block.notes)
    return {note.id: f"_Note{number}" for number, note in enumerate(notes, 1)}
