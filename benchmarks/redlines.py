"""Compare redlines with those of others, on texts of a folder: `python -m benchmarks.redlines --texts FOLDER`.

Each pair of texts, one year and the next, becomes two meetings; the Word files of both go to every program. A program
that is not installed is left out, and that is told.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from importlib import import_module
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from benchmarks.tables import head, row
from factsheet import api

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STATEMENTS = (
    "quad|wilmington",
    "g7",
    "r-o-k|rok-|states-republic-of-korea|70th",
    "partnership-for-the-indo|camp-david|anniversary-of-the-tri|2024-11-15",
)
"""What the names of the statements of one series have in common."""
_RESOLUTIONS = 5
"""How many pairs are drawn of a series of resolutions, evenly over its years."""

Redline = Callable[[bytes, bytes, bytes, bytes], bytes]
"""Makes a redline of two meetings and their Word files."""


@dataclass(frozen=True)
class Shown:
    """What a redline shows: moves, and the characters that are no blanks in what is struck and in what moved away.

    `wrong` counts texts that are not there once it is accepted or rejected.
    """

    moves: int = 0
    struck: int = 0
    moved: int = 0
    wrong: int = 0


def main() -> None:
    """Compare, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True, help="the folder with `statements` and `resolutions`")
    parser.add_argument("--to", type=Path, help="a file for the table, too")
    options = parser.parse_args()
    text = "\n".join(table(list(pairs(options.texts)))) + "\n"
    if options.to:
        options.to.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Give the texts of one series after another, each with the next."""
    statements = sorted((folder / "statements").glob("20*.md"))
    for words in _STATEMENTS:
        series = [file for file in statements if re.search(words, file.name) and "fact-sheet" not in file.name]
        yield from pairwise(series)
    for each in sorted((folder / "resolutions").iterdir()):
        series = sorted(each.glob("*.txt"))
        step = max(1, (len(series) - 1) // _RESOLUTIONS)
        yield from list(pairwise(series))[::step][:_RESOLUTIONS]


def meeting_of(file: Path) -> bytes:
    """Give the meeting that says what a text does, a paragraph each."""
    text = re.sub(r"\A---\n.*?\n---\n", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    paragraphs = [" ".join(each.split()) for each in re.split(r"\n\s*\n", text)]
    content = [{"paragraph": re.sub(r"([\\*_\[\]])", r"\\\1", each)} for each in paragraphs if re.search(r"\w", each)]
    meeting = {
        "id": "text",
        "kind": "bilateral",
        "title": "Text",
        "date": "2025-01-01",
        "venue": {"city": "Geneva", "country": "CH"},
        "issuer": {"name": "Office"},
        "participants": [{"party": "Party A"}, {"party": "Party B"}],
        "sections": [{"id": "text", "title": "Text", "content": content}],
    }
    return json.dumps(meeting, ensure_ascii=False).encode()


def programs() -> Mapping[str, Redline | None]:
    """Give the programs; None stands for one that is not installed."""
    return {"factsheet": _ours, "python-redlines": _redlines(), "jubarte-redlines": _jubarte()}


def _ours(old: bytes, new: bytes, before: bytes, after: bytes) -> bytes:  # noqa: ARG001 - the meetings say it all
    return api.redline(old, new).files["docx"]


def _redlines() -> Redline | None:
    try:
        engine = import_module("python_redlines").DocxodusEngine()
    except ImportError:
        return None
    return lambda old, new, before, after: engine.run_redline("A", before, after)[0]  # noqa: ARG005 - Word files only


def _jubarte() -> Redline | None:
    try:
        made = import_module("jubarte_redlines").compare_documents
    except ImportError:
        return None
    return lambda old, new, before, after: made(before, after, "A")  # noqa: ARG005 - Word files only


def table(found: Sequence[tuple[Path, Path]]) -> Iterator[str]:
    """Give a table of what each program shows, pair by pair and in all."""
    known = programs()
    there = {name: redline for name, redline in known.items() if redline}
    yield from (f"{name} is not installed." for name in known if name not in there)
    titles = [f"{name}: {what}" for name in there for what in ("moves", "struck", "moved", "wrong")]
    yield from head("texts", *titles)
    sums, right = (dict.fromkeys(there, Shown()) for _ in range(2))
    for old, new in found:
        shown = compared(old, new, there)
        sums = {name: _added(sums[name], each) for name, each in shown.items()}
        if not any(each.wrong for each in shown.values()):
            right = {name: _added(right[name], each) for name, each in shown.items()}
        yield row(f"{_short(old)} → {_short(new)}", *_figures(shown))
    yield row("all", *_figures(sums))
    yield row("those that none gets wrong", *_figures(right))


def compared(old: Path, new: Path, there: Mapping[str, Redline]) -> dict[str, Shown]:
    """Give what each program shows of one text and the next."""
    meetings = [meeting_of(file) for file in (old, new)]
    files = [api.build(meeting, ("docx",)).files["docx"] for meeting in meetings]
    texts = [_text(_body(file)) for file in files]
    found = {}
    for name, redline in there.items():
        body = _body(redline(*meetings, *files))
        sides = zip((("ins", "moveTo"), ("del", "moveFrom")), texts, strict=True)
        wrong = sum(_text(body, without) != text for without, text in sides)
        found[name] = replace(shown_in(body), wrong=wrong)
    return found


def shown_in(body: etree._Element) -> Shown:
    """Count the moves that have both ends, and what is struck and moved away."""
    ends = [{each.get(f"{_W}name") for each in body.iter(f"{_W}move{end}RangeStart")} for end in ("From", "To")]
    struck = moved = 0
    for text in body.iter(f"{_W}t", f"{_W}delText"):
        around = {each.tag for each in text.iterancestors()}
        size = len("".join((text.text or "").split()))
        if f"{_W}moveFrom" in around:
            moved += size
        elif f"{_W}del" in around:
            struck += size
    return Shown(len(ends[0] & ends[1]), struck, moved)


def _body(file: bytes) -> etree._Element:
    with ZipFile(BytesIO(file)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def _text(body: etree._Element, without: Sequence[str] = ()) -> str:
    """Give all the text, without what stands in some revisions and without blanks."""
    gone = [_W + each for each in without]
    texts = (
        text.text or ""
        for text in body.iter(f"{_W}t", f"{_W}delText")
        if not (gone and any(True for _ in text.iterancestors(*gone)))
    )
    return "".join("".join(texts).split())


def _added(one: Shown, other: Shown) -> Shown:
    return Shown(*map(sum, zip(astuple(one), astuple(other), strict=True)))


def _figures(shown: Mapping[str, Shown]) -> Iterator[str]:
    for each in shown.values():
        yield from (f"{figure:,}" for figure in astuple(each))


def _short(file: Path) -> str:
    return textwrap.shorten(file.stem.replace("-", " ").replace("_", " "), 34, placeholder="…")


if __name__ == "__main__":
    main()
