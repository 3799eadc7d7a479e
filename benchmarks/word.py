"""Word files of two checkouts and of docxtpl, and changes to long sheets: `python -m benchmarks.word`.

    python -m benchmarks.word [--checkout DIR] [--wheel FILE] [--turns N] [--long-turns N] [--parts N]
        [--changes N] [--to FILE]

As in `benchmarks.beside`, the programs take turns and the time of the processor is counted. A sheet of so many parts is
written at once; two versions of it, which differ in so many places, become a redline; and a draft of it that comes back
with as many words changed is merged. The other checkout makes its own draft.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import yaml

from benchmarks.beside import (
    HERE,
    Times,
    add_checkouts,
    command,
    given_checkouts,
    in_turn,
    opening,
    own_folder,
    section,
    warm,
)
from benchmarks.content import make_content
from benchmarks.plan import pages
from benchmarks.programs import load

RESULTS = Path(__file__).parent / "WORD.md"
PEER = "docxtpl"
_RUN = re.compile(r'<w:r><w:t xml:space="preserve">([^<]{60,})</w:t></w:r>')
_STAMP = 'w:author="Reviewer" w:date="2025-04-04T10:00:00Z"'


def main() -> None:
    """Measure, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add_checkouts(parser)
    parser.add_argument("--turns", type=int, default=24, help="how often each program makes a sheet")
    parser.add_argument("--long-turns", type=int, default=3, help="how often each has a long one")
    parser.add_argument("--parts", type=int, default=140, help="how many times as long that is")
    parser.add_argument("--changes", type=int, default=500, help="in how many places its versions differ")
    parser.add_argument("--to", type=Path, default=RESULTS, help="the file for the results")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = "\n".join(_lines(options, Path(folder))) + "\n"
    options.to.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def _lines(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    checkouts = given_checkouts(options, folder)
    long = f"{pages(options.parts)} pages"
    yield from opening("Word", "benchmarks.word", checkouts, options.turns)
    yield f"- long sheets: {options.long_turns} turns"
    programs = {name: ("factsheet_docx", checkout) for name, checkout in checkouts.items()} | {PEER: (PEER, HERE)}
    times, _ = warm(programs, folder, options.turns)
    yield from section("One sheet, warm: from a file to Word", times)
    times, _ = warm(programs, folder, options.long_turns, options.parts, 0)
    yield from section(f"One sheet of {long}, in a process that has made a short one", times)
    times = _redlines(checkouts, folder, options)
    yield from section(f"`factsheet redline` of {long} with {options.changes} changes", times)
    times = _merges(checkouts, folder, options)
    yield from section(f"`factsheet review merge` of {options.changes} changes to {long}", times)


def _redlines(checkouts: Mapping[str, Path], folder: Path, options: argparse.Namespace) -> Times:
    for name in checkouts:
        _write_versions(own_folder(folder, name), options.parts, options.changes)

    def redline(name: str) -> float:
        own = own_folder(folder, name)
        files = [str(own / file) for file in ("old.yaml", "new.yaml", "redline.docx")]
        return command(["-m", "factsheet", "redline", *files[:2], "--output", files[2]], checkouts[name])

    return in_turn(options.long_turns, {name: lambda _, name=name: redline(name) for name in checkouts}, 0)


def _merges(checkouts: Mapping[str, Path], folder: Path, options: argparse.Namespace) -> Times:
    for name, checkout in checkouts.items():
        own = own_folder(folder, name)
        out = ["--draft", "--quiet", "--output", str(own / "drafts"), "--store", str(own / "store")]
        command(["-m", "factsheet", "build", *out, str(own / "old.yaml")], checkout)
        (draft,) = (own / "drafts").rglob("*.docx")
        (own / "edited.docx").write_bytes(_edited(draft.read_bytes(), options.changes))

    def merge(name: str) -> float:
        own = own_folder(folder, name)
        shutil.copy(own / "old.yaml", own / "today.yaml")
        given = [str(own / "edited.docx"), "--into", str(own / "today.yaml"), "--store", str(own / "store")]
        return command(["-m", "factsheet", "review", "merge", *given], checkouts[name])

    return in_turn(options.long_turns, {name: lambda _, name=name: merge(name) for name in checkouts}, 0)


def _write_versions(folder: Path, parts: int, changes: int) -> None:
    """Write a meeting that is a draft, with ids, and a later version: words changed, items gone, moved and new."""
    draw = random.Random(parts)  # noqa: S311 - filler, no secret
    meeting = yaml.safe_load(load("factsheet").source(make_content(0, parts))) | {"status": "draft"}
    numbered = 0
    for number, part in enumerate(meeting["sections"]):
        part["id"] = f"section-{number}"
        for item in part["content"]:
            numbered += 1
            item.get("table", item)["id"] = f"item-{numbered}"
    _write(folder / "old.yaml", meeting)
    points = [item for part in meeting["sections"] for item in part["content"] if "text" in item]
    for item in draw.sample(points, changes - changes // 10):
        words = item["text"].split(" ")
        words[draw.randrange(1, len(words) - 1)] = draw.choice(["reworded", "said otherwise", ""])
        item["text"] = " ".join(filter(None, words))
    for number in range(changes // 10):
        content, other = (draw.choice(meeting["sections"])["content"] for _ in range(2))
        gone = content.pop(draw.randrange(len(content))) if len(content) > 1 else None
        new = {"id": f"new-{number}", "text": f"A point that is new, number {number}."}
        other.insert(draw.randrange(len(other) + 1), gone if gone and number % 2 else new)
    _write(folder / "new.yaml", meeting)


def _write(file: Path, meeting: object) -> None:
    file.write_text(yaml.safe_dump(meeting, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8")


def _edited(draft: bytes, changes: int) -> bytes:
    """Give a draft in which a reviewer has changed a word in so many places, tracked."""
    source = ZipFile(BytesIO(draft))
    text = source.read("word/document.xml").decode()
    draw = random.Random(changes)  # noqa: S311 - as above
    runs = sorted(draw.sample([*_RUN.finditer(text)], changes), key=re.Match.start)
    made, at = [], 0
    for number, run in enumerate(runs):
        words = run[1].split(" ")
        place = draw.randrange(1, len(words) - 1)
        before, behind = " ".join(words[:place]) + " ", " " + " ".join(words[place + 1 :])
        gone = f'<w:del w:id="{900_000 + 2 * number}" {_STAMP}>{_run(words[place], "delText")}</w:del>'
        new = f'<w:ins w:id="{900_001 + 2 * number}" {_STAMP}>{_run("reworded")}</w:ins>'
        made += [text[at : run.start()], _run(before), gone, new, _run(behind)]
        at = run.end()
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            whole = name != "word/document.xml"
            target.writestr(name, source.read(name) if whole else "".join([*made, text[at:]]))
    return buffer.getvalue()


def _run(text: str, name: str = "t") -> str:
    return f'<w:r><w:{name} xml:space="preserve">{text}</w:{name}></w:r>'


if __name__ == "__main__":
    main()
