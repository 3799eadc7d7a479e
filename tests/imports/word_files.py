"""Statements as Word files, with their words: lists that Word numbers, a note, changes, a comment, a header."""

from __future__ import annotations

import io
from collections.abc import Iterator

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from law import words_of
from markdown_it import MarkdownIt
from markdown_it.token import Token
from renditions import parts

NOTE = "A note of the test, at the foot of the page."
NOTES = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{NOTE}</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
_LEVEL = '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/></w:lvl>'
COMMENT, HEADER, DELETED, HIDDEN = "Please check this.", "Embargoed until noon", "not at all", "seen by nobody"


class WordFile:
    """A Word file that is being made, and its words in order."""

    def __init__(self) -> None:
        self.document = Document()
        self.words: list[str] = []
        numbering = self.document.part.numbering_part.element
        for name, form in ((90, "decimal"), (91, "bullet")):
            texts = [f"%{level + 1}." if form == "decimal" else "•" for level in range(3)]
            levels = "".join(_LEVEL.format(level, form, text) for level, text in enumerate(texts))
            xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name}">{levels}</w:abstractNum>'
            numbering.insert(0, parse_xml(xml))
        self.lists = 900

    def list_of(self, start: int | None) -> int:
        """Begin a list: bullets, or numbers from one on."""
        self.lists += 1
        abstract = f'<w:abstractNumId w:val="{91 if start is None else 90}"/>'
        anew = f'<w:startOverride w:val="{start}"/>'
        levels = range(3) if start is not None else ()
        override = "".join(f'<w:lvlOverride w:ilvl="{level}">{anew}</w:lvlOverride>' for level in levels)
        xml = f'<w:num {nsdecls("w")} w:numId="{self.lists}">{abstract}{override}</w:num>'
        self.document.part.numbering_part.element.append(parse_xml(xml))
        return self.lists

    def paragraph(self, token: Token, style: str | None = None, item: tuple[int, int, str] | None = None):
        made = self.document.add_paragraph(style=style)
        if item:
            number, level, label = item
            properties = made._p.get_or_add_pPr()
            numbered = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            properties.append(parse_xml(numbered))
            self.words += words_of(label)
        text = ""
        for said, bold, italic in _runs(token):
            run = made.add_run(said)
            run.bold, run.italic = bold or None, italic or None
            text += said
        self.words += words_of(text)
        return made

    def data(self) -> bytes:
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()


def _runs(token: Token) -> Iterator[tuple[str, bool, bool]]:
    bold = italic = 0
    for child in token.children or ():
        bold += child.nesting * (child.type.startswith("strong"))
        italic += child.nesting * (child.type.startswith("em_"))
        if child.type in {"text", "code_inline", "softbreak", "hardbreak"}:
            yield {"softbreak": " ", "hardbreak": "\n"}.get(child.type, child.content), bool(bold), bool(italic)


def word_file(text: str) -> tuple[bytes, list[str]]:
    """Give a text as a Word file, and the words that it has."""
    _, values, body = parts(text)
    made = WordFile()
    if values.get("title"):
        made.document.add_paragraph(values["title"], style="Title")
        made.words += words_of(values["title"])
    _body(made, MarkdownIt("commonmark").parse(body))
    _extras(made)
    return made.data(), made.words


def _body(made: WordFile, tokens: list[Token]) -> None:
    lists: list[list[int | None]] = []
    fresh = quoted = 0
    for place, token in enumerate(tokens):
        match token.type:
            case "ordered_list_open" | "bullet_list_open":
                start = int(token.attrs.get("start", 1)) if token.tag == "ol" else None
                lists.append([made.list_of(start), start])
            case "ordered_list_close" | "bullet_list_close":
                lists.pop()
            case "list_item_open":
                fresh = 1
            case "blockquote_open" | "blockquote_close":
                quoted += token.nesting
            case "heading_open":
                made.paragraph(tokens[place + 1], f"Heading {token.tag[1:]}")
            case "paragraph_open" if lists and fresh:
                number, count = lists[-1]
                label = "" if count is None else f"{count}."
                lists[-1][1] = None if count is None else count + 1
                made.paragraph(tokens[place + 1], item=(number or 0, len(lists) - 1, label))
                fresh = 0
            case "paragraph_open":
                made.paragraph(tokens[place + 1], "Quote" if quoted else None)


def _extras(made: WordFile) -> None:
    """Put a note, changes, hidden words, a comment and a header into the file, in a last paragraph of its own."""
    document = made.document
    last = document.add_paragraph("They met again")
    run = last.add_run(" soon.")
    xml = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'
    last._p.append(parse_xml(xml))
    for kind, tag, said in (("ins", "t", " And then."), ("del", "delText", f" {DELETED} ")):
        inner = f'<w:r><w:{tag} xml:space="preserve">{said}</w:{tag}></w:r>'
        stamp = 'w:id="7" w:author="A" w:date="2025-04-03T00:00:00Z"'
        last._p.append(parse_xml(f"<w:{kind} {nsdecls('w')} {stamp}>{inner}</w:{kind}>"))
    hidden = last.add_run(f" {HIDDEN} ")
    hidden.font.hidden = True
    made.words += words_of(f"They met again soon. [1] And then. {DELETED} {HIDDEN}")
    document.add_comment(run, COMMENT, author="A", initials="A")
    document.sections[0].header.paragraphs[0].text = HEADER
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        NOTES.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    made.words += words_of(f"[1] {NOTE} {COMMENT} {HEADER}")
