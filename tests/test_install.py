"""The package as others get it: a source distribution, the wheel made from it, and a new environment.

Only the dependencies are borrowed from the environment that runs the tests, since fetching them anew proves nothing.
"""

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_AS_IT_IS = ("--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check", "--quiet")
"""Modules are compiled as they are imported: pip would do so with all of them."""


def run(*command: object, **options) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Build the source distribution, and from it the wheel."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT)
    (file,) = out.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory) -> Path:
    """Make an environment that holds the wheel, and give its folder of programs."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / "bin/python"
    run(sys.executable, "-m", "pip", "--python", python, "install", *_AS_IT_IS, wheel)
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    # A path file's lines only extend sys.path: the path file of the editable install over there has no effect.
    packages.joinpath("dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "bin"


@pytest.fixture
def clean(tmp_path, monkeypatch):
    """Work in an empty folder, with no way to the checkout but the wheel."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    return tmp_path


def test_the_wheel_holds_what_the_program_needs(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {"py.typed", "cli/starter.yaml", "templates/standard/template.html.j2", "templates/standard/theme.yaml"}
    wanted |= {"templates/standard/labels/en.yaml", "templates/brief/template.html.j2"}
    wanted.add("templates/designations/en.yaml")
    assert {f"factsheet/{name}" for name in wanted} <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"factsheet"}
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any("/tests/" in name or name.endswith(".pyc") for name in names)


def test_the_installed_package_is_the_wheels(environment, clean):
    script = "import factsheet.production.inputs.packs as packs; print(packs.__file__, packs.built_in_folder())"
    places = run(environment / "python", "-c", script).split()
    assert all(Path(place).is_relative_to(environment.parent) for place in places)


def test_it_works_in_an_empty_folder(environment, clean):
    program = environment / "factsheet"
    assert run(program, "new", "sample") == "sample.yaml\nmeeting.schema.json\n"
    run(program, "check", "sample.yaml")
    assert run(program, "build", "sample.yaml") == "dist/sample.pdf\ndist/sample.docx\n"
    assert run(program, "build", "sample.yaml", "--template", "brief", "-f", "pdf") == "dist/sample.brief.pdf\n"
    assert sorted(entry.name for entry in clean.iterdir()) == ["dist", "meeting.schema.json", "sample.yaml"]


def test_python_m_factsheet_is_the_program(environment, clean):
    assert run(environment / "python", "-m", "factsheet", "--version").startswith("factsheet, version ")
