"""docs/statements.md: its page is imported by its commands, and they print and write what it says."""

from __future__ import annotations

import os
import re
from contextlib import chdir
from pathlib import Path

import pytest

from factsheet.cli.app import app
from factsheet.cli.errors import run

PAGE = (Path(__file__).parents[2] / "docs" / "statements.md").read_text("utf-8")
_STEP = re.compile(r"^    \$ factsheet (.*)\n((?:    (?!\$ ).*\n)*)", re.MULTILINE)
HTML, MEETING, RECORD = (re.search(rf"^```{kind}\n(.*?)^```", PAGE[at:], re.DOTALL | re.MULTILINE)[1]
                         for kind, at in (("html", 0), ("yaml", 0), ("yaml", PAGE.index("## 3."))))  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("statements")
    (made / "statement.html").write_text(HTML, "utf-8")
    return made


def test_every_command_prints_what_the_page_says(folder, capfd, monkeypatch):
    monkeypatch.setitem(os.environ, "NO_COLOR", "1")
    steps = _STEP.findall(PAGE)
    assert [step.split()[0] for step, _ in steps] == ["new", "check", "trace", "trace", "build"]
    with chdir(folder):
        for step, wanted in steps:
            if step.endswith("--propose"):
                fill_in(Path("energy-talks.yaml"))
            assert run(app, step.split()) == 0
            printed = capfd.readouterr()
            assert (printed.out + printed.err).splitlines() == [
                line.removeprefix("    ") for line in wanted.splitlines()
            ]
        assert Path("energy-talks.import.yaml").read_text("utf-8") == RECORD


def fill_in(file: Path) -> None:
    """Write what is true in the place of placeholders, in the file that the page shows."""
    text = file.read_text("utf-8")
    assert text == MEETING
    text = text.replace("Name of the issuing ministry", "Ministry of Party A").replace("Party 1", "Party A")
    text = text.replace("Heading of the text", "The meeting")
    file.write_text(text.replace("Party 2", "Party B"), "utf-8")
