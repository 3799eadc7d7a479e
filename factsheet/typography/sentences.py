"""A text cut into its sentences."""

from collections.abc import Iterator

from factsheet.patterns import late

_BETWEEN = late(r"(?<=[\w\])”’\"]{3}[.!?])\s+(?=[^\W\d_a-z“\"(])|(?<=[。！？])")


def sentences(text: str) -> list[str]:
    """Give the sentences of a text; a stop behind fewer than three letters may be that of an abbreviation."""
    return [text[start:end] for start, end in sentence_spans(text)]


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Give where the sentences of a text begin and end, by code points, without the blanks between them."""
    start = 0
    for found in _BETWEEN.finditer(text):
        yield start, found.start()
        start = found.end()
    if start < len(text) or not text:
        yield start, len(text)
