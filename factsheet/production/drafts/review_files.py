"""Reading what earlier rounds of review left beside a meeting file."""

from __future__ import annotations

from pathlib import Path

from factsheet.draft import ReviewFile, review_file_of
from factsheet.production.inputs.files import read_file
from factsheet.source import MAX_BYTES, bind, read


def read_review_file(meeting: Path) -> ReviewFile:
    """Read the review file of a meeting file, an empty one where there is none.

    Raises FactsheetError, with places in the review file, for what it may not say.
    """
    file = review_file_of(meeting)
    if not file.exists():
        return ReviewFile()
    return bind(read(read_file(file, MAX_BYTES), str(file)), ReviewFile)
