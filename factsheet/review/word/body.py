"""Reading a story of a Word file, its body, a header or a note, into a stream of characters (ECMA-376 part 1, 17)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.characters import composed
from factsheet.render.docx.names import BOOKMARK, StyleId
from factsheet.review.changes import ALL, Accept, Stamp
from factsheet.review.word.controls import REVISIONS, said_in
from factsheet.review.word.stream import (
    BREAK,
    CellPlace,
    Char,
    CharacterFormat,
    Oddity,
    RowState,
    StoryParagraph,
    Stream,
)
from factsheet.review.word.symbols import in_font, symbol
from factsheet.review.word.wml import MC, ComplexFields, Looks, R, W, changed_properties, first, local, stamp, value

_INSERTING = {"ins", "moveTo", "cellIns"}
_WRAPPERS = {"hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo", "rubyBase", "ruby", "sdtContent"}
_BLOCKS = {"p", "tbl", "body"}
"""What has no place in a paragraph or a run, but is written there by some programs."""
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": BREAK, "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_OBJECTS = {"drawing": "image", "pict": "image", "object": "image"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_NO_TEXT = {
    **dict.fromkeys((*range(0x7F, 0xA0), 0xFEFF, *range(0xFDD0, 0xFDF0))),
    0x85: " ",
    0x2028: BREAK,
    0x2029: BREAK,
}
"""What no text of a meeting can hold, and what stands for it: breaks of lines are breaks, all else is nothing."""
_ZWJ = "\u200d"


class _Around(Struct, frozen=True):
    """What stands around an element: its revisions, innermost last, and the hyperlink."""

    revisions: tuple[tuple[str, Stamp], ...] = ()
    href: str | None = None
    cell: CellPlace | None = None

    def revised(self, elements: Iterable[etree._Element]) -> _Around:
        """Add the revisions that elements stand for."""
        added = tuple((local(element), stamp(element)) for element in elements)
        return replace(self, revisions=self.revisions + added) if added else self


def read_story(root: etree._Element, looks: Looks, targets: Mapping[str, str], accept: Accept = ALL) -> Stream:
    """Read a story; `targets` are the URIs of hyperlinks by relationship id, `accept` says which revisions count."""
    reader = _Reader(looks, targets, accept)
    reader.blocks(root, _Around())
    return reader.stream


class _Reader(Struct):
    looks: Looks
    targets: Mapping[str, str]
    accept: Accept
    stream: Stream = field(default_factory=Stream)
    fields: ComplexFields = field(default_factory=ComplexFields)
    _comments: dict[str, None] = field(default_factory=dict)
    _moves: dict[str, str] = field(default_factory=dict)
    _formats: dict[object, CharacterFormat] = field(default_factory=dict)
    _tables: int = 0
    _page_break: Char | None = None

    def blocks(self, parent: etree._Element, around: _Around) -> None:
        for child in _flat(parent, self.looks):
            self._block(child, local(child), around)

    def _block(self, child: etree._Element, name: str, around: _Around) -> None:
        if name == "p":
            self._paragraph(child, around)
        elif name == "tbl":
            self._table(child, around)
        elif name in {"body", "sdtContent", "customXml"}:
            self.blocks(child, around)
        elif name in REVISIONS:
            self.blocks(child, around.revised([child]))
        else:
            self._range(child, name)

    def _table(self, table: etree._Element, around: _Around) -> None:
        number, self._tables = self._tables, self._tables + 1
        for index, row in enumerate(_inside(table, "tr", self.looks)):
            properties = first(row, "trPr")
            marks = [e for e in properties if local(e) in REVISIONS] if properties is not None else []
            inside = around.revised(marks)
            formatting = self._formatting(inside)
            state = RowState(number, index, formatting.base, formatting.final, formatting.stamps)
            column = 0
            for cell in _inside(row, "tc", self.looks):
                own = first(cell, "tcPr")
                revised = [e for e in own if local(e) in {"cellIns", "cellDel"}] if own is not None else []
                place = replace(inside.revised(revised), cell=CellPlace(state, column))
                self.blocks(cell, place)
                span = value(own, "gridSpan") or "1"
                column += int(span) if span.isdecimal() else 1

    def _paragraph(self, element: etree._Element, around: _Around) -> None:
        properties = first(element, "pPr")
        marks = first(properties, "rPr")
        revised = around.revised(e for e in marks if local(e) in REVISIONS) if marks is not None else around
        paragraph = StoryParagraph(
            value(properties, "pStyle"), _level(properties), around.cell, self._formatting(revised)
        )
        self._restyled(paragraph, properties)
        self.stream.paragraphs.append(paragraph)
        self._inlines(element, paragraph, around)
        if paragraph.chars and paragraph.chars[-1] is self._page_break:
            paragraph.chars.pop()
        _drop_joiners(paragraph)

    def _restyled(self, paragraph: StoryParagraph, properties: etree._Element | None) -> None:
        change = first(properties, "pPrChange")
        if change is not None:
            paragraph.restyled = (stamp(change),)

    def _inlines(self, parent: etree._Element, paragraph: StoryParagraph, around: _Around) -> None:
        for child in _flat(parent, self.looks):
            name = local(child)
            if name == "r":
                self._run(child, paragraph, around)
            elif name in REVISIONS:
                self._inlines(child, paragraph, around.revised([child]))
            elif name in _WRAPPERS:
                inside = replace(around, href=self._href(child)) if name == "hyperlink" else around
                self._inlines(child, paragraph, inside)
            elif name in _BLOCKS:
                self._block(child, name, around)
            elif name in {"oMath", "oMathPara"}:
                self._oddity("equation", "".join(map(str, child.itertext())), paragraph, around)
            elif name == "rt":
                self._oddity("phonetic guide", "".join(map(str, child.itertext())), paragraph, around)
            else:
                self._range(child, name)
                if name == "commentRangeStart":
                    self.stream.points.setdefault(child.get(f"{W}id", ""), (paragraph, len(paragraph.chars)))
                if name == "bookmarkStart" and paragraph.bookmark is None:
                    paragraph.bookmark = _bookmark_number(child.get(f"{W}name", ""))

    def _href(self, hyperlink: etree._Element) -> str | None:
        return self.targets.get(hyperlink.get(f"{R}id", ""))

    def _run(self, run: etree._Element, paragraph: StoryParagraph, around: _Around) -> None:
        properties = first(run, "rPr")
        if properties is not None:
            around = around.revised(e for e in properties if local(e) in REVISIONS)
        formatting = self._run_format(properties, paragraph, around)
        for child in _flat(run, self.looks):
            if (name := local(child)) in _BLOCKS:
                self._block(child, name, around)
            else:
                self._piece(child, name, paragraph, around, formatting)

    def _piece(
        self, child: etree._Element, name: str, paragraph: StoryParagraph, around: _Around, formatting: CharacterFormat
    ) -> None:
        if name in {"fldChar", "instrText", "delInstrText"}:
            self.fields.take(name, child)
        elif name in {"t", "delText"}:
            text = child.text or ""
            self._text(text if text.isascii() else in_font(_font(child), text), paragraph, formatting)
        elif name in _SIGNS:
            self._text(_SIGNS[name], paragraph, formatting)
        elif name == "br":
            self._break(child, paragraph, formatting)
        elif name == "sym":
            self._text(symbol(child.get(f"{W}font"), child.get(f"{W}char", "")), paragraph, formatting)
        elif name == "commentReference":
            self.stream.points[child.get(f"{W}id", "")] = (paragraph, len(paragraph.chars))
        elif name in _NOTES:
            self._oddity(_NOTES[name], child.get(f"{W}id", ""), paragraph, around)
        elif name in _OBJECTS:
            self._object(child, paragraph, around)
        elif name in _WRAPPERS:
            self._inlines(child, paragraph, around)

    def _break(self, child: etree._Element, paragraph: StoryParagraph, formatting: CharacterFormat) -> None:
        """Take a break of a page or column for a blank between the words on its sides; at an edge it is layout."""
        if child.get(f"{W}type", "textWrapping") == "textWrapping":
            self._text(BREAK, paragraph, formatting)
        elif paragraph.chars and not paragraph.chars[-1].text.isspace():
            self._text(" ", paragraph, formatting)
            last = paragraph.chars[-1]
            self._page_break = last if last.text == " " else None  # the code of a field has none

    def _object(self, child: etree._Element, paragraph: StoryParagraph, around: _Around) -> None:
        boxes = [e for e in child.iter() if local(e) == "txbxContent"]
        text = BREAK.join(_in_box(inner) for box in boxes for inner in box.iter(f"{W}p"))
        self._oddity("text box" if text.strip() else "image", text, paragraph, around)

    def _oddity(self, kind: str, text: str, paragraph: StoryParagraph, around: _Around) -> None:
        self.stream.oddities.append(Oddity(kind, text, self._formatting(around), paragraph))

    def _text(self, text: str, paragraph: StoryParagraph, formatting: CharacterFormat) -> None:
        if self.fields.in_code or not (formatting.base or formatting.final):
            return
        text = composed(text if text.isprintable() else text.translate(_NO_TEXT))
        paragraph.chars.extend([Char(each, formatting) for each in text])

    def _run_format(
        self, properties: etree._Element | None, paragraph: StoryParagraph, around: _Around
    ) -> CharacterFormat:
        href, style = self.fields.href or around.href, paragraph.style
        if properties is None or (change := first(properties, "rPrChange")) is None:
            said = tuple([(each.tag, *each.items()) for each in properties]) if properties is not None else None
            move = next(iter(self._moves.values()), None)
            key = said, href, style, around.revisions, tuple(self._comments), move
            if key not in self._formats:
                self._formats[key] = self._plain_format(properties, style, href, around)
            return self._formats[key]
        formatting, old = self._plain_format(properties, style, href, around), first(change, "rPr")
        was, by = self.looks.look(old, style, href), stamp(change)
        if not self.accept.takes(by):
            return replace(formatting, look=was)
        touched = changed_properties(properties, old) - self.looks.inherited(properties, style)
        return replace(formatting, was=was, touched=touched, look_stamps=(by,))

    def _plain_format(
        self, properties: etree._Element | None, style: str | None, href: str | None, around: _Around
    ) -> CharacterFormat:
        """Give the format of a run, a tracked change of it left aside."""
        look = self.looks.look(properties, style, href)
        label = value(properties, "rStyle") == StyleId.NOTE_REFERENCE
        return replace(self._formatting(around), look=look, comments=tuple(self._comments), label=label)

    def _formatting(self, around: _Around) -> CharacterFormat:
        """Work out from revisions, which may nest, whether base and final have what they stand around."""
        base = final = True
        stamps: list[Stamp] = []
        for kind, by in around.revisions:
            inserting, counts = kind in _INSERTING, self.accept.takes(by)
            base = base and not inserting
            final = final and counts == inserting
            stamps += [by] if counts else []
        move = next(iter(self._moves.values()), None)
        return CharacterFormat(base, final, tuple(dict.fromkeys(stamps)), move=move)

    def _range(self, element: etree._Element, name: str) -> None:
        number = element.get(f"{W}id", "")
        if name == "commentRangeStart":
            self._comments[number] = None
        elif name == "commentRangeEnd":
            self._comments.pop(number, None)
        elif name in {"moveFromRangeStart", "moveToRangeStart"}:
            self._moves[number] = element.get(f"{W}name", "")
        elif name in {"moveFromRangeEnd", "moveToRangeEnd"}:
            self._moves.pop(number, None)


def _in_box(paragraph: etree._Element) -> str:
    """Give what a paragraph of a text box reads."""
    pieces = paragraph.iter(f"{W}t", f"{W}delText", f"{W}br", *(f"{W}{name}" for name in _SIGNS))
    return "".join({**_SIGNS, "br": BREAK}.get(local(each), each.text or "") for each in pieces)


def _bookmark_number(name: str) -> int | None:
    """Give the number in the name of a draft's own bookmark."""
    number = name.removeprefix(BOOKMARK)
    return int(number) if number != name and number.isdecimal() else None


