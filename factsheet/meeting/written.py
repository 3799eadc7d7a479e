"""The words of a meeting file as they are written there: each text with its place, and the lines around it."""

import re
from collections.abc import Callable, Iterable, Iterator

from factsheet.diagnostics import Span
from factsheet.meeting.positions import WrittenText
from factsheet.meeting.reader import MeetingFile
from factsheet.source.decoding import split_lines


def written_words(file: MeetingFile, test: Callable[[str, Span], object]) -> Iterator[WrittenText]:
    """Give the texts of a file that are words, and of which a test holds."""
    return (text for text in file.positions.texts_that(test) if text.facts.worded)


def words_with(file: MeetingFile, sign: re.Pattern[str], parts: Iterable[str] = ("",)) -> Iterator[WrittenText]:
    """Give the texts of a file that are words, and in which a pattern is found; `parts` are as in `texts_with`."""
    return (text for text in file.positions.texts_with(sign, parts) if text.facts.worded)


def written_lines(file: MeetingFile) -> list[str]:
    """Give the lines of a file, which the places of its texts count."""
    return split_lines(file.data.decode("utf-8-sig", "replace"))


def place_of_word(span: Span, lines: list[str], word: str) -> Span:
    """Give the place of a word in what stands at a span in the lines of a file; the span where it does not stand so."""
    for number in range(span.line, min(span.end_line, len(lines)) + 1):
        line = lines[number - 1]
        first = span.column - 1 if number == span.line else 0
        last = span.end_column - 1 if number == span.end_line else len(line)
        for pattern in (rf"(?<![^\W_]){re.escape(word)}", re.escape(word)):
            if found := re.compile(pattern).search(line, first, last):
                return Span(span.file, number, found.start() + 1, number, found.end() + 1, line)
    return span
