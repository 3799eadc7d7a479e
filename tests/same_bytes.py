"""Whether two checkouts of the program make the same files: `python tests/same_bytes.py BEFORE AFTER`.

Each makes PDF, Word, drafts and redlines of the samples and of random meetings, and takes edited drafts back, through
the command line alone, so that its modules may be called what they like. What the commands say counts, too. Exits with
1 where anything differs, and leaves both versions to be looked at; with 2 where a command fails before. What BEFORE
makes stays in `--keep DIR` by a digest of its code, the meetings, this tool and the libraries, so that it is made once.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

import yaml
from damage import DAMAGES, nest
from PIL import ExifTags, Image
from random_edits import edited
from random_meetings import Data, meeting, to_yaml
from samples import EVERY, SAMPLES
from scribbles import scribble

ROOT = Path(__file__).parents[1]
EPOCH = {"SOURCE_DATE_EPOCH": "1750000000"}
REVIEWED = 60
"""How many drafts come back."""
FAULTY = ("made/check", "made/review")
"""What may exit with 1: checks of damaged and of edited meetings, and reviews that conflict."""
PER_SHEET = {"manifest.json", "SHA256SUMS", ".factsheet-record"}
"""What tells of the other files, some of it how long they took."""
# Runs commands of the program one after another in one process, and writes down what each says.
DRIVER = """
import contextlib, io, json, os, pathlib, runpy, sys
import factsheet
assert pathlib.Path(factsheet.__file__).is_relative_to(sys.argv[1]), factsheet.__file__
for name, environment, *arguments in json.load(sys.stdin):
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    os.environ.update(environment)
    pathlib.Path("made", name).parent.mkdir(parents=True, exist_ok=True)
    sys.argv, code, said = ["factsheet", *arguments], None, io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            runpy.run_module("factsheet", run_name="__main__")
        except SystemExit as end:
            code = end.code
    pathlib.Path("made", f"{name}.said.txt").write_text(f"{said.getvalue()}exit code {code}\\n", "utf-8")
