"""ReportLab's own platypus, as its user guide has it: paragraphs of XML, lists and tables, no tags."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, ListFlowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from benchmarks import fonts
from benchmarks.content import Content

ACCENT, RULE, SHADE = HexColor("#14365d"), HexColor("#c3cad3"), HexColor("#f1f4f8")


class Platypus:
    """From the content as JSON to a PDF."""

    suffix = ".json"

    def source(self, content: Content) -> str:
        """Give the content as JSON, which plain code would read."""
        return json.dumps(asdict(content))

    def build(self, source: Path) -> bytes:
        """Make the story and build it."""
        content = json.loads(source.read_text(encoding="utf-8"))
        buffer = BytesIO()
        template = SimpleDocTemplate(
            buffer, pagesize=A4, topMargin=20 * mm, bottomMargin=23 * mm, leftMargin=24 * mm, rightMargin=24 * mm
        )
        template.build(_story(content), onFirstPage=_foot, onLaterPages=_foot)
        return buffer.getvalue()


PROGRAM = Platypus()


@cache
def _styles() -> dict[str, ParagraphStyle]:
    for style in fonts.STYLES:
        pdfmetrics.registerFont(TTFont(style, str(fonts.file(style))))
    names = dict(zip(("normal", "bold", "italic", "boldItalic"), fonts.STYLES, strict=True))
    pdfmetrics.registerFontFamily("regular", **names)
    body = ParagraphStyle("body", fontName="regular", fontSize=10.5, leading=14.5, spaceAfter=3.5)
    head = {"parent": body, "fontName": "bold", "textColor": ACCENT}
    return {
        "body": body,
        "cell": ParagraphStyle("cell", parent=body, fontSize=9.5, leading=12.5, spaceAfter=0),
        "label": ParagraphStyle("label", **{**head, "fontSize": 9.5, "leading": 12.5, "spaceAfter": 0}),
        "title": ParagraphStyle("title", **head, fontSize=24, leading=28),
        "heading": ParagraphStyle("heading", **head, fontSize=16, leading=20, spaceBefore=13, keepWithNext=1),
        "note": ParagraphStyle("note", parent=body, fontSize=9, leading=12, spaceAfter=2),
    }


def _foot(canvas: Canvas, _template: SimpleDocTemplate) -> None:
    canvas.setFont("regular", 8.5)
    canvas.drawString(24 * mm, 11 * mm, "Final · Version 1")
    canvas.drawRightString(A4[0] - 24 * mm, 11 * mm, f"Page {canvas.getPageNumber()}")


def _story(content: dict[str, Any]) -> list[Flowable]:
    style = _styles()
    story: list[Flowable] = [
        Paragraph(f"<b>{escape(content['issuer'])}</b>", style["body"]),
        Paragraph("<b>Fact sheet</b>", style["body"]),
        Paragraph(escape(content["title"]), style["title"]),
        Paragraph(f"<i>{escape(content['dateline'])}</i>", style["body"]),
        _table(content["facts"], [0.21, 0.79], head=False),
        Spacer(1, 10),
        Table([[[Paragraph("<b>Summary</b>", style["body"]), _points(content["summary"])]]], style=_ground()),
    ]
    for section in content["sections"]:
        story += [Paragraph(escape(section["title"]), style["heading"]), _points(section["points"], "<super>1</super>")]
        if section["rows"]:
            story.append(_table(section["rows"], [0.25, 0.5, 0.25]))
    rows = [["Action", "Owner", "Due", "Status"], *content["follow_ups"]]
    story += [Paragraph("Follow-ups", style["heading"]), _table(rows, [0.46, 0.18, 0.2, 0.16])]
    notes = [Paragraph(f"{n} {escape(text)}", style["note"]) for n, text in enumerate(content["sources"], start=1)]
    return [*story, Paragraph("Sources", style["heading"]), *notes]


def _points(points: list[dict[str, str]], mark: str = "") -> ListFlowable:
    style = _styles()["body"]
    texts = [f"<b>{escape(point['lead'])}.</b> {escape(point['text'])}{mark}" for point in points]
    items = [Paragraph(text, style) for text in texts]
    return ListFlowable(items, bulletType="bullet", start="•", bulletFontName="regular", leftIndent=14)


def _ground() -> TableStyle:
    return TableStyle([("BACKGROUND", (0, 0), (-1, -1), SHADE)])


def _table(rows: list[list[str]], shares: list[float], *, head: bool = True) -> Table:
    style = _styles()
    width = A4[0] - 48 * mm
    cells = [[Paragraph(escape(text), style["cell"]) for text in row] for row in rows]
    if head:
        cells[0] = [Paragraph(escape(text), style["label"]) for text in rows[0]]
    looks = [("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table(cells, colWidths=[width * share for share in shares], repeatRows=int(head), style=TableStyle(looks))
