"""Runs the catalogue's examples as a reader would, each in an empty folder, and keeps what the program prints."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from factsheet.cli.app import app
from factsheet.cli.errors import run
from factsheet.diagnostics.catalogue import MEETING, Example, catalogue

HOME = "/home/you"
"""What stands on the page for the folder that an example ran in."""

_TOLD = re.compile(r"^(?:\S.*?: )?(error|warning): .* \[([a-z0-9-]+)\]$", re.MULTILINE)
_GIT = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Party A"), ("EMAIL", "desk@example.org"))
}
_OWN = {"FACTSHEET_CACHE": "", "NO_COLOR": "1", **_GIT, "GIT_CONFIG_NOSYSTEM": "1"}
_FOREIGN = ("SOURCE_DATE_EPOCH", "FORCE_COLOR", "FACTSHEET_TRACEBACK", "COLUMNS")


@cache
def printed(code: str) -> str:
    """Run the example of a code, and give what its last step prints."""
    example = catalogue()[code].example
    assert example is not None
    kept = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
    with TemporaryDirectory() as folder, chdir(folder), patch.dict(os.environ, kept | _OWN, clear=True):
        os.environ["HOME"] = folder
        _write(example)
        text = [_step(step) for step in example.steps][-1]
        return text.replace(str(Path.cwd()), HOME)


def told(text: str) -> list[tuple[str, str]]:
    """Give severity and code of every diagnostic in a printed text."""
    return _TOLD.findall(text)


def _write(example: Example) -> None:
    for name, text in {"meeting.yaml": MEETING + example.below, **example.files}.items():
        file = Path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def _step(step: str) -> str:
    """Run a step: the program in this process, anything else in a shell, where it must succeed."""
    words = shlex.split(step)
    variables = dict(word.split("=", 1) for word in words if re.match(r"[A-Z_]+=", word))
    if words[len(variables)] != "factsheet":
        subprocess.run(step, shell=True, check=True, capture_output=True)
        return ""
    out = StringIO()
    with patch.dict(os.environ, variables), redirect_stdout(out), redirect_stderr(out):
        run(app, words[len(variables) + 1 :])
    return out.getvalue()
