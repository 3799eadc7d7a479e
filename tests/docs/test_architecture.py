"""docs/architecture.md names every room and every library; every room has its tests and is bound by the contracts."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "factsheet"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
FEW = 4
ROOMS = sorted(
    str(init.parent.relative_to(PACKAGE)) for init in PACKAGE.rglob("__init__.py") if "templates" not in init.parts
)


def first_column(head: str) -> set[str]:
    """Give the words of the first column of the table with a header."""
    body = re.search(rf"^\| {head} \|.*\n\|[ -|]+\|\n((?:\|.*\n?)+)", PAGE, re.MULTILINE)[1]
    return {word.strip(" `") for row in body.splitlines() for word in row.split("|")[1].split(",")}


def rooms() -> set[str]:
    """Give the innermost rooms as `name/`, and the modules that stand beside rooms; of a room with many, the room."""
    inner = {room for room in ROOMS if room != "." and not any(other.startswith(f"{room}/") for other in ROOMS)}
    beside = {room: list((PACKAGE / room).glob("[!_]*.py")) for room in set(ROOMS) - inner}
    few = {str(file.relative_to(PACKAGE)) for files in beside.values() if len(files) <= FEW for file in files}
    return {f"{room}/" for room in inner | {room for room, files in beside.items() if len(files) > FEW}} | few


def test_the_page_names_exactly_the_rooms_and_the_modules_beside_them():
    assert {"diagnostics/", "render/theme.py", "source/", "render/pdf/text/"} <= rooms()
    assert first_column("room") == rooms()


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "."])
def test_a_room_has_tests(room):
    assert list((ROOT / "tests" / room).rglob("test_*.py"))


def test_the_page_names_exactly_the_dependencies():
    assert first_column("library") == {re.match(r"[\w-]+", each)[0] for each in PROJECT["project"]["dependencies"]}


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("yaml", {"source/"}),
        ("jinja2", {"compose/"}),
        ("markdown_it", {"rich/", "imports/"}),
        ("reportlab", {"render/pdf/"}),
        ("uharfbuzz", {"render/pdf/", "render/fonts/"}),
        ("docx", {"render/docx/", "compose/", "review/", "imports/"}),
        ("click", {"cli/"}),
        ("rich", {"cli/"}),
    ],
)
def test_the_contract_of_a_library_holds_for_every_room_but_its_home(library, homes):
    """A room that is new, or left out by mistake, would be free to import it; lxml shares its contract with docx."""
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    (contract,) = [each for each in contracts if library in each.get("forbidden_modules", ())]
    held = {name.removeprefix("factsheet.").replace(".", "/") for name in contract["source_modules"]}
    free = {room for room in rooms() if not any(re.match(rf"{name}(/|\.py|$)", room) for name in held)}
    assert {next((home for home in homes if room.startswith(home)), room) for room in free} == homes
