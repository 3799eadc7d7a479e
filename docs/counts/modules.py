"""The modules of a package as syntax trees, and where things stand in them."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib.util import resolve_name
from pathlib import Path
from typing import NamedTuple, TypeAlias

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
Names: TypeAlias = frozenset[str]
NOTHING: Names = frozenset()


class Place(NamedTuple):
    """Where something that is counted stands, and what it is."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}  {self.what}"


@dataclass(frozen=True)
class Module:
    """A module: its file relative to the checkout, its dotted name, whether it is a package, its text."""

    file: str
    name: str
    is_package: bool
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All nodes of the tree."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def lines(self) -> int:
        """The number of lines."""
        return len(self.text.splitlines())

    @cached_property
    def imports(self) -> tuple[tuple[str, str | None, str], ...]:
        """What is imported, wherever that stands: module, name in it if any, and what it is called here."""
        found: list[tuple[str, str | None, str]] = []
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found += [(each.name, None, each.asname or each.name) for each in node.names]
            elif isinstance(node, ast.ImportFrom):
                found += [(self._source(node), each.name, each.asname or each.name) for each in node.names]
        return tuple(found)

    def _source(self, node: ast.ImportFrom) -> str:
        """Give the absolute name of the module that names are imported from."""
        around = self.name if self.is_package else self.name.rpartition(".")[0]
        return resolve_name("." * node.level + (node.module or ""), around)

    @cached_property
    def constants(self) -> dict[str, ast.expr]:
        """The values of the names that are assigned at the top."""
        return constants_in(self.tree.body)

    @cached_property
    def classes(self) -> tuple[ast.ClassDef, ...]:
        """The classes at the top."""
        return tuple(node for node in self.tree.body if isinstance(node, ast.ClassDef))

    def place_of(self, node: ast.AST, what: str) -> Place:
        """Give the place of a node."""
        return Place(self.file, getattr(node, "lineno", 1), what)


def read(checkout: Path, package: str = "factsheet") -> tuple[Module, ...]:
    """Give the modules of a package, by file; raises FileNotFoundError where there is none."""
    modules: list[Module] = []
    for file in sorted((checkout / package).rglob("*.py")):
        inner = file.relative_to(checkout)
        is_package = inner.stem == "__init__"
        steps = inner.parent.parts if is_package else inner.with_suffix("").parts
        modules.append(Module(inner.as_posix(), ".".join(steps), is_package, file.read_text("utf-8")))
    if not modules:
        raise FileNotFoundError(f"no modules in {checkout / package}")
    return tuple(modules)


def in_room(modules: Iterable[Module], room: str) -> list[Module]:
    """Give the modules of a room that stands right below the package."""
    return [module for module in modules if module.name.split(".")[1:2] == [room]]


def constants_in(body: Iterable[ast.stmt]) -> dict[str, ast.expr]:
    """Give the values that a body assigns to names."""
    found: dict[str, ast.expr] = {}
    for node in body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id: node.value for target in targets if isinstance(target, ast.Name)}
    return found


def names_in(node: ast.AST) -> Names:
    """Give the names in an expression; of `blocks.Title` each."""
    return frozenset(last_name(each) for each in ast.walk(node) if isinstance(each, ast.Name | ast.Attribute))


def last_name(node: ast.AST) -> str:
    """Give the last word of what an expression is called: `paths` for `each.paths[0]` and for `each.paths()`."""
    while isinstance(node, ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
