"""python-docx as its documentation has it: paragraphs, runs, and cells looked up in their tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.shared import Mm, Pt

from benchmarks.content import Content


class PythonDocx:
    """From the content as JSON to a Word file."""

    suffix = ".json"

    def source(self, content: Content) -> str:
        """Give the content as JSON, which plain code would read."""
        return json.dumps(asdict(content))

    def build(self, source: Path) -> bytes:
        """Add one thing after the other to python-docx's own empty document."""
        word = Document()
        set_up(word)
        _write(word, json.loads(source.read_text(encoding="utf-8")))
        buffer = BytesIO()
        word.save(buffer)
        return buffer.getvalue()


PROGRAM = PythonDocx()


def set_up(word: Word) -> None:
    """Set page and font, and write the foot."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.footer.paragraphs[0].text = "Final · Version 1"
    word.styles["Normal"].font.name = "Source Sans 3"
    word.styles["Normal"].font.size = Pt(10.5)


def _write(word: Word, content: dict[str, Any]) -> None:
    word.add_paragraph().add_run(content["issuer"]).bold = True
    word.add_paragraph().add_run("Fact sheet").bold = True
    word.add_heading(content["title"], 1)
    word.add_paragraph().add_run(content["dateline"]).italic = True
    add_table(word, content["facts"], head=False)
    word.add_paragraph().add_run("Summary").bold = True
    for point in content["summary"]:
        add_point(word, point)
    for section in content["sections"]:
        word.add_heading(section["title"], 2)
        for point in section["points"]:
            add_point(word, point, "1")
        if section["rows"]:
            add_table(word, section["rows"])
    word.add_heading("Follow-ups", 2)
    add_table(word, [["Action", "Owner", "Due", "Status"], *content["follow_ups"]])
    word.add_heading("Sources", 2)
    for source in content["sources"]:
        word.add_paragraph(source, style="List Number")


def add_point(word: Word, point: dict[str, str], mark: str = "") -> None:
    """Add an item of a list: a phrase in bold, a sentence, the mark of a note."""
    paragraph = word.add_paragraph(style="List Bullet")
    paragraph.add_run(f"{point['lead']}. ").bold = True
    paragraph.add_run(point["text"])
    if mark:
        paragraph.add_run(mark).font.superscript = True


def add_table(word: Word, rows: Sequence[Sequence[str]], *, head: bool = True) -> None:
    """Add a table, its first row in bold where it is a header."""
    table = word.add_table(len(rows), len(rows[0]), style="Table Grid")
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            run = table.cell(y, x).paragraphs[0].add_run(text)
            run.bold = (head and not y) or None
