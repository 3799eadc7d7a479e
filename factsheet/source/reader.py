"""Read YAML with libyaml's events into nodes, bounded in size and depth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

import yaml
from yaml import events

from factsheet.diagnostics import Diagnostic, FactsheetError, Span
from factsheet.source.characters import Lines, decode, find_control
from factsheet.source.nodes import Entry, Mapping, Node, Scalar, Sequence

MAX_DEPTH = 64
MAX_BYTES = 16 * 1024 * 1024
_NULLS = {"", "null", "Null", "NULL", "~"}


def read(data: bytes, file: str) -> Node:
    """Read one YAML 1.2 document.

    Raises FactsheetError, with spans in `file`, for anything that is not UTF-8 or well-formed, for an empty file,
    several documents, tabs, anchors, aliases, tags, merge keys, keys that are not text or stand twice, and for
    nesting deeper than MAX_DEPTH or files larger than MAX_BYTES.
    """
    if len(data) > MAX_BYTES:
        message = f"the file has {len(data):,} bytes; at most {MAX_BYTES:,} are read"
        raise FactsheetError([Diagnostic("file-too-large", message, Span(file))])
    return _Reader(decode(data, file), file).document()


class _Reader:
    """Builds the nodes of one file; duplicate keys are collected so that all are reported at once."""

    def __init__(self, text: str, file: str) -> None:
        self._lines = Lines(text, file)
        self._events: Iterator[events.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._duplicates: list[Diagnostic] = []

    def document(self) -> Node:
        try:
            node = self._only_document()
        except yaml.MarkedYAMLError as error:
            raise FactsheetError([self._syntax(error)]) from None
        if self._duplicates:
            raise FactsheetError(self._duplicates)
        return node

    def _only_document(self) -> Node:
        next(self._events)  # stream start
        start = next(self._events)
        if isinstance(start, events.StreamEndEvent):
            self._fail("empty-file", "the file holds no data", self._lines.span(1, 1))
        node = self._node(next(self._events), 1)
        next(self._events)  # document end
        after = next(self._events)
        if not isinstance(after, events.StreamEndEvent):
            hint = "remove the `---` line or split the file"
            self._fail("several-documents", "a file holds one document", self._span(after), hint)
        return node

    def _node(self, event: events.Event, depth: int) -> Node:
        span = self._span(event)
        if depth > MAX_DEPTH:
            self._fail("too-deep", f"the nesting is deeper than {MAX_DEPTH} levels", span)
        self._refuse_extensions(event, span)
        match event:
            case events.ScalarEvent():
                return self._scalar(event, span)
            case events.SequenceStartEvent():
                return Sequence(*self._items(span, depth))
            case _:
                return self._mapping(span, depth)

    def _scalar(self, event: events.ScalarEvent, span: Span) -> Scalar:
        # Escapes in double quotes bring in what the check of the raw file cannot see.
        if control := find_control(event.value):
            self._fail("control-character", f"{control} may not stand in a text", span, "delete the escape")
        return Scalar(None if not event.style and event.value in _NULLS else event.value, span)

    def _items(self, span: Span, depth: int) -> tuple[tuple[Node, ...], Span]:
        items = []
        while not isinstance(event := next(self._events), events.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return tuple(items), span

    def _mapping(self, span: Span, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self._events), events.MappingEndEvent):
            key, key_span = self._key(event)
            value = self._node(next(self._events), depth + 1)
            if key in entries:
                self._duplicates.append(_duplicate(key, key_span, entries[key].key_span))
            entries.setdefault(key, Entry(key, key_span, value))
        return Mapping(tuple(entries.values()), span)

    def _key(self, event: events.Event) -> tuple[str, Span]:
        span = self._span(event)
        self._refuse_extensions(event, span)
        if not isinstance(event, events.ScalarEvent):
            self._fail("key-not-text", "a key must be plain text", span, "write `key: value`")
        if event.value == "<<" and not event.style:
            self._fail("merge-key", "merge keys are not YAML 1.2", span, "write the keys out")
        return event.value, span

    def _refuse_extensions(self, event: events.Event, span: Span) -> None:
        if isinstance(event, events.AliasEvent) or getattr(event, "anchor", None):
            hint = "write the value out in each place; quote a text that starts with & or *"
            self._fail("anchor", "anchors and aliases are not allowed", span, hint)
        if getattr(event, "tag", None):
            self._fail("tag", "tags are not allowed", span, "remove it; quote a text that starts with !")

    def _span(self, event: events.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:  # libyaml gives every event its marks
            return self._lines.span(1, 1)
        return self._lines.span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _syntax(self, error: yaml.MarkedYAMLError) -> Diagnostic:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        context = f" {error.context}" if error.context else ""
        return Diagnostic(
            "yaml-syntax",
            f"not well-formed YAML: {error.problem}{context}",
            self._lines.span(line, column),
            _syntax_hints(error),
        )

    def _fail(self, code: str, message: str, span: Span, *hints: str) -> NoReturn:
        raise FactsheetError([Diagnostic(code, message, span, hints)])


def _duplicate(key: str, span: Span, first: Span) -> Diagnostic:
    return Diagnostic(
        "duplicate-key", f"the key `{key}` stands twice", span, (f"it stands first in line {first.line}",)
    )


def _syntax_hints(error: yaml.MarkedYAMLError) -> tuple[str, ...]:
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return ("put a text that contains `: ` in quotes",)
    if "could not find expected ':'" in problem or "did not find expected" in problem:
        return ("look at the indentation and quotes of this line and the one before it",)
    if "cannot start any token" in problem:
        return ("put a text that starts with this character in quotes",)
    return ()
