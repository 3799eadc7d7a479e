"""YAML read with libyaml's events into nodes, bounded in size and depth, complaints in plain words."""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from typing import NoReturn, cast

import yaml
from yaml import events

from factsheet.characters import composed
from factsheet.diagnostics import MOST_TOLD, Diagnostic, FactsheetError, Related, Span, bounded
from factsheet.source.decoding import Lines, decode, find_control, hide_pairs, show_pairs
from factsheet.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from factsheet.source.slips import explain, odd_key

MAX_DEPTH = 64
MAX_BYTES = 16 * 1024 * 1024
MAX_NODES = 150_000
"""What nine hundred dense pages have; more would keep a reader waiting for a file that is none."""
MAX_EMPTY = 10_000
"""Items of lists that hold nothing; each takes as long to name, and to tell of, as one that does."""

KEPT_BYTES = 256 * 1024
"""Of files no larger the nodes of the last few are kept: a review reads versions of one meeting again and again."""

_LEAST_KEPT = 256
"""Smaller ones are not kept either: a value written anew is read by itself, and would take a meeting's place."""

_TOO_DEEP_FOR_LIBYAML = "maximum nesting depth"
"""What newer releases of libyaml say of brackets some thousand deep, before they give a first event."""

_NULLS = {"", "null", "Null", "NULL", "~"}


def read(data: bytes, file: str) -> Node:
    """Read one YAML 1.2 document.

    Values are composed (NFC); spans count the characters of the file.
    Raises FactsheetError, with spans in `file`, for anything that is not UTF-8 or well-formed, for an empty file,
    several documents, tabs, anchors, aliases, tags, merge keys, keys that are not text or stand twice, and for
    nesting deeper than MAX_DEPTH, more values than MAX_NODES, more empty items than MAX_EMPTY or files larger
    than MAX_BYTES.
    """
    node, found = parse(data, file)
    if found:
        raise FactsheetError(bounded(found))
    return node


def parse(data: bytes, file: str) -> tuple[Node, tuple[Diagnostic, ...]]:
    """Read as `read` does, but go on after faults that leave the rest readable, and give them with the node.

    These are anchors, aliases, tags, merge keys, escaped control characters, and keys that are not text or stand
    twice (the first counts). Raises FactsheetError for all others.
    """
    if len(data) > MAX_BYTES:
        message = f"the file has {len(data):,} bytes; at most {MAX_BYTES:,} are read"
        raise FactsheetError([Diagnostic("file-too-large", message, Span(file), ("split the file",))])
    return (_read_kept if _LEAST_KEPT <= len(data) <= KEPT_BYTES else _read)(data, file)


def _read(data: bytes, file: str) -> tuple[Node, tuple[Diagnostic, ...]]:
    reader = _Reader(decode(data, file), file)
    return reader.document(), tuple(reader.found)


_read_kept = lru_cache(maxsize=8)(_read)


