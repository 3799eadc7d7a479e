"""Counts what tells whether the architecture stays small: `python docs/architecture.py [CHECKOUT] [--list] [--json]`.

`--list` gives the place of each thing counted instead of the numbers; `--json` gives either as JSON.

- files, lines: of the package's modules, `__init__.py` too; the same without the public interface (`api.py` or `api/`)
  and the catalogue of diagnostics (`diagnostics/catalogue.py`).
- lines of imports: all lines of import statements, wherever they stand; their share is of all lines.
- walkers: code that goes through the document by hand. It is a class, or a function outside classes, that tells node
  kinds apart and calls itself, by whatever way round; or that names more than half of the kinds of blocks, or of
  inlines, so that a new kind has to be added to it. Functions that call each other in a circle are one walker, a class
  is one. Kinds are told apart by class patterns, `isinstance`, comparison with `type(node)`, and tables whose keys are
  kinds. Node kinds are the members of the unions that the room `document` defines, and the classes with fields of
  these; kinds of blocks and of inlines are the unions that such fields hold. What is handed to a fold and names a few
  kinds is no walker.
- places that take a path apart: lines where a path in a meeting, such as `sections[security].content[deterrence].text`,
  is searched or cut as a string: by a method of `str` with a step of a path (`"["`, `"].text"`, `f"{item}."`,
  `"sections["`), with a key that a path begins or ends with, or with another path; by asking whether a step is in it;
  by slicing off the length of another path; by a regular expression for steps. Words in steps are keys of the models in
  the room `meeting`, so that names of files and of XML elements do not count. A dot alone is a step where what it is
  looked for in is called a path, an item, a list or a field; to take a dot off an end takes nothing apart.
- modules with one importer: modules, and packages, that exactly one other module imports. A package that hands on what
  a module defines is its importer, and who imports that from the package is an importer of the package alone. What is
  imported by a text that names it is not seen.
- public class names used twice: names of classes at the top of a module that another module's top defines, too.
- functions over 40 lines, from `def` to the last line; the longest file; median lines of a file.
"""

from __future__ import annotations

import argparse
import ast
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from statistics import median

from counts.modules import Function, Module, Place, read
from counts.paths import path_takers
from counts.walkers import walkers

APART = ("api.py", "api/", "diagnostics/catalogue.py")
LONGEST_FUNCTION = 40


def without_api(modules: Iterable[Module]) -> list[Module]:
    """Give the modules without the public interface and the catalogue."""
    return [module for module in modules if not module.file.partition("/")[2].startswith(APART)]


def line_count(modules: Iterable[Module]) -> int:
    """Count lines."""
    return sum(module.lines for module in modules)


def import_lines(modules: Iterable[Module]) -> int:
    """Count the lines of import statements."""
    return sum(len(set(chain.from_iterable(map(_lines, _imports(module))))) for module in modules)


def _imports(module: Module) -> Iterator[ast.Import | ast.ImportFrom]:
    return (node for node in module.nodes if isinstance(node, ast.Import | ast.ImportFrom))


def _lines(node: ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def longest_file(modules: Iterable[Module]) -> Module:
    """Give the file with the most lines."""
    return max(modules, key=lambda module: module.lines)


def long_functions(modules: Iterable[Module]) -> list[Place]:
    """Give the functions, methods and inner functions that are too long."""
    functions = ((module, node) for module in modules for node in module.nodes if isinstance(node, Function))
    return [
        module.place_of(node, f"{node.name}, {len(_lines(node))} lines")
        for module, node in functions
        if len(_lines(node)) > LONGEST_FUNCTION
    ]


def single_importers(modules: Iterable[Module]) -> list[Place]:
    """Give the modules that one other imports, with that one."""
    named = {module.name: module for module in modules}
    importers: defaultdict[str, set[str]] = defaultdict(set)
    for module in named.values():
        for source, name, _ in module.imports:
            inner = f"{source}.{name}"
            importers[inner if inner in named else source].add(module.name)
    others = {name: importers[name] - {name} for name in named}
    return [Place(named[name].file, 1, f"only {min(by)}") for name, by in others.items() if len(by) == 1]


def names_used_twice(modules: Iterable[Module]) -> list[Place]:
    """Give the classes whose public names several modules define, by name."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for module in modules:
        for name, node in {node.name: node for node in module.classes if not node.name.startswith("_")}.items():
            found[name].append(module.place_of(node, name))
    return [place for _, places in sorted(found.items()) if len(places) > 1 for place in places]


def listed(modules: Sequence[Module]) -> dict[str, list[Place]]:
    """Give the places of all that has some."""
    return {
        "walkers": walkers(modules),
        "places that take a path apart": path_takers(modules),
        "modules with one importer": single_importers(modules),
        "public class names used twice": names_used_twice(modules),
        f"functions over {LONGEST_FUNCTION} lines": long_functions(modules),
    }


def sizes(modules: Sequence[Module], which: str = "") -> dict[str, float]:
    """Give the numbers of files and lines, with the name of what they are of."""
    return {
        f"files{which}": len(modules),
        f"lines{which}": line_count(modules),
        f"lines of imports{which}": import_lines(modules),
        f"percent of lines are imports{which}": round(100 * import_lines(modules) / line_count(modules), 1),
    }


def numbers(modules: Sequence[Module]) -> dict[str, float]:
    """Give the numbers of all that is counted."""
    places = listed(modules)
    return {
        **sizes(modules),
        **sizes(without_api(modules), ", without api and catalogue"),
        **{name: len(found) for name, found in places.items()},
        "public class names used twice": len({place.what for place in places["public class names used twice"]}),
        "lines of the longest file": longest_file(modules).lines,
        "median lines of a file": median(module.lines for module in modules),
    }


def main() -> None:
    """Print the table, the places or JSON."""
    parser = argparse.ArgumentParser(description="Counts what tells whether the architecture stays small.")
    parser.add_argument("checkout", nargs="?", type=Path, default=Path(__file__).parents[1])
    parser.add_argument("--list", action="store_true", help="give the place of each thing counted")
    parser.add_argument("--json", action="store_true", help="as JSON")
    arguments = parser.parse_args()
    modules = read(arguments.checkout)
    found = listed(modules) if arguments.list else numbers(modules)
    sys.stdout.write(f"{json.dumps(found, indent=2)}\n" if arguments.json else "\n".join(_table(found)) + "\n")


def _table(found: dict[str, list[Place]] | dict[str, float]) -> Iterator[str]:
    for name, value in found.items():
        if isinstance(value, list):
            yield from (f"\n{name}, {len(value)} places", *map(str, value))
        else:
            yield f"{value:>8,}  {name}"


if __name__ == "__main__":
    main()
