"""docs/architecture.py counts what it says that it counts, in small packages and in the project."""

import importlib
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "docs" / "architecture.py"
DOCUMENT = """
from typing import TypeAlias
from msgspec import Struct

class Origin(Struct):
    path: str

class Text(Struct, frozen=True):
    text: str
    origin: Origin | None = None

class Strong(Struct, frozen=True):
    inlines: tuple[Inline, ...]

class Link(Struct, frozen=True):
    inlines: tuple[Inline, ...]

class LineBreak(Struct, frozen=True):
    pass

Inline: TypeAlias = Text | Strong | Link | LineBreak
Around: TypeAlias = Strong | Link

class Paragraph(Struct, frozen=True):
    inlines: tuple[Inline, ...]

class ListItem(Struct, frozen=True):
    blocks: tuple[Block, ...]

class BulletList(Struct, frozen=True):
    items: tuple[ListItem, ...]

Block: TypeAlias = Paragraph | BulletList
"""
MEETING = """
class Item:
    id: str
    text: str

class Meeting:
    sections: tuple[Item, ...]
    from_: str

class Section: ...
"""


@pytest.fixture
def script(monkeypatch):
    monkeypatch.syspath_prepend(SCRIPT.parent)
    return importlib.import_module("architecture")


@pytest.fixture
def package(tmp_path, script):
    """Give a function that makes a package of texts by file, beside a document and a meeting, and reads it."""

    def make(texts):
        for name, text in {"document/nodes": DOCUMENT, "meeting/model": MEETING, **texts}.items():
            target = tmp_path / "factsheet" / f"{name}.py"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        return script.read(tmp_path)

    return make


def found(script, modules, name):
    return [place[1:] for place in script.listed(modules)[name] if place.file == "factsheet/room/one.py"]


WALKERS = {
    "by patterns": """
def walk(node):
    match node:
        case Text(text): return text
        case Strong(inlines): return "".join(map(walk, inlines))
""",
    "one kind told apart": """
def walk(node):
    return node.text if isinstance(node, Text) else "".join(walk(each) for each in getattr(node, "inlines", ()))
""",
    "by its type": """
def walk(node):
    return node.text if type(node) is Text else "".join(map(walk, node.inlines))
""",
    "by a constant": """
_NESTED = (Strong, Link)
def walk(node):
    return walk(node.inlines[0]) if isinstance(node, _NESTED) else node
""",
    "by a union of the document": """
def walk(node):
    return walk(node.inlines[0]) if isinstance(node, Around) else node
""",
    "by a table": """
def walk(node):
    return _NESTED[type(node)](node)
def _nested(node):
    return walk(node.inlines[0])
_NESTED = {Strong: _nested, Link: _nested}
""",
    "by way of another function": """
def walk(node):
    return all_of(node.inlines) if isinstance(node, Strong) else node
def all_of(nodes):
    return [walk(node) for node in nodes]
""",
    "two functions that call each other": """
def walk(node):
    return other(node) if isinstance(node, Strong) else node
def other(node):
    return walk(node.inlines[0]) if isinstance(node, Link) else node
""",
    "what holds others": """
def walk(node):
    return [walk(block) for block in node.blocks] if isinstance(node, ListItem) else node
""",
    "a class, once": """
class walk:
    def inline(self, node):
        match node:
            case Strong() | Link(): return self.inlines(node.inlines)
    def inlines(self, nodes):
        return list(map(self.inline, nodes))
    def block(self, node):
        return self.block(node.items[0]) if isinstance(node, BulletList) else node
""",
    "most kinds, without going down": """
def walk(node):
    match node:
        case Text() | Strong(): return 1
        case Link(): return 2
""",
    "imported where it is used": """
def walk(node):
    from factsheet.document.nodes import Text as Run
    return node.text if isinstance(node, Run) else walk(node.inlines[0])
""",
    "by the name of the module": """
from factsheet.document import nodes
def walk(node):
    return walk(node.inlines[0]) if isinstance(node, nodes.Strong) else node
""",
}
NO_WALKERS = {
    "what a fold is handed": """
def text(node, inner):
    match node:
        case Text(text): return text
        case LineBreak(): return " "
    return "".join(inner)
""",
    "going down without kinds": """
def fold(node, make):
    return make(node, [fold(each, make) for each in children(node)])
""",
    "kinds, and others that go down": """
def is_text(node):
    return isinstance(node, Text)
def count(number):
    return count(number - 1) if number else is_text
""",
    "making nodes": """
def nodes(depth):
    return Strong((nodes(depth - 1),)) if depth else Text("")
""",
    "what is no node": """
def path(value):
    return path(value.inner) if isinstance(value, Origin) else value
""",
    "namesakes of nodes": """
from factsheet.meeting.model import Section as Paragraph
def walk(part):
    return walk(part.content) if isinstance(part, Paragraph) else part
""",
    "a class that goes round beside no kinds": """
class Writer:
    def write(self, depth):
        return self.write(depth - 1)
""",
    "a class that tells kinds apart and goes on in others": """
class Writer:
    def write(self, node):
        return self.other.write(node) if isinstance(node, Strong) else node
""",
}
IMPORT = "from factsheet.document.nodes import Around, BulletList, Link, LineBreak, ListItem, Origin, Strong, Text\n"


