"""Lines that take the path of a value in a meeting apart; docs/architecture.py says what these are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from counts.modules import Module, Names, Place, in_room, last_name

PATH_NAMES = {"path", "item", "list", "field", "owner", "home"}
"""What variables and attributes that hold a path are called, or the items, lists and fields that it names."""
TRIMS = {"removeprefix", "removesuffix"}
CUTS = TRIMS | {"startswith", "endswith"}
SEARCHES = CUTS | {"count", "find", "rfind", "index", "rindex", "partition", "rpartition", "split", "rsplit"}
MATCHES = {"match", "fullmatch", "search", "split", "sub", "subn", "findall", "finditer"}
STEP = re.compile(r"\\\[\(?\[\^\\?\]\]")
"""What a regular expression for `[…]` has in it."""
MARKS = re.compile(r"[\[\]().\\|]*[.\]][\[\]().\\|]*")
"""A regular expression of nothing but the marks between steps."""
HOLE = "\0"
"""What stands for a value in a text that has places for values."""


def model_keys(modules: Iterable[Module]) -> Names:
    """Give the keys of the models in the room `meeting`: the names of the fields of its classes."""
    bodies = chain.from_iterable(node.body for module in in_room(modules, "meeting") for node in module.classes)
    targets = (node.target for node in bodies if isinstance(node, ast.AnnAssign))
    return frozenset(target.id.rstrip("_") for target in targets if isinstance(target, ast.Name))


def path_takers(modules: Iterable[Module]) -> list[Place]:
    """Give the lines that take a path apart; raises LookupError where there are no keys for paths to be made of."""
    modules = tuple(modules)
    keys = model_keys(modules)
    if not keys:
        raise LookupError("the room `meeting` defines no models")
    found = {
        module.place_of(node, module.text.splitlines()[node.lineno - 1].strip())
        for module in modules
        for node in module.nodes
        if isinstance(node, ast.expr) and Steps(module, keys).takes_apart(node)
    }
    return sorted(found)


@dataclass(frozen=True)
class Steps:
    """What is a step of a path in a module, and what takes one off."""

    module: Module
    keys: Names

    def takes_apart(self, node: ast.expr) -> bool:
        """Tell whether an expression takes a path apart."""
        match node:
            case ast.Call(func=ast.Attribute(value=value, attr=method), args=args):
                return self._cuts(value, method, args) or (method in MATCHES and self._matches(value, args))
            case ast.Compare(left=left, ops=[ast.In() | ast.NotIn()], comparators=[whole]):
                return last_name(whole) in PATH_NAMES and any(map(self._is_step, self._texts(left)))
            case ast.Subscript(value=value, slice=ast.Slice(lower=lower, upper=upper)):
                return any(_is_length_of_path(bound, value) for bound in (lower, upper))
        return False

    def _cuts(self, value: ast.expr, method: str, args: list[ast.expr]) -> bool:
        """Tell whether a method of `str` looks for a step or for a path; with an offset it reads a longer text."""
        if method not in SEARCHES or len(args) != 1:
            return False
        texts = self._texts(args[0])
        if not texts:
            return method in CUTS and (last_name(value) == "item" or last_name(args[0]) in PATH_NAMES)
        if last_name(value) in PATH_NAMES and texts == ["."]:
            return method not in TRIMS
        return any(self._is_step(text) or (method in CUTS and text in self.keys) for text in texts)

    def _is_step(self, text: str) -> bool:
        """Tell whether a text is brackets, or keys and what a path is between, with dots and brackets."""
        parts = re.findall(r"\w+|.", text, re.DOTALL)
        words = [part for part in parts if part not in (".", "[", "]")]
        if not words:
            return bool(parts) and parts != ["."] and len(parts) < 3
        known = all(word in self.keys or (word == HOLE and parts[0] == HOLE) for word in words)
        return known and len(words) < len(parts)

    def _texts(self, node: ast.expr | None) -> list[str]:
        """Give the texts that an expression stands for, with holes for values; none where it is no literal."""
        match node:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.JoinedStr(values=values):
                return ["".join((self._texts(value) or [HOLE])[0] for value in values)]
            case ast.FormattedValue(value=value):
                return self._texts(value)
            case ast.Tuple(elts=values):
                return [text for value in values for text in self._texts(value)]
            case ast.Name(id=name) if name in self.module.constants:
                return self._texts(self.module.constants[name])
        return []

    def _matches(self, value: ast.expr, args: list[ast.expr]) -> bool:
        """Tell whether a regular expression for steps is used, by its name or by a function of `re`."""
        named = self.module.constants.get(value.id) if isinstance(value, ast.Name) else None
        pattern = named.args[0] if isinstance(named, ast.Call) and named.args else None
        if isinstance(value, ast.Name) and value.id == "re" and args:
            pattern = args[0]
        return any(_is_pattern_of_steps(text) for text in self._texts(pattern))


def _is_pattern_of_steps(text: str) -> bool:
    return bool(STEP.search(text) or MARKS.fullmatch(text))


def _is_length_of_path(bound: ast.expr | None, value: ast.expr) -> bool:
    """Tell whether a bound of a slice of a value is the length of a path, or of what the path begins with."""
    match bound:
        case ast.Call(func=ast.Name("len"), args=[part]):
            return last_name(value) == "path" or last_name(part) in PATH_NAMES
    return False
