"""What goes wrong with one sheet stops no other."""

import errno
import io
import json
import os
import re
import sys
from pathlib import Path

import pytest
from small_set import said, write_meeting

from factsheet.production.drafts import build_drafts
from factsheet.production.options import DraftOptions, Options, RunOptions
from factsheet.production.output import folder
from factsheet.production.sets import plan
from factsheet.production.sets.request import Request, State
from factsheet.production.sets.run import build_set
from factsheet.production.sheets import builder

BUILT, FAILED = State.BUILT, State.FAILED


@pytest.mark.parametrize("jobs", [1, 2])
def test_two_sheets_of_one_name_are_both_errors(meetings, build, jobs):
    write_meeting("a", "Another point.", file="again.yaml")
    assert build(RunOptions(jobs)) == {"a": FAILED, "again": FAILED, "b": BUILT, "c": BUILT}
    assert said(build.reports) == ["same-output"] * 2
    messages = {str(d.span): d.message for report in build.reports for d in report.diagnostics}
    assert messages["inputs/a.yaml:1:5"] == "its output a.docx would have the same name as that of inputs/again.yaml"
    notes = {str(d.span): [str(r.span) for r in d.related] for report in build.reports for d in report.diagnostics}
    assert notes == {"inputs/a.yaml:1:5": ["inputs/again.yaml:1:5"], "inputs/again.yaml:1:5": ["inputs/a.yaml:1:5"]}
    assert not Path("dist/a.docx").exists()


def test_a_sheet_that_takes_the_name_of_one_up_to_date(meetings, build):
    build()
    before = Path("dist/a.docx").read_bytes()
    write_meeting("a", "Another point.", file="again.yaml")
    assert build() == {"a": FAILED, "again": FAILED, "b": State.UP_TO_DATE, "c": State.UP_TO_DATE}
    assert Path("dist/a.docx").read_bytes() == before
    Path("inputs/again.yaml").unlink()
    assert build()["a"] is BUILT


@pytest.mark.parametrize("text", ["{name}\n", '"{name}" # same\n', "'{name}'\n", ">-\n  {name}\n", "\n  {name}\n"])
def test_however_an_id_is_written_it_is_told_apart(in_folder, build, text):
    """A glance does not see through every form; then the sheet waits, and the end is the same."""
    for file in ("a", "b"):
        path = write_meeting("x", file=f"{file}.yaml")
        path.write_text(path.read_text("utf-8").replace("id: x\n", f"id: {text.format(name='same')}"), encoding="utf-8")
    write_meeting("c")
    assert build() == {"a": FAILED, "b": FAILED, "c": BUILT}


def test_a_file_that_looks_like_another_at_a_glance_is_known_by_a_true_reading(in_folder, build):
    write_meeting("a")
    write_meeting("b", '"A point of two lines:\nid: a\n"')
    states = build()
    assert states["a"] is BUILT
    assert Path("dist/a.docx").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only(meetings, build):
    Path("dist").mkdir(mode=0o555)
    assert set(build().values()) == {FAILED}
    assert set(said(build.reports)) == {"cannot-write"}