@pytest.mark.parametrize("text", WALKERS.values(), ids=WALKERS)
def test_a_walker_is_counted_once(script, package, text):
    assert [what.split(",")[0] for _, what in found(script, package({"room/one": IMPORT + text}), "walkers")] == [
        "walk"
    ]


@pytest.mark.parametrize("text", NO_WALKERS.values(), ids=NO_WALKERS)
def test_what_goes_through_no_document_by_hand_is_no_walker(script, package, text):
    assert found(script, package({"room/one": IMPORT + text}), "walkers") == []


def test_walkers_in_the_room_of_the_document_count(script, package):
    text = "from factsheet.document.nodes import Text\n"
    walk = "def walk(node): return node if isinstance(node, Text) else walk(node.inlines[0])\n"
    places = script.walkers(package({"document/one": text + walk}))
    assert [str(place) for place in places] == ["factsheet/document/one.py:2  walk, kinds: 1"]


@pytest.mark.parametrize(
    "line",
    [
        'path.split(".")',
        'self.path.rpartition(".")[2]',
        'change.list.count("[")',
        'item[item.rindex("[") + 1 : -1]',
        'common[-1].endswith("]")',
        'path.endswith("].text")',
        'list_of(item).endswith(".sections")',
        'item.startswith("sections[")',
        'path.startswith("sections")',
        'path.endswith((".from", ".id"))',
        'at.startswith((f"{path}.", f"{path}["))',
        "path.endswith(_NAMES)",
        'key.endswith(f".{_KEY}")',
        "item.startswith(outer)",
        "path.removeprefix(item)",
        "name + inner[len(item) :]",
        "path[len(around) :]",
        '".sections[" in path',
        "_STEP.finditer(path)",
        r're.sub(r"\[[^]]*\]", "", path)',
        r're.split(r"[.\]]", path)',
    ],
)
def test_a_line_that_takes_a_path_apart_counts_once(script, package, line):
    text = f'_NAMES = (".text", ".id")\n_KEY = "id"\n_STEP = re.compile(r"\\[([^\\]]*)\\]|([^.]+)")\n{line}\n'
    assert found(script, package({"room/one": text}), "places that take a path apart") == [(4, line)]


@pytest.mark.parametrize(
    "line",
    [
        'name.startswith(".")',
        'path.endswith(".yaml")',
        'path.split("/")',
        "path.removeprefix(folder)",
        'path.removeprefix(".")',
        'name.removesuffix(f".{form}")',
        'element.find("text")',
        'text.index("]", start)',
        "item.split()",
        "items.index(item)",
        'f"{item}.id" in values',
        "text[len(before) :]",
        "items[1:]",
        r're.sub(r"[*_\[\]]", "", text)',
        'f"{path}.text"',
        "_WORD.findall(path)",
    ],
)
def test_other_lines_take_no_path_apart(script, package, line):
    text = f'_WORD = re.compile(r"[^\\W_]+")\n{line}\n'
    assert found(script, package({"room/one": text}), "places that take a path apart") == []


