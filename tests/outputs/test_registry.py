"""The list of outputs, and what it takes to add one: a module and a line."""

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import jsonschema
import pytest
from added_outputs import write
from PIL import Image

from factsheet.outputs.registry import OUTPUTS, SheetOutput, format_names, set_outputs, sheet_outputs
from factsheet.production.options import Options
from factsheet.production.records import fingerprints
from factsheet.production.records.fingerprints import Fingerprints
from factsheet.production.sheets.task import read_inputs

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/manifest.schema.json").read_text("utf-8"))


def manifest() -> dict:
    found = json.loads(Path("dist/manifest.json").read_text("utf-8"))
    jsonschema.validate(found, SCHEMA, jsonschema.Draft202012Validator)
    return found


def test_outputs_are_told_apart():
    extensions = [each.extension for each in OUTPUTS.values() if isinstance(each, SheetOutput)]
    assert len(set(extensions)) == len(extensions)
    assert all(name == each.name for name, each in OUTPUTS.items())
    assert format_names() == ("pdf", "docx", "ism")
    assert Options().formats == ("pdf", "docx")
    assert [each.name for each in sheet_outputs(("docx",))] == ["docx"]


@pytest.mark.parametrize("output", OUTPUTS.values(), ids=lambda each: each.name)
def test_the_module_of_an_output_has_its_functions(output):
    module = import_module(output.module)
    assert callable(module.render if isinstance(output, SheetOutput) else module.make)
    assert isinstance(output, SheetOutput) or not output.keeps or callable(module.keep)


def test_what_is_always_made_comes_after_the_others_of_the_set(added):
    assert [each.name for each in set_outputs(("pdf", "index"))] == ["index", "manifest", "sums"]
    assert [each.name for each in set_outputs(())] == ["manifest", "sums"]
    assert format_names() == ("pdf", "docx", "ism", "png", "index")


def test_an_added_output_is_a_format_like_any_other(added, factsheet):
    assert factsheet("build", "-f", "odt")[2].endswith("'odt' is not a format; there are: pdf, docx, ism, png, index\n")
    code, out, _ = factsheet("build", "-f", "png", "--name", "{id}/sheet.{format}")
    assert (code, out.split()) == (0, [f"dist/{name}/sheet.png" for name in "abc"])
    with Image.open("dist/a/sheet.png") as picture:
        assert picture.format == "PNG"
    assert factsheet("build", "-f", "png", "--name", "{id}/sheet.{format}")[1] == ""


def test_settings_ask_for_added_outputs(added, factsheet):
    Path("factsheet.toml").write_text('formats = ["docx", "png", "index"]\n', "utf-8")
    code, out, err = factsheet("build")
    assert (code, out.split()[-1]) == (0, "dist/index.csv")
    assert err == "3 meetings built, 7 files written\n"
    sheets, outputs = manifest()["sheets"], manifest()["outputs"]
    assert [each["format"] for each in sheets[0]["outputs"]] == ["docx", "png"]
    assert [(each["file"], each["format"]) for each in outputs] == [("index.csv", "index")]
    assert "index.csv" in Path("dist/SHA256SUMS").read_text("utf-8")
    assert factsheet("verify")[0] == factsheet("verify", "--rebuild")[0] == 0
    Path("dist/index.csv").write_text("other", "utf-8")
    assert "dist/index.csv is not what was built" in factsheet("verify")[2]


def test_settings_refuse_what_is_no_output(factsheet):
    Path("factsheet.toml").write_text('formats = ["png"]\n', "utf-8")
    code, _, err = factsheet("build")
    assert (code, "item 1 of formats must be one of pdf, docx, ism" in err) == (1, True)


def test_another_version_of_its_library_makes_an_output_anew_and_no_other(added, meetings, monkeypatch):
    known = Fingerprints(read_inputs(Options()))
    before = [known.output(OUTPUTS[name], "sheet", (), "standard") for name in ("png", "pdf", "docx")]
    versions = fingerprints.library_versions
    monkeypatch.setattr(
        fingerprints, "library_versions", lambda names: versions(names) | dict.fromkeys({*names} & {"pypdfium2"}, "0")
    )
    after = [known.output(OUTPUTS[name], "sheet", (), "standard") for name in ("png", "pdf", "docx")]
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, True, True]


PROGRAM = """
import sys
from added_outputs import INDEX, PICTURE
from factsheet.cli.app import app
from factsheet.cli.errors import run
from factsheet.outputs.registry import OUTPUTS
OUTPUTS.update({"png": PICTURE, "index": INDEX})
code = run(app, sys.argv[1:])
heavy = {"pypdfium2", "factsheet.compose.composer", "factsheet.check.run", "factsheet.render.docx"}
sys.exit(code or repr(sorted(heavy & sys.modules.keys())))
"""


def start(*arguments: str) -> str:
    """Run the program with both outputs; gives the heavy modules that its own process has imported."""
    here = str(Path(__file__).parent)
    variables = {**os.environ, "PYTHONPATH": f"{here}:{os.environ.get('PYTHONPATH', '')}", "ADDED_PICTURE_LOG": "log"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=False, env=variables
    )
    return done.stderr.splitlines()[-1]


