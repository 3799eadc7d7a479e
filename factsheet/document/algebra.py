"""The ways through a document: what each kind of node holds, all nodes in reading order, a tree with nodes replaced.

They serve blocks and inlines alike. Writers and comparison, which treat every kind in its own way, go by themselves.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from operator import is_
from typing import Any, TypeAlias, TypeGuard, TypeVar, overload

from msgspec.structs import replace

from factsheet.document import nodes

Node: TypeAlias = (
    nodes.Inline
    | nodes.Block
    | nodes.ListItem
    | nodes.Row
    | nodes.Cell
    | nodes.Note
    | nodes.RunningLine
    | nodes.Document
)
N = TypeVar("N", bound=Node)
C = TypeVar("C")

_BACKWARDS = {kind: names[::-1] for kind, names in nodes.FIELDS.items()}
_BLOCKS_BACKWARDS = {kind: nodes.PARTS.get(kind, ())[::-1] for kind in nodes.FIELDS}
_KINDS = frozenset(nodes.FIELDS)


def is_branch(node: Node) -> TypeGuard[nodes.Branch]:
    """Tell whether a node is an inline that holds inlines."""
    return type(node) in nodes.BRANCHES


def children(node: Node) -> tuple[Node, ...]:
    """Give what a node holds, in reading order."""
    return tuple(child for name in nodes.FIELDS[type(node)] for child in _many(getattr(node, name)))


@overload
def walk(roots: Iterable[nodes.Inline]) -> Iterator[nodes.Inline]: ...
@overload
def walk(roots: Iterable[Node]) -> Iterator[Node]: ...
def walk(roots: Iterable[Node]) -> Iterator[Node]:
    """Give nodes and whatever stands in them, each before what it holds, in reading order."""
    return _walk(roots, _KINDS, _BACKWARDS)


def every(roots: Iterable[Node], kind: type[N]) -> Iterator[N]:
    """Give the nodes of a kind among nodes and whatever stands in them, in reading order."""
    return _walk(roots, (kind,), _BACKWARDS if kind in nodes.BRANCHES or kind in nodes.LEAVES else _BLOCKS_BACKWARDS)


def of_kinds(roots: Iterable[Node], *kinds: type[Node]) -> dict[Any, list[Any]]:
    """Give the nodes of each of some kinds of blocks and their parts, in reading order, by one walk."""
    found: dict[Any, list[Any]] = {kind: [] for kind in kinds}
    for node in _walk(roots, kinds, _BLOCKS_BACKWARDS):
        found[type(node)].append(node)
    return found


def lines(roots: Iterable[Node]) -> Iterator[tuple[Node, nodes.Line]]:
    """Give every line of blocks with the node that has it, in reading order, empty ones too."""
    for root in roots:
        if type(root) is nodes.Paragraph:
            yield root, root.inlines  # as in most cells
            continue
        for node in _walk((root,), nodes.LINES, _BLOCKS_BACKWARDS):
            for name in nodes.LINES[type(node)]:
                yield node, getattr(node, name)


def _walk(roots: Iterable[Node], kinds: Collection[type], fields: Mapping[type, tuple[str, ...]]) -> Iterator[Any]:
    """Give what is of some kinds among nodes and what stands in their fields, given from the last to the first."""
    waiting = list(roots)[::-1]
    while waiting:
        node = waiting.pop()
        kind = type(node)
        if kind in kinds:
            yield node
        for name in fields[kind]:
            held = getattr(node, name)
            waiting += held[::-1] if type(held) is tuple else (held,)


def leaves(
    inlines: Iterable[nodes.Inline], context: C, within: Callable[[nodes.Branch, C], C]
) -> Iterator[tuple[nodes.Inline, C]]:
    """Give the inlines that hold no others, each with the context that the branches around it make.

    `within` gives the context in a branch by that around it; the outermost is `context`.
    """
    for inline in inlines:
        if is_branch(inline):
            yield from leaves(inline.inlines, within(inline, context), within)
        else:
            yield inline, context


def rewrite(
    roots: tuple[N, ...],
    change: Callable[[Node], Iterable[Node]] | None = None,
    line: Callable[[nodes.Line], nodes.Line] | None = None,
) -> tuple[N, ...]:
    """Give nodes and whatever stands in them changed from the inside out; what nothing changes in is the same object.

    For each node stands what `change` gives of it: none, itself, or others that may stand in its place. With `line`,
    lines are changed as wholes, asked for in reading order, and their inlines not one by one.
    """
    found: list[Any] = []
    for root in roots:
        node = _rebuilt(root, change, line) if nodes.FIELDS[type(root)] else root
        found += change(node) if change else (node,)
    return roots if len(found) == len(roots) and all(map(is_, found, roots)) else tuple(found)


def _rebuilt(
    node: N, change: Callable[[Node], Iterable[Node]] | None, line: Callable[[nodes.Line], nodes.Line] | None
) -> N:
    changed: dict[str, Any] = {}
    for name in nodes.FIELDS[type(node)]:
        held = getattr(node, name)
        many = _many(held)
        new = line(many) if line and name in nodes.LINES.get(type(node), ()) else rewrite(many, change, line)
        if new is not many:
            changed[name] = new if many is held else new[0]
    return replace(node, **changed) if changed else node


def _many(held: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a field of any kind of node
    """Give the nodes of a field as a tuple; a document's running lines stand by themselves."""
    return held if type(held) is tuple else (held,)