class _Reader:
    """Builds the nodes of one file."""

    def __init__(self, text: str, file: str) -> None:
        self._lines = Lines(text, file)
        self._file = file
        self._text = hide_pairs(text)
        self._next = _events(self._text)
        self.found: list[Diagnostic] = []
        self._nodes = 0
        self._empty = 0

    def document(self) -> Node:
        try:
            return self._only_document()
        except yaml.MarkedYAMLError as error:
            fault = explain(error, self._lines.texts, _last_event(self._text))
            span = self._lines.span(*fault.place)
            if _TOO_DEEP_FOR_LIBYAML in fault.message:
                self._stop_depth(span)
            starts = [self._lines.span(*start) for start in fault.starts]
            related = tuple(Related("what it belongs to begins here", start) for start in starts)
            found = Diagnostic("yaml-syntax", fault.message, span, fault.hints, related=related)
            places = [(each.span.line, each.span.column) for each in self.found if each.span]
            known = (span.line, span.column) in places
            raise FactsheetError(bounded([*self.found, *([] if known else [found])])) from None

    def _only_document(self) -> Node:
        self._next()  # stream start
        start = self._next()
        if isinstance(start, events.StreamEndEvent):
            self._stop(
                "empty-file",
                "the file holds no data",
                self._lines.span(1, 1),
                "write what it must hold; a meeting starts from `factsheet new NAME`",
            )
        node = self._node(self._next(), 1)
        self._next()  # document end
        after = self._next()
        if not isinstance(after, events.StreamEndEvent):
            hint = "remove the `---` line or split the file"
            self._stop("several-documents", "a file holds one document", self._span(after), hint)
        return node

    def _node(self, event: events.Event, depth: int) -> Node:
        span = self._span(event)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop("too-many-values", f"the file has more than {MAX_NODES:,} values", span, "split the file")
        if depth > MAX_DEPTH:
            self._stop_depth(span)
        if type(event) is events.ScalarEvent and not (event.anchor or event.tag):
            value = event.value
            if value.isascii() and event.style != '"':  # as most scalars: there is nothing to show or to compose
                return Scalar(None if not event.style and value in _NULLS else value, span)
            return self._scalar(event, span)
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            self._refuse_extensions(event, span)
        match event:
            case events.ScalarEvent():
                return self._scalar(event, span)
            case events.SequenceStartEvent():
                return self._sequence(event, span, depth)
            case events.MappingStartEvent():
                return self._mapping(event, span, depth)
            case _:  # an alias, which is refused
                return Scalar(None, span)

    def _scalar(self, event: events.ScalarEvent, span: Span) -> Scalar:
        escaped = event.style == '"'
        value = show_pairs(event.value, escaped=escaped)
        # Escapes in double quotes bring in what the check of the raw file cannot see.
        if escaped and (control := find_control(value)):
            self._refuse("control-character", f"{control} may not stand in a text", span, "delete the escape")
        return Scalar(None if not event.style and value in _NULLS else composed(value), span)

    def _sequence(self, start: events.CollectionStartEvent, span: Span, depth: int) -> Sequence:
        items: list[Node] = []
        while type(event := self._next()) is not events.SequenceEndEvent:
            before = self._nodes
            items.append(item := self._node(event, depth + 1))
            if self._nodes == before + 1 and not (isinstance(item, Scalar) and item.value is not None):
                self._count_empty(item.span)
        return Sequence(tuple(items), self._extent(start, span, event, items))

    def _count_empty(self, span: Span) -> None:
        self._empty += 1
        if self._empty > MAX_EMPTY:
            message = f"the file has more than {MAX_EMPTY:,} items that hold nothing"
            self._stop("too-many-values", message, span, "delete the items that hold nothing")

    def _mapping(self, start: events.CollectionStartEvent, span: Span, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        value: Node | None = None
        while type(event := self._next()) is not events.MappingEndEvent:
            usual = self._usual_key(event, depth)
            span_of_key = self._span(event) if usual else self._node(event, depth + 1).span
            value = self._node(self._next(), depth + 1)
            if name := usual or self._key(event, span_of_key):
                if name in entries:
                    self._tell_of_two(entries[name], span_of_key)
                else:
                    entries[name] = Entry(name, span_of_key, value)
        return Mapping(tuple(entries.values()), self._extent(start, span, event, [value] if value else []))

    def _extent(self, start: events.CollectionStartEvent, span: Span, end: events.Event, inside: list[Node]) -> Span:
        """Give the span of a whole collection; libyaml ends one in block style only where the next thing begins."""
        last = self._span(end) if start.flow_style else inside[-1].span if inside else span
        return Span(span.file, span.line, span.column, last.end_line, last.end_column, span.excerpt)

    def _usual_key(self, event: events.Event, depth: int) -> str:
        """Give the name of a key as nearly all are, of which there is nothing to say; empty for others."""
        if type(event) is not events.ScalarEvent or event.anchor or event.tag:
            return ""
        name: str = event.value
        if not (name.isascii() and name.isidentifier()) or depth >= MAX_DEPTH or self._nodes >= MAX_NODES:
            return ""
        self._nodes += 1
        return name

    def _key(self, event: events.Event, span: Span) -> str | None:
        """Give the name of a key, None for what cannot be one; an alias is refused already."""
        if isinstance(event, events.AliasEvent):
            return None
        if not isinstance(event, events.ScalarEvent) or not event.value or "\n" in event.value:
            self._refuse("key-not-text", "a key must be one line of text", span, "write `key: value`")
            return None
        if event.value == "<<" and not event.style:
            self._refuse("merge-key", "merge keys are not YAML 1.2", span, "write the keys out")
            return None
        if slip := odd_key(event.value, plain=not event.style):
            what, hint = slip
            self._refuse("yaml-syntax", f"not YAML as it is meant: {what}", span, hint)
            return None
        return show_pairs(event.value, escaped=event.style == '"')

    def _tell_of_two(self, first: Entry, second: Span) -> None:
        message, hints = f"the key `{first.key}` stands twice", ("remove one of the two",)
        related = (Related("it stands first here", first.key_span),)
        self._tell(Diagnostic("duplicate-key", message, second, hints, related=related))

    def _refuse_extensions(self, event: events.Event, span: Span) -> None:
        if getattr(event, "anchor", None):
            hint = "write the value out in each place; quote a text that starts with & or *"
            self._refuse("anchor", "anchors and aliases are not allowed", span, hint)
        if getattr(event, "tag", None):
            self._refuse("tag", "tags are not allowed", span, "remove it; quote a text that starts with !")

    def _span(self, event: events.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:  # libyaml gives every event its marks
            return self._lines.span(1, 1)
        line, column, end_line, end_column = start.line, start.column, end.line, end.column
        texts = self._lines.texts
        if end_line < len(texts):  # as almost always
            return Span(self._file, line + 1, column + 1, end_line + 1, end_column + 1, texts[line])
        return self._lines.span(line + 1, column + 1, end_line + 1, end_column + 1)

    def _refuse(self, code: str, message: str, span: Span, *hints: str) -> None:
        self._tell(Diagnostic(code, message, span, hints))

    def _tell(self, found: Diagnostic) -> None:
        """Keep what is found, but no more of it than shows that there is more than can be told."""
        if len(self.found) <= MOST_TOLD:
            self.found.append(found)

    def _stop_depth(self, span: Span) -> NoReturn:
        self._stop("too-deep", f"the nesting is deeper than {MAX_DEPTH} levels", span, "look for a stray bracket")

    def _stop(self, code: str, message: str, span: Span, *hints: str) -> NoReturn:
        raise FactsheetError(bounded([*self.found, Diagnostic(code, message, span, hints)]))


def _events(text: str) -> Callable[[], events.Event]:
    """Give what gives the events of a text, None only behind the end of the stream."""
    return cast("Callable[[], events.Event]", yaml.CSafeLoader(text).get_event)


def _last_event(text: str) -> events.Event | None:
    """Give the last event of a text before what libyaml complains of."""
    last, following = None, _events(text)
    with suppress(yaml.MarkedYAMLError):
        while event := following():
            last = event
    return last