def test_modules_with_one_importer(script, package):
    modules = package(
        {
            "room/__init__": "from factsheet.room.one import A\nfrom .two import B\n",
            "room/one": "import factsheet.room.one\n",
            "room/two": "",
            "room/three": "def late():\n    from factsheet.room import A, two\n",
            "room/four": "from factsheet import room\n",
        }
    )
    single = script.listed(modules)["modules with one importer"]
    assert [str(place) for place in single] == ["factsheet/room/one.py:1  only factsheet.room"]


def test_public_names_of_classes_that_are_used_twice(script, package):
    one = "class Row: ...\nclass _Row: ...\nclass Once: ...\nclass Once: ...\n"
    two = "class Row: ...\nclass _Row: ...\nclass Outer:\n    class Once: ...\n"
    modules = package({"room/one": one, "room/two": two, "room/three": "class Row: ...\n"})
    assert {place.what for place in script.names_used_twice(modules)} == {"Row"}
    assert script.numbers(modules)["public class names used twice"] == 1


def test_files_and_lines_with_and_without_the_public_interface_and_the_catalogue(script, package):
    whole = package({})
    modules = package(
        {"api": "a = 1\n", "api/one": "a = 1\n", "diagnostics/catalogue": "a = 1\n", "diagnostics/api": "a = 1\n"}
    )
    before, after = script.numbers(whole), script.numbers(modules)
    assert [after[name] - before[name] for name in ("files", "lines")] == [4, 4]
    rest = ", without api and catalogue"
    assert [after[name + rest] - before[name + rest] for name in ("files", "lines")] == [1, 1]


def test_lines_of_imports_are_those_of_whole_statements_wherever_they_stand(script, package):
    modules = package(
        {"room/one": "from a import (\n    b,\n    c,\n)\nimport d; import e\ndef f():\n    import g\nx = 1\n"}
    )
    assert script.import_lines([module for module in modules if module.name == "factsheet.room.one"]) == 6
    assert script.numbers(modules)["lines of imports"] == 8


def test_functions_over_forty_lines_and_the_longest_file(script, package):
    short, long = "def short():\n" + "    x = 1\n" * 39, "def long():\n" + "    x = 1\n" * 40
    modules = package({"room/one": f"{short}class A:\n    {long.replace('    ', '        ')}"})
    assert found(script, modules, "functions over 40 lines") == [(42, "long, 41 lines")]
    assert script.numbers(modules)["lines of the longest file"] == 82


def test_a_checkout_without_modules_is_an_error(script, tmp_path):
    with pytest.raises(FileNotFoundError, match="no modules"):
        script.read(tmp_path)


@pytest.mark.parametrize(("file", "what"), [("document/nodes", "no unions"), ("meeting/model", "no models")])
def test_what_to_look_for_must_be_there(script, package, file, what):
    with pytest.raises(LookupError, match=what):
        script.numbers(package({file: ""}))


def test_the_script_runs_on_a_checkout_that_is_named(package, tmp_path):
    package({"room/one": "x = 1\n"})
    run = subprocess.run([sys.executable, SCRIPT, tmp_path], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("       3  files\n")


@pytest.fixture
def printed(script, monkeypatch, capsys):
    """Give a function that runs the script on the project, which is read once, and gone through once."""
    for name in ("read", "listed"):
        monkeypatch.setattr(script, name, cache(getattr(script, name)))

    def run(*options):
        monkeypatch.setattr(sys, "argv", [str(SCRIPT), *options])
        script.main()
        return capsys.readouterr().out

    return run


def test_the_script_counts_the_project_and_lists_as_many_places_as_it_counts(printed):
    numbers = json.loads(printed("--json"))
    assert {name for name, number in numbers.items() if not number} <= {
        "places that take a path apart",
        "modules with one importer",
        "public class names used twice",
        "functions over 40 lines",
    }
    table = printed(str(ROOT)).splitlines()
    assert [line.split(maxsplit=1)[1] for line in table] == list(numbers)
    places = json.loads(printed("--json", "--list"))
    assert {"walkers", "places that take a path apart"} <= places.keys()
    for name in places.keys() - {"public class names used twice"}:
        assert numbers[name] == len(places[name])
    lines = printed("--list").splitlines()
    assert f"walkers, {numbers['walkers']} places" in lines
    file, line, what = places["walkers"][0]
    assert f"{file}:{line}  {what}" in lines
