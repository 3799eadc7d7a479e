"""fpdf2: plain code on its text and table methods; it writes no tags for text."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from benchmarks import fonts
from benchmarks.content import Content

_STYLES = {"": "regular", "B": "bold", "I": "italic"}


class Fpdf2:
    """From the content as JSON to a PDF."""

    suffix = ".json"

    def source(self, content: Content) -> str:
        """Give the content as JSON, which plain code would read."""
        return json.dumps(asdict(content))

    def build(self, source: Path) -> bytes:
        """Write the sheet from the top down."""
        content = json.loads(source.read_text(encoding="utf-8"))
        pdf = _Sheet(format="A4")
        for style, name in _STYLES.items():
            pdf.add_font("sheet", style, fonts.file(name))
        pdf.set_margins(24, 20, 24)
        pdf.set_auto_page_break(auto=True, margin=23)
        pdf.add_page()
        pdf.write_sheet(content)
        return bytes(pdf.output())


PROGRAM = Fpdf2()


class _Sheet(FPDF):  # type: ignore[misc]
    def footer(self) -> None:
        """Write the foot of a page."""
        self.set_y(-14)
        self.set_font("sheet", size=8.5)
        self.cell(0, 4, f"Final · Version 1 · Page {self.page_no()} of {{nb}}")

    def write_sheet(self, content: dict[str, Any]) -> None:
        """Write all parts of the content."""
        self.text_line(f"**{content['issuer']}**")
        self.text_line("**Fact sheet**")
        self.heading(content["title"], 24)
        self.text_line(f"__{content['dateline']}__")
        self.grid(content["facts"], (21, 79), head=False)
        self.text_line("**Summary**")
        self.points(content["summary"])
        for section in content["sections"]:
            self.heading(section["title"], 16)
            self.points(section["points"], " [1]")
            if section["rows"]:
                self.grid(section["rows"], (1, 2, 1))
        self.heading("Follow-ups", 16)
        self.grid([["Action", "Owner", "Due", "Status"], *content["follow_ups"]], (46, 18, 20, 16))
        self.heading("Sources", 16)
        for number, text in enumerate(content["sources"], start=1):
            self.text_line(f"{number} {text}")

    def text_line(self, text: str) -> None:
        """Write a paragraph, `**bold**` and `__italic__` in it."""
        self.set_font("sheet", size=10.5)
        self.multi_cell(0, 5.1, text, markdown=True, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def heading(self, text: str, size: float) -> None:
        """Write a heading."""
        self.ln(4)
        self.set_font("sheet", "B", size)
        self.set_text_color(20, 54, 93)
        self.multi_cell(0, size * 0.43, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_text_color(0)

    def points(self, points: list[dict[str, str]], mark: str = "") -> None:
        """Write a list."""
        for point in points:
            self.text_line(f"• **{point['lead']}.** {point['text']}{mark}")

    def grid(self, rows: list[list[str]], widths: tuple[int, ...], *, head: bool = True) -> None:
        """Write a table."""
        self.set_font("sheet", size=9.5)
        with self.table(
            rows, col_widths=widths, first_row_as_headings=head, borders_layout="HORIZONTAL_LINES", line_height=4.4
        ):
            pass
