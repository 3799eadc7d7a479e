"""The proof of releases: the files, manifests, reports and logs of a level have the same bytes whatever is withheld."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from marked_meetings import LEVEL, marked_meeting, varied
from PIL import Image
from random_meetings import Data, to_yaml

from factsheet import api
from factsheet.cli.app import app
from factsheet.cli.errors import run

SETTINGS = """\
inputs = ["in/meeting*.yaml"]
formats = ["pdf", "docx", "ism"]
banners = "{banners}"
[release.{name}]
sees = ["{level}"]
mode = "{mode}"
"""
NAME = "partner"
FIGURES = ("bars.png", "clear.png", "photo.jpg")
_TIMES = re.compile(rb'"seconds": [0-9.e-]+|time="[0-9.]+"')
_TOLD = ("--report", "json=told.json", "--report", "sarif=told.sarif", "--report", "junit=told.junit")
_ALWAYS = (
    ("build", "--release", NAME, *_TOLD),
    ("check", "--release", NAME, "--format", "json"),
    ("build", "--release", NAME, "--draft"),
)
_TWO = ("in/meeting.yaml", "in/meeting.two.yaml")
KINDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "redlines": (("redline", "in/meeting.yaml", "in/new.yaml", "--release", NAME, "-f", "docx,pdf", "-o", "release"),),
    "versions": (("beside", *_TWO, "--release", NAME, "-f", "docx,pdf", "-o", "release"),),
    "copies": (("build", "--release", NAME, "--alternat", "all", "-f", "pdf", "-o", "release/copies"),),
    "releases": (("release", "-f", "docx", "-o", "levels"),),
    "merges": (),
}
"""What is done beside a build, a check and a draft, one of these a seed."""


def kind_of(seed: int) -> str:
    """Give what a seed does beside a build, a check and a draft."""
    return [*KINDS][seed // 2 % len(KINDS)]


def difference(seed: int) -> str:
    """Say what a level gets otherwise, or not at all, of two meetings that differ in what is withheld; else nothing."""
    indicated, kind = seed % 2 == 1, kind_of(seed)
    data = marked_meeting(str(seed))
    others = [data, *(varied(data, f"{name} {seed}", indicated=indicated) for name in ("other", "third"))]
    one, two = (left_by(others[n : n + 2], str(n), kind, indicated=indicated) for n in range(2))
    if not any(name.endswith(".pdf") for name in one):
        return f"nothing was made: {one['log 0'].decode()}"
    differing = [name for name in sorted({*one, *two}) if one.get(name) != two.get(name)]
    shown = next((each for each in differing if each.startswith("log")), None)
    told = f"\n{one[shown].decode()}\n---\n{two[shown].decode()}" if shown else ""
    return f"{', '.join(differing)} differ{told}" if differing else ""


def left_by(meetings: Sequence[Data], seed: str, kind: str, *, indicated: bool) -> dict[str, bytes]:
    """Give all that the program leaves of a level of a meeting, and what it prints; the second is another version."""
    with TemporaryDirectory() as folder, chdir(folder):
        Path("in/figures").mkdir(parents=True)
        for name, image in _images().items():
            Path("in", name).write_bytes(image)
        mode = "indicated" if indicated else "silent"
        settings = SETTINGS.format(name=NAME, level=LEVEL, mode=mode, banners="page" if indicated else "overall")
        Path("factsheet.toml").write_text(settings, "utf-8")
        data, *others = meetings
        data |= {"status": "draft"} if kind == "merges" else {}  # what is final has no draft
        comment = f"# A comment: {random.Random(seed).random()}\n"
        Path("in/meeting.yaml").write_text(comment + to_yaml(data, seed), "utf-8")
        if kind == "redlines":
            Path("in/new.yaml").write_text(to_yaml(data | {"title": "Another title of the sheet"}, seed), "utf-8")
        if kind == "versions":
            tongue = "en" if data["language"].startswith("fr") else "fr"
            Path("in/meeting.two.yaml").write_text(to_yaml(others[0] | {"language": tongue}, seed), "utf-8")
        logs = {f"log {index}": _printed(*words) for index, words in enumerate((*_ALWAYS, *KINDS[kind]))}
        if kind == "merges":
            logs["log merge"] = _merge(Path("in/meeting.yaml").read_bytes(), mode)
        level = (Path(base).rglob("*") for base in ("release", f"levels/{NAME}", "in/.factsheet"))
        left = (file for files in (*level, Path().glob("told.*")) for file in files)
        return logs | {str(file): _TIMES.sub(b"", file.read_bytes()) for file in left if file.is_file()}


def _merge(full: bytes, mode: str) -> bytes:
    """Merge an edited draft of the level into a meeting, and tell what the level gets of it then.

    It must be what comes of merging it into what the level has of the meeting, and nothing that is withheld may change.
    """
    setup = {"levels": {NAME: {"sees": [LEVEL], "mode": mode}}}
    drafted = api.draft(full, release=NAME, images=_images(), **setup)
    level = api.release(full, NAME, **setup)
    edited = _typed(drafted.docx, random.Random(drafted.base))
    whole, part = (api.review(edited, each, bases=[drafted.base]) for each in (full, level.meeting))
    counts = [(back.meeting is None, len(back.merged), len(back.conflicts)) for back in (whole, part)]
    if counts[0][0]:
        return f"not merged: {counts}".encode() + (b"" if counts[0] == counts[1] else full)
    now, other = (api.release(back.meeting, NAME, **setup) for back in (whole, part))
    before, after = ([(each.kind, each.mark, each.texts) for each in found.withheld] for found in (level, now))
    wrong = counts[0] != counts[1] or now.meeting != other.meeting or before != after
    return f"merged: {counts}\n".encode() + now.meeting + (b"otherwise than: " + other.meeting + full if wrong else b"")


def _typed(draft: bytes, rng: random.Random) -> bytes:
    """Give a draft in which somebody has typed a word into one or two of its texts."""
    with zipfile.ZipFile(io.BytesIO(draft)) as archive:
        parts = {each: archive.read(each) for each in archive.infolist()}
    body = next(each for each in parts if each.filename == "word/document.xml")
    texts = [*re.finditer(rb"<w:t(?: [^>]*)?>[^<]*?[a-z] (?=[a-z][^<]*</w:t>)", parts[body])]
    for text in sorted(rng.sample(texts, min(len(texts), rng.randint(1, 2))), key=re.Match.start, reverse=True):
        parts[body] = parts[body][: text.end()] + b"typed " + parts[body][text.end() :]
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    return data.getvalue()


def _printed(*words: str) -> bytes:
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        code = run(app, list(words))
    return f"{out.getvalue()}exit {code}\n".encode()


@cache
def _images() -> dict[str, bytes]:
    """Give the files of figures, by the paths that meetings have for them."""
    return {f"figures/{name}": _image(number, name.rpartition(".")[2]) for number, name in enumerate(FIGURES)}


def _image(number: int, kind: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 20), (40 * number, 90, 120)).save(data, "JPEG" if kind == "jpg" else "PNG")
    return data.getvalue()
