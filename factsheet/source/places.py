"""Where a part of a value stands in the file: the characters of a scalar, whatever its style, by those of its value."""

import re

from factsheet.characters import composed
from factsheet.diagnostics import Span
from factsheet.source.decoding import split_lines

_HEADER = re.compile(r"[|>][0-9+-]*[ ]*(?:#[^\n]*)?\n")
"""The header of a block scalar (YAML 1.2.2 section 8.1.1)."""

_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|\n[ ]*|(.))", re.DOTALL)
_NAMED = {"n": "\n", "_": "\u00a0", "N": "\u0085"}
_WHITE = " \n"


class FileText:
    """The text of a file, for spans that are narrower than those of its values."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes of a file that was read: UTF-8, with or without a byte order mark."""
        self._lines = split_lines(data.decode("utf-8-sig", "replace"))

    def within(self, span: Span, value: str, start: int, end: int) -> Span:
        """Give the span of a part of a scalar, given by code points of its value.

        It is the scalar's own span where its characters cannot be told from each other, as those of a text that is
        written decomposed; of a part on several lines it ends with the first.
        """
        last = min(span.end_line, len(self._lines))
        raw = "\n".join(self._lines[span.line - 1 : last])
        places = _places(raw, span.column - 1, value)
        if places is None or not start < end <= len(value):
            return span
        first, final = places[start][0], places[end - 1][1]
        line, column = span.line + raw.count("\n", 0, first), first - (raw.rfind("\n", 0, first) + 1)
        final = min(final, raw.find("\n", first) if "\n" in raw[first:] else len(raw))
        return Span(span.file, line, column + 1, line, column + 1 + final - first, self._lines[line - 1])


def _places(raw: str, at: int, value: str) -> list[tuple[int, int]] | None:
    """Give where each character of a scalar's value stands in its source; None where they do not go together."""
    header = _HEADER.match(raw, at)
    quote = raw[at : at + 1] if not header and raw[at : at + 1] in {'"', "'"} else ""
    at = header.end() if header else at + len(quote)
    places: list[tuple[int, int]] = []
    for character in value:
        if character in _WHITE and not (quote == '"' and raw[at : at + 1] == "\\"):
            behind = _behind_white(raw, at)
            places.append((at, min(at + 1, behind)))
            at = behind
            continue
        at = at if places else _behind_white(raw, at)
        found, behind = _character(raw, at, quote)
        if found == "" and quote == '"':  # an escaped line break stands for nothing
            at = behind
            found, behind = _character(raw, at, quote)
        if found != character and composed(found) != character:
            return None
        places.append((at, behind))
        at = behind
    return places


def _behind_white(raw: str, at: int) -> int:
    while at < len(raw) and raw[at] in _WHITE:
        at += 1
    return at


def _character(raw: str, at: int, quote: str) -> tuple[str, int]:
    """Give the character that stands at a place of a scalar, and where the next one begins."""
    if quote == '"' and (escape := _ESCAPE.match(raw, at)):
        number = escape[1] or escape[2] or escape[3]
        return chr(int(number, 16)) if number else _NAMED.get(escape[4], escape[4] or ""), escape.end()
    return raw[at : at + 1], at + (2 if quote == "'" and raw[at : at + 2] == "''" else 1)
