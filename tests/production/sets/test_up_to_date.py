"""What makes a sheet out of date: everything that shapes its bytes, and nothing else."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from runs import build_paths
from small_set import said, write_meeting

from factsheet.production.options import Options, RunOptions
from factsheet.production.records import fingerprints as versions_module
from factsheet.production.records.memory import NAME
from factsheet.production.sets.request import State

BUILT, CURRENT = State.BUILT, State.UP_TO_DATE
FIGURE = "sections: [{title: Map, content: [{figure: {path: map.png, alt: A map}}]}]\n"


def test_nothing_changed(meetings, build):
    assert set(build().values()) == {BUILT}
    before = {file: file.stat().st_mtime_ns for file in Path("dist").iterdir()}
    assert set(build().values()) == {CURRENT}
    assert {file: file.stat().st_mtime_ns for file in Path("dist").iterdir()} == before


def test_the_content_counts_and_not_the_time(meetings, build):
    build()
    os.utime(meetings[0])
    write_meeting("b", "Another point.")
    assert build() == {"a": CURRENT, "b": BUILT, "c": CURRENT}


def test_force_builds_all_the_same(meetings, build):
    build()
    assert set(build(RunOptions(force=True)).values()) == {BUILT}


@pytest.mark.parametrize(
    "options",
    [
        {"paper": "letter"},
        {"created": datetime(2020, 1, 1, tzinfo=UTC)},
        {"rules_off": ("follow-up-due",)},
        {"languages": ("en",)},
        {"template": "brief"},
        {"name": "x-{id}.{format}"},
    ],
)
def test_options_count(meetings, build, options):
    build()
    assert set(build(**options).values()) == {BUILT}
    assert set(build(**options).values()) == {CURRENT}


def test_a_format_that_is_missing_is_built(meetings, build):
    build()
    assert set(build(formats=("pdf",)).values()) == {BUILT}
    assert set(build(formats=("pdf", "docx")).values()) == {CURRENT}


@pytest.mark.usefixtures("meetings")
@pytest.mark.parametrize(
    ("name", "text", "rebuilt"),
    [
        ("own/template.html.j2", '{% extends "base/template.html.j2" %}{# new #}', True),
        ("base/template.html.j2", '{% extends "standard/template.html.j2" %}{# new #}', True),
        ("other/template.html.j2", "{# new #}", False),
        ("own/labels/en.yaml", "more: Words\n", True),
        ("own/labels/fr.yaml", "more: Mots\n", False),
        ("standard/labels/en.yaml", "venue: Place\n", True),
        ("standard/labels/fr.yaml", "venue: Endroit\n", False),
        ("designations/en.yaml", "default: {XK: A name}\n", True),
        ("designations/fr.yaml", "default: {XK: Un nom}\n", False),
        ("own/theme.yaml", None, True),
        ("own/fonts/unused.ttf", None, True),
        ("other/theme.yaml", None, False),
    ],
)
def test_the_files_of_the_pack_that_are_used_count(build, own_packs, name, text, rebuilt):
    standard = Path(versions_module.factsheet.__file__).parents[1] / "templates/standard/theme.yaml"
    packs = own_packs(
        {
            "own/template.html.j2": '{% extends "base/template.html.j2" %}',
            "base/template.html.j2": '{% extends "standard/template.html.j2" %}',
            "other/template.html.j2": "",
            "own/theme.yaml": standard.read_text("utf-8"),
        }
    )
    options = {"templates": packs, "template": "own"}
    build(**options)
    own_packs({name: (standard.read_text("utf-8") + "# new\n") if text is None else text})
    if name.endswith(".ttf"):
        shutil.copy(next(Path(sys.prefix).rglob("rendercv_fonts/Lato/*Regular.ttf")), packs / name)
    assert set(build(**options).values()) == {BUILT if rebuilt else CURRENT}


def test_figures_count(meetings, build):
    write_meeting("a", more=FIGURE)
    Image.new("RGB", (40, 30), "#14365d").save("inputs/map.png")
    build()
    assert said(build.reports) == []
    assert set(build().values()) == {CURRENT}
    Image.new("RGB", (40, 30), "#5d3614").save("inputs/map.png")
    assert build() == {"a": BUILT, "b": CURRENT, "c": CURRENT}
    Path("inputs/map.png").unlink()
    assert build()["a"] is State.FAILED
    assert said(build.reports) == ["figure-missing"]


def test_fonts_count_that_were_read(meetings, build, own_packs):
    standard = Path(versions_module.factsheet.__file__).parents[1] / "templates/standard/theme.yaml"
    Path("theme.yaml").write_text(standard.read_text("utf-8").replace("Source Sans 3", "Lato"), encoding="utf-8")
    Path("fonts").mkdir()
    for file in Path(sys.prefix).rglob("rendercv_fonts/Lato/Lato-*.ttf"):
        shutil.copy(file, "fonts")
    options = {"theme": Path("theme.yaml"), "formats": ("pdf",)}
    build(**options)
    assert set(build(**options).values()) == {CURRENT}
    record = Path("dist", NAME).read_text("utf-8")
    used = [name for name in ("Lato-Regular.ttf", "Lato-Bold.ttf", "Lato-Black.ttf") if f"theme:{name}" in record]
    assert "Lato-Black.ttf" not in used
    with Path("fonts", used[0]).open("ab") as font:
        font.write(b"\0" * 4)
    assert set(build(**options).values()) == {BUILT}


def test_versions_count(meetings, build, monkeypatch):
    build()
    monkeypatch.setattr("factsheet.production.records.fingerprints.versions", lambda: {"zlib": "9"})
    assert set(build().values()) == {BUILT}


@pytest.mark.parametrize("harm", ["removed", "changed", "same size"])
def test_files_that_somebody_harmed_are_made_anew(meetings, build, harm):
    build()
    file = Path("dist/b.docx")
    whole = file.read_bytes()
    if harm == "removed":
        file.unlink()
    else:
        file.write_bytes(whole[:-1] + (b"?" if harm == "same size" else b""))
    assert build() == {"a": CURRENT, "b": BUILT, "c": CURRENT}
    assert file.read_bytes() == whole


def test_a_folder_that_was_copied_is_up_to_date(meetings, build):
    """As a cache of CI does: content and records are the same, times and inodes are not."""
    build()
    shutil.copytree("dist", "copy", copy_function=shutil.copy)
    shutil.rmtree("dist")
    Path("copy").rename("dist")
    assert set(build().values()) == {CURRENT}


@pytest.mark.parametrize("harm", [b"", b"{}\n", b"\0" * 50 + b"\n", None])
def test_a_record_that_is_damaged_or_alien_is_told_and_made_anew(meetings, build, harm):
    build()
    record = Path("dist", NAME)
    data = record.read_bytes()
    record.write_bytes(data.replace(b'"a"', b'"x"', 1) if harm is None else harm)
    assert set(build().values()) == {BUILT}
    assert said(build.reports) == ["damaged-record"]
    assert set(build().values()) == {CURRENT}
    assert said(build.reports) == []


def test_a_record_that_ends_in_half_a_line_is_no_damage(meetings, build):
    build()
    record = Path("dist", NAME)
    record.write_bytes(record.read_bytes() + b'1234abcd {"source":')
    assert set(build().values()) == {CURRENT}
    write_meeting("a", "Another point.")
    build()
    assert set(build().values()) == {CURRENT}


def test_warnings_are_told_again(meetings, build):
    write_meeting("a", more="follow_ups: [{action: Meet again}, {action: Meet, status: done, due: 2099-01-01}]\n")
    build()
    first = [d for report in build.reports for d in report.diagnostics]
    assert any(r.span.file == "inputs/a.yaml" for d in first for r in d.related)
    assert build()["a"] is CURRENT
    assert [d for report in build.reports for d in report.diagnostics] == first


def test_warnings_told_again_name_files_as_they_are_named_now(meetings, build, monkeypatch):
    write_meeting("a", more="follow_ups: [{action: Meet, owners: Party A, status: done, due: 2099-01-01}]\n")
    build()
    monkeypatch.chdir("dist")
    (report,) = build_paths([Path("../inputs/a.yaml")], Options(output=Path(), formats=("docx",)))
    assert report.state is CURRENT
    ((found, (related,)),) = [(d, d.related) for d in report.diagnostics]
    assert found.span.file == related.span.file == "../inputs/a.yaml"


def test_a_sheet_with_errors_is_tried_again(meetings, build):
    write_meeting("a", "[broken")
    assert build()["a"] is State.FAILED
    assert build()["a"] is State.FAILED
    write_meeting("a")
    assert build()["a"] is BUILT


def test_an_up_to_date_set_imports_nothing_heavy(meetings, build):
    script = (
        "import sys\n"
        "from factsheet.cli.app import app\n"
        "from factsheet.cli.errors import run\n"
        "code = run(app, ['build'])\n"
        "heavy = {'pydantic', 'jinja2', 'reportlab', 'docx', 'lxml', 'yaml', 'babel', 'rich', 'multiprocessing'}\n"
        "print(code, sorted(heavy & sys.modules.keys()))\n"
    )
    Path("factsheet.toml").write_text('formats = ["docx"]\n', encoding="utf-8")

    def run() -> list[str]:
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        return [*done.stdout.splitlines()[-1:], *done.stderr.splitlines()[-1:]]

    run()
    assert run() == ["0 []", "0 meetings built, 0 files written, 3 up to date"]


def test_the_manifest_tells_of_all(meetings, build):
    build()
    sheets = json.loads(Path("dist/manifest.json").read_text("utf-8"))["sheets"]
    assert [sheet["source"] for sheet in sheets] == ["../inputs/a.yaml", "../inputs/b.yaml", "../inputs/c.yaml"]
