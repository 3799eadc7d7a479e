"""The proof of releases: the files, manifests, reports and logs of a level have the same bytes whatever is withheld."""

from __future__ import annotations

import io
import random
import re
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from marked_meetings import LEVEL, marked_meeting, varied
from PIL import Image
from random_meetings import Data, to_yaml

from factsheet.cli.app import app
from factsheet.cli.errors import run

SETTINGS = """\
inputs = ["in/meeting.yaml"]
formats = ["pdf", "docx", "ism"]
banners = "{banners}"
[release.{name}]
sees = ["{level}"]
mode = "{mode}"
"""
NAME = "partner"
FIGURES = ("bars.png", "clear.png", "photo.jpg")
_TIMES = re.compile(rb'"seconds": [0-9.e-]+|time="[0-9.]+"')


def difference(seed: int) -> str:
    """Say what a level gets otherwise, or not at all, of two meetings that differ in what is withheld; else nothing."""
    indicated = seed % 2 == 1
    data = marked_meeting(str(seed))
    other = varied(data, f"other {seed}", indicated=indicated)
    banners = "page" if seed % 4 in (0, 3) else "overall"
    one, two = (_left_by(each, str(index), banners, indicated=indicated) for index, each in enumerate((data, other)))
    if not any(name.endswith(".pdf") for name in one):
        return f"nothing was made: {one['log 0'].decode()}"
    differing = [name for name in sorted({*one, *two}) if one.get(name) != two.get(name)]
    shown = next((each for each in differing if each.startswith("log")), None)
    told = f"\n{one[shown].decode()}\n---\n{two[shown].decode()}" if shown else ""
    return f"{', '.join(differing)} differ{told}" if differing else ""


def _left_by(data: Data, seed: str, banners: str, *, indicated: bool) -> dict[str, bytes]:
    """Give all that the program leaves of a level of a meeting, and what it prints."""
    with TemporaryDirectory() as folder, chdir(folder):
        Path("in/figures").mkdir(parents=True)
        for number, name in enumerate(FIGURES):
            Path("in/figures", name).write_bytes(_image(number, name.rpartition(".")[2]))
        mode = "indicated" if indicated else "silent"
        settings = SETTINGS.format(name=NAME, level=LEVEL, mode=mode, banners=banners)
        Path("factsheet.toml").write_text(settings, "utf-8")
        comment = f"# A comment: {random.Random(seed).random()}\n"
        Path("in/meeting.yaml").write_text(comment + to_yaml(data, seed), "utf-8")
        Path("in/new.yaml").write_text(to_yaml(data | {"title": "Another title of the sheet"}, seed), "utf-8")
        logs = {f"log {index}": _printed(*words) for index, words in enumerate(_RUNS)}
        left = (*Path("release").rglob("*"), *Path("in/.factsheet").rglob("*"), *Path().glob("told.*"))
        return logs | {str(file): _TIMES.sub(b"", file.read_bytes()) for file in left if file.is_file()}


_TOLD = ("--report", "json=told.json", "--report", "sarif=told.sarif", "--report", "junit=told.junit")
_RUNS = (
    ("build", "--release", NAME, *_TOLD),
    ("check", "--release", NAME),
    ("build", "--release", NAME, "--draft"),
    ("redline", "in/meeting.yaml", "in/new.yaml", "--release", NAME, "-o", "release/changes.docx"),
    ("redline", "in/meeting.yaml", "in/new.yaml", "--release", NAME, "-o", "release/changes.pdf"),
)


def _printed(*words: str) -> bytes:
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        code = run(app, list(words))
    return f"{out.getvalue()}exit {code}\n".encode()


@cache
def _image(number: int, kind: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 20), (40 * number, 90, 120)).save(data, "JPEG" if kind == "jpg" else "PNG")
    return data.getvalue()
