"""The modules of the compiled wheel keep to what mypyc compiles as Python means it, and it has them compiled."""

import ast
import os
import tomllib
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOOK = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"][
    "hooks"
]
FILES = sorted(chain.from_iterable(ROOT.glob(pattern) for pattern in HOOK["custom"]["modules"]))
UNKEPT = {"copy", "cached_property", "count", "cycle", "repeat"}
"""What compiled objects do not have, and what has no end, of which generators would be made lists."""


def names(tree: ast.AST) -> set[str]:
    imported = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return {
        alias.name for node in imported if node.module in {"copy", "functools", "itertools"} for alias in node.names
    }


def test_every_line_of_the_list_names_modules():
    assert HOOK["custom"]["enable-by-default"] is False
    assert all([*ROOT.glob(pattern)] for pattern in HOOK["custom"]["modules"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT / "factsheet")))
def test_a_compiled_module_means_what_it_means_as_python(file):
    tree = ast.parse(file.read_text("utf-8"))
    assert not [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.keywords]
    assert not names(tree) & UNKEPT


@pytest.mark.skipif("FACTSHEET_COMPILED" not in os.environ, reason="looks at the compiled wheel: make test-compiled")
@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT / "factsheet")))
def test_it_is_compiled_with_its_python_beside(file):
    found = find_spec(".".join(file.relative_to(ROOT).with_suffix("").parts))
    assert found.origin.endswith(tuple(EXTENSION_SUFFIXES))
    assert (Path(found.origin).parent / file.name).read_bytes() == file.read_bytes()
