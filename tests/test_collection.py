"""Nothing is passed over: pytest collects every test, ruff and mypy take every module, no folder hides one."""

import re
import shlex
import subprocess
import sys
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

import pytest
from mypy.main import process_options

ROOT = Path(__file__).parents[1]
FOLDERS = ("factsheet", "tests", "benchmarks")
# A plugin: every file of tests is one test that is not run, so that nothing is imported and the command's options hold.
PLUGIN = """
import pytest

class File(pytest.File):
    def collect(self):
        yield Test.from_parent(self, name=self.path.name)

class Test(pytest.Item):
    def runtest(self):
        pass

def pytest_pycollect_makemodule(module_path, parent):
    return File.from_parent(parent, path=module_path)

def pytest_collection_finish(session):
    print(*(f"collected {item.path}" for item in session.items), sep="\\n")
"""


def modules(*folders: str) -> set[Path]:
    """Give the Python files on disk below some folders."""
    return {file for folder in folders for file in (ROOT / folder).rglob("*.py")}


def said(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_make_test_collects_every_file_of_tests(tmp_path, monkeypatch):
    (recipe,) = re.findall(r"^test:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    (command,) = [line for line in recipe.splitlines() if line.startswith("\t$(BIN)/pytest ")]
    (tmp_path / "as_files.py").write_text(PLUGIN, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    listed = said(sys.executable, "-m", "pytest", *shlex.split(command)[1:], "--collect-only", "-p", "as_files")
    collected = {Path(file) for file in re.findall(r"^collected (.*)$", listed, re.MULTILINE)}
    assert collected == {file for file in modules("tests") if file.name.startswith("test_")}


def test_no_two_files_of_tests_have_one_name():
    """No folder of tests is a package: pytest imports the files by their names alone, and refuses the second."""
    names = Counter(file.name for file in modules("tests") if file.name.startswith("test_"))
    assert [name for name, count in names.items() if count > 1] == []


def test_every_file_of_tests_has_a_test():
    files = [file for file in modules("tests") if file.name.startswith("test_")]
    assert [file for file in files if not re.search(r"^def test_", file.read_text("utf-8"), re.MULTILINE)] == []


def test_every_module_is_linted():
    listed = {Path(line) for line in said(sys.executable, "-m", "ruff", "check", "--show-files").splitlines()}
    assert modules(*FOLDERS) - listed == set()


def test_every_module_of_the_package_is_typed(monkeypatch):
    monkeypatch.chdir(ROOT)
    sources, _ = process_options([])
    # mypy takes folders of data alone for namespace packages.
    typed = {ROOT / source.path for source in sources if source.path}
    assert {path for path in typed if not path.is_dir()} == modules("factsheet")


def test_no_folder_bears_a_name_that_tools_pass_over(pytestconfig):
    settings = said(sys.executable, "-m", "ruff", "check", "--show-settings", "factsheet/__init__.py")
    (excluded,) = re.findall(r"^file_resolver\.exclude = \[\n(.*?)^\]", settings, re.MULTILINE | re.DOTALL)
    patterns = {*re.findall(r'"(.*?)"', excluded), *pytestconfig.getini("norecursedirs")}
    folders = {parent for file in modules(*FOLDERS) for parent in file.relative_to(ROOT).parents}
    assert {"build", "dist", "venv"} <= patterns
    assert [f for f in folders if any(fnmatch(f.name, pattern) for pattern in patterns)] == []


def test_the_package_has_no_name_that_setuptools_passes_over():
    discovery = pytest.importorskip("setuptools.discovery")
    packages = discovery.FlatLayoutPackageFinder.find(str(ROOT))
    folders = {file.parent.relative_to(ROOT) for file in modules("factsheet")}
    assert {".".join(folder.parts) for folder in folders} <= set(packages)


def test_git_ignores_no_module():
    if not (ROOT / ".git").exists():
        pytest.skip("the files are not in git's hands")
    ignored = said("git", "ls-files", "--ignored", "--cached", "--others", "--exclude-standard", "--", *FOLDERS)
    assert [file for file in ignored.splitlines() if file.endswith(".py")] == []
