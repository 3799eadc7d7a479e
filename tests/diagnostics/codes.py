"""Every code that the source can give a diagnostic, found without running it.

A taker is a function, a method or a class with a parameter or field `code` before one that tells what is wrong. What a
call gives for it must be a text, a choice of texts, a constant, or something called `code` itself that is handed on.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, pairwise
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "factsheet"
CODE = "code"
TELLING = {"message", "find"}


@dataclass(frozen=True)
class Use:
    """A code and the line that gives it; None stands for a code that cannot be told."""

    code: str | None
    where: str


@dataclass(frozen=True)
class Taker:
    """What takes a code: where it is defined, how it is called (`x.name` or `name`), and which of its arguments it is.

    `least` is how many arguments a call has at least.
    """

    module: str
    dotted: bool
    name: str
    place: int
    least: int


@cache
def uses() -> tuple[Use, ...]:
    modules = [Module(file) for file in sorted(PACKAGE.rglob("*.py"))]
    shared = [taker for each in modules for taker in each.takers if not taker.name.startswith("_")]
    constants = {name: node for each in modules for name, node in _assigned(each.tree).items() if name.isupper()}
    return tuple(use for each in modules for use in each.uses([*each.takers, *shared], constants))


class Module:
    """The source of one module."""

    def __init__(self, file: Path) -> None:
        self.file = file.relative_to(PACKAGE.parent)
        self.tree = ast.parse(file.read_text("utf-8"))
        self.blocks = [node for node in ast.walk(self.tree) if isinstance(node, (ast.mod, ast.stmt))]
        imports = [node for node in self.blocks if isinstance(node, ast.ImportFrom)]
        self.imported = {each.name: str(node.module) for node in imports for each in node.names}
        self.own = {node.name for node in self.blocks if isinstance(node, ast.FunctionDef)}
        self.scopes = [node for node in self.blocks if isinstance(node, (ast.FunctionDef, ast.Module))]

    @property
    def name(self) -> str:
        return ".".join(self.file.with_suffix("").parts)

    @cached_property
    def takers(self) -> list[Taker]:
        return [
            Taker(self.name, dotted, name, names.index(CODE), least)
            for dotted, name, names, least in chain.from_iterable(map(_signatures, self.blocks))
            if any(first == CODE and second in TELLING for first, second in pairwise(names))
        ]

    def uses(self, takers: list[Taker], constants: Mapping[str, ast.expr]) -> Iterator[Use]:
        for scope in self.scopes:
            for call in _calls(scope):
                if taker := next((each for each in takers if self._calls(call, each)), None):
                    named = [each.value for each in call.keywords if each.arg == CODE]
                    given = [*named, *call.args[taker.place :], call][0]
                    known = {**constants, **_assigned(self.tree), **_assigned(scope)}
                    yield from (Use(code, f"{self.file}:{call.lineno}") for code in _resolve(given, known))

    def _calls(self, call: ast.Call, taker: Taker) -> bool:
        if len(call.args) + len(call.keywords) < taker.least:
            return False
        if isinstance(call.func, ast.Attribute):  # a method, or an attribute that holds one
            called = call.func.attr
            return taker.dotted and taker.name == (called if called in self.own else called.lstrip("_"))
        if not isinstance(call.func, ast.Name) or taker.dotted or call.func.id != taker.name:
            return False
        # Something of the same name may be imported from elsewhere, or be defined here.
        home = self.imported.get(taker.name, self.name)
        return f"{taker.module}.".startswith(f"{home}.")


def _signatures(outer: ast.AST) -> Iterator[tuple[bool, str, list[str], int]]:
    """Give the functions and classes right inside a node: called with a dot or not, name, parameters, least of them."""
    for node in ast.iter_child_nodes(outer):
        if isinstance(node, ast.FunctionDef):
            names = [each.arg for each in node.args.args if each.arg != "self"]
            makes = isinstance(outer, ast.ClassDef) and node.name == "__init__"
            dotted = isinstance(outer, ast.ClassDef) and not makes
            yield dotted, outer.name if makes else node.name, names, len(names) - len(node.args.defaults)
        elif isinstance(node, ast.ClassDef):
            fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
            names = [each.target.id for each in fields if isinstance(each.target, ast.Name)]
            yield False, node.name, names, sum(each.value is None for each in fields)


def _calls(scope: ast.AST) -> Iterator[ast.Call]:
    """Give the calls of a scope, without those of the functions inside it."""
    for node in ast.iter_child_nodes(scope):
        if not isinstance(node, ast.FunctionDef):
            yield from [node] if isinstance(node, ast.Call) else ()
            yield from _calls(node)


def _assigned(scope: ast.Module | ast.FunctionDef) -> dict[str, ast.expr]:
    """Give what stands on the right of each `name = …` of a scope, without those of the functions inside it."""
    inside = (ast.walk(each) for each in scope.body if not isinstance(each, (ast.FunctionDef, ast.ClassDef)))
    return {
        target.id: node.value
        for node in chain.from_iterable(inside)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _resolve(node: ast.expr, known: Mapping[str, ast.expr]) -> Iterator[str | None]:
    match node:
        case ast.Constant(value=str(code)):
            yield code
        case ast.IfExp():
            yield from _resolve(node.body, known)
            yield from _resolve(node.orelse, known)
        case ast.Name(id=name) if name in known:
            yield from _resolve(known[name], known)
        case ast.Name(id="code") | ast.Attribute(attr="code"):
            return
        case _:
            yield None
