"""Meetings from the standard input, files to the standard output, and pipes where no file is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from marked_meetings import SMALL

PROGRAM = [sys.executable, "-m", "factsheet"]


def piped(*arguments: object, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*PROGRAM, *map(str, arguments)], input=data, capture_output=True, timeout=60, check=False)


def test_a_meeting_comes_from_the_standard_input(sample):
    data = Path(sample).read_bytes()
    assert piped("build", "-", "-o", "piped", data=data).stdout.decode().split() == [
        "piped/sample.pdf",
        "piped/sample.docx",
    ]
    assert piped("build", sample).returncode == 0
    for name in ("sample.pdf", "sample.docx"):
        assert Path("piped", name).read_bytes() == Path("dist", name).read_bytes()


def test_what_comes_from_the_standard_input_is_no_part_of_the_folders_record(sample, factsheet):
    Path("set").mkdir()
    Path(sample).rename("set/sample.yaml")
    assert factsheet("build", "set").code == 0
    before = Path("dist/manifest.json").read_bytes()
    data = Path("set/sample.yaml").read_bytes().replace(b"id: sample", b"id: other")
    assert piped("build", "-", data=data).returncode == 0
    assert Path("dist/manifest.json").read_bytes() == before
    assert factsheet("build", "set").err.startswith("0 meetings built, 0 files written, 1 up to date")


def test_a_check_of_the_standard_input_gives_its_places(sample):
    data = Path(sample).read_bytes().replace(b"kind: bilateral", b"kind: bilatral")
    done = piped("check", "-", data=data)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("-:7:7: error: `kind` must be one of ")


@pytest.mark.parametrize(("format_", "start"), [("pdf", b"%PDF-"), ("docx", b"PK\x03\x04")])
def test_one_file_goes_to_the_standard_output(sample, format_, start):
    done = piped("build", sample, "-f", format_, "-o", "-")
    assert (done.returncode, done.stderr.decode()) == (0, "1 meeting built, 1 file written\n")
    assert piped("build", sample).returncode == 0
    assert done.stdout == Path(f"dist/sample.{format_}").read_bytes()
    assert done.stdout.startswith(start)
    assert not Path("-").exists()


def test_both_at_once_and_a_draft(sample):
    data = Path(sample).read_bytes()
    done = piped("build", "-", "-f", "pdf", "-o", "-", "-q", data=data)
    assert (done.returncode, done.stderr, done.stdout[:5]) == (0, b"", b"%PDF-")
    done = piped("build", sample, "--draft", "-o", "-", "-q")
    assert (done.returncode, done.stderr, done.stdout[:2]) == (0, b"", b"PK")
    assert list(Path(".factsheet/drafts").iterdir())


def test_nothing_goes_to_the_standard_output_where_the_meeting_is_at_fault(sample):
    done = piped("build", "-", "-f", "pdf", "-o", "-", data=b"id: x\n")
    assert (done.returncode, done.stdout) == (1, b"")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["sample.yaml"], "choose one format"),
        (["sample.yaml", "-f", "pdf,docx"], "choose one format"),
        (["sample.yaml", "sample.yml", "-f", "pdf"], "name one meeting"),
        ([".", "-f", "pdf"], "name one meeting"),
        (["sample.yaml", "-f", "pdf", "--report", "json"], "cannot both go to stdout"),
    ],
)
def test_what_is_more_than_a_file_is_no_output(sample, factsheet, arguments, told):
    Path("sample.yml").write_bytes(Path(sample).read_bytes())
    outcome = factsheet("build", *arguments, "-o", "-")
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err


COMMANDS = [
    ["check", "PIPE"],
    ["build", "PIPE"],
    ["build", "--draft", "PIPE"],
    ["build", "sample.yaml", "--theme", "PIPE"],
    ["build", "--config", "PIPE"],
    ["build", "folder"],
    ["build", "sample.yaml", "--templates", "packs"],
    ["check", "figure.yaml"],
    ["parity", "PIPE"],
    ["redline", "PIPE", "sample.yaml"],
    ["redline", "sample.yaml", "PIPE"],
    ["review", "show", "PIPE"],
    ["review", "merge", "PIPE"],
    ["changes", "PIPE", "sample.yaml"],
    ["fonts", "--theme", "PIPE"],
    ["verify", "folder"],
    ["new", "imported", "--from", "PIPE"],
    ["beside", "PIPE", "sample.yaml"],
    ["markings", "odd", "--markings", "data"],
    ["banner", "U", "--scheme", "odd", "--markings", "data"],
    ["profiles", "odd", "--profiles", "data"],
    ["build", "sample.yaml", "--profile", "odd", "--profiles", "data"],
    ["parity", "sample.yaml", "--glossary", "PIPE"],
    ["templates", "copy", "own", "copied", "--templates", "packs"],
    ["build", "sample.yaml", "--templates", "labels"],
    ["build", "sample.yaml", "--templates", "designations"],
    ["build", "sample.yaml", "--template", "pictured", "--templates", "pictured"],
    ["build", "sample.yaml", "--theme", "theme.yaml"],
    ["build", "reviewed.yaml"],
    ["build", "--draft", "reviewed.yaml"],
    ["check", "emblem.yaml"],
    ["trace", "quoted.yaml", "--take"],
    ["trace", "sourced.yaml"],
    ["trace", "PIPE"],
    ["release", "PIPE"],
    ["silence", "PIPE"],
    ["leak-check", "PIPE", "--against", "marked.yml", "--release", "public"],
    ["leak-check", "marked.yml", "--against", "PIPE", "--release", "public"],
    ["review", "undo", "PIPE"],
]
INSIDE = [
    *("folder/a.yaml", "folder/manifest.json", "figures/a.png", "packs/own/template.html.j2", "data/odd.yaml"),
    *("labels/standard/labels/en.yaml", "designations/designations/en.yaml", "pictured/pictured/images/a.png"),
    *("fonts/Odd-Regular.ttf", "reviewed.review.yaml", "quoted.quotes.yaml", "source.txt"),
]
"""Where something odd stands, beside `PIPE`."""
FIGURE = ("      - A point can", "      - figure: {path: figures/a.png, alt: A}\n      - A point can")
CHANGED = {
    "figure.yaml": FIGURE,
    "emblem.yaml": ("  office: ", "  emblem: {path: figures/a.png, alt: A}\n  office: "),
    "reviewed.yaml": ("", ""),
    "quoted.yaml": ("", ""),
    "sourced.yaml": ("  - id: statement\n", "  - id: statement\n    file: source.txt\n"),
}
"""What of the sample is otherwise in other meetings."""


class Waited(BaseException):
    """What took a minute; no program takes it for a fault of a file."""


@pytest.fixture
def patience():
    """Give a context that ends what has not ended by itself within a minute."""

    @contextmanager
    def limited():
        def ended(*_: object) -> None:
            raise Waited

        before = signal.signal(signal.SIGALRM, ended)
        signal.alarm(60)
        try:
            yield
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)

    return limited()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("odd", ["pipe", "device"])
def test_no_command_waits_for_a_pipe_or_reads_a_device(sample, factsheet, patience, command, odd):
    def put(path: str) -> None:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(path) if odd == "pipe" else Path(path).symlink_to("/dev/zero")

    for path in ("PIPE", *INSIDE):
        put(path)
    text = Path(sample).read_text("utf-8")
    for file, (old, new) in CHANGED.items():
        assert old in text
        Path(file).write_text(text.replace(old, new, 1), "utf-8")
    Path("marked.yml").write_text(SMALL, "utf-8")
    Path("theme.yaml").write_text("fonts: {body: {family: Odd}}\n", "utf-8")
    Path("pictured/pictured/template.html.j2").write_text('{% extends "standard/template.html.j2" %}\n', "utf-8")
    with patience:
        done = factsheet(*command)
    assert done.code in {1, 2}
    assert "Traceback" not in done.err
    told = ["pipe or a device", "not a file", "is a file", "outside the meeting's folder", "no merge into PIPE"]
    assert any(words in done.err for words in told)
