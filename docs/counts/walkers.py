"""Code that goes through the document by hand; docs/architecture.py says what that is."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from itertools import chain

from counts.modules import NOTHING, Function, Module, Names, Place, constants_in, in_room, last_name, names_in


def walkers(modules: Iterable[Module]) -> list[Place]:
    """Give the code that goes through the document by hand; raises LookupError where no node kinds are defined."""
    modules = tuple(modules)
    kinds = Kinds(modules)
    if not kinds.held:
        raise LookupError("the room `document` defines no unions of node kinds")
    return [place for module in modules for place in _walkers(module, kinds)]


def _walkers(module: Module, kinds: Kinds) -> Iterator[Place]:
    known = kinds.known(module)
    if not any(known.values()):
        return
    units: list[tuple[tuple[Function | ast.ClassDef, ...], bool]] = [*_rounds(module.tree.body)]
    units += [((node,), any(goes_round for _, goes_round in _rounds(node.body, node.name))) for node in module.classes]
    for nodes, goes_round in units:
        told = [(node, names) for node in nodes if (names := _told_apart(node, module, known))]
        names = NOTHING.union(*(names for _, names in told))
        if told and (goes_round or any(len(names & union) * 2 > len(union) for union in kinds.held)):
            yield module.place_of(told[0][0], f"{told[0][0].name}, kinds: {len(names)}")


def _rounds(body: Iterable[ast.stmt], own: str = "") -> Iterator[tuple[tuple[Function, ...], bool]]:
    """Give the functions of a body, those together that call each other, and whether they do; methods by their own."""
    body = tuple(body)
    functions = {node.name: node for node in body if isinstance(node, Function)}
    names = {name: _own_names(node, own) if own else _free_names(node) for name, node in functions.items()}
    names |= {name: names_in(value) for name, value in constants_in(body).items()}
    calls = {name: called & names.keys() for name, called in names.items()}
    reached = {name: _reached(name, calls) for name in calls}
    groups = {
        frozenset({name, *(o for o in reached[name] if name in reached[o])}): name in reached[name] for name in calls
    }
    for group, goes_round in groups.items():
        yield tuple(node for name, node in functions.items() if name in group), goes_round


def _own_names(node: Function, own: str) -> Names:
    """Give the names of its object that a method uses."""
    attributes = (each for each in ast.walk(node) if isinstance(each, ast.Attribute))
    return frozenset(each.attr for each in attributes if last_name(each.value) in {"self", "cls", own})


def _free_names(node: Function) -> Names:
    """Give the names that a function uses and does not bind."""
    inner = tuple(ast.walk(node))
    names = [each for each in inner if isinstance(each, ast.Name)]
    bound = {each.id for each in names if isinstance(each.ctx, ast.Store)}
    bound |= {each.arg for each in inner if isinstance(each, ast.arg)}
    bound |= {each.name for each in inner if isinstance(each, ast.MatchAs) and each.name}
    return frozenset(each.id for each in names) - bound


def _reached(name: str, calls: dict[str, Names]) -> Names:
    """Give what a function calls, and what that calls, and so on."""
    found, waiting = set[str](), {name}
    while waiting:
        waiting = NOTHING.union(*(calls[each] for each in waiting)) - found
        found |= waiting
    return frozenset(found)


def _told_apart(node: ast.AST, module: Module, known: dict[str, Names]) -> Names:
    """Give the kinds that a function or class tells apart."""
    tests = chain.from_iterable(_tests(each, module) for each in ast.walk(node))
    return NOTHING.union(*(known.get(name, NOTHING) for test in tests for name in names_in(test)))


def _tests(node: ast.AST, module: Module) -> Iterable[ast.AST]:
    """Give the expressions of the classes that a part of the code tells apart."""
    match node:
        case ast.MatchClass(cls=pattern):
            return [pattern]
        case ast.Call(func=ast.Name("isinstance" | "issubclass"), args=[_, classes]):
            return [classes]
        case ast.Compare(left=left, comparators=others):
            return [
                side for side in (left, *others) if isinstance(side, ast.Name | ast.Attribute | ast.Tuple | ast.Set)
            ]
        case ast.Dict(keys=keys):
            return [key for key in keys if isinstance(key, ast.Name | ast.Attribute)]
        case ast.Name(id=name, ctx=ast.Load()) if isinstance(table := module.constants.get(name), ast.Dict):
            return _tests(table, module)
    return ()


class Kinds:
    """The node kinds of the document: members of the unions that its room defines, and the classes that hold these."""

    def __init__(self, modules: Iterable[Module]) -> None:
        self._room = {module.name: module for module in in_room(modules, "document")}
        self._classes = {node.name: node for module in self._room.values() for node in module.classes}
        self._constants = {name: value for module in self._room.values() for name, value in module.constants.items()}
        unions = {name: self._members(name) for name, value in self._constants.items() if _is_union(value)}
        self.all = self._with_holders(NOTHING.union(*(union for union in unions.values() if len(union) > 1)))
        held = NOTHING.union(*(_names_in_fields(self._classes[name]) for name in self.all))
        self.held = [union for name, union in unions.items() if name in held and union]
        """The unions that fields hold: that of blocks and that of inlines."""

    def _members(self, name: str) -> Names:
        """Give the classes that a name of the room stands for: itself, or those in a constant."""
        inner = names_in(self._constants[name]) - {name} if name in self._constants else NOTHING
        return NOTHING.union({name} & self._classes.keys(), *map(self._members, inner))

    def _with_holders(self, kinds: Names) -> Names:
        """Give kinds and the classes that have fields of them, and so on up."""
        types = {name: map(self._members, _names_in_fields(node)) for name, node in self._classes.items()}
        holders = {name for name, held in types.items() if NOTHING.union(*held) & kinds}
        return kinds if holders <= kinds else self._with_holders(kinds | holders)

    def known(self, module: Module) -> dict[str, Names]:
        """Give the kinds that names stand for in a module."""
        names = {called: self._members(name) for source, name, called in module.imports if source in self._room}
        if module.name in self._room or any(f"{source}.{name}" in self._room for source, name, _ in module.imports):
            names |= {name: self._members(name) for name in (*self._classes, *self._constants)}
        found = {name: members & self.all for name, members in names.items()}
        for name, value in module.constants.items():
            found[name] = NOTHING.union(*(found.get(inner, NOTHING) for inner in names_in(value)))
        return found


def _names_in_fields(node: ast.ClassDef) -> Names:
    return NOTHING.union(*(names_in(each.annotation) for each in node.body if isinstance(each, ast.AnnAssign)))


def _is_union(value: ast.expr) -> bool:
    return isinstance(value, ast.BinOp) or (isinstance(value, ast.Subscript) and last_name(value.value) == "Union")
