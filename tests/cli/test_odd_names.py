"""Names of files that are no UTF-8: every command that is given one says so, or does its work."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux")
ODD = os.fsdecode(b"caf\xe9.yaml")
COMMANDS = [
    ("check", ODD),
    ("check", ".", "--report", "github"),
    ("build", ODD, "-f", "docx"),
    ("build", ".", "-f", "docx", "--report", "json", "--report", "sarif=found.sarif"),
    ("build", ODD, "--draft", "-o", "drafts"),
    ("redline", "one.yaml", ODD, "-o", "out.docx"),
    ("beside", "one.yaml", ODD, "-o", "out.docx"),
    ("parity", "one.yaml", ODD),
    ("review", "show", ODD),
    ("review", "merge", ODD),
    ("review", "undo", ODD),
    ("build", "one.yaml", "-f", "docx", "-o", os.fsdecode(b"out\xe9")),
    ("build", "one.yaml", "--templates", ODD),
    ("build", "one.yaml", "--theme", ODD),
    ("new", os.fsdecode(b"new\xe9")),
    ("verify", ODD),
    ("schema", "-o", os.fsdecode(b"schema\xe9.json")),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command).encode("ascii", "replace").decode())
def test_no_command_falls_over_a_name_that_is_no_text(factsheet, command):
    assert factsheet("new", "one").code == 0
    Path(ODD).write_text(Path("one.yaml").read_text("utf-8").replace("id: one", "id: cafe", 1), "utf-8")
    done = factsheet(*command)
    assert done.code in {0, 1, 2}
    assert "[defect]" not in done.err
    assert done.code == 0 or "error" in done.err.lower()
