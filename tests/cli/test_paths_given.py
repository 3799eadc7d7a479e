"""Paths of the command line that cannot be meant: empty ones, names of nothing, reports in the place of files."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "command",
    [
        ("build", ""),
        ("check", "sample.yaml", ""),
        ("build", "sample.yaml", "-o", ""),
        ("build", "sample.yaml", "--templates", ""),
        ("build", "--config", ""),
        ("release", "sample.yaml", "-o", ""),
        ("verify", ""),
        ("redline", "sample.yaml", "sample.yaml", "-o", ""),
        ("changes", "", "dist"),
        ("review", "show", ""),
        ("silence", ""),
        ("templates", "copy", "standard", ""),
    ],
    ids=" ".join,
)
def test_an_empty_path_is_no_folder(sample, factsheet, command):
    before = sorted(Path().rglob("*"))
    done = factsheet(*command)
    assert (done.code, done.out) == (2, "")
    assert "the path is empty; `.` is the working folder" in done.err
    assert sorted(Path().rglob("*")) == before


@pytest.mark.parametrize(
    "command",
    [
        ("check", "sampel.yaml"),
        ("redline", "sampel.yaml", "sample.yaml"),
        ("review", "show", "sampel.yaml"),
        ("review", "merge", "sampel.yaml"),
        ("review", "merge", "sample.yaml", "--into", "sampel.yaml"),
        ("review", "undo", "sampel.yaml"),
        ("new", "talks", "--from", "sampel.yaml"),
    ],
    ids=" ".join,
)
def test_a_name_of_nothing_is_told_alike_by_every_command(sample, factsheet, command):
    done = factsheet(*command)
    told = "error: there is no file or folder sampel.yaml [no-such-path]\n  hint: did you mean sample.yaml?\n"
    assert (done.code, done.out, done.err) == (2, "", told)


@pytest.mark.parametrize("command", [("review", "undo", "."), ("review", "undo", "/"), ("redline", ".", "sample.yaml")])
def test_a_folder_is_no_meeting_file(sample, factsheet, command):
    done = factsheet(*command)
    told = " is a folder [no-such-path]\n  hint: name the file of one meeting\n"
    assert (done.code, done.out, done.err.endswith(told)) == (2, "", True)


@pytest.mark.parametrize("command", [("check",), ("redline", "sample.yaml"), ("review", "show"), ("review", "merge")])
def test_what_cannot_be_read_is_told_alike_by_every_command(sample, factsheet, command):
    Path("dangling.yaml").symlink_to("nowhere")
    done = factsheet(*command, "dangling.yaml")
    told = "dangling.yaml:1:1: error: cannot be read: no such file or directory [cannot-read]\n"
    assert (done.code, done.err.startswith(told)) == (1, True)


@pytest.mark.parametrize(
    "command",
    [
        ("check", "sample.yaml", "--report", "json=sample.yaml"),
        ("build", "sample.yaml", "--report", "junit=sample.yaml"),
        ("schema", "-o", "sample.yaml"),
        ("schema", "-o", "factsheet.TOML"),
    ],
    ids=" ".join,
)
def test_what_people_write_is_replaced_by_no_report_and_no_schema(sample, factsheet, command):
    text = Path(sample).read_bytes()
    done = factsheet(*command)
    assert (done.code, Path(sample).read_bytes()) == (2, text)
    assert "is called as meetings and settings are, and would be replaced" in done.err


def test_two_reports_are_not_one_file(sample, factsheet):
    done = factsheet("check", sample, "--report", "json=report", "--report", "sarif=report")
    assert (done.code, Path("report").exists()) == (2, False)
    assert "two reports cannot both be report" in done.err
