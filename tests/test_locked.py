"""requirements/ locks, with hashes and without an index, what pyproject.toml allows."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PYTHONS = ("3.11", "3.12", "3.13")
FREE = {"click", "rich"}
"""What shapes messages alone."""


def requirements(lines: list[str]) -> dict[str, Requirement]:
    return {canonicalize_name(each.name): each for each in map(Requirement, lines)}


def locked(name: str, python: str = "3.11") -> dict[str, str]:
    """Give the versions that a file locks for a Python on Linux, by name."""
    text = (ROOT / "requirements" / name).read_text("utf-8")
    entries = re.findall(r"^([^#\s].*?)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", text, re.MULTILINE)
    rest = re.sub(r"^([^#\s].*?)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n", "", text, flags=re.MULTILINE)
    assert [line for line in rest.splitlines() if not line.startswith("#")] == []
    environment = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": "linux",
        "os_name": "posix",
    }
    found = [Requirement(head) for head, _ in entries]
    wanted = [each for each in found if not each.marker or each.marker.evaluate(environment)]
    return {canonicalize_name(each.name): str(each.specifier).removeprefix("==") for each in wanted}


RUN = requirements(PROJECT["dependencies"])
DEV = requirements(PROJECT["optional-dependencies"]["dev"])


@pytest.mark.parametrize("python", PYTHONS)
def test_the_locked_versions_are_those_that_the_project_allows(python):
    run, dev = locked("run.txt", python), locked("dev.txt", python)
    assert {name: dev.get(name) for name in run} == run
    for versions, wanted in ((run, RUN), (dev, RUN | DEV)):
        assert {name for name, each in wanted.items() if versions.get(name, "") not in each.specifier} == set()
    assert {"hatchling", "editables"} <= run.keys()


def test_what_shapes_bytes_is_bounded_on_both_sides():
    bounds = {name: {each.operator for each in found.specifier} for name, found in RUN.items()}
    assert {name for name, operators in bounds.items() if not operators & {"<", "<="}} <= FREE
    assert {name for name, operators in bounds.items() if ">=" not in operators} == set()


def test_the_pythons_are_those_that_the_project_names():
    named = {each.rsplit(" ", 1)[1] for each in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", each)}
    assert named == set(PYTHONS)
    assert all(python in SpecifierSet(PROJECT["requires-python"]) for python in PYTHONS)