"""
Command = tuple[str | dict[str, str], ...]
"""What a command is called, its environment, and its arguments."""


def write_inputs(folder: Path, count: int, seed: int, samples: Sequence[Path] = SAMPLES) -> list[str]:
    """Write meetings to `meetings`, versions of all to `drafts` and `edited`; give their names, the samples first."""
    for number, name in enumerate(("meetings", "drafts", "edited")):
        _write_images(folder / name / "figures", number // 2)
    _write_pack(folder / "packs/whole-markup")
    _write_damaged(folder / "damaged", count)
    for file in samples:
        text = file.read_text("utf-8")
        _write_versions(folder, file.stem, text, yaml.load(text, yaml.CBaseLoader), f"{seed} {file.stem}")
    names = [f"random-{number:04}" for number in range(count)]
    for number, name in enumerate(names):
        data = meeting(f"{seed} {number}") | {"id": name}
        _write_versions(folder, name, to_yaml(data, f"{seed} {number}"), data, f"{seed} {number}")
    return [file.stem for file in samples] + names


def _write_images(folder: Path, shift: int) -> None:
    """Draw images: one of them transparent and high, one turned by its camera, one that the shift changes."""
    folder.mkdir(parents=True)
    bars = Image.new("RGB", (320, 130), "white")
    for at in range(5):
        bars.paste("#14365d", (20 + 60 * at, 20 * at, 60 + 60 * at, 120 + shift))
    bars.save(folder / "bars.png")
    bars.convert("RGBA").rotate(75, expand=True, fillcolor=(0, 90, 0, 60)).save(folder / "clear.png")
    turned = Image.Exif()
    turned[ExifTags.Base.Orientation] = 6
    bars.save(folder / "photo.jpg", exif=turned)


def _write_pack(folder: Path) -> None:
    """Write a pack of markup that the given packs leave unused, justified and hyphenated."""
    theme = yaml.load((ROOT / "templates/standard/theme.yaml").read_text("utf-8"), yaml.CBaseLoader)
    for style in ("body", "list_item", "table_cell", "callout_text"):
        theme["styles"][style] |= {"align": "justify", "hyphenate": "true"}
    shutil.copytree(ROOT / "tests/whole_markup", folder)
    (folder / "theme.yaml").write_text(to_yaml(theme, "theme"), "utf-8")


def _write_damaged(folder: Path, count: int) -> None:
    """Write damaged copies of a sample; of the damages, endless nesting alone takes megabytes and is left out."""
    folder.mkdir()
    text = (ROOT / "inputs/trilateral-brussels-2025-04-03.yaml").read_text("utf-8")
    damages = [damage for damage in DAMAGES if damage is not nest]
    for number in range(count):
        found = damages[number % len(damages)](text, random.Random(number))
        (folder / f"{number:04}.yaml").write_bytes(found if isinstance(found, bytes) else found.encode())


def _write_versions(folder: Path, name: str, text: str, data: Data, seed: str) -> None:
    (folder / f"meetings/{name}.yaml").write_text(text, "utf-8")
    (folder / f"edited/{name}.yaml").write_text(to_yaml(edited(data, seed), seed), "utf-8")
    # What is final has no draft.
    draft = re.sub(r"""^(['"]?status['"]?: ['"]?)final""", r"\1cleared", text, flags=re.MULTILINE)
    (folder / f"drafts/{name}.yaml").write_text(draft, "utf-8")
    (folder / f"drafts/{name}.review.yaml").write_text(to_yaml({"comments": _remarks(data)}, seed), "utf-8")


def _remarks(data: Data) -> list[Data]:
    """Give remarks on a whole value, on a word of one, with an answer, and on words that are gone."""
    said = {"author": "A. Reviewer", "date": "2025-04-04T09:00:00Z", "text": "Is it settled?"}
    items = [f"{key}[{item['id']}]" for key in ("follow_ups", "sections") for item in data.get(key, []) if "id" in item]
    answer = {"author": "B. Writer", "text": "It is."}
    remarks = [
        {"path": "title", "quote": data["title"].split()[0]},
        {"path": "venue.city", "quote": data["venue"]["city"], "replies": [answer]},
        {"path": "issuer.name", "quote": "words that are gone"},
        *({"path": f"{item}.{'title' if item[0] == 's' else 'action'}"} for item in items[:3]),
    ]
    return [{"id": f"r{number}", **said, **remark} for number, remark in enumerate(remarks)]


def commands(names: list[str]) -> Iterator[Command]:
    """Give the commands: whole folders are built; redlines are of two versions of each meeting, and of two meetings."""
    one = ("-j", "1")
    brief = ("--template", "brief")
    yield "standard", {}, "build", "meetings", "-o", "made/standard", *one
    yield "brief", EPOCH, "build", "meetings", "-o", "made/brief", *brief, "--paper", "letter", *one
    draft = ("build", "drafts", "--draft", "--store", "made/store")
    yield "draft-standard", {}, *draft, "-o", "made/draft-standard", *one
    yield "draft-brief", EPOCH, *draft, "-o", "made/draft-brief", *brief, "--enforce-tracking", *one
    whole = ("--template", "whole-markup", "--templates", "packs")
    named = ("--name", "{language}/{date}.{id}.{format}")
    yield "whole", {}, "build", "meetings", "-o", "made/whole", *whole, *named, *one
    yield "draft-whole", {}, *draft, "-o", "made/draft-whole", *whole, *one
    yield "check", {}, "check", "edited", "--format", "json"
    yield "check-damaged", {}, "check", "damaged", "--format", "json"
    dated = (*brief, "--author", "A. Reviewer", "--date", "2025-05-01T10:30")
    for number, name in enumerate(names):
        packs = (("standard", ()), ("brief", dated), ("whole", whole))
        for template, options in packs if number < 2 else [packs[number % 3]]:
            made = f"redline-{template}/{name}"
            yield made, {}, *_redline(f"meetings/{name}", f"edited/{name}", made), *options
    for old, new in zip(names[::5], names[1::5], strict=False):
        made = f"redline-meetings/{old}-{new}"
        yield made, {}, *_redline(f"meetings/{old}", f"meetings/{new}", made)


def _redline(old: str, new: str, made: str) -> tuple[str, ...]:
    return "redline", f"{old}.yaml", f"{new}.yaml", "-f", "pdf,docx", "-o", f"made/{made}.docx"


def reviews(names: list[str]) -> Iterator[Command]:
    """Give the commands that take edited drafts back, each into its meeting or into an edited version of it."""
    for name in names[:REVIEWED]:
        review = ("--store", "made/store", "--format", "json", f"scribbled/{name}.docx")
        yield f"review-show/{name}", {}, "review", "show", *review
        yield f"review/{name}", {}, "review", "merge", "--into", f"made/review/{name}.yaml", *review


def _scribble(names: list[str]) -> None:
    Path("scribbled").mkdir()
    shutil.copytree("meetings/figures", "made/review/figures")
    for number, name in enumerate(names[:REVIEWED]):
        drafts = ("made/draft-standard/{}.draft.docx", "made/draft-whole/{}.whole-markup.draft.docx")
        # Beside its translations an English sheet has its language in its name.
        for draft in (Path(drafts[number % 2].format(each)) for each in (name, f"{name}.en")):
            if draft.exists():
                Path(f"scribbled/{name}.docx").write_bytes(scribble(draft.read_bytes(), name))
        shutil.copy(f"{'edited' if number % 3 else 'drafts'}/{name}.yaml", "made/review")


def run(checkout: Path, inputs: Path, names: list[str], folder: Path) -> Path:
    """Run all commands with the code of a checkout, in a new folder, which is there only when they have ended."""
    under_way = Path(tempfile.mkdtemp(dir=folder.parent))
    shutil.copytree(inputs, under_way, dirs_exist_ok=True)
    environment = os.environ | {"PYTHONPATH": str(checkout), "FACTSHEET_CACHE": "", "COLUMNS": "100"}
    driver = [sys.executable, "-c", DRIVER, str(checkout)]
    with contextlib.chdir(under_way):
        subprocess.run(driver, input=json.dumps(list(commands(names))), text=True, env=environment, check=True)
        _scribble(names)
        subprocess.run(driver, input=json.dumps(list(reviews(names))), text=True, env=environment, check=True)
    return under_way.rename(folder)


def digest(checkout: Path, inputs: Path) -> str:
    """Give a digest of all that decides what a checkout makes."""
    found = sha256(sys.version.encode())
    found.update("".join(sorted(f"{each.name} {each.version}\n" for each in distributions())).encode())
    for tool in (Path(__file__), Path(__file__).with_name("scribbles.py")):
        found.update(tool.read_bytes())
    for root in (checkout / "factsheet", checkout / "templates", inputs):
        for file in sorted(root.rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                found.update(f"{file.relative_to(root)}\0{sha256(file.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()[:16]


def sums(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of every file that was made, by its path."""
    files = (file for file in (folder / "made").rglob("*") if file.is_file() and file.name not in PER_SHEET)
    return {str(file.relative_to(folder)): sha256(file.read_bytes()).hexdigest() for file in files}


