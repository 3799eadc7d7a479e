"""How time and memory of an import grow with its source, in every form: `python -m benchmarks.imports [--quick]`.

Each import has a process of its own, whose time of the processor and most memory are taken beside those of one that
imports a page. A page has 500 words in ten paragraphs and items. It writes `IMPORTS.md`.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from benchmarks.machine import describe
from benchmarks.tables import head, row

RESULTS = Path(__file__).parent / "IMPORTS.md"
PAGES, QUICK = (1, 250, 500, 1000), (1, 2)
_WORDS = re.findall(r"\w+", "the parties agreed to hold talks on trade energy security ports and met again in Geneva")


def paragraphs(pages: int) -> Iterator[str]:
    """Give the paragraphs of so many pages, the same each time; every other one is an item."""
    chance = random.Random(pages)  # noqa: S311 - filler
    for _ in range(10 * pages):
        words = chance.choices(_WORDS, k=50)
        yield f"{' '.join(words).capitalize()}."


def _plain(pages: int) -> bytes:
    blocks = (f"- {text}" if number % 2 else text for number, text in enumerate(paragraphs(pages)))
    return ("Title of it\n\n" + "\n\n".join(blocks)).encode()


def _page(pages: int) -> bytes:
    blocks = (f"<ul><li>{each}</ul>" if number % 2 else f"<p>{each}" for number, each in enumerate(paragraphs(pages)))
    return f"<!DOCTYPE html><title>Title</title><nav>Menu</nav><main><h1>Title</h1>{''.join(blocks)}</main>".encode()


def _word(pages: int) -> bytes:
    from docx import Document  # noqa: PLC0415 - only where it is measured

    document = Document()
    for number, text in enumerate(paragraphs(pages)):
        document.add_paragraph(text, style="List Bullet" if number % 2 else None)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _pdf(pages: int) -> bytes:
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - only where it is measured

    stream = io.BytesIO()
    canvas = Canvas(stream)
    foot = 780
    for text in paragraphs(pages):
        words = text.split()
        for place in range(0, len(words), 12):
            foot -= 13
            canvas.drawString(70, foot, " ".join(words[place : place + 12]))
        foot -= 8
        if foot < 120:
            canvas.showPage()
            foot = 780
    canvas.save()
    return stream.getvalue()


FORMS: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "plain text": (".txt", _plain),
    "Markdown": (".md", _plain),
    "web page": (".html", _page),
    "Word file": (".docx", _word),
    "PDF": (".pdf", _pdf),
}


def measure(file: Path) -> tuple[float, float, int]:
    """Import a file in a process of its own; give seconds of the processor, MiB at most, and words taken."""
    command = [sys.executable, "-m", "benchmarks.imports", "--import", str(file)]
    folder = RESULTS.parents[1]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603 - our own
    seconds, memory, words = done.stdout.split()
    return float(seconds), float(memory), int(words)


def _import(file: Path) -> str:
    from factsheet import api  # noqa: PLC0415 - what is measured

    data = file.read_bytes()
    start = time.process_time()
    words = api.import_text(data, file.name, "talks", today=date(2026, 1, 1)).words["meeting"]
    return f"{time.process_time() - start} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024} {words}"


def table(sizes: tuple[int, ...]) -> Iterator[str]:
    """Measure every form and size, and give the lines of a table."""
    yield from head("form", *(f"{size:,} {'pages' if size > 1 else 'page'}" for size in sizes))
    with tempfile.TemporaryDirectory() as folder:
        for form, (suffix, make) in FORMS.items():
            cells = []
            for size in sizes:
                file = Path(folder, f"source{suffix}")
                file.write_bytes(make(size))
                seconds, memory, _ = measure(file)
                cells.append(f"{seconds:.2f} s, {memory:.0f} MiB")
            yield row(form, *cells)


def main() -> None:
    """Measure, and write the results."""
    parser = argparse.ArgumentParser(description="Measure how imports grow with their sources.")
    parser.add_argument("--quick", action="store_true", help="tiny sizes")
    parser.add_argument("--to", type=Path, default=RESULTS, metavar="FILE", help="where the results go")
    parser.add_argument("--import", dest="file", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.file:
        print(_import(asked.file))  # noqa: T201 - for the process that asked
        return
    lines = ["# Imports by size", "", *(f"- {line}" for line in describe()), ""]
    lines += ["Time of the processor and the most memory of a process that imports one text; a page has 500 words.", ""]
    text = "\n".join([*lines, *table(QUICK if asked.quick else PAGES)]) + "\n"
    asked.to.write_text(text, encoding="utf-8")
    print(text)  # noqa: T201 - the results


if __name__ == "__main__":
    main()
