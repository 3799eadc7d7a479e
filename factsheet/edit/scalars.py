"""Writing a text as a YAML scalar in a style and a place, with the least quoting that reads back; new values anew."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress

from msgspec import Struct

from factsheet.diagnostics import FactsheetError
from factsheet.source.decoding import split_lines
from factsheet.source.nodes import PlainValue, to_python
from factsheet.source.reader import read

_BREAK = re.compile("(?<=[^ ]) (?=[^ ])")
"""A folded line break reads as one space, so that it can stand for no other."""

_NARROWEST = 20
_FULL = 0.6
"""The share of the width that a line within a paragraph fills, unless a long word follows."""


def fold(text: str, width: int) -> list[str]:
    """Give one paragraph as lines of at most `width` characters where its spaces allow."""
    lines: list[str] = []
    for word in _BREAK.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= max(width, _NARROWEST):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def refold(text: str, written: list[str], width: int) -> list[str]:
    """Give one paragraph as lines, the first and last of which are as they were written wherever the text is."""
    first = _shared_lines(text, written)
    rest = text[sum(len(line) + 1 for line in written[:first]) :]
    last = _shared_lines(rest[::-1], [line[::-1] for line in written[first:][::-1]])
    kept = written[len(written) - last :]
    middle = fold(rest[: len(rest) - sum(len(line) + 1 for line in kept)], width)
    if kept and len(middle[-1]) < _FULL * width:
        return [*written[:first], *fold(rest, width)]
    return [*written[:first], *middle, *kept]


def _shared_lines(text: str, written: list[str]) -> int:
    """Count the lines that a text starts with; at least a word of it is left over."""
    at = count = 0
    for line in written:
        if not text.startswith(f"{line} ", at) or not text[at + len(line) + 1 :].strip() or not line.strip():
            break
        at += len(line) + 1
        count += 1
    return count


def fold_block(text: str, written: list[str], width: int) -> list[str]:
    """Give the lines of a folded block scalar (YAML 1.2.2 section 8.1.3), in which a line break is an empty line."""
    parts = re.split("(\n+)", text)
    if len(parts) == 1:
        return refold(text, written, width)
    lines: list[str] = []
    for part in parts:
        lines += [""] * len(part) if part.startswith("\n") else fold(part, width) if part else []
    return lines


_ESCAPE = re.compile(r"\\(?:x(..)|u(....)|U(........)|([ _N]))")
_NAMED = {" ": " ", "_": "\u00a0", "N": "\u0085"}
_OTHER_TYPE = re.compile(
    r"true|false|yes|no|on|off|null|~|[-+]?(\.?[0-9][0-9_,]*(\.[0-9]*)?(e[-+]?[0-9]+)?|\.inf)|0[ox][0-9a-f]+|\.nan",
    re.IGNORECASE,
)
"""What other readers of YAML take for no text; `NO` as well, but then a code of two capitals is usual in our files."""


_PLAIN = re.compile("[A-Za-z](?:[A-Za-z0-9 ’.()/-]*[A-Za-z0-9.)])?")
"""Texts that read as themselves wherever they stand, without quotes: there is nothing to find out."""


class ScalarPlace(Struct, frozen=True):
    """Where a scalar stands.

    `parent` is the column of its key or dash, `column` that of its first character, `indent` that of further lines;
    `flow` is inside brackets, `followed` with something behind it in its line; `width` is that of folded lines.
    """

    parent: int
    column: int
    indent: int
    width: int
    flow: bool = False
    followed: bool = False

    @property
    def room(self) -> int:
        """How many characters a folded line has."""
        return self.width - self.indent


def restyle(text: str, written: str, setting: ScalarPlace) -> str:
    """Write another text in the style of what is written, or in the nearest style that can hold it."""
    return _first(_like(text, written, setting), text, setting)


def write_text(text: str, setting: ScalarPlace) -> str:
    """Write a new text: plain, quoted, or folded where it is longer than the file is wide."""
    return _first(_fresh(text, setting), text, setting)


def write_key(key: str) -> str:
    """Write a key of a mapping."""
    return _first((key, _single(key)), key, ScalarPlace(0, 0, 2, 80))


def _first(candidates: Iterator[str] | tuple[str, ...], text: str, setting: ScalarPlace) -> str:
    kept = (each for each in candidates if _reads_back(each, text, setting))
    return next(kept, None) or _double(text)


def _like(text: str, written: str, setting: ScalarPlace) -> Iterator[str]:
    match written[:1]:
        case "|" | ">":
            yield _block(text, written, setting)
        case '"':
            yield from _as_wrapped(_double(text, _escapes_in(written)), written, setting)
            yield _double(text, _escapes_in(written))
        case "'":
            yield from _as_wrapped(_single(text), written, setting)
            yield _single(text)
        case _:
            yield from _as_wrapped(text, written, setting)
            yield from (text, *_quoted(text))


def _as_wrapped(text: str, written: str, setting: ScalarPlace) -> Iterator[str]:
    """Fold a text that was written on several lines."""
    lines = [line.strip(" ") for line in split_lines(written)]
    if len(lines) > 1 and all(lines):
        yield f"\n{' ' * setting.indent}".join(refold(text, lines, setting.room))


def _fresh(text: str, setting: ScalarPlace) -> Iterator[str]:
    long = setting.column + len(text) > setting.width and " " in text
    if long and not setting.flow and not setting.followed:
        lines = fold(text, setting.room)
        yield "\n".join([">-", *(" " * setting.indent + line for line in lines)])
    if not _OTHER_TYPE.fullmatch(text) or re.fullmatch("[A-Z]{2}", text):
        yield text
    yield from _quoted(text)


def _quoted(text: str) -> Iterator[str]:
    """Give a text in quotes, in those first that need no escapes."""
    if "'" in text and '"' not in text and "\\" not in text:
        yield _double(text)
    yield _single(text)


def _block(text: str, written: str, setting: ScalarPlace) -> str:
    """Write a block scalar with the header that is written, its comment with it."""
    header, *body = split_lines(written)
    lines = [line[setting.indent :].rstrip(" ") for line in body]
    inner = text.rstrip("\n")
    new = fold_block(inner, lines, setting.room) if header.startswith(">") else inner.split("\n")
    tail = [""] * max(0, len(text) - len(inner) - 1) if "+" in header.split("#")[0] else []
    return "\n".join([header, *((" " * setting.indent + line) if line else "" for line in new), *tail])


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str, escapes: dict[str, str] | None = None) -> str:
    """Write in double quotes; characters that were written as escapes go on so."""
    table = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\u0085": "\\N", **(escapes or {})}
    return '"' + "".join(table.get(character, character) for character in text) + '"'


def _escapes_in(written: str) -> dict[str, str]:
    """Give the characters, other than a space, that a double-quoted text writes as escapes."""
    found: dict[str, str] = {}
    for match in _ESCAPE.finditer(written):
        digits = match[1] or match[2] or match[3]
        with suppress(ValueError, OverflowError):
            found[chr(int(digits, 16)) if digits else _NAMED[match[4]]] = match[0]
    found.pop(" ", None)
    return found


def _reads_back(candidate: str, text: str, setting: ScalarPlace) -> bool:
    """Tell whether a scalar, where it is to stand, reads as the text and as nothing beside it."""
    if setting.followed and candidate[:1] in {"|", ">"}:
        return False
    if candidate == text and _PLAIN.fullmatch(text):
        return True
    pad = " " * setting.parent
    # In brackets, what stands alone may read otherwise than what a space follows.
    value = f"[{candidate},{candidate} ]" if setting.flow else candidate
    try:
        found = to_python(read(f"{pad}k: {value}\n{pad}l: m\n".encode(), ""))
    except FactsheetError:
        return False
    return found == {"k": [text, text] if setting.flow else text, "l": "m"}


class Fresh(Struct, frozen=True):
    """Writes new values; `width` is that of the file's lines, `dash` how far its lists stand in from their keys.

    A file that is JSON (RFC 8259) stays it.
    """

    width: int
    dash: int = 2
    is_json: bool = False

    def block(self, value: PlainValue, column: int, parent: int, *, followed: bool = False) -> str:
        """Write a value that begins at `column`, below a key or dash at `parent`."""
        if isinstance(value, dict) and value and not followed:
            pad = "\n" + " " * column
            return pad.join(self.entry(key, inner, column) for key, inner in value.items())
        if isinstance(value, list) and value and not followed and not self._is_short(value, column):
            return self._items(value, column)
        if isinstance(value, dict | list):
            return self.flow(value)
        return write_text(value or "", ScalarPlace(parent, column, parent + 2, self.width, followed=followed))

    def _items(self, value: list[PlainValue], column: int) -> str:
        return ("\n" + " " * column).join(self.item(inner, column) for inner in value)

    def entry(self, key: str, value: PlainValue, column: int) -> str:
        """Write a key at `column` and its value."""
        name = f"{write_key(key)}: "
        if isinstance(value, list) and value and not self._is_short(value, column + len(name)):
            inner = column + self.dash
            return f"{name[:-1]}\n{' ' * inner}{self._items(value, inner)}"
        if isinstance(value, dict) and value:
            return f"{name[:-1]}\n{' ' * (column + 2)}{self.block(value, column + 2, column)}"
        return name + self.block(value, column + len(name), column)

    def item(self, value: PlainValue, column: int, *, flow: bool = False) -> str:
        """Write an item whose dash stands at `column`."""
        written = self.flow(value) if flow else self.block(value, column + 2, column)
        return f"- {written}"

    def flow(self, value: PlainValue) -> str:
        """Write a value inside brackets, or in brackets of its own."""
        if self.is_json:
            return json.dumps(value, ensure_ascii=False)
        match value:
            case dict():
                return "{" + ", ".join(f"{write_key(key)}: {self.flow(inner)}" for key, inner in value.items()) + "}"
            case list():
                return "[" + ", ".join(map(self.flow, value)) + "]"
            case _:
                return write_text(value or "", ScalarPlace(0, 0, 2, self.width, flow=True))

    def _is_short(self, value: list[PlainValue], column: int) -> bool:
        texts = all(isinstance(inner, str) for inner in value)
        return texts and column + len(self.flow(value)) <= self.width
