"""Where the values of a meeting stand in its file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from factsheet.diagnostics import Diagnostic, Span
from factsheet.source import Mapping, Node, Scalar, Sequence, identity


@dataclass(frozen=True, slots=True)
class Positions:
    """The span of every value, by its path; of a path that is not written, the nearest thing around it."""

    spans: dict[str, Span]

    def span(self, path: str) -> Span:
        """Give the span of a value; the empty path is the whole file."""
        while path and path not in self.spans:
            path = parent_path(path)
        return self.spans[path]

    def place(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Give the diagnostics with a span where they name a path and have none."""
        return tuple(d if d.span else replace(d, span=self.span(d.path or "")) for d in diagnostics)


def parent_path(path: str) -> str:
    """Cut the last step off a path: `a[b].c` gives `a[b]`, `a[b]` gives `a`."""
    return path[: path.rindex("[")] if path.endswith("]") else path.rpartition(".")[0]


def positions(root: Mapping) -> Positions:
    """Collect the spans of a meeting whose items all have ids."""
    spans: dict[str, Span] = {}
    _collect(root, "", spans)
    return Positions(spans)


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
