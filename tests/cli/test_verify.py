import json
from pathlib import Path
from xml.etree import ElementTree

import pytest


@pytest.fixture
def built(factsheet):
    """Build a set of two meetings in Word."""
    Path("inputs").mkdir()
    for name in ("one", "two"):
        assert factsheet("new", name).code == 0
        Path(f"{name}.yaml").rename(f"inputs/{name}.yaml")
    Path("factsheet.toml").write_text('formats = ["docx"]\n', encoding="utf-8")
    assert factsheet("build").code == 0
    return Path("dist")


def test_what_was_built_is_as_the_manifest_has_it(factsheet, built):
    assert factsheet("verify").err == "2 files are as the manifest has them\n"
    assert factsheet("verify", "dist", "--rebuild").err == (
        "2 files are as the manifest has them, and come out the same when they are built again\n"
    )
    assert sorted(entry.name for entry in built.iterdir()) == [
        ".factsheet-record",
        "SHA256SUMS",
        "manifest.json",
        "one.docx",
        "two.docx",
    ]


def test_everything_that_is_wrong_is_told(factsheet, built):
    (built / "one.docx").unlink()
    (built / "two.docx").write_bytes(b"x")
    (built / "SHA256SUMS").write_text("0  two.docx\n", encoding="utf-8")
    (built / "more.txt").touch()
    outcome = factsheet("verify")
    assert outcome.code == 1
    assert [line.rpartition("[")[2] for line in outcome.err.splitlines() if line.endswith("]")] == [
        "missing-file]",
        "changed-file]",
        "wrong-sums]",
        "unlisted-file]",
    ]


def test_a_sheet_with_errors_is_told(factsheet, built):
    Path("inputs/one.yaml").write_text("id: one\n", encoding="utf-8")
    factsheet("build")
    outcome = factsheet("verify")
    assert outcome.code == 1
    assert "../inputs/one.yaml had errors when the folder was built" in outcome.err


def test_without_a_set_what_is_built_again_must_be_named(factsheet, built):
    Path("factsheet.toml").unlink()
    outcome = factsheet("verify", "dist", "--rebuild")
    assert (outcome.code, "hint: name it: `--from MEETING.yaml`" in outcome.err) == (2, True)


def test_other_bytes_of_another_build_are_told(factsheet, built):
    text = Path("inputs/one.yaml").read_text("utf-8")
    Path("inputs/one.yaml").write_text(text.replace("A point can be", "This can be"), encoding="utf-8")
    outcome = factsheet("verify", "--rebuild")
    assert outcome.code == 1
    assert "building again gives other bytes than dist/one.docx has [other-bytes]" in outcome.err
    assert "a meeting, a template or an option has changed" in outcome.err
    assert "two.docx" not in outcome.err


def test_other_versions_are_named(factsheet, built):
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    manifest["versions"]["zlib"] = "0.9"
    (built / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    text = Path("inputs/one.yaml").read_text("utf-8")
    Path("inputs/one.yaml").write_text(text.replace("A point can be", "This can be"), encoding="utf-8")
    assert "hint: it was built with zlib 0.9, now " in factsheet("verify", "--rebuild").err


def test_meetings_that_came_or_went_are_told(factsheet, built):
    Path("inputs/one.yaml").unlink()
    assert factsheet("new", "three").code == 0
    Path("three.yaml").rename("inputs/three.yaml")
    outcome = factsheet("verify", "--rebuild")
    assert outcome.code == 1
    assert "no meeting gives dist/one.docx now [not-rebuilt]" in outcome.err
    assert "a file dist/three.docx that is not in the manifest [unlisted-output]" in outcome.err


def test_a_folder_built_of_named_paths(factsheet, built):
    assert factsheet("build", "inputs", "-o", "other").code == 0
    assert factsheet("verify", "other", "--rebuild", "--from", "inputs").code == 0


@pytest.mark.parametrize("text", ["", "[]", '{"manifest": 9}', '{"manifest": 1, "sheets": 3}'])
def test_a_manifest_that_is_none(factsheet, built, text):
    (built / "manifest.json").write_text(text, encoding="utf-8")
    outcome = factsheet("verify")
    assert outcome.code == 1
    assert outcome.err.startswith("dist/manifest.json:1:1: error: is no manifest of form 1 [no-manifest]\n")


def test_a_manifest_that_points_elsewhere_is_none(factsheet, built):
    text = (built / "manifest.json").read_text("utf-8")
    (built / "manifest.json").write_text(text.replace('"one.docx"', '"../inputs/one.yaml"'), encoding="utf-8")
    assert "no-manifest" in factsheet("verify").err


def test_a_folder_without_a_manifest(factsheet, folder):
    assert factsheet("verify", "nowhere").code == 2
    assert factsheet("verify").code == 1
    assert "hint: `factsheet build` of a set or a folder writes it" in factsheet("verify", ".").err


def test_verify_reports_for_other_programs(factsheet, built):
    (built / "one.docx").unlink()
    outcome = factsheet("verify", "--report", "github", "-q")
    assert outcome.out.startswith("::error title=missing-file::dist/one.docx is missing")


@pytest.mark.parametrize(("data", "failures"), [(None, 0), (b"x", 1)])
def test_a_folder_that_is_not_as_its_manifest_has_it_is_a_failure_in_junit(factsheet, built, data, failures):
    if data is not None:
        (built / "one.docx").write_bytes(data)
    (built / "more.txt").touch()
    outcome = factsheet("verify", "--report", "junit")
    suite = ElementTree.fromstring(outcome.out)[0]
    assert (outcome.code, suite.get("failures")) == (failures, str(failures))
    assert [failure.get("type") for failure in suite.iter("failure")] == ["changed-file"] * failures
    assert "unlisted-file" in suite.findtext("testcase/system-out")
