"""What a build shows while it goes on: a bar and a table on a terminal, plain lines elsewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "factsheet"]


@pytest.fixture
def three(factsheet):
    Path("inputs").mkdir()
    for name in ("one", "two", "three"):
        assert factsheet("new", name).code == 0
        Path(f"{name}.yaml").rename(f"inputs/{name}.yaml")


def on_terminal(*options: str) -> tuple[str, str]:
    """Build with stderr a terminal; gives what stdout, which is none, and the terminal got, without its controls."""
    ours, theirs = os.openpty()
    variables = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    variables |= {"TERM": "xterm", "COLUMNS": "120"}
    command = [*PROGRAM, "build", "inputs", "-f", "docx", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, text=True, env=variables) as process:
        out, _ = process.communicate(timeout=60)
    os.close(theirs)
    shown = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # Linux says so where nobody holds the other end any more
            break
        if not more:
            break
        shown += more
    os.close(ours)
    return out, re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())


def test_a_terminal_shows_a_bar_with_the_sheet_and_what_is_left_then_a_table(three):
    out, shown = on_terminal()
    assert sorted(out.splitlines()) == ["dist/one.docx", "dist/three.docx", "dist/two.docx"]
    assert re.search(r"\d/3 .*(one|two|three)\.yaml", shown)
    head, row = shown.splitlines()[-2:]
    assert head.split() == ["meetings", "files", "pages", "warnings", "seconds"]
    assert row.split()[:3] == ["built", "3", "3"]


def test_errors_stand_above_the_bar_whole(three):
    Path("inputs/two.yaml").write_text("[]", encoding="utf-8")
    _, shown = on_terminal()
    assert "inputs/two.yaml:1:1: error: a meeting file must be a mapping of keys [not-a-meeting]" in shown
    assert shown.rstrip().endswith("1 error in 1 file")


def test_where_all_is_up_to_date_there_is_no_bar(three):
    on_terminal()
    assert on_terminal() == ("", "0 meetings built, 0 files written, 3 up to date\r\n")


def test_quiet_shows_nothing(three):
    assert on_terminal("-q") == ("", "")


def test_elsewhere_there_are_lines_only(three, factsheet):
    outcome = factsheet("build", "inputs", "-f", "docx", "-j", "2")
    assert outcome.err == "3 meetings built, 3 files written\n"
    assert "\x1b" not in outcome.out
