"""Read TOML into the same nodes as YAML, each key and value with its span.

tomllib, which keeps no positions, decides what is well-formed and what a scalar says; the walk here only finds where
things stand in a text that is known to be well-formed.
"""

from __future__ import annotations

import re
import tomllib
from codecs import BOM_UTF8
from typing import TypeAlias

from msgspec import Struct, field

from factsheet.diagnostics import Diagnostic, FactsheetError, Span
from factsheet.source.decoding import Lines
from factsheet.source.nodes import Entry, Mapping, Node, Scalar, Sequence

_BLANK = re.compile(r"(?:[ \t\r\n,]|#[^\n]*)*")
_STRING = r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\])*"|\'[^\']*\''
_KEY = re.compile(rf"[ \t]*({_STRING}|[\w-]+)[ \t]*(\.?)", re.DOTALL)
_SCALAR = re.compile(rf"{_STRING}|[^,\]}}#\r\n]+", re.DOTALL)
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")


def read_toml(data: bytes, file: str) -> Mapping:
    """Read a TOML 1.0 document; scalars that are no text are given as they are written.

    Raises FactsheetError, with its place in `file`, for anything that is not UTF-8 or not well-formed. A byte order
    mark before it, as some editors write, is passed over.
    """
    text = _decode(data, file)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FactsheetError([_not_well_formed(str(error), Lines(text, file), text)]) from None
    except RecursionError:
        raise FactsheetError([Diagnostic("toml", "lists or tables nest too deeply", Span(file))]) from None
    return _Walk(text, file).document()


def _decode(data: bytes, file: str) -> str:
    try:
        return data.removeprefix(BOM_UTF8).decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        span = Span(file, line, end_line=line)
        raise FactsheetError([Diagnostic("not-utf8", "the line is not UTF-8", span, ("save it as UTF-8",))]) from None


def _not_well_formed(said: str, lines: Lines, text: str) -> Diagnostic:
    place = _PLACE.search(said)
    what = _PLACE.sub("", said)
    span = lines.span(int(place[1]), int(place[2])) if place and place[1] else lines.at(text, len(text))
    hints = tuple(hint for sign, hint in _HINTS if sign in what)
    if re.search(r"=[ \t]*(?:True|False|yes|no|on|off|Yes|No)[ \t]*(?:#|$)", span.excerpt):
        hints = ("yes and no are `true` and `false`, in small letters",)
    return Diagnostic("toml", f"not well-formed TOML: {what[:1].lower()}{what[1:]}", span, hints)


_ONCE = "a key stands once; remove one of the two"
_HINTS = (
    ("Invalid value", 'text stands in quotes: `paper = "a4"`'),
    ("Cannot overwrite a value", _ONCE),
    ("Cannot declare", _ONCE),
    ("Expected '=' after a key", "write `key = value`, with an equals sign"),
    ("Unescaped '\\' in a string", "write `/` in paths, or put the text in single quotes: it stands as it is there"),
    ("Unclosed array", "close the list with `]`"),
    ("Illegal character", "close the quotes on the line on which they begin, or delete what is no text"),
)
"""What to do about what tomllib says."""


class _Table(Struct):
    """A table while it grows: TOML may come back to one."""

    span: Span
    entries: dict[str, tuple[Span, _Growing]] = field(default_factory=dict)


_Growing: TypeAlias = "_Table | list[_Table] | Node"
_Key: TypeAlias = tuple[str, Span]


class _Walk:
    """Walks through a well-formed text, statement by statement."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._lines = Lines(text, file)
        self._at = 0

    def document(self) -> Mapping:
        """Give the whole document."""
        root = table = _Table(self._lines.span(1, 1))
        while self._skip() < len(self._text):
            if self._take("[["):
                table = self._next_table(root, self._keys())
            elif self._take("["):
                table = _inner(root, self._keys())
            else:
                self._pair(table)
                continue
            self._at = self._text.index("]", self._at)
            self._at += 2 if self._text.startswith("]]", self._at) else 1
        return _frozen_table(root)

    def _next_table(self, root: _Table, keys: list[_Key]) -> _Table:
        *outer, (name, span) = keys
        tables = _inner(root, outer).entries.setdefault(name, (span, []))[1]
        table = _Table(span)
        if isinstance(tables, list):
            tables.append(table)
        return table

    def _pair(self, table: _Table) -> None:
        *outer, (name, span) = self._keys()
        self._at = self._text.index("=", self._at) + 1
        self._skip()
        _inner(table, outer).entries[name] = (span, self._value())

    def _keys(self) -> list[_Key]:
        """Read a dotted key."""
        keys: list[_Key] = []
        while match := _KEY.match(self._text, self._at):
            keys.append((_text_of(match[1]), self._span(match.start(1), match.end(1))))
            self._at = match.end()
            if not match[2]:
                break
        return keys

    def _value(self) -> _Growing:
        start = self._at
        if self._take("["):
            items: list[Node] = []
            while not self._ends("]"):
                items.append(_frozen(self._value()))
            return Sequence(tuple(items), self._span(start, self._at))
        if self._take("{"):
            table = _Table(self._span(start, start + 1))
            while not self._ends("}"):
                self._pair(table)
            return table
        match = _SCALAR.match(self._text, start)
        written = match[0].rstrip() if match else ""
        self._at = start + len(written)
        return Scalar(_text_of(written), self._span(start, self._at))

    def _skip(self) -> int:
        """Pass over blanks, comments and commas; gives the place behind them."""
        blank = _BLANK.match(self._text, self._at)
        self._at = blank.end() if blank else self._at
        return self._at

    def _ends(self, bracket: str) -> bool:
        self._skip()
        return self._take(bracket)

    def _take(self, sign: str) -> bool:
        if not self._text.startswith(sign, self._at):
            return False
        self._at += len(sign)
        return True

    def _span(self, start: int, end: int) -> Span:
        first, last = self._lines.at(self._text, start), self._lines.at(self._text, end)
        return self._lines.span(first.line, first.column, last.line, last.column)


def _text_of(written: str) -> str:
    """Give the text that a string stands for; what is no string is itself."""
    return str(tomllib.loads(f"text = {written}")["text"]) if written[:1] in {'"', "'"} else written


def _inner(table: _Table, keys: list[_Key]) -> _Table:
    """Give the table that keys lead to, made where there is none; of an array of tables it is the last."""
    for name, span in keys:
        inner = table.entries.setdefault(name, (span, _Table(span)))[1]
        found = inner[-1] if isinstance(inner, list) else inner
        if not isinstance(found, _Table):  # a well-formed text does not lead into a value
            raise TypeError(name)
        table = found
    return table


def _frozen(value: _Growing) -> Node:
    match value:
        case _Table():
            return _frozen_table(value)
        case list():
            return Sequence(tuple(map(_frozen_table, value)), value[0].span)
        case _:
            return value


def _frozen_table(table: _Table) -> Mapping:
    entries = (Entry(name, span, _frozen(value)) for name, (span, value) in table.entries.items())
    return Mapping(tuple(entries), table.span)
