"""What gates hold back at the command line: final sheets with open remarks, unsettled releases, embargoed ones."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factsheet import api
from factsheet.production import options

MEETING = """\
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
- {text: "Both spoke of Thistledown.", marking: U//NF}
"""
REMARK = "comments:\n- {id: c-1, author: Press, path: title, text: Which of the two titles?%s}\n"
OPEN, SETTLED = REMARK % "", REMARK % ", status: resolved"
ALLOW = "allow: [{code: clearance-missing, reason: The Deputy agreed by telephone.}]\n"
UNANSWERED = "clearances: [Legal]\n"


@pytest.fixture
def desk(folder):
    Path("talks.yaml").write_text(MEETING, "utf-8")
    Path("factsheet.toml").write_text('inputs = ["talks*.yaml"]\nformats = ["docx"]\n', "utf-8")
    return folder


def write(below: str = "", review: str | None = None) -> None:
    Path("talks.yaml").write_text(MEETING + below, "utf-8")
    if review is not None:
        Path("talks.review.yaml").write_text(review, "utf-8")


def test_a_remark_that_comes_after_a_final_sheet_was_built_makes_it_anew(factsheet, desk):
    write("status: final\n")
    assert factsheet("build").code == 0
    assert factsheet("build").err.endswith(" 1 up to date\n")
    write("status: final\n", OPEN)
    made = factsheet("build", "talks.yaml")
    assert (made.code, made.err.split(" error: ")[0]) == (1, "talks.review.yaml:2:3:")
    write("status: final\n", SETTLED)
    assert (factsheet("build").code, factsheet("check").code) == (0, 0)


def test_a_remark_beside_a_draft_makes_nothing_anew(factsheet, desk):
    assert factsheet("build").code == 0
    write("", OPEN)
    assert factsheet("build").err.endswith(" 1 up to date\n")


def test_a_remark_has_its_place_in_every_report(factsheet, desk):
    write("status: final\n", OPEN)
    factsheet("check", "--report", "sarif=told.sarif")
    (result,) = json.loads(Path("told.sarif").read_text("utf-8"))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("talks.review.yaml", 2)


def test_sides_and_redlines_of_a_final_sheet_are_held_back_by_its_remarks(factsheet, desk):
    write("status: final\n", OPEN)
    Path("talks.fr.yaml").write_text(MEETING + "status: final\nlanguage: fr\n", "utf-8")
    assert "[open-remark]" in factsheet("beside", "talks.fr.yaml", "talks.yaml").err
    assert "[open-remark]" in factsheet("redline", "talks.fr.yaml", "talks.yaml").err


@pytest.mark.parametrize(
    ("below", "review", "code"),
    [
        (UNANSWERED, None, "clearance-missing"),
        ("clearances: [{office: Legal, decision: objected}]\n", None, "clearance-objected"),
        ("clearances: [{office: A, decision: cleared, digest: 0123456789abcdef}]\n", None, "clearance-lapsed"),
        ("silence: 2025-04-10T12:00 Europe/Brussels\n", None, "silence-undigested"),
        ("contacts: [{name: Name of the contact, marking: U//NF}]\n", None, "placeholder"),
        ("", OPEN, "open-remark"),
    ],
)
def test_a_release_is_weighed_as_if_it_were_final(factsheet, desk, below, review, code):
    write(below, review)
    assert factsheet("build").code == 0
    for command in (("build", "--release", "public"), ("check", "--release", "public"), ("release",)):
        made = factsheet(*command)
        assert (made.code, made.err.count(f"[{code}]")) == (1, 1)
    assert "to be released to `public`" in made.err or code not in {"clearance-missing", "open-remark"}
    (meeting,) = json.loads(Path("release/report.json").read_text("utf-8"))["meetings"]
    assert (meeting["refused"].keys(), meeting["overrides"]) == ({"public"}, {})


def test_gates_and_marks_at_fault_are_told_at_once(factsheet, desk):
    write(UNANSWERED + "contacts: [{name: Press, marking: UU}]\n")
    for command in (("build", "--release", "public"), ("check", "--release", "public"), ("release",)):
        told = factsheet(*command).err
        assert (told.count("[clearance-missing]"), told.count("[wrong-marking]")) == (1, 1)
    (meeting,) = json.loads(Path("release/report.json").read_text("utf-8"))["meetings"]
    assert [each[:10] for each in meeting["refused"]["public"]] == ["Legal has ", "`UU` is no"]
    given = api.release(Path("talks.yaml").read_bytes(), "public")
    assert [each.code for each in given.diagnostics] == ["clearance-missing", "wrong-marking"]


@pytest.mark.parametrize(
    ("status", "level", "told"), [("draft", "public", 1), ("cleared", "public", 0), ("draft", "U", 0)]
)
def test_a_draft_that_is_released_to_the_public_is_told_for_what_its_pages_say(factsheet, desk, status, level, told):
    write(f"status: {status}\n")
    for command in (("build", "--release", level), ("release", "--level", level), ("check", "--release", level)):
        made = factsheet(*command)
        assert (made.code, made.err.count("[draft-released]")) == (0, told)
    assert factsheet("build", "--release", level, "--draft").err.count("[draft-released]") == 0


def test_the_folder_of_a_level_that_the_set_has_no_more_is_told(factsheet, desk):
    assert factsheet("release").code == 0
    settings = Path("factsheet.toml")
    settings.write_text(settings.read_text("utf-8") + "[release.U]\n", "utf-8")
    kept = Path("release/public/talks.docx").read_bytes()
    made = factsheet("release")
    told = f"warning: {Path('release/public')} holds an earlier release to `public`, which is not made anew"
    assert (made.code, made.err.count("[earlier-release]"), told in made.err) == (0, 1, True)
    assert Path("release/public/talks.docx").read_bytes() == kept
    assert "[earlier-release]" not in factsheet("release", "--level", "U").err  # the others were left out on purpose


def test_a_draft_for_a_level_asks_for_answers_and_a_redline_or_two_sides_do_not(factsheet, desk):
    write(UNANSWERED, OPEN)
    assert factsheet("build", "--draft", "--release", "public").out == "release/public/talks.draft.docx\n"
    Path("talks.fr.yaml").write_text(MEETING + "language: fr\n", "utf-8")
    for command in ("redline", "beside"):
        told = factsheet(command, "talks.fr.yaml", "talks.yaml", "--release", "public").err
        assert ("[clearance-missing]" in told, "[open-remark]" in told) == (True, True)


def test_a_file_that_has_left_is_looked_through_whatever_stands_open(factsheet, desk):
    write(UNANSWERED, OPEN)
    Path("note.txt").write_text("Both spoke of Thistledown.", "utf-8")
    assert "[leak]" in factsheet("leak-check", "note.txt", "--against", "talks.yaml", "--release", "public").err


def test_the_officer_is_told_what_went_out_for_which_reason(factsheet, desk):
    write("status: cleared\n" + UNANSWERED + ALLOW)
    made = factsheet("release")
    assert (made.code, made.err) == (0, "1 meeting built, 3 files written\n")
    (meeting,) = json.loads(Path("release/report.json").read_text("utf-8"))["meetings"]
    said, reason = "Legal has not answered", "The Deputy agreed by telephone."
    assert meeting["overrides"] == {"public": [{"code": "clearance-missing", "message": said, "reason": reason}]}
    told = f"Released to `public` all the same:\n\n- {said} [clearance-missing]. The reason: {reason}\n\n| item |"
    assert told in Path("release/report.md").read_text("utf-8")


def test_the_officer_is_told_all_that_held_a_sheet_back(factsheet, desk):
    write(UNANSWERED, OPEN)
    assert factsheet("release").code == 1
    held = ["Legal has not answered", "1 comment of reviewers is still open: Press: “Which of the two titles?”"]
    (meeting,) = json.loads(Path("release/report.json").read_text("utf-8"))["meetings"]
    assert sorted(meeting["refused"]["public"], reverse=True) == held
    assert all(f"\n- {each}\n" in Path("release/report.md").read_text("utf-8") for each in held)


EMBARGO = "embargo: 2025-04-03T12:00 Europe/Brussels\n"
BEFORE, AT = ("--at", "2025-04-03T11:59:59 Europe/Brussels"), ("--at", "2025-04-03T12:00 Europe/Brussels")
UNEMBARGOED = '[release.wire]\nsees = ["U"]\nunembargoed = true\n[release.press]\nsees = ["U"]\n'


@pytest.fixture
def embargoed(desk):
    settings = Path("factsheet.toml")
    settings.write_text(settings.read_text("utf-8") + UNEMBARGOED, "utf-8")
    write(EMBARGO)
    Path("talks.fr.yaml").write_text(MEETING + EMBARGO + "language: fr\n", "utf-8")
    return desk


@pytest.mark.parametrize(
    "command",
    [
        ("build", "talks.yaml"),
        ("check", "talks.yaml"),
        ("build", "talks.yaml", "--draft"),
        ("redline", "talks.fr.yaml", "talks.yaml"),
        ("beside", "talks.fr.yaml", "talks.yaml"),
    ],
    ids=lambda command: "-".join(each for each in command if "." not in each),
)
def test_an_unembargoed_level_gets_nothing_before_the_hour_and_all_of_it_from_then_on(factsheet, embargoed, command):
    refused = factsheet(*command, "--release", "wire", *BEFORE)
    assert (refused.code, "[under-embargo]" in refused.err) == (1, True)
    assert [*Path("release").rglob("*.docx")] == []
    assert factsheet(*command, "--release", "wire", *AT).code == 0
    assert factsheet(*command, "--release", "press", *BEFORE).code == 0


def test_it_is_told_where_the_embargo_stands_and_when_it_ends(factsheet, embargoed):
    made = factsheet("build", "talks.yaml", "--release", "wire", *BEFORE)
    assert made.err.splitlines()[0] == (
        "talks.yaml:13:10: error: the level `wire` is unembargoed, and the embargo ends at"
        " 2025-04-03T12:00 Europe/Brussels [under-embargo]"
    )


def test_a_release_of_every_level_gives_those_that_may_have_it(factsheet, embargoed):
    assert factsheet("release", "talks.yaml", *BEFORE).code == 1
    assert [path.as_posix() for path in Path("release").rglob("*.docx")] == ["release/press/talks.docx"]
    report = json.loads(Path("release/report.json").read_text("utf-8"))
    assert report["meetings"][0]["refused"].keys() == {"wire"}
    assert factsheet("release", "talks.yaml", *AT).code == 0
    assert len([*Path("release").rglob("*.docx")]) == 2


def test_a_release_is_of_one_moment_though_the_hour_comes_meanwhile(factsheet, embargoed, monkeypatch):
    """The clock is before the hour as the release begins, and past it ever after."""
    moments = [datetime(2025, 4, 3, 9, 59, 59, tzinfo=UTC)]

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):  # noqa: ARG003 - as `datetime` has it
            return moments.pop() if moments else datetime(2025, 4, 3, 10, tzinfo=UTC)

    monkeypatch.setattr(options, "datetime", Clock)
    assert factsheet("release", "talks.yaml").code == 1
    with zipfile.ZipFile("release/press/talks.docx") as package:
        assert "EMBARGOED" in "".join(package.read(name).decode() for name in package.namelist() if "footer" in name)
    report = json.loads(Path("release/report.json").read_text("utf-8"))
    assert report["meetings"][0]["refused"].keys() == {"wire"}


def test_a_level_of_that_name_is_unembargoed_and_a_reason_lets_it_out(factsheet, embargoed):
    Path("factsheet.toml").write_text('inputs = ["talks.yaml"]\n[release.unembargoed]\nsees = ["U"]\n', "utf-8")
    assert "[under-embargo]" in factsheet("build", "-f", "docx", "--release", "unembargoed", *BEFORE).err
    write(EMBARGO + "allow: [{code: under-embargo, reason: The host has lifted it.}]\n")
    assert factsheet("release", "-f", "docx", *BEFORE).code == 0
    report = json.loads(Path("release/report.json").read_text("utf-8"))
    assert report["meetings"][0]["overrides"]["unembargoed"][0]["reason"] == "The host has lifted it."