def _flat(parent: etree._Element, looks: Looks) -> Iterator[etree._Element]:
    """Give the children, content controls and alternatives taken away around them."""
    for child in parent:
        if child.tag == f"{MC}AlternateContent":
            choice = child.find(f"{MC}Choice")
            chosen = choice if choice is not None else child.find(f"{MC}Fallback")
            yield from _flat(chosen, looks) if chosen is not None else ()
        elif child.tag == f"{W}sdt":
            content = first(child, "sdtContent")
            inner = list(_flat(content, looks)) if content is not None else []
            yield from said_in(child, inner, looks.placeholders)
        elif isinstance(child.tag, str):
            yield child


def _inside(parent: etree._Element, name: str, looks: Looks) -> Iterator[etree._Element]:
    """Give the rows of a table or the cells of a row, custom XML around them taken away."""
    for child in _flat(parent, looks):
        if local(child) == name:
            yield child
        elif local(child) == "customXml":
            yield from _inside(child, name, looks)


def _level(properties: etree._Element | None) -> int | None:
    numbering = first(properties, "numPr")
    if numbering is None or value(numbering, "numId") == "0":
        return None
    level = value(numbering, "ilvl") or ""
    return int(level) + 1 if re.fullmatch("[0-8]", level) else None


def _font(text: etree._Element) -> str | None:
    """Give the font that the run of a text names for signs."""
    run = text.getparent()
    fonts = run.find(f"{W}rPr/{W}rFonts") if run is not None else None
    return (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")) if fonts is not None else None


def _drop_joiners(paragraph: StoryParagraph) -> None:
    """Drop the zero-width joiner that LibreOffice writes at an edge of the first cell of a row that it tracks."""
    if paragraph.cell is None or not paragraph.cell.row.stamps:
        return
    for edge in (-1, 0):
        if paragraph.chars and paragraph.chars[edge].text == _ZWJ:
            del paragraph.chars[edge]
