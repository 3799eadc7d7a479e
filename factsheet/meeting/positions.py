"""Where the values of a meeting stand in its file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from factsheet.diagnostics import Diagnostic, Span
from factsheet.source import Mapping, Node, Scalar, Sequence, identity


class Positions:
    """The span of every value of a meeting whose items all have ids, worked out when the first is asked for."""

    def __init__(self, root: Mapping) -> None:
        self._root = root

    @cached_property
    def spans(self) -> dict[str, Span]:
        """The spans by the values' paths."""
        spans: dict[str, Span] = {}
        _collect(self._root, "", spans)
        return spans

    def span(self, path: str) -> Span:
        """Give the span of a value, or of the nearest thing around one that is not written; "" is the whole file."""
        while path and path not in self.spans:
            path = parent_path(path)
        return self.spans[path]

    def place(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Give the diagnostics, and the places related to them, with a span where they name a path and have none."""
        return tuple(map(self._placed, diagnostics))

    def _placed(self, diagnostic: Diagnostic) -> Diagnostic:
        related = tuple(r if r.span else r._replace(span=self.span(r.path or "")) for r in diagnostic.related)
        return replace(diagnostic, span=diagnostic.span or self.span(diagnostic.path or ""), related=related)


def parent_path(path: str) -> str:
    """Cut the last step off a path: `a[b].c` gives `a[b]`, `a[b]` gives `a`."""
    return path[: path.rindex("[")] if path.endswith("]") else path.rpartition(".")[0]


def _collect(node: Node, path: str, spans: dict[str, Span]) -> None:
    spans[path] = node.span
    match node:
        case Mapping(entries):
            for entry in entries:
                _collect(entry.value, f"{path}.{entry.key}" if path else entry.key, spans)
        case Sequence(items):
            for item in items:
                _collect(item, f"{path}[{identity(item)}]", spans)
        case Scalar():
            return
