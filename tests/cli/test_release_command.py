"""`factsheet release` and `--release`: folders of levels, manifests that know their files alone, the report."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import click
import jsonschema
import pytest

from factsheet.cli.options import complete_level
from factsheet.pipeline.releasing import Releaser
from factsheet.production import leaks, releases
from factsheet.production.sheets.builder import SheetBuilder

MEETING = """\
# drafted with care by Quillfeather
id: talks
kind: bilateral
title: Party A and Party B
marking: U
date: 2025-04-03
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
classification: {scheme: us}
participants: [{party: Party A, marking: U}, {party: Party B, marking: U}]
summary:
- {text: Both met., marking: U}
- {text: "Both spoke of Marrowbone.", marking: "U//REL TO USA, JPN"}
- {text: "Both spoke of Thistledown.", marking: U//NF}
"""
SETTINGS = """\
inputs = ["in/*.yaml"]
formats = ["docx"]
[release.public]
mode = "indicated"
[release."REL TO USA, JPN"]
"""
SCHEMA = json.loads((Path(__file__).parents[2] / "docs/manifest.schema.json").read_text("utf-8"))


@pytest.fixture
def desk(folder):
    Path("in").mkdir()
    Path("in/talks.yaml").write_text(MEETING, "utf-8")
    Path("factsheet.toml").write_text(SETTINGS, "utf-8")
    return folder


def files(folder: str) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())


def test_every_level_of_the_set_has_a_folder(factsheet, desk):
    made = factsheet("release")
    assert made.code == 0
    level = ["SHA256SUMS", "manifest.json", "talks.docx"]
    assert files("release") == [
        *(f"public/{name}" for name in level),
        *(f"rel-to-usa-jpn/{name}" for name in level),
        *("report.json", "report.md"),
    ]
    assert made.out.splitlines()[-1] == "release/report.json"


def test_the_release_of_one_meeting_can_be_verified_too(factsheet, desk):
    Path("factsheet.toml").unlink()
    assert factsheet("release", "in/talks.yaml", "--format", "docx").code == 0
    assert files("release/public") == ["SHA256SUMS", "manifest.json", "talks.docx"]
    assert factsheet("verify", "release/public").code == 0
    Path("release/public/talks.docx").write_bytes(b"other")
    assert "changed-file" in factsheet("verify", "release/public").err


def test_the_report_tells_what_went_where_and_why(factsheet, desk):
    factsheet("release", "--level", "public", "--level", "U//NF", "-o", "out")
    report = json.loads(Path("out/report.json").read_text("utf-8"))
    assert report["levels"] == {"public": "public", "U//NF": "u-nf"}
    (meeting,) = report["meetings"]
    told = {each["begins"]: each["levels"] for each in meeting["items"]}
    assert told["Both met."] == {"public": "released", "U//NF": "released"}
    assert told["Both spoke of Thistledown."] == {"public": "the level may not see (U//NF)", "U//NF": "released"}
    assert "| Both spoke of Marrowbone. | the level may not see (U//REL TO USA, JPN) |" in Path(
        "out/report.md"
    ).read_text("utf-8")


def test_what_stands_in_a_withheld_item_is_no_part_of_a_release(factsheet, desk):
    source = "sources: [{id: text, title: A text, marking: U}]\n"
    quoted = MEETING.replace('Thistledown."', 'Thistledown.", sources: [text], quotes: [{source: text, exact: Both}]')
    Path("in/talks.yaml").write_text(quoted + source, "utf-8")
    assert factsheet("release", "--level", "public", "--level", "U//NF").code == 0
    (meeting,) = json.loads(Path("release/report.json").read_text("utf-8"))["meetings"]
    (quotes,) = [each["levels"] for each in meeting["items"] if each["path"].endswith(".quotes")]
    item = "summary[both-spoke-of-thistledown]"
    assert quotes == {"public": f"goes with {item}", "U//NF": "it is the drafters' own, and in no sheet"}


def test_a_manifest_of_a_level_knows_its_files_alone(factsheet, desk):
    factsheet("release")
    manifest = json.loads(Path("release/public/manifest.json").read_text("utf-8"))
    jsonschema.validate(manifest, SCHEMA, jsonschema.Draft202012Validator)
    (sheet,) = manifest["sheets"]
    assert manifest["release"] == "public"
    assert not {"source", "sha256", "seconds", "diagnostics"} & sheet.keys()
    assert factsheet("verify", "release/public").code == 0
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(manifest | {"sheets": [sheet | {"sha256": "0" * 64}]}, SCHEMA)


def test_what_no_level_can_read_is_told_once_and_stands_in_the_report(factsheet, desk):
    Path("in/talks.yaml").write_text(MEETING.replace("kind:", "knid:"), "utf-8")
    made = factsheet("release")
    assert (made.code, made.err.count("unknown key `knid`")) == (1, 1)
    assert made.err.endswith("in 1 file\n")
    (meeting,) = json.loads(Path("release/report.json").read_text("utf-8"))["meetings"]
    assert (meeting["source"], meeting["id"], meeting["items"]) == ("in/talks.yaml", "", [])
    assert [*meeting["refused"]] == ["public", "REL TO USA, JPN"]
    text = Path("release/report.md").read_text("utf-8")
    assert "## in/talks.yaml\n\nNo sheet for `public`:\n\n- unknown key `knid`\n" in text


def test_a_level_that_is_none_is_refused_before_any_is_written(factsheet, desk):
    made = factsheet("release", "--level", "public", "--level", "partnrs")
    assert (made.code, "[unknown-level]" in made.err) == (2, True)
    assert not Path("release").exists()


def test_a_folder_of_another_level_is_refused_before_any_is_written(factsheet, desk):
    factsheet("build", "--release", "U//NF", "-o", "release/rel-to-usa-jpn")
    made = factsheet("release")
    assert (made.code, "[other-release]" in made.err) == (2, True)
    assert not Path("release/public").exists()


def test_a_meeting_is_read_once_and_cut_once_a_level(factsheet, desk, monkeypatch):
    read, cut, composed = [], [], []
    reading, cutting, composing = releases.read_meeting, Releaser.release, SheetBuilder.compose

    def counted(calls, call):
        return lambda *given, **more: [calls.append(given), call(*given, **more)][1]

    monkeypatch.setattr(releases, "read_meeting", counted(read, reading))
    monkeypatch.setattr(Releaser, "release", counted(cut, cutting))
    monkeypatch.setattr(SheetBuilder, "compose", counted(composed, composing))
    assert factsheet("release", "--jobs", "1").code == 0
    # Each level has its sheet, and what the net knows of it as a sheet and as a draft; the full one is composed once.
    assert (len(read), len(cut), len(composed)) == (1, 2, 2 * 3 + 1)


def test_a_file_that_cannot_be_read_is_told_and_the_report_is_written(factsheet, desk, monkeypatch):
    factsheet("release")
    Path("release/report.json").unlink()
    monkeypatch.setattr(leaks, "MOST_BYTES", 4000)
    made = factsheet("release")
    assert (made.code, made.err.count("talks.docx:1:1: error: the file has more than the 4,000 bytes")) == (1, 2)
    assert Path("release/report.json").exists()


def test_a_version_that_a_gate_holds_back_shows_in_no_name(factsheet, desk):
    """Else the name of the other would tell that there is a version in another language."""
    text = MEETING.replace("title:", "language: fr\ntitle:") + "clearances: [{office: Legal, decision: objected}]\n"
    Path("in/talks.fr.yaml").write_text(text, "utf-8")
    for command in (("release",), ("build", "--release", "public")):
        assert factsheet(*command).code == 1
        assert files("release/public") == ["SHA256SUMS", "manifest.json", "talks.docx"]


def test_what_the_gates_say_stands_in_the_report_without_the_level(factsheet, desk):
    told = {}
    for ends in ("clearances: [{office: Legal, decision: objected}]\n", "contacts: [{name: Name of the contact}]\n"):
        Path("in/talks.yaml").write_text(MEETING + ends.replace("}]", ", marking: U}]", "contact" in ends), "utf-8")
        assert factsheet("release").code == 1
        (meeting,) = json.loads(Path("release/report.json").read_text("utf-8"))["meetings"]
        told |= dict.fromkeys(meeting["refused"]["public"])
    assert [*told] == ["Legal has objected", "1 placeholder of the starter file still to be replaced"]


def test_the_folder_of_a_level_takes_nothing_else(factsheet, desk):
    factsheet("release")
    for arguments in (("--release", "U//NF", "-o", "release/public"), ("-o", "release/public")):
        refused = factsheet("build", *arguments)
        assert (refused.code, "[other-release]" in refused.err) == (2, True)
    factsheet("build")
    assert "[other-release]" in factsheet("build", "--release", "public", "-o", "dist").err


def test_what_a_level_gives_no_more_is_removed(factsheet, desk):
    factsheet("release")
    Path("in/talks.yaml").write_text(MEETING.replace("id: talks", "id: other"), "utf-8")
    Path("release/rel-to-usa-jpn/talks.docx").write_text("changed", "utf-8")
    made = factsheet("release")
    assert files("release/public") == ["SHA256SUMS", "manifest.json", "other.docx"]
    assert "[not-pruned]" in made.err


def test_a_sheet_that_is_refused_leaves_none_of_an_earlier_release(factsheet, desk):
    factsheet("release")
    Path("in/talks.yaml").write_text(MEETING.replace("marking: U\ndate", "marking: U//NF\ndate"), "utf-8")
    made = factsheet("release")
    assert made.code == 1
    assert "in/talks.yaml:4:8: error: the title is (U//NF)" in made.err
    for name in ("talks.docx", "SHA256SUMS", "manifest.json"):
        assert f"removed {Path('release/public', name)}\n" in made.err
    assert files("release") == ["report.json", "report.md"]
    assert not Path("release/public").exists()
    report = json.loads(Path("release/report.json").read_text("utf-8"))
    assert report["meetings"][0]["refused"].keys() == {"public", "REL TO USA, JPN"}


@pytest.mark.parametrize("fault", [("kind:", "knid:"), ("Both met.", "Both met: again"), ("U\ndate", "U//NF\ndate")])
@pytest.mark.parametrize("arguments", [(), ("in/talks.yaml",), ("--fail-fast", "--jobs", "1")])
def test_what_is_refused_leaves_nothing_and_the_others_stay_as_they_are(factsheet, desk, arguments, fault):
    other, french = MEETING.replace("id: talks", "id: b"), MEETING.replace("title:", "language: fr\ntitle:")
    Path("in/b.yaml").write_text(other, "utf-8")
    Path("in/z.fr.yaml").write_text(french, "utf-8")
    assert factsheet("release", "--level", "public").code == 0
    every = files("release/public")
    assert every == ["SHA256SUMS", "b.docx", "manifest.json", "talks.en.docx", "talks.fr.docx"]
    Path("in/talks.yaml").write_text(MEETING.replace(*fault), "utf-8")
    made = factsheet("release", "--level", "public", *arguments)
    assert made.code == 1
    assert f"removed {Path('release/public/talks.en.docx')}\n" in made.err
    kept = {"b.docx", "talks.fr.docx", "talks.docx"} & {*files("release/public")}
    assert len(kept) == 2
    listed = [each.split()[1] for each in Path("release/public/SHA256SUMS").read_text("utf-8").splitlines()]
    assert sorted(listed) == sorted(kept)
    assert factsheet("verify", "release/public").code == 0


def test_what_somebody_changed_is_not_removed_with_the_rest(factsheet, desk):
    factsheet("release", "--level", "public")
    Path("release/public/talks.docx").write_text("changed", "utf-8")
    Path("in/talks.yaml").write_text(MEETING.replace("kind:", "knid:"), "utf-8")
    assert "[not-pruned]" in factsheet("release", "--level", "public").err
    assert files("release/public") == ["talks.docx"]


def test_one_meeting_more_does_not_remove_the_others(factsheet, desk):
    factsheet("build", "--release", "public")
    Path("in/other.yaml").write_text(MEETING.replace("id: talks", "id: other"), "utf-8")
    factsheet("build", "--release", "public", "in/other.yaml", "--jobs", "1")
    assert files("release/public") == ["SHA256SUMS", "manifest.json", "other.docx", "talks.docx"]
    named = [each["id"] for each in json.loads(Path("release/public/manifest.json").read_text("utf-8"))["sheets"]]
    assert sorted(named) == ["other", "talks"]


def test_drafts_redlines_and_checks_are_of_the_level(factsheet, desk):
    assert factsheet("build", "--release", "public", "--draft").out == "release/public/talks.draft.docx\n"
    Path("in/new.yaml").write_text(MEETING.replace("Both met.", "Both met again."), "utf-8")
    made = factsheet("redline", "in/talks.yaml", "in/new.yaml", "--release", "public")
    assert made.out == "release/public/talks.redline.docx\n"
    unmarked = MEETING.replace("marking: U\ndate", "date")
    Path("in/new.yaml").write_text(unmarked, "utf-8")
    assert "[unmarked-portion]" in factsheet("check", "in/new.yaml", "--release", "public").err


def test_gates_are_held_against_the_full_meeting(factsheet, desk):
    text = MEETING + "status: final\nclearances: [{office: Legal, decision: objected}]\n"
    Path("in/talks.yaml").write_text(text, "utf-8")
    made = factsheet("release")
    assert (made.code, made.err.count("[clearance-objected]")) == (1, 2)
    assert files("release") == ["report.json", "report.md"]


@pytest.mark.parametrize("name", ["publik", "S//DISPLAY ONLY JPN"])
def test_a_level_that_there_is_not(factsheet, desk, name):
    made = factsheet("build", "--release", name)
    assert (made.code, "[unknown-level]" in made.err, "public, public" in made.err) == (2, True, False)


def test_levels_of_one_folder_are_refused(factsheet, desk):
    made = factsheet("release", "--level", "REL TO USA, JPN", "--level", "REL TO USA JPN")
    assert (made.code, "would have one folder" in made.err) == (2, True)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[release.x]\nsees = ["U", "X"]', "2:14"),
        ("[release.x]\nmode = 1", "2:8"),
        ("[release.x]\nsees = []", "2:8"),
        ('[release.x]\nsees = ["U"]\nunembargoed = "soon"', "3:15"),
        ('[release.x]\nsees = ["U"]\nunmarked = "soon"', "3:12"),
        ("[release.x]\nsee = []", "2:1"),
        ("[release.nowhere]", "1:"),
    ],
)
def test_a_wrong_level_is_told_at_its_place(factsheet, desk, text, place):
    Path("factsheet.toml").write_text(text, "utf-8")
    made = factsheet("check")
    assert made.code == 1
    assert made.err.startswith(f"factsheet.toml:{place}")


def test_a_public_copy_may_be_without_marks_and_comes_out_the_same_again(factsheet, desk):
    shown = {}
    for line in ("", "unmarked = true\n"):
        Path("factsheet.toml").write_text(SETTINGS.replace("[release.public]\n", f"[release.public]\n{line}"), "utf-8")
        assert factsheet("release", "--level", "public").code == 0
        with zipfile.ZipFile("release/public/talks.docx") as parts:
            shown[line] = [
                b"(U) " in parts.read("word/document.xml"),
                b"UNCLASSIFIED" in b"".join(map(parts.read, parts.namelist())),
            ]
        assert factsheet("verify", "release/public", "--rebuild").code == 0
    assert [*shown.values()] == [[True, True], [False, False]]


def test_what_is_told_of_a_level_stands_in_its_own_file(factsheet, desk):
    Path("in/talks.yaml").write_text(MEETING + "follow_ups: [{action: Do it., marking: U}]\n", "utf-8")
    made = factsheet("build", "--release", "U//NF", "-f", "docx")
    assert "in/talks.yaml (U//NF):" in made.err
    assert factsheet("build", "-o", "dist").code == 0


def test_a_folder_of_a_level_is_built_again_as_one(factsheet, desk):
    factsheet("release")
    made = factsheet("verify", "release/public", "--rebuild")
    assert (made.code, made.out) == (0, "")
    Path("in/talks.yaml").write_text(MEETING.replace("Thistledown", "Larkspur"), "utf-8")
    assert factsheet("verify", "release/public", "--rebuild").code == 0
    Path("in/talks.yaml").write_text(MEETING.replace("Both met.", "Both met again."), "utf-8")
    assert "[other-bytes]" in factsheet("verify", "release/public", "--rebuild").err


def test_levels_are_completed(factsheet, desk):
    found = complete_level(click.Context(click.Command("build")), click.Option(["--release"]), "")
    assert found == ["public", "REL TO USA, JPN"]
