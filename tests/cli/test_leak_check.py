"""`factsheet leak-check`: exit codes, JSON, several meetings; and the end of every `factsheet release`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factsheet.production import leaks

MEETING = """\
id: talks
kind: bilateral
title: Party A and Party B
marking: OPEN
date: 2025-04-03
venue: {city: Brussels, country: BE}
issuer: {name: Desk}
participants: [{party: Party A, marking: OPEN}, {party: Party B, marking: OPEN}]
summary:
- {text: Both met., marking: OPEN}
- {text: Quillfeather moored seven lanterns., marking: INTERNAL}
"""
LEVEL = ("--against", "talks.yaml", "--release", "public")


@pytest.fixture
def desk(folder):
    Path("talks.yaml").write_text(MEETING, "utf-8")
    Path("clean.txt").write_text("Both met.", "utf-8")
    Path("note.txt").write_text("It is said that Quillfeather moored seven boats.", "utf-8")
    return folder


def test_what_is_found_is_told_and_fails(factsheet, desk):
    found = factsheet("leak-check", "clean.txt", "note.txt", *LEVEL)
    assert found.code == 1
    assert (
        "note.txt holds words that the level may not see, of summary[quillfeather-moored-seven-lanterns]" in found.err
    )
    assert "“quillfeather moored seven”" in found.err
    assert "clean.txt holds" not in found.err
    assert "[leak]" in found.err


def test_where_nothing_is_found_it_is_fine(factsheet, desk):
    found = factsheet("leak-check", "clean.txt", *LEVEL)
    assert (found.code, found.out) == (0, "")
    assert "1 file looked through, nothing found" in found.err


def test_a_folder_is_looked_through_with_all_in_it(factsheet, desk):
    factsheet("release", "talks.yaml", "--level", "public")
    clean = factsheet("leak-check", "release/public", "clean.txt", *LEVEL)
    assert clean.code == 0
    assert "5 files looked through, nothing found" in clean.err
    Path("release/public/below").mkdir()
    Path("note.txt").rename("release/public/below/note.txt")
    found = factsheet("leak-check", "release/public", "--against", ".", "--release", "public", "--format", "json")
    (leak,) = json.loads(found.out)
    assert (found.code, leak["code"], leak["file"]) == (1, "leak", str(Path("release/public/below/note.txt")))


def test_nothing_in_a_folder_is_passed_over_in_silence(factsheet, desk):
    folder = Path("sent")
    (folder / "Quillfeather moored seven").mkdir(parents=True)
    (folder / "Quillfeather moored seven" / "clean.txt").write_text("Both met.", "utf-8")
    (folder / "link").symlink_to(Path.cwd(), target_is_directory=True)
    (folder / "gone").symlink_to("nowhere")
    found = factsheet("leak-check", "sent", *LEVEL, "--format", "json")
    told = {Path(each["file"]).name: each for each in json.loads(found.out)}
    assert found.code == 1
    assert {name: each["code"] for name, each in told.items()} == {
        "clean.txt": "leak",
        "link": "unread-file",
        "gone": "cannot-read",
    }
    assert "(its name > byte 0)" in told["clean.txt"]["message"]


@pytest.mark.parametrize(
    "manifest",
    [
        "[1]",
        '{"sheets": 5}',
        '{"sheets": null, "outputs": {}}',
        '{"sheets": [{"outputs": [1], "words": true, "pages": "Quillfeather moored seven lanterns."}]}',
    ],
)
def test_a_manifest_that_is_none_hides_nothing(factsheet, desk, manifest):
    folder = Path("sent")
    folder.mkdir()
    (folder / "manifest.json").write_text(manifest, "utf-8")
    (folder / "note.json").write_text('{"note": "Quillfeather moored seven lanterns."}', "utf-8")
    found = factsheet("leak-check", "sent", *LEVEL, "--format", "json")
    named = {"note.json", *(["manifest.json"] if "moored" in manifest else [])}
    assert {Path(each["file"]).name for each in json.loads(found.out)} == named


def test_numbers_that_a_manifest_counts_are_figures_in_other_files(factsheet, desk):
    text = MEETING.replace("seven lanterns.", "47110 lanterns.")
    Path("talks.yaml").write_text(text, "utf-8")
    folder = Path("sent")
    folder.mkdir()
    (folder / "manifest.json").write_text('{"sheets": [{"words": 47110}]}', "utf-8")
    (folder / "note.json").write_text('{"words": 47110}', "utf-8")
    found = factsheet("leak-check", "sent", *LEVEL, "--format", "json")
    assert [Path(each["file"]).name for each in json.loads(found.out)] == ["note.json"]


def test_what_a_manifest_says_of_every_sheet_is_no_leak(factsheet, desk):
    Path("talks.yaml").write_text(MEETING.replace("seven lanterns.", "seven lanterns in public."), "utf-8")
    made = factsheet("release", "talks.yaml", "--level", "public")
    keys: list[str] = []

    def walk(plain):
        if isinstance(plain, dict):
            keys.extend(plain)
        for each in plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else ():
            walk(each)

    walk(json.loads(Path("release/public/manifest.json").read_text("utf-8")))
    Path("talks.yaml").write_text(MEETING.replace("seven lanterns.", f"{' '.join(keys)}."), "utf-8")
    again = factsheet("release", "talks.yaml", "--level", "public")
    assert (made.code, again.code) == (0, 0), again.err


def test_as_json(factsheet, desk):
    found = factsheet("leak-check", "note.txt", *LEVEL, "--format", "json")
    (leak,) = json.loads(found.out)
    assert (found.code, leak["code"], leak["file"]) == (1, "leak", "note.txt")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("note.txt", "--release", "public"), "--against"),
        (("note.txt", "--against", "talks.yaml"), "--release"),
        (("note.txt", "--against", "talks.yaml", "--release", "publik"), "there is no level `publik`"),
        (("missing.txt", *LEVEL), "missing.txt"),
        (LEVEL, "PATH"),
        (("empty", *LEVEL), "empty is a folder without files"),
    ],
)
def test_wrong_usage(factsheet, desk, arguments, said):
    Path("empty").mkdir()
    found = factsheet("leak-check", *arguments)
    assert found.code == 2
    assert said in found.err


def test_a_meeting_at_fault_is_told(factsheet, desk):
    Path("talks.yaml").write_text(MEETING.replace("title:", "titel:"), "utf-8")
    found = factsheet("leak-check", "note.txt", *LEVEL)
    assert found.code == 1
    assert "talks.yaml:3" in found.err
    listed = factsheet("leak-check", "note.txt", *LEVEL, "--format", "json", "--report", "sarif=found.sarif")
    assert (listed.code, json.loads(listed.out)[0]["code"]) == (1, "unknown-key")
    assert "unknown-key" in Path("found.sarif").read_text("utf-8")


def test_what_cannot_be_looked_through_fails(factsheet, desk):
    Path("locked.pdf").write_bytes(b"%PDF-1.7\ntrailer\n<</Encrypt 9 0 R>>")
    found = factsheet("leak-check", "locked.pdf", *LEVEL)
    assert found.code == 1
    assert "locked.pdf cannot be looked through: it is encrypted" in found.err


def test_it_ends_every_release(factsheet, desk, monkeypatch):
    assert factsheet("release", "talks.yaml", "--level", "public", "-o", "out").code == 0
    seen = []
    find = leaks.find_leaks

    def planted(data, secrets, name):
        seen.append(name)
        return find(data + b"Quillfeather moored seven", secrets, name)

    monkeypatch.setattr(leaks, "find_leaks", planted)
    again = factsheet("release", "talks.yaml", "--level", "public", "-o", "out")
    assert again.code == 1
    assert "talks.pdf holds words that the level may not see" in " ".join(again.err.split()).replace("out/public/", "")
    assert set(seen) == {"talks.pdf", "talks.docx", "manifest.json", "SHA256SUMS"}
