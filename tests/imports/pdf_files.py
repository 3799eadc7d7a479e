"""Statements as PDFs, with the words that they show in the order in which they show them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import rendercv_fonts
from law import words_of
from markdown_it import MarkdownIt
from markdown_it.token import Token
from renditions import parts
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HEADER = "Embargoed until noon"
_FONTS = next(Path(rendercv_fonts.__file__).parent.rglob("SourceSans3-Regular.ttf")).parent
_PLAIN, _BOLD = "Import", "Import-Bold"
SPACED = {0xA0: " ", 0x3000: " ", 0xFB01: "fi"}
"""What a text layer has otherwise: a no-break space is a space to most programs that write one, and pdfium writes
ligatures apart."""
_LEFT, _RIGHT, _TOP, _FOOT = 70, 525, 770, 70


Word = list[tuple[str, bool]]
"""A word by its parts, each bold or not."""
_BULLET: Word = [("•", False)]


class PdfFile:
    """A PDF that is being made, and its words."""

    def __init__(self) -> None:
        for name, file in ((_PLAIN, "SourceSans3-Regular.ttf"), (_BOLD, "SourceSans3-Bold.ttf")):
            pdfmetrics.registerFont(TTFont(name, _FONTS / file))
        self.stream = io.BytesIO()
        self.canvas = Canvas(self.stream, invariant=True)
        self.words: list[str] = []
        self.page = 0
        self.foot = 0.0
        self._begin()

    def _begin(self) -> None:
        self.page += 1
        self.canvas.setFont(_PLAIN, 9)
        self.canvas.drawString(_LEFT, 800, HEADER)
        self.words += words_of(HEADER)
        self.foot = _TOP

    def _end(self) -> None:
        self.canvas.setFont(_PLAIN, 9)
        self.canvas.drawString(290, 40, str(self.page))
        self.words.append(str(self.page))
        self.canvas.showPage()

    def paragraph(self, runs: list[tuple[str, bool]], size: float = 11, indent: float = 0, label: str = "") -> None:
        """Set a paragraph line by line; a bullet is no word."""
        words = [*([[(label, False)]] if label else []), *_words(runs)]
        at, line = _LEFT + indent, []
        for word in words:
            width = sum(pdfmetrics.stringWidth(part, _BOLD if bold else _PLAIN, size) for part, bold in word)
            if line and at + width > _RIGHT:
                self._line(line, size, indent)
                at, line = _LEFT + indent, []
            line.append(word)
            at += width + pdfmetrics.stringWidth(" ", _PLAIN, size)
        if line:
            self._line(line, size, indent)
        self.foot -= 8

    def _line(self, line: list[Word], size: float, indent: float) -> None:
        if self.foot - size < _FOOT:
            self._end()
            self._begin()
        self.foot -= 1.3 * size
        text = self.canvas.beginText(_LEFT + indent, self.foot)
        for part, bold in (each for word in line for each in (*word, (" ", False))):
            text.setFont(_BOLD if bold else _PLAIN, size)
            text.textOut(part)
        self.canvas.drawText(text)
        self.words += words_of(" ".join("".join(part for part, _ in word) for word in line if word != _BULLET))

    def data(self) -> bytes:
        self._end()
        self.canvas.save()
        return self.stream.getvalue()


def pdf_file(text: str) -> tuple[bytes, list[str]]:
    """Give a text as a PDF, and its words."""
    _, values, body = parts(text)
    made = PdfFile()
    if values.get("title"):
        made.paragraph([(values["title"].translate(SPACED), True)], 20)
    tokens = MarkdownIt("commonmark").parse(body)
    lists: list[int | None] = []
    label = ""
    for place, token in enumerate(tokens):
        match token.type:
            case "ordered_list_open" | "bullet_list_open":
                lists.append(int(token.attrs.get("start", 1)) if token.tag == "ol" else None)
            case "ordered_list_close" | "bullet_list_close":
                lists.pop()
            case "list_item_open":
                number = lists[-1]
                label = "•" if number is None else f"{number}."
                lists[-1] = number if number is None else number + 1
            case "heading_open":
                made.paragraph(list(_runs(tokens[place + 1], bold=True)), 14)
            case "paragraph_open":
                made.paragraph(list(_runs(tokens[place + 1])), 11, 18 * len(lists), label)
                label = ""
    return made.data(), made.words


def _words(runs: list[tuple[str, bool]]) -> list[Word]:
    """Give runs word by word; runs without a space between them share one."""
    words: list[Word] = [[]]
    for text, bold in runs:
        for number, part in enumerate(text.split(" ")):
            if number:
                words.append([])
            if part:
                words[-1].append((part, bold))
    return [word for word in words if word]


def _runs(token: Token, *, bold: bool = False) -> Iterator[tuple[str, bool]]:
    strong = 0
    for child in token.children or ():
        strong += child.nesting * (child.type.startswith("strong"))
        if child.type in {"text", "code_inline", "softbreak", "hardbreak"}:
            yield " " if child.type.endswith("break") else child.content.translate(SPACED), bool(strong) or bold
