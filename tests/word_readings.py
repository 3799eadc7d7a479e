"""A Word story as it reads with all revisions accepted or rejected (ECMA-376 part 1, 17.13.5), from its XML alone."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from factsheet.render.docx.body.first_guess import FILLER

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}softHyphen": "\u00ad", f"{W}noBreakHyphen": "\u2011"}
_TEXTS = (f"{W}t", f"{W}delText")
_ALT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def without_fillers(data: bytes) -> bytes:
    """Give a Word file without the empty paragraphs that LibreOffice's guess of pages asks for; redlines have none."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(FILLER.encode(), b""))
    return made.getvalue()


def read_story(story: etree._Element, *, accept: bool) -> list:
    """Give the paragraphs of a body, cell, head or foot as style and text, and its tables as lists of rows of cells.

    The mark of a paragraph goes with its revision, and joins the paragraph with the next; before a table or at the end
    of the story there is none, so there a paragraph with text stays.
    """
    gone = (f"{W}del", f"{W}moveFrom") if accept else (f"{W}ins", f"{W}moveTo")
    lines: list = []
    joined = ""
    for element in story:
        if element.tag == f"{W}tbl":
            if rows := [_row(row, accept) for row in element.iterfind(f"{W}tr") if not _has(row, "trPr", gone)]:
                assert not joined, f"{joined!r} is to be joined with a table"
                lines.append(rows)
        elif element.tag == f"{W}p":
            text = joined + _text(element, gone)
            is_last = next(element.itersiblings(f"{W}p", f"{W}tbl"), None) is None
            is_joined = _has(element, "pPr/" + W + "rPr", gone) and not is_last
            joined = text if is_joined else ""
            if not is_joined:
                lines.append((_style(element, accept), text))
    return lines


def _row(row: etree._Element, accept: bool) -> list:
    return [read_story(cell, accept=accept) for cell in row.iterfind(f"{W}tc")]


def _has(element: etree._Element, properties: str, revisions: tuple[str, ...]) -> bool:
    return any(element.find(f"{W}{properties}/{revision}") is not None for revision in revisions)


def _style(paragraph: etree._Element, accept: bool) -> str:
    former = paragraph.find(f"{W}pPr/{W}pPrChange/{W}pPr/{W}pStyle")
    now = paragraph.find(f"{W}pPr/{W}pStyle")
    return (now if accept or former is None else former).get(f"{W}val")


def _text(paragraph: etree._Element, gone: tuple[str, ...]) -> str:
    pieces = []
    for run in paragraph.iter(f"{W}r"):
        if not any(ancestor.tag in gone for ancestor in run.iterancestors()):
            for child in run.iter():
                pieces.append((child.text or "") if child.tag in _TEXTS else _SIGNS.get(child.tag, ""))
                pieces.append(f"[{child.get('descr')}]" if child.tag == _ALT else "")
    return "".join(pieces)
