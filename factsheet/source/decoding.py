"""From bytes to characters: UTF-8 only, and only characters that a text and XML 1.0 can carry.

JSON writes a character above U+FFFF as a pair of escapes (RFC 8259, 7), which YAML does not know: each pair is hidden
from the parser behind as many noncharacters, which no file may hold, so that all places stay.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from factsheet.characters import NOT_XML
from factsheet.diagnostics import Diagnostic, FactsheetError, Span
from factsheet.patterns import late
from factsheet.source.signatures import HINTS, IMAGES, FileKind, file_kind

# Beside what XML has no place for, what YAML or libyaml would read as line breaks, and what prints nothing.
_FORBIDDEN = late(f"[{NOT_XML}\t\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff]")
_NAMES = {"\t": "a tab", "\ufeff": "a byte order mark", "\u2028": "a line separator", "\u2029": "a paragraph separator"}


class Lines:
    """The lines of a text, to make spans from."""

    def __init__(self, text: str, file: str) -> None:
        self.texts = split_lines(text)
        self._file = file

    def span(self, line: int, column: int, end_line: int | None = None, end_column: int | None = None) -> Span:
        """Make a span of lines and columns that count from 1; what lies behind the text is put at its end."""
        if end_line and end_line <= len(self.texts):  # as almost always
            return Span(self._file, line, column, end_line, end_column or 1, self.texts[line - 1])
        line, column = self._inside(line, column)
        end = self._inside(end_line, end_column or 1) if end_line else (line, column + 1)
        return Span(self._file, line, column, *end, excerpt=self.texts[line - 1])

    def _inside(self, line: int, column: int) -> tuple[int, int]:
        # libyaml counts one line too many where the last one has no line break.
        last = len(self.texts)
        return (line, column) if line <= last else (last, len(self.texts[-1]) + 1)

    def at(self, text: str, index: int) -> Span:
        """Make a span of one character at an index of the text."""
        before = split_lines(text[:index])
        return self.span(len(before), len(before[-1]) + 1)


def split_lines(text: str) -> list[str]:
    """Give the lines of a text, as YAML breaks them."""
    return re.split("\r\n|\r|\n", text) if "\r" in text else text.split("\n")


IMPORT = "`factsheet new NAME --from FILE` makes a meeting file of its text"
_HINTS = {
    **HINTS,
    FileKind.WORD: f"{IMPORT}; `factsheet review merge FILE` reads a draft",
    FileKind.PDF: IMPORT,
    FileKind.PAGE: IMPORT,
    FileKind.FONT: "a theme names fonts by their family",
    **dict.fromkeys(IMAGES, "a meeting names images in its figures"),
}
"""What to do about a file that was given as YAML."""


def decode(data: bytes, file: str) -> str:
    """Decode UTF-8, with or without a byte order mark; raises FactsheetError for anything else."""
    if kind := file_kind(data):  # whatever its name ends in
        hint = _HINTS.get(kind, "write the meeting as YAML: `factsheet new NAME` begins one")
        raise FactsheetError([Diagnostic("not-a-text", f"the file is {kind}, not YAML", Span(file), (hint,))])
    data = data.removeprefix(BOM_UTF8)
    if wide := _wide(data):
        raise FactsheetError([_not_utf8(f"the file is in {wide}, which some programs call Unicode", Span(file))])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8")
        place = Lines(data.decode("utf-8", "replace"), file).at(readable, len(readable))
        raise FactsheetError([_not_utf8("the file is not UTF-8 from here on", place)]) from None
    _refuse_controls(text, file)
    return text


_LOOKED_AT = 400
_MARKS = ((BOM_UTF32_LE, "UTF-32"), (BOM_UTF32_BE, "UTF-32"), (BOM_UTF16_LE, "UTF-16"), (BOM_UTF16_BE, "UTF-16"))


def _wide(data: bytes) -> str:
    """Name the form of Unicode in which characters of ASCII have bytes of zero, by its mark or by these; or nothing."""
    if marked := next((form for mark, form in _MARKS if data.startswith(mark)), ""):
        return marked
    start = data[:_LOOKED_AT]
    zeros = [start[phase::4].count(0) for phase in range(4)]
    if sum(zeros) < len(start) / 4 or b"\0\0\0\0" in start:
        return ""
    empty = "".join("0" if count else "x" for count in zeros)
    return {"x0x0": "UTF-16", "0x0x": "UTF-16", "x000": "UTF-32", "000x": "UTF-32"}.get(empty, "")


def _not_utf8(message: str, span: Span) -> Diagnostic:
    return Diagnostic("not-utf8", message, span, ("save the file as UTF-8 (in most editors: Save with encoding)",))


_PLAIN = bytes([ord("\n"), *range(ord(" "), 0x7F)])


def _refuse_controls(text: str, file: str) -> None:
    # As most: it has nothing but signs, spaces and lines; in ASCII that takes a third of the time to say.
    if not text.encode().translate(None, _PLAIN) if text.isascii() else text.replace("\n", "").isprintable():
        return
    found = list(_FORBIDDEN.finditer(text))[:20]
    if found:
        lines = Lines(text, file)
        raise FactsheetError([_control(match[0], lines.at(text, match.start())) for match in found])


def find_control(text: str) -> str | None:
    """Name the first character of a text that no text may hold, or None."""
    found = None if text.isprintable() else _FORBIDDEN.search(text)
    return _name(found[0]) if found else None


def _name(character: str) -> str:
    return _NAMES.get(character, f"the control character U+{ord(character):04X}")


def _control(character: str, span: Span) -> Diagnostic:
    hint = "indent with spaces" if character == "\t" else "delete it"
    if "\x7f" < character < "\xa0":  # what a program makes of UTF-8 that it takes for something else
        hint = "type what stood there anew: it was saved in another encoding than it was read in"
    code = "tab" if character == "\t" else "control-character"
    return Diagnostic(code, f"{_name(character)} may not stand in the file", span, (hint,))


_PAIR = late(r"\\(?:(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|.)")
_SIGNS = "\\u0123456789abcdefABCDEF"
_HIDE = {ord(sign): 0xFDD0 + at for at, sign in enumerate(_SIGNS)}
_SHOW = {hidden: sign for sign, hidden in _HIDE.items()}
_HIDDEN = late("[\ufdd0-\ufde7]{12}")


def hide_pairs(text: str) -> str:
    """Give the text of a file with all pairs hidden; those after a backslash are none in any style."""
    if "\\" not in text:  # as most files
        return text
    return _PAIR.sub(lambda found: found[0].translate(_HIDE) if found[1] else found[0], text)


def show_pairs(value: str, *, escaped: bool) -> str:
    """Give the value of a scalar with each pair as its character, or where escapes are none as it is written."""
    if value.isascii() or not _HIDDEN.search(value):
        return value

    def shown(found: re.Match[str]) -> str:
        pair = found[0].translate(_SHOW)
        if not _PAIR.fullmatch(pair):  # it was escaped itself
            return found[0]
        high, low = int(pair[2:6], 16), int(pair[8:], 16)
        return chr(0x10000 + (high - 0xD800 << 10) + low - 0xDC00) if escaped else pair

    return _HIDDEN.sub(shown, value)
