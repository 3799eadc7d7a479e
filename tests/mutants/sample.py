"""Which mutants a room has, and which of them a seed takes.

A mutant is named by what it changes, not by where that stands: a change elsewhere in the room leaves the sample as it
is, and what is known about its mutants still holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2s
from itertools import islice
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.ast.ast_query import ASTQuery
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

_SINGLETONS = ("_Is_Eq", "_IsNot_NotEq")  # `is` stands between singletons, which are equal where they are the same
_INTERNED = ("_Eq_Is", "_NotEq_IsNot")  # whether equal texts and numbers are the same is the interpreter's affair
_SPEED = ("cache", "lru_cache", "overload", "override", "final")  # decorators without which the same comes out
_ASSURANCES = ("frozen", "slots", "strict")  # arguments: mypy refuses what the first does; memory; lengths that agree


@dataclass(frozen=True)
class Mutant:
    """A change to one place of a module: the operator and which of its occurrences, and the line it is in."""

    name: str
    module: Path
    line: int
    operator: str
    occurrence: int
    was: str

    def code(self, root: Path) -> str:
        """Give the text of the module, changed."""
        return mutate_code((root / self.module).read_text("utf-8"), get_operator(self.operator)(), self.occurrence)


def sample(root: Path, room: Path, seed: int, count: int) -> list[Mutant]:
    """Take mutants of a room, at first one of each place where an operator has something to change."""
    places = defaultdict(list)
    for module in sorted((root / room).rglob("*.py")):
        for place, mutant in _mutants(root, module.relative_to(root), seed):
            places[place].append(mutant)
    ranked = []
    for mutants in places.values():
        mutants.sort(key=lambda mutant: mutant.name)
        ranked += [(rank, mutant.name, mutant) for rank, mutant in enumerate(mutants)]
    in_order = (mutant for _, _, mutant in sorted(ranked, key=lambda each: each[:2]))
    return list(islice(filter(lambda mutant: _is_python(mutant, root), in_order), count))


def _mutants(root: Path, module: Path, seed: int) -> Iterator[tuple[tuple, Mutant]]:
    text = (root / module).read_text("utf-8")
    lines, nodes = text.splitlines(), list(ast_nodes(get_ast(text)))
    alike = defaultdict(int)
    for operator in operator_names():
        if get_operator(operator).arguments():  # it would need names of variables
            continue
        change = get_operator(operator)()
        found = ((node, start) for node in nodes for start, _ in change.mutation_positions(node))
        for occurrence, (node, start) in enumerate(found):
            if _is_idle(node, operator, start):
                continue
            was = lines[start[0] - 1].strip()
            what = (str(module), ASTQuery(node).get_definition_name(), was, operator)
            nth = alike[what] = alike[what] + 1
            name = blake2s(f"{seed} {what} {nth}".encode(), digest_size=5).hexdigest()
            yield (module, start, operator.partition("_")[0]), Mutant(name, module, start[0], operator, occurrence, was)


def _is_python(mutant: Mutant, root: Path) -> bool:
    try:
        compile(mutant.code(root), "mutant", "exec")
    except (SyntaxError, AttributeError):  # cosmic-ray 8.7 stumbles over exceptions with a dot in their names
        return False
    return True


def _is_idle(node, operator: str, start: tuple[int, int]) -> bool:
    """Tell whether a change makes no difference by its kind; README.md says why."""
    if operator.endswith((*_SINGLETONS, *_INTERNED)):
        return True
    if operator.endswith("RemoveDecorator"):
        name = node.get_code().strip().removeprefix("@").split("(")[0].split(".")[-1]
        return name in _SPEED or (name == "classmethod" and "_validator(" in node.parent.get_code())
    if operator.endswith("ReplaceTrueWithFalse") and node.parent.type == "argument":
        return node.parent.children[0].value in _ASSURANCES
    if operator.endswith("AddNot"):
        return node.get_code().strip().startswith("if TYPE_CHECKING")
    return _in_annotation(node, start) or (operator.endswith("NumberReplacer") and _in_size_of_cache(node))


def _in_size_of_cache(node) -> bool:
    decorator = node.search_ancestor("decorator")
    return decorator is not None and "lru_cache" in decorator.get_code()


def _in_annotation(node, start: tuple[int, int]) -> bool:
    """Tell whether a place is in a type annotation, which never runs."""
    child, parent = node, node.parent
    while parent is not None:
        if parent.type == "annassign" and parent.children[1] is child:
            return True
        if parent.type == "tfpdef" or (parent.type == "funcdef" and parent.annotation is child):
            return True
        child, parent = parent, parent.parent
    return False
