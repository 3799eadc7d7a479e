"""Each line of the page on security names tests that there are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/security.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)


@pytest.mark.parametrize("file", sorted({file for file, _ in NAMED}))
def test_the_tests_that_it_names_are_there(file):
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    there = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert {name for each, name in NAMED if each == file} <= there


def test_every_line_that_holds_names_a_test():
    tables = re.findall(r"\| holds \| by \|\n\| --- \| --- \|\n((?:\|.*\n)+)", PAGE)
    lines = [line for table in tables for line in table.splitlines()]
    assert len(lines) > 20
    assert [line for line in lines if "::test_" not in line] == []
