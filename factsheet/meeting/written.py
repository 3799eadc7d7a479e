"""The words of a meeting file as they are written there: each text with its place, and the lines around it."""

from collections.abc import Iterator

from msgspec import Struct

from factsheet.diagnostics import Span
from factsheet.meeting.facts import FieldFacts, facts_at
from factsheet.meeting.reader import MeetingFile
from factsheet.paths import ValuePath
from factsheet.source.decoding import split_lines


class WrittenText(Struct, frozen=True):
    """A text of a file, what is known of its field, and its place."""

    path: ValuePath
    text: str
    facts: FieldFacts
    span: Span

    def place_of(self, mark: str) -> Span:
        """Give the place of a mark in the text, where it stands in the first line of it; else that of the text."""
        span = self.span
        at = span.excerpt.find(mark, span.column - 1)
        if at < 0 or (span.end_line == span.line and at + len(mark) >= span.end_column):
            return span
        return span._replace(column=at + 1, end_line=span.line, end_column=at + 1 + len(mark))


def written_texts(file: MeetingFile) -> Iterator[WrittenText]:
    """Give every text of a file, in its order."""
    for path, scalar in file.positions.texts():
        if scalar.value:
            yield WrittenText(path, scalar.value, facts_at(path), scalar.span)


def written_words(file: MeetingFile) -> Iterator[WrittenText]:
    """Give the texts of a file that are words."""
    return (text for text in written_texts(file) if text.facts.worded)


def written_lines(file: MeetingFile) -> list[str]:
    """Give the lines of a file, which the places of its texts count."""
    return split_lines(file.data.decode("utf-8-sig", "replace"))