def test_processes_begin_with_what_an_output_needs_where_it_is_asked_for(meetings):
    assert start("build", "-f", "docx", "-j", "2") == "[]"
    assert not Path("log").exists()
    assert start("build", "-f", "png,index", "-j", "2") == "[]"
    assert len(Path("log").read_text("utf-8").splitlines()) == 1
    assert Path("dist/c.png").exists()
    assert Path("dist/index.csv").read_text("utf-8").startswith("a;Talks A;a.png a.docx\n")


def index() -> list[str]:
    return Path("dist/index.csv").read_text("utf-8").splitlines()


WHOLE = ["a;Talks A;a.docx", "b;Talks B;b.docx", "c;Talks C;c.docx"]


def test_an_output_of_the_set_is_right_when_most_sheets_are_up_to_date(added, factsheet):
    assert factsheet("build", "-f", "docx,index")[1].split()[-1] == "dist/index.csv"
    assert index() == WHOLE
    write("b", "Other talks")
    code, out, err = factsheet("build", "-f", "docx,index")
    assert (code, out.split()) == (0, ["dist/b.docx", "dist/index.csv"])
    assert err == "1 meeting built, 2 files written, 2 up to date\n"
    assert index() == [WHOLE[0], "b;Other talks;b.docx", WHOLE[2]]
    Path("inputs/a.yaml").unlink()
    assert factsheet("build", "-f", "docx,index")[1] == "dist/index.csv\n"
    assert index() == ["b;Other talks;b.docx", WHOLE[2]]


def test_an_output_of_the_set_is_left_as_it_is_when_nothing_has_changed(added, factsheet):
    factsheet("build", "-f", "docx,index")
    before = Path("dist/index.csv").stat()
    assert factsheet("build", "-f", "docx,index") == (0, "", "0 meetings built, 0 files written, 3 up to date\n")
    assert Path("dist/index.csv").stat() == before


def test_an_output_of_the_set_that_is_missing_is_made_of_the_records_alone(meetings):
    start("build", "-f", "docx,index", "-j", "1")
    for damage in (Path.unlink, lambda file: file.write_text("other", "utf-8")):
        damage(Path("dist/index.csv"))
        assert start("build", "-f", "docx,index", "-j", "1") == "[]"
        assert index() == WHOLE


def test_sheets_are_made_anew_for_an_output_that_keeps_something_of_them(added, factsheet):
    factsheet("build", "-f", "docx")
    assert factsheet("build", "-f", "docx,index")[2] == "3 meetings built, 4 files written\n"
    assert index() == WHOLE
    factsheet("build", "-f", "docx,png")
    assert factsheet("build", "-f", "docx,index")[2] == "0 meetings built, 1 file written, 3 up to date\n"


def test_an_output_of_the_set_tells_which_sheets_it_lacks(added, factsheet):
    factsheet("build", "-f", "docx,index")
    write("b", "Other talks")
    factsheet("build", "inputs/b.yaml", "-f", "docx")
    code, out, err = factsheet("build", "inputs/a.yaml", "-f", "docx,index")
    assert (code, out) == (0, "dist/index.csv\n")
    assert "inputs/b.yaml:1:1: warning: dist/index.csv lacks this sheet, which was last built without it" in err
    assert index() == [WHOLE[0], WHOLE[2]]
    assert "lacks" not in factsheet("build", "-f", "docx,index")[2]
    assert index() == [WHOLE[0], "b;Other talks;b.docx", WHOLE[2]]


def test_an_output_of_the_set_that_nobody_asks_for_any_more_is_left_over(added, factsheet):
    factsheet("build", "-f", "docx,index")
    assert "1 file of no meeting any more" in factsheet("build", "-f", "docx")[2]
    assert [each["source"] for each in manifest()["leftovers"]] == ["."]
    assert factsheet("build", "-f", "docx", "--prune")[2].startswith("removed dist/index.csv\n")
    assert not Path("dist/index.csv").exists()
    factsheet("build", "-f", "docx,index")
    assert manifest()["leftovers"] == []


@pytest.mark.parametrize("damage", [True, False])
def test_what_was_made_of_the_set_is_known_when_the_records_are_damaged(added, factsheet, damage):
    factsheet("build", "-f", "docx,index")
    if damage:
        Path("dist/.factsheet-record").write_text("x\n", "utf-8")
    else:
        Path("dist/.factsheet-record").unlink()
    factsheet("build", "-f", "docx")
    assert [each["file"] for each in manifest()["leftovers"]] == ["index.csv"]


def test_a_sheet_may_not_have_the_name_of_a_file_of_the_set(added, factsheet, monkeypatch):
    monkeypatch.setitem(OUTPUTS, "csv", SheetOutput("csv", "csv", "added_picture"))
    write("index", "An index")
    code, _, err = factsheet("build", "-f", "csv,index")
    assert code == 1
    assert "inputs/index.yaml:" in err
    assert "its output index.csv would have the same name as that of the whole set [same-output]" in err


def test_a_redline_is_no_output_of_a_set(added, factsheet):
    code, _, err = factsheet("redline", "inputs/a.yaml", "inputs/b.yaml", "-f", "index")
    assert (code, "'index' is not a format; there are: pdf, docx, png" in err) == (2, True)