def failures(folder: Path) -> list[str]:
    """Name the commands that did not exit as they should."""
    said = sorted((folder / "made").rglob("*.said.txt"))
    codes = {str(file.relative_to(folder)): file.read_text("utf-8").rstrip()[-1] for file in said}
    return [name for name, code in codes.items() if code != "0" and not (code == "1" and name.startswith(FAULTY))]


def compare(before: Path, after: Path) -> bool:
    """Say how many files of each kind differ, and the first of them, or how many are the same; whether all are."""
    old, new = sums(before), sums(after)
    differing = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    kinds: dict[str, list[str]] = {}
    for name in differing or sorted(old):
        kinds.setdefault(_kind(Path(name)), []).append(name)
    for kind, names in kinds.items():
        print(f"{len(names):6} {kind}", *([f"such as {' '.join(names[:3])}"] if differing else []))
    print(f"{len(differing)} of {len(old.keys() | new.keys())} files differ")
    return not differing


def _kind(name: Path) -> str:
    return f"{name.parts[1].removesuffix('.said.txt')} {name.suffix}"


def main() -> int:
    """Compare what is asked for, and give the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("before", type=Path, help="a checkout")
    parser.add_argument("after", type=Path, help="another")
    parser.add_argument("--meetings", type=int, default=300, metavar="N", help="random meetings (300)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where BEFORE's files are kept")
    asked = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="same-bytes-"))
    names = write_inputs(work / "inputs", asked.meetings, asked.seed, EVERY)
    kept = (asked.keep or work / "before").absolute() / digest(asked.before.resolve(), work / "inputs")
    kept.parent.mkdir(parents=True, exist_ok=True)
    before = kept if kept.exists() else run(asked.before.resolve(), work / "inputs", names, kept)
    if failed := failures(before):
        print("these commands fail before:", *failed, sep="\n")
        return 2
    after = run(asked.after.resolve(), work / "inputs", names, work / "after")
    if compare(before, after):
        shutil.rmtree(work)
        return 0
    print(f"look at {before} and {after}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
