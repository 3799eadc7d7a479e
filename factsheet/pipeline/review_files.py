"""The review file beside a meeting, read; whoever has seen to all that it held may have emptied it."""

from factsheet.diagnostics import FactsheetError, Span
from factsheet.draft.remarks import ReviewFile
from factsheet.source.bind import bind
from factsheet.source.nodes import Mapping, Node
from factsheet.source.reader import read


def parse_review_file(data: bytes, file: str) -> ReviewFile:
    """Give what a review file holds; raises FactsheetError for one at fault."""
    return bind(read_review_file(data, file), ReviewFile)


def read_review_file(data: bytes, file: str) -> Node:
    """Read a review file; an emptied one is a mapping of nothing. Raises FactsheetError."""
    try:
        return read(data, file)
    except FactsheetError as error:
        if [each.code for each in error.diagnostics] != ["empty-file"]:
            raise
        return Mapping((), Span(file))
