"""docs/tutorial.md: every line of it is typed, in one folder, and prints what the page says."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pypdfium2
import pytest

from factsheet.cli.app import app
from factsheet.cli.errors import run
from factsheet.meeting import read_meeting

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"
NAME = "annapolis-2021-04-02"
MEETING = Path(f"{NAME}.yaml")
_STEP = re.compile(r"^    \$ (.*)\n((?:    (?!\$ ).*\n)*)", re.MULTILINE)


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)


def replace(old: str, new: str) -> None:
    text = MEETING.read_text("utf-8")
    assert old in text
    MEETING.write_text(text.replace(old, new, 1), "utf-8")


def write() -> None:
    MEETING.write_text(blocks("yaml")[0], "utf-8")


def explain() -> None:
    MEETING.write_text(f"{MEETING.read_text('utf-8')}\n{blocks('yaml')[1]}", "utf-8")


def settle() -> None:
    Path("factsheet.toml").write_text(blocks("toml")[0], "utf-8")
    replace("date: 2021-04-02\n", "date: 2021-04-02\nstatus: final\n")


def mark() -> None:
    replace("status: final\n", f"status: final\n{blocks('yaml')[2]}")


BEHIND = [write, lambda: replace("led:", "lead:"), explain, None, None, settle, None, mark, None, None, None]
"""What the reader does behind each step."""


def lines_of(text: str) -> str:
    return "".join(f"    {line.rstrip()}\n" for line in text.splitlines() if line.strip())


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_from_the_statement_to_the_release(capfd):
    page = PAGE.read_text("utf-8")
    steps = list(_STEP.finditer(page))
    assert len(steps) == len(BEHIND)
    made, at = "", 0
    for number, (step, behind) in enumerate(zip(steps, BEHIND, strict=True)):
        code = run(app, step[1].split()[1:])
        said = lines_of("".join(capfd.readouterr()))
        made += f"{page[at : step.start()]}    $ {step[1]}\n{said}"
        at = step.end()
        assert code == (1 if number == 1 else 0), said
        if os.environ.get("UPDATE_GOLDEN") != "1":
            assert said == step[2], step[1]
        if behind:
            behind()
    if os.environ.get("UPDATE_GOLDEN") == "1":
        PAGE.write_text(made + page[at:], "utf-8")
    released = {".factsheet-record", "SHA256SUMS", f"{NAME}.docx", f"{NAME}.pdf", "manifest.json"}
    assert {path.name for path in Path("dist").iterdir()} == released
    assert {path.name for path in Path("release/public").iterdir()} == released - {".factsheet-record"}


def test_a_public_copy_without_marks_is_made_as_the_page_says(capfd):
    write()
    replace("led:", "lead:")
    explain()
    settle()
    mark()
    for more, said in (("", True), (blocks("toml")[1], False)):
        Path("factsheet.toml").write_text(blocks("toml")[0] + more, "utf-8")
        assert run(app, ["release"]) == 0
        with pypdfium2.PdfDocument(Path(f"release/public/{NAME}.pdf").read_bytes()) as file:
            assert ("OPEN" in file[0].get_textpage().get_text_range()) == said


def test_the_whole_meeting_is_one():
    text = blocks("yaml")[0].replace("led:", "lead:") + blocks("yaml")[1]
    assert read_meeting(text.encode(), "m.yaml").meeting.id == NAME


def test_other_pages_lead_here():
    assert "docs/tutorial.md" in (PAGE.parents[1] / "README.md").read_text("utf-8")
