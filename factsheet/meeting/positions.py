"""Where the values of a meeting stand in its file, and which of its nodes belong together."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import accumulate

from msgspec import Struct, structs

from factsheet.diagnostics import Diagnostic, Span
from factsheet.meeting.facts import FieldFacts, facts_at
from factsheet.paths import ValuePath
from factsheet.source.nodes import Location, Mapping, Node, Scalar, Sequence, at, identity


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
        return structs.replace(span, column=at + 1, end_line=span.line, end_column=at + 1 + len(mark))


_BETWEEN = "\0\n"
"""Stands between two texts where all are looked at as one: no text holds it, and the next one begins a line."""


class _Around(Struct, frozen=True):
    """The key that a node stands under, or in a list the node itself, and what that stands in."""

    step: str | Node
    outer: "_Around | None"


class _WrittenScalar(Struct, frozen=True):
    text: str
    span: Span
    around: _Around | None


class Positions:
    """The span of every value of a meeting whose items all have ids, worked out when the first is asked for."""

    def __init__(self, root: Mapping, again: Callable[[], Mapping] | None = None) -> None:
        self._root, self._again = root, again

    def let_go(self) -> None:
        """Forget the nodes of a file, half of what a long sheet holds: where a place is asked for, it is read again."""
        if self._again:
            again = self._again
            self.__dict__.clear()
            self._again = again

    def __getattr__(self, name: str) -> Mapping:
        if name != "_root" or self._again is None:
            raise AttributeError(name)
        self._root = self._again()
        return self._root

    @property
    def _nodes(self) -> list[tuple[ValuePath, Node]]:
        """The values with their paths."""
        found: list[tuple[ValuePath, Node]] = []
        _collect(self._root, ValuePath(), found)
        return found

    @cached_property
    def spans(self) -> dict[ValuePath, Span]:
        """The spans by the values' paths."""
        return {path: node.span for path, node in self._nodes}

    def span(self, path: ValuePath) -> Span:
        """Give the span of a value, or of the nearest thing around one that is not written; the empty path is all."""
        while path and path not in self.spans:
            path = path.parent
        return self.spans[path]

    @cached_property
    def _scalars(self) -> list[_WrittenScalar]:
        """The texts that are written, without their paths: most of what is looked for is in none."""
        found: list[_WrittenScalar] = []
        _collect_scalars(self._root, None, found)
        return found

    @cached_property
    def texts(self) -> list[str]:
        """The texts that are written, in the order of the file."""
        found: list[str] = []
        _collect_texts(self._root, found)
        return found

    @cached_property
    def _whole(self) -> str:
        return _BETWEEN.join(self.texts)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(text) + len(_BETWEEN) for text in self.texts[:-1]), initial=0))

    def texts_that(self, test: Callable[[str, Span], object]) -> Iterator[WrittenText]:
        """Give the texts of which, and of whose place, a test holds."""
        return (_written(each) for each in self._scalars if test(each.text, each.span))

    def texts_with(self, sign: re.Pattern[str], parts: Iterable[str] = ("",)) -> Iterator[WrittenText]:
        """Give the texts in which a pattern of a few characters is found; all are searched at once.

        One of the `parts` stands in all that it finds; where none does, which is soon said, nothing is searched.
        """
        last = -1
        for found in sign.finditer(self._whole) if any(part in self._whole for part in parts) else ():
            index = bisect_right(self._starts, found.start()) - 1
            if index != last:
                last = index
                yield _written(self._scalars[index])

    def has(self, path: ValuePath) -> bool:
        """Tell whether a value is written in the file."""
        return path in self.spans

    @cached_property
    def unnamed(self) -> frozenset[ValuePath]:
        """The items whose id is derived, as the file gives them none."""
        items = ((path, node) for path, node in self._nodes if path.is_item and isinstance(node, Mapping))
        entries = ((path, entry) for path, node in items for entry in node.entries)
        return frozenset(path for path, entry in entries if entry.key == "id" and entry.implied)

    def place(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Give the diagnostics, and the places related to them, with a span where they name a path and have none."""
        said = tuple(diagnostics)
        span = self._span_of_few if len(said) <= _FEW else self.span
        return tuple([_placed(each, span) for each in said])

    def _span_of_few(self, path: ValuePath) -> Span:
        """Give what `span` gives; a value that is written is found without the places of all others."""
        found = None if "spans" in self.__dict__ else _find(self._root, path)
        return found.span if found else self.span(path)


_FEW = 16
"""So many diagnostics are placed by themselves."""


def _placed(diagnostic: Diagnostic, span: Callable[[ValuePath], Span]) -> Diagnostic:
    def of(path: str | None) -> Span:
        return span(ValuePath.parse(path or ""))

    related = tuple([each if each.span else structs.replace(each, span=of(each.path)) for each in diagnostic.related])
    return replace(diagnostic, span=diagnostic.span or of(diagnostic.path), related=related)


def _find(root: Mapping, path: ValuePath) -> Node | None:
    """Give the value of a path, None where it is not written, or not among the keys of mappings and their items."""
    node: Node = root
    for step in path:
        entry = node.get(step.key) if isinstance(node, Mapping) else None
        if entry is None:
            return None
        node = entry.value
        if step.id is not None:
            items = node.items if isinstance(node, Sequence) else ()
            found = next((item for item in reversed(items) if (identity(item) or "") == step.id), None)
            if found is None:
                return None
            node = found
    return node


def _collect(node: Node, path: ValuePath, found: list[tuple[ValuePath, Node]]) -> None:
    found.append((path, node))
    match node:
        case Mapping(entries):
            for entry in entries:
                _collect(entry.value, path / entry.key, found)
        case Sequence(items):
            for item in items:
                _collect(item, path.item(identity(item) or ""), found)


def _collect_texts(node: Mapping | Sequence, found: list[str]) -> None:
    """Collect the texts of the scalars that `_collect_scalars` finds."""
    for value in [entry.value for entry in node.entries] if isinstance(node, Mapping) else node.items:
        if type(value) is Scalar:
            if value.value:
                found.append(value.value)
        elif isinstance(value, (Mapping, Sequence)):
            _collect_texts(value, found)


def _collect_scalars(node: Node, around: _Around | None, found: list[_WrittenScalar]) -> None:
    if isinstance(node, Scalar):
        if node.value:
            found.append(_WrittenScalar(node.value, node.span, around))
    elif isinstance(node, Mapping):
        for entry in node.entries:
            _collect_scalars(entry.value, _Around(entry.key, around), found)
    else:
        for item in node.items:
            _collect_scalars(item, _Around(item, around), found)


def _written(scalar: _WrittenScalar) -> WrittenText:
    """Give a text with its path, which is made of the steps around it for those alone that are asked for."""
    steps: list[str | Node] = []
    around = scalar.around
    while around:
        steps.append(around.step)
        around = around.outer
    path = ValuePath()
    for step in reversed(steps):
        path = path / step if isinstance(step, str) else path.item(identity(step) or "")
    return WrittenText(path, scalar.text, facts_at(path), scalar.span)


class Outline(Struct, frozen=True, dict=True):
    """`raw` is what the file has, `named` the same with short forms expanded and an id on every item."""

    raw: Node
    named: Mapping

    def find(self, path: ValuePath) -> Location | None:
        """Give where a value or item is written, by keys and indexes; None where it is not.

        What is written in a short form stands where its one text stands.
        """
        return self._locations.get(id(self.positions.spans.get(path)))

    def node(self, location: Location) -> Node:
        """Give what is written at a location; raises LookupError where nothing is."""
        found = at(self.raw, location)
        if found is None:
            raise LookupError(location)
        return found

    @cached_property
    def positions(self) -> Positions:
        """The places of what is named."""
        return Positions(self.named)

    @cached_property
    def _locations(self) -> dict[int, Location]:
        # Expanding and naming keep the span of every node: it tells what a named node was made from.
        return {id(node.span): location for location, node in _walk(self.raw, ())}


def _walk(node: Node, location: Location) -> Iterator[tuple[Location, Node]]:
    yield location, node
    match node:
        case Mapping(entries):
            for entry in entries:
                yield from _walk(entry.value, (*location, entry.key))
        case Sequence(items):
            for index, item in enumerate(items):
                yield from _walk(item, (*location, index))


def identity_of(item: object) -> str:
    """Give what names an item of a list: its id, the code of an allowance, or a text itself."""
    return str(getattr(item, "id", None) or getattr(item, "code", None) or item)
