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
    check = leaks.check_files

    def planted(files, secrets):
        seen.extend(Path(name).name for name in files)
        return check({name: data + b"Quillfeather moored seven" for name, data in files.items()}, secrets)

    monkeypatch.setattr(leaks, "check_files", planted)
    again = factsheet("release", "talks.yaml", "--level", "public", "-o", "out")
    assert again.code == 1
    assert "talks.pdf holds words that the level may not see" in " ".join(again.err.split()).replace("out/public/", "")
    assert set(seen) == {"talks.pdf", "talks.docx", "manifest.json", "SHA256SUMS"}
