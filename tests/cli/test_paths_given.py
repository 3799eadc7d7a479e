"""Paths of the command line that cannot be meant: empty ones, and reports in the place of what people write."""

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
