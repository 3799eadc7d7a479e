"""From bytes to characters: UTF-8 only, and only characters that a text and XML 1.0 can carry."""

import re
from codecs import BOM_UTF8

from factsheet.characters import NOT_XML
from factsheet.diagnostics import Diagnostic, FactsheetError, Span

# Beside what XML has no place for, what YAML or libyaml would read as line breaks, and what prints nothing.
_FORBIDDEN = re.compile(f"[{NOT_XML}\t\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff]")
_NAMES = {"\t": "a tab", "\ufeff": "a byte order mark", "\u2028": "a line separator", "\u2029": "a paragraph separator"}


class Lines:
    """The lines of a text, to make spans from."""

    def __init__(self, text: str, file: str) -> None:
        self._lines = _split(text)
        self._file = file

    def span(self, line: int, column: int, end_line: int | None = None, end_column: int | None = None) -> Span:
        """Make a span of lines and columns that count from 1; what lies behind the text is put at its end."""
        if end_line and end_line <= len(self._lines):  # as almost always
            return Span(self._file, line, column, end_line, end_column or 1, self._lines[line - 1])
        line, column = self._inside(line, column)
        end = self._inside(end_line, end_column or 1) if end_line else (line, column + 1)
        return Span(self._file, line, column, *end, excerpt=self._lines[line - 1])

    def _inside(self, line: int, column: int) -> tuple[int, int]:
        # libyaml counts one line too many where the last one has no line break.
        last = len(self._lines)
        return (line, column) if line <= last else (last, len(self._lines[-1]) + 1)

    def at(self, text: str, index: int) -> Span:
        """Make a span of one character at an index of the text."""
        before = _split(text[:index])
        return self.span(len(before), len(before[-1]) + 1)


def _split(text: str) -> list[str]:
    return re.split("\r\n|\r|\n", text) if "\r" in text else text.split("\n")


def decode(data: bytes, file: str) -> str:
    """Decode UTF-8, with or without a byte order mark; raises FactsheetError for anything else."""
    data = data.removeprefix(BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8")
        lines = Lines(data.decode("utf-8", "replace"), file)
        raise FactsheetError([_not_utf8(lines.at(readable, len(readable)))]) from None
    _refuse_controls(text, file)
    return text


def _not_utf8(span: Span) -> Diagnostic:
    hint = "save the file as UTF-8 (in most editors: Save with encoding)"
    return Diagnostic("not-utf8", "the file is not UTF-8 from here on", span, (hint,))


def _refuse_controls(text: str, file: str) -> None:
    found = list(_FORBIDDEN.finditer(text))[:20]
    if found:
        lines = Lines(text, file)
        raise FactsheetError([_control(match[0], lines.at(text, match.start())) for match in found])


def find_control(text: str) -> str | None:
    """Name the first character of a text that no text may hold, or None."""
    found = _FORBIDDEN.search(text)
    return _name(found[0]) if found else None


def _name(character: str) -> str:
    return _NAMES.get(character, f"the control character U+{ord(character):04X}")


def _control(character: str, span: Span) -> Diagnostic:
    hint = "indent with spaces" if character == "\t" else "delete it"
    code = "tab" if character == "\t" else "control-character"
    return Diagnostic(code, f"{_name(character)} may not stand in the file", span, (hint,))
