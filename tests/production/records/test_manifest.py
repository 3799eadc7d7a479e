import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
from runs import build_paths

from factsheet.production.options import Options
from factsheet.production.records.comparison import read_leftovers
from factsheet.production.records.fingerprints import file_digest


@pytest.fixture
def dist(meeting_file):
    for name in ("one", "two"):
        meeting_file(name, path=f"set/{name}.yaml")
    Path("set/bad.yaml").write_text("id: bad\ntitel: x\n", encoding="utf-8")
    list(build_paths([Path("set")], Options(name="{language}/{id}.{format}")))
    return Path("dist")


@pytest.fixture
def manifest(dist):
    return json.loads((dist / "manifest.json").read_text("utf-8"))


def test_every_sheet_is_told_of_with_its_files(dist, manifest):
    bad, one, two = manifest["sheets"]
    assert (one["source"], one["state"], one["id"]) == ("../set/one.yaml", "built", "one")
    assert one["sha256"] == file_digest(dist / one["source"])
    assert [each["file"] for each in two["outputs"]] == ["en/two.docx", "en/two.pdf"]
    for each in two["outputs"]:
        assert each["sha256"] == file_digest(dist / each["file"])
        assert each["bytes"] == (dist / each["file"]).stat().st_size
    assert one["pages"] == 1
    assert one["words"] > 50
    assert 0 < one["seconds"] < 60
    assert (bad["state"], bad["outputs"]) == ("failed", [])
    assert "unknown-key" in [each["code"] for each in bad["diagnostics"]]
    assert {each["file"] for each in bad["diagnostics"]} == {"../set/bad.yaml"}
    place = next(each for each in bad["diagnostics"] if each["code"] == "unknown-key")
    assert [place[key] for key in ("line", "column", "end_line", "end_column")] == [2, 1, 2, 6]
    assert (dist / "manifest.json").read_text("utf-8").startswith('{\n "manifest": 1,\n "versions": {\n  "')


def test_the_schema_holds_and_knows_every_key(manifest):
    schema = json.loads((Path(__file__).parents[3] / "docs/manifest.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(manifest, schema, jsonschema.Draft202012Validator)
    assert {*manifest["sheets"][1]} == {*schema["$defs"]["sheet"]["properties"]}


def test_the_page_explains_every_key(manifest):
    page = (Path(__file__).parents[3] / "docs/sets.md").read_text("utf-8")
    keys = {*manifest, *(key for sheet in manifest["sheets"] for key in sheet), *manifest["sheets"][1]["outputs"][0]}
    assert [key for key in keys if f"`{key}`" not in page] == []


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not installed (GNU coreutils)")
def test_sums_are_what_sha256sum_reads(dist):
    command = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    done = subprocess.run(command, cwd=dist, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 4


def test_sums_are_the_same_for_the_same_files(dist):
    first = (dist / "SHA256SUMS").read_bytes()
    shutil.rmtree(dist)
    list(build_paths([Path("set")], Options(name="{language}/{id}.{format}")))
    assert (dist / "SHA256SUMS").read_bytes() == first


def test_one_named_file_makes_no_set(meeting_file):
    list(build_paths([meeting_file()], Options(formats=("docx",))))
    assert [entry.name for entry in Path("dist").iterdir()] == ["sample.docx"]


def test_one_named_file_in_a_set_is_noted_there(dist, manifest, meeting_file):
    list(build_paths([meeting_file("three")], Options(formats=("docx",))))
    after = json.loads((dist / "manifest.json").read_text("utf-8"))["sheets"]
    assert [sheet["source"] for sheet in after] == [*(sheet["source"] for sheet in manifest["sheets"]), "../three.yaml"]


def test_a_manifest_tells_of_every_file_that_was_written(dist, manifest):
    manifest["leftovers"].append({"file": "old.pdf", "sha256": "0", "source": "../old.yaml"})
    (dist / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    found = [(each.name, each.sha256, each.source) for each in read_leftovers(dist)]
    listed = [
        (each["file"], each["sha256"], sheet["source"]) for sheet in manifest["sheets"] for each in sheet["outputs"]
    ]
    assert found == [*listed, ("old.pdf", "0", "../old.yaml")]
    assert len(listed) == 4


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"sheets": [{}]}', "\xff"])
def test_a_manifest_that_is_none_tells_of_no_file(in_folder, text):
    Path("manifest.json").write_bytes(text.encode("latin-1"))
    assert read_leftovers(Path()) == ()
