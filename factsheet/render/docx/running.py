"""Running heads and feet: the head from the second page on, the foot on every page (ECMA-376 part 1, 17.10)."""

from __future__ import annotations

from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml import etree

from factsheet.document import Document, RunningLine
from factsheet.document.presence import text_revision
from factsheet.render.docx.inlines import InlineWriter
from factsheet.render.docx.ledger import Ledger
from factsheet.render.docx.names import StyleId
from factsheet.render.docx.package import TreePart
from factsheet.render.docx.revisions import revised_look
from factsheet.render.docx.runs import PLAIN, add_run
from factsheet.render.docx.watermark import add_watermark
from factsheet.render.docx.xml import add, add_value, root
from factsheet.render.theme import Theme


@dataclass(frozen=True, slots=True)
class _Kind:
    """Heads or feet: the name that sections use, the root element, the style, and the types in the package."""

    name: str
    element: str
    style: StyleId
    content_type: str
    relationship: str


_HEADER = _Kind("header", "hdr", StyleId.HEADER, CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)
_FOOTER = _Kind("footer", "ftr", StyleId.FOOTER, CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER)


def add_running_parts(main: Part, document: Document, theme: Theme, ledger: Ledger) -> dict[tuple[str, str], str]:
    """Add the four running parts to the main part; gives their relationships by kind and page type.

    The word of the watermark is anchored in the headers, the first page's too.
    """
    lines = (
        (_HEADER, "default", document.head),
        (_HEADER, "first", RunningLine()),
        (_FOOTER, "default", document.foot),
        (_FOOTER, "first", document.foot),
    )
    relationships = {}
    for kind, pages, line in lines:
        part = TreePart(f"/word/{kind.name}_{pages}.xml", kind.content_type, root(kind.element))
        paragraph = add(part.tree, "p")
        add_value(add(paragraph, "pPr"), "pStyle", kind.style)
        if document.watermark and kind is _HEADER:
            add_watermark(add_run(paragraph, PLAIN, ledger), ledger.clean(document.watermark), theme)
        _write_line(paragraph, line, InlineWriter(part, ledger, takes_comments=False))
        relationships[kind.name, pages] = main.relate_to(part, kind.relationship)
    return relationships


def _write_line(paragraph: etree._Element, line: RunningLine, writer: InlineWriter) -> None:
    """Write both ends of the line with a tab between them; the style has its stop at the right margin."""
    writer.write(paragraph, line.start)
    if line.end:
        add(add_run(paragraph, revised_look(text_revision(line.end)), writer.ledger), "tab")
        writer.write(paragraph, line.end)