def test_a_disk_that_is_full_for_one_sheet(meetings, build, monkeypatch):
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "2-0.docx":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(self, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        assert sorted(build().values()) == [BUILT, BUILT, FAILED]
        assert "cannot-write" in said(build.reports)
    assert sorted(build().values()) == [BUILT, State.UP_TO_DATE, State.UP_TO_DATE]


def test_a_disk_that_is_full_at_the_end(meetings, build, monkeypatch):
    opened = Path.open

    class Full(io.FileIO):
        def write(self, _):
            raise OSError(errno.ENOSPC, "No space left on device")

    def full(self: Path, *arguments, **options):
        return Full(self, "w") if self.suffix == ".json" else opened(self, *arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", full)
        assert set(build().values()) == {BUILT}
    (end,) = [report for report in build.reports if report.source is None]
    assert (end.state, [d.message for d in end.diagnostics]) == (
        FAILED,
        ["cannot write dist/manifest.json: the disk is full"],
    )
    assert set(build().values()) == {State.UP_TO_DATE}
    assert Path("dist/manifest.json").exists()


def test_a_rename_that_fails_is_an_error_of_its_sheet(meetings, build, monkeypatch):
    replace = os.replace

    def refuse(source, target):
        if Path(target).name == "b.docx":
            raise OSError(errno.EBUSY, "Device or resource busy")
        replace(source, target)

    monkeypatch.setattr(folder.os, "replace", refuse)
    assert build() == {"a": BUILT, "b": FAILED, "c": BUILT}


def test_fail_fast_stops_at_the_first_error(meetings, build):
    write_meeting("b", "[broken")
    assert build(RunOptions(fail_fast=True)) == {"a": BUILT, "b": FAILED}
    assert Path("dist/manifest.json").exists()
    assert build() == {"a": State.UP_TO_DATE, "b": FAILED, "c": BUILT}


def test_fail_fast_stops_processes(meetings, build):
    for number in range(20):
        write_meeting(f"m-{number}")
    write_meeting("b", "[broken" + " " * 100_000)  # the longest is the first
    states = build(RunOptions(2, fail_fast=True))
    assert states["b"] is FAILED
    assert len(states) < 23


def test_a_meeting_file_that_vanishes_is_an_error_of_its_own(meetings, build, monkeypatch):
    read = plan.read_file

    def vanish(path: Path, limit: int) -> bytes:
        if path.name == "b.yaml":
            path.unlink(missing_ok=True)
        return read(path, limit)

    monkeypatch.setattr(plan, "read_file", vanish)
    assert build() == {"a": BUILT, "b": FAILED, "c": BUILT}
    assert said(build.reports) == ["cannot-read"]


def test_a_defect_in_one_sheet_stops_no_other(meetings, build, monkeypatch):
    compose = builder.compose_sheet

    def stumble(file, *arguments):
        if file.meeting.id == "b":
            raise RuntimeError("odd")
        return compose(file, *arguments)

    monkeypatch.setattr(builder, "compose_sheet", stumble)
    monkeypatch.delenv("FACTSHEET_TRACEBACK", raising=False)
    assert build() == {"a": BUILT, "b": FAILED, "c": BUILT}
    assert said(build.reports) == ["defect"]


def test_languages_that_are_not_wanted_are_left_out(meetings, build):
    write_meeting("f", more="language: fr\n")
    write_meeting("g", more="language: fr-CA\n")
    states = build(languages=("fr",))
    assert states == {"a": State.LEFT_OUT, "b": State.LEFT_OUT, "c": State.LEFT_OUT, "f": BUILT, "g": BUILT}
    assert set(build(languages=("fr",)).values()) == {State.LEFT_OUT, State.UP_TO_DATE}


def test_packs_by_kind(meetings, build):
    write_meeting("s", kind="summit")
    build(template_by_kind={"summit": "brief"})
    assert {entry.name for entry in Path("dist").glob("*.docx")} == {"a.docx", "b.docx", "c.docx", "s.brief.docx"}


def test_rules_off_hold_for_every_meeting(meetings, build):
    write_meeting("a", more="follow_ups: [{action: Meet again, owners: [Party A]}]\n")
    build()
    assert said(build.reports) == ["follow-up-due"]
    build(rules_off=("follow-up-due",))
    assert said(build.reports) == []


@pytest.mark.skipif(sys.platform != "linux", reason="needs a system whose names are bytes")
def test_a_file_whose_name_is_no_text_keeps_none_of_the_others_from_being_built(meetings, build):
    odd = Path(os.fsdecode(b"inputs/b\xff.yaml"))
    odd.write_bytes(meetings[0].read_bytes())
    reports = list(build_set(Request.of_paths([Path("inputs")], Options(formats=("docx",)))))
    assert said(reports) == ["cannot-read"]
    assert [each["id"] for each in json.loads(Path("dist/manifest.json").read_text("utf-8"))["sheets"]] == [
        "a",
        "b",
        "c",
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_that_there_are_are_built(meetings, build, day):
    text = meetings[0].read_text("utf-8")
    meetings[0].write_text(re.sub(r"date: \S+", f"date: {day}", text), "utf-8")
    assert set(build().values()) == {BUILT}
    draft = Request.of_paths([meetings[0]], Options(formats=("docx",)))
    assert [d.code for report in build_drafts(draft, DraftOptions()) for d in report.diagnostics] == []


@pytest.mark.parametrize("time", ["0001-01-02T12:00 UTC", "9999-12-30T12:00 UTC"])
@pytest.mark.parametrize("profile", ["mofa-jp", "eu"])
def test_the_first_and_the_last_times_are_printed_in_the_zones_of_others(meetings, build, time, profile):
    text = meetings[0].read_text("utf-8")
    times = f"date: {time[:10]}\nstarts: {time}\nembargo: {time}\nreleased: {{time: {time}, place: Brussels}}"
    meetings[0].write_text(re.sub(r"date: \S+", times, text), "utf-8")
    assert set(build(profile=profile).values()) == {BUILT}
