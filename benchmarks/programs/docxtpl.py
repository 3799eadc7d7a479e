"""docxtpl: a Word file with Jinja2 tags as its template, filled with the content; the template's bytes are kept."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docxtpl import DocxTemplate

from benchmarks.content import Content
from benchmarks.programs import python_docx


class DocxTpl:
    """From the content as JSON to a Word file."""

    suffix = ".json"

    def source(self, content: Content) -> str:
        """Give the content as JSON, which plain code would read."""
        return python_docx.PROGRAM.source(content)

    def build(self, source: Path) -> bytes:
        """Fill the template."""
        template = DocxTemplate(BytesIO(_template()))
        template.render(json.loads(source.read_text(encoding="utf-8")), autoescape=True)
        buffer = BytesIO()
        template.save(buffer)
        return buffer.getvalue()


PROGRAM = DocxTpl()


@cache
def _template() -> bytes:
    """Write the template as an author would in Word: `{%p` stands for a paragraph, `{%tr` for a row."""
    word = Document()
    python_docx.set_up(word)
    word.add_paragraph().add_run("{{ issuer }}").bold = True
    word.add_paragraph().add_run("Fact sheet").bold = True
    word.add_heading("{{ title }}", 1)
    word.add_paragraph().add_run("{{ dateline }}").italic = True
    _rows(word, "facts", ("{{ row[0] }}", "{{ row[1] }}"), None)
    word.add_paragraph().add_run("Summary").bold = True
    _points(word, "summary", "")
    word.add_paragraph("{%p for section in sections %}")
    word.add_heading("{{ section.title }}", 2)
    _points(word, "section.points", "1")
    word.add_paragraph("{%p if section.rows %}")
    cells = tuple(f"{{{{ row[{number}] }}}}" for number in range(3))
    _rows(word, "section.rows[1:]", cells, tuple(f"{{{{ section.rows[0][{number}] }}}}" for number in range(3)))
    word.add_paragraph("{%p endif %}")
    word.add_paragraph("{%p endfor %}")
    word.add_heading("Follow-ups", 2)
    _rows(word, "follow_ups", tuple(f"{{{{ row[{n}] }}}}" for n in range(4)), ("Action", "Owner", "Due", "Status"))
    word.add_heading("Sources", 2)
    word.add_paragraph("{%p for source in sources %}")
    word.add_paragraph("{{ source }}", style="List Number")
    word.add_paragraph("{%p endfor %}")
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _points(word: Word, name: str, mark: str) -> None:
    word.add_paragraph(f"{{%p for point in {name} %}}")
    python_docx.add_point(word, {"lead": "{{ point.lead }}", "text": "{{ point.text }}"}, mark)
    word.add_paragraph("{%p endfor %}")


def _rows(word: Word, name: str, cells: tuple[str, ...], head: tuple[str, ...] | None) -> None:
    opening = (f"{{%tr for row in {name} %}}", *[""] * (len(cells) - 1))
    closing = ("{%tr endfor %}", *[""] * (len(cells) - 1))
    python_docx.add_table(word, [*([head] if head else []), opening, cells, closing], head=bool(head))
