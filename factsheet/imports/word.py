"""Word files: what they say once every tracked change is accepted (ECMA-376 part 1, 17)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.imports.blocks import Block, BlockKind, Piece, Pieces, SourceReading, Why, clean, one_line
from factsheet.imports.word_numbers import Numbers
from factsheet.review.word.package import Package
from factsheet.review.word.symbols import in_font, symbol
from factsheet.review.word.wml import MC, ComplexFields, Looks, R, W, first, local, toggle, value

_DELETED = {"del", "moveFrom"}
_WRAPPERS = {"hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo", "ruby", "rubyBase", "rt", "ins", "moveTo"}
_WRAPPERS |= {"sdt", "sdtContent", *_DELETED}
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "br": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_OBJECTS = {"drawing", "pict", "object"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_TITLES = {"title"}
_HEADING = re.compile(r"heading ([1-9])")
_NO_NOTES = {"separator", "continuationSeparator", "continuationNotice"}


def read_word(data: bytes, file: str) -> SourceReading:
    """Read a Word file; raises FactsheetError, which names `file`, for one that is damaged, encrypted or too large."""
    package = Package(data, file)
    story = _Story(package, _Styles.of(package))
    body = package.body.find(f"{W}body")
    if body is not None:
        story.blocks_of(body, _Around())
    for kind in ("footnote", "endnote"):
        story.read_notes(kind)
    for kind, why in (("comments", Why.COMMENT), ("header", Why.HEADER), ("footer", Why.HEADER)):
        for part in package.related(package.main, kind):
            story.read_aside(part, why)
    return SourceReading(tuple(story.found))


class _Style(Struct, frozen=True):
    """What a style of paragraphs says: its name, outline level, list and level in it, also what it is based on says."""

    name: str = ""
    outline: int | None = None
    list_name: str | None = None
    list_level: int = 0


class _Styles(Struct):
    """The styles of a file by their ids, the looks of its runs, and its lists."""

    looks: Looks
    numbers: Numbers
    paragraphs: dict[str, _Style] = field(default_factory=dict)
    raised: set[str] = field(default_factory=set)
    """The ids of styles whose text stands above the line."""

    @classmethod
    def of(cls, package: Package) -> _Styles:
        styles, numbering = (_part(package, kind) for kind in ("styles", "numbering"))
        made = cls(Looks.of_part(styles), Numbers.of_part(numbering))
        elements = {e.get(f"{W}styleId", ""): e for e in (styles.iter(f"{W}style") if styles is not None else ())}
        for name in elements:
            made.paragraphs[name] = _style(name, elements)
        made.raised = {name for name in elements if _is_raised(name, elements)}
        return made

    def raises(self, properties: etree._Element | None) -> bool:
        """Tell whether the text of a run stands above the line: what it says itself goes before its style."""
        own = value(properties, "vertAlign")
        return own == _RAISED if own else value(properties, "rStyle") in self.raised


_RAISED = "superscript"


def _is_raised(name: str, elements: dict[str, etree._Element]) -> bool:
    """Tell whether a style stands above the line, by the first that says so of it and those that it is based on."""
    seen: set[str] = set()
    while name in elements and name not in seen:
        seen.add(name)
        if own := value(first(elements[name], "rPr"), "vertAlign"):
            return own == _RAISED
        name = value(elements[name], "basedOn") or ""
    return False


def _part(package: Package, kind: str) -> etree._Element | None:
    names = package.related(package.main, kind)
    return package.xml(names[0]) if names else None


def _style(name: str, elements: dict[str, etree._Element]) -> _Style:
    found = _Style()
    seen: set[str] = set()
    while name in elements and name not in seen:
        seen.add(name)
        element = elements[name]
        properties = first(element, "pPr")
        numbered = first(properties, "numPr")
        outline = value(properties, "outlineLvl")
        found = _Style(
            found.name or (value(element, "name") or "").casefold(),
            found.outline if found.outline is not None else _level(outline),
            found.list_name if found.list_name is not None else value(numbered, "numId"),
            found.list_level if found.list_name is not None else _level(value(numbered, "ilvl")) or 0,
        )
        if _is_named(found.name):
            break  # a heading is one by its name, whatever it is based on
        name = value(element, "basedOn") or ""
    return found


def _is_named(name: str) -> bool:
    return name in _TITLES or bool(_HEADING.fullmatch(name))


def _level(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch("[0-8]", text) else None


class _Around(Struct, frozen=True):
    """Why nothing inside is taken, and the hyperlink around it."""

    why: Why | None = None
    href: str | None = None


class _Story(Struct):
    """Reads the blocks of the stories of a file, one after another."""

    package: Package
    styles: _Styles
    found: list[Block] = field(default_factory=list)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    """The labels of notes that the text refers to, by kind and id."""
    fields: ComplexFields = field(default_factory=ComplexFields)
    _kept: list[Piece] = field(default_factory=list)
    """What stands in paragraphs whose ends are deleted: it goes into the next one."""
    _boxes: list[tuple[etree._Element, _Around]] = field(default_factory=list)
    _count: int = 0

    def blocks_of(self, parent: etree._Element, around: _Around) -> None:
        """Take the blocks of a story, a cell or a text box."""
        for child in _flat(parent):
            name = local(child)
            if name == "p":
                self._paragraph(child, around)
            elif name == "tbl":
                self._table(child, around)
            elif name in _WRAPPERS:
                self.blocks_of(child, _inner(child, around))
        if self._kept:
            kept, self._kept = self._kept, []
            self._emit(Block(BlockKind.PARAGRAPH, tuple(kept), self._at()))

    def read_notes(self, kind: str) -> None:
        """Take the notes of a part, those that the text refers to with their labels."""
        for part in self.package.related(self.package.main, f"{kind}s"):
            root = self.package.xml(part)
            for note in root.iterchildren(f"{W}{kind}") if root is not None else ():
                if note.get(f"{W}type") in _NO_NOTES:
                    continue
                before = len(self.found)
                label = self.notes.get((kind, note.get(f"{W}id", "")))
                self.blocks_of(note, _Around(why=None if label else Why.HIDDEN))
                for place in range(before, len(self.found)):
                    block = self.found[place]
                    named = label if place == before and label else ""
                    self.found[place] = replace(block, kind=BlockKind.NOTE, label=named, level=1)

    def read_aside(self, part: str, why: Why) -> None:
        """Take a part of which nothing is the text: comments, a header or a footer."""
        root = self.package.xml(part)
        if root is not None:
            comments = list(root.iterchildren(f"{W}comment"))
            for each in comments or [root]:
                self.blocks_of(each, _Around(why=why))

    def _at(self) -> str:
        return f"paragraph {self._count}"

    def _emit(self, block: Block) -> None:
        if any(one_line(piece.text) for piece in block.pieces) or block.rows:
            self.found.append(block)
        boxes, self._boxes = self._boxes, []
        for box, around in boxes:
            self.blocks_of(box, around)

    def _paragraph(self, element: etree._Element, around: _Around) -> None:
        self._count += 1
        properties = element.find(f"{W}pPr")
        style = value(properties, "pStyle")
        pieces = [*self._kept, *self._inlines(element, around, style)]
        self._kept = []
        if _is_deleted(properties):
            self._kept = [*pieces, Piece(_gap(pieces))]
            return
        said = self.styles.paragraphs.get(style or "", _Style())
        self._emit(self._placed(properties, said, tuple(pieces)))

    def _placed(self, properties: etree._Element | None, style: _Style, pieces: Pieces) -> Block:
        """Give the block of a paragraph; an empty one counts in its list all the same, as it does in Word."""
        numbered = first(properties, "numPr")
        own = value(numbered, "numId")
        name = own if own is not None else style.list_name
        level = _level(value(numbered, "ilvl"))
        level = style.list_level if level is None else level
        listed = name is not None and name != "0" and self.styles.numbers.knows(name)
        label = self.styles.numbers.next(name or "", level) if listed else ""
        outline = _level(value(properties, "outlineLvl"))
        heading = _HEADING.fullmatch(style.name)
        if style.name in _TITLES:
            return Block(BlockKind.TITLE, pieces, self._at(), 1, label)
        if heading or outline is not None or style.outline is not None:
            deep = int(heading[1]) if heading else 1 + (outline if outline is not None else style.outline or 0)
            return Block(BlockKind.HEADING, pieces, self._at(), deep, label)
        if listed:
            return Block(BlockKind.ITEM, pieces, self._at(), level + 1, label)
        quoted = "quote" in style.name
        named = BlockKind.QUOTATION if quoted else BlockKind.CAPTION if style.name == "caption" else BlockKind.PARAGRAPH
        return Block(named, pieces, self._at())

    def _inlines(self, parent: etree._Element, around: _Around, style: str | None) -> Iterator[Piece]:
        for child in _flat(parent):
            name = local(child)
            if name == "r":
                yield from self._run(child, around, style)
            elif name in _WRAPPERS:
                inner = _inner(child, around)
                target = self._target(child) if name == "hyperlink" else None
                yield from self._inlines(child, replace(inner, href=target or inner.href), style)
            elif name in {"oMath", "oMathPara"}:
                yield Piece(clean("".join(map(str, child.itertext()))), why=around.why)

    def _target(self, hyperlink: etree._Element) -> str | None:
        found = self.package.relationships(self.package.main).get(hyperlink.get(f"{R}id", ""))
        return found.target if found and found.external else None

    def _run(self, run: etree._Element, around: _Around, style: str | None) -> Iterator[Piece]:
        properties = run.find(f"{W}rPr")
        why = around.why or (Why.HIDDEN if toggle(properties, "vanish") else None)
        href = self.fields.href or around.href
        look = self.styles.looks.look(properties, style, href)
        raised = self.styles.raises(properties)
        for child in _flat(run):
            for text in self._texts(child, replace(around, why=why)):
                yield Piece(text, look.strong, look.emphasis, href, why, raised)
            if local(child) in _OBJECTS:
                yield from self._object(child, replace(around, why=why))

    def _texts(self, child: etree._Element, around: _Around) -> Iterator[str]:
        """Give the text of a part of a run."""
        name = local(child)
        if name in {"fldChar", "instrText", "delInstrText"}:
            self.fields.take(name, child)
        elif self.fields.in_code:
            return
        elif name in {"t", "delText"}:
            yield clean(in_font(_font(child), child.text or ""))
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "sym":
            yield symbol(child.get(f"{W}font"), child.get(f"{W}char", ""))
        elif name in _NOTES and around.why is None:
            yield f" {self._note(_NOTES[name], child.get(f'{W}id', ''))}"
        elif name in _WRAPPERS:  # ruby
            yield from (clean("".join(map(str, child.itertext(f"{W}t")))),)

    def _note(self, kind: str, name: str) -> str:
        """Give the label of a note, by the order in which the text refers to them."""
        return self.notes.setdefault((kind, name), f"[{len(self.notes) + 1}]")

    def _object(self, child: etree._Element, around: _Around) -> Iterator[Piece]:
        for each in child.iter(etree.Element):
            if local(each) == "docPr":
                said = (each.get("descr"), each.get("title"))
            elif local(each) in {"shape", "rect"} and each.get("alt"):
                said = (each.get("alt"), None)
            else:
                said = (None, None)
            yield from (Piece(f" {clean(text)} ", why=around.why or Why.ALTERNATIVE) for text in said if text)
        self._boxes += [(box, around) for box in _boxes(child)]

    def _table(self, table: etree._Element, around: _Around) -> None:
        rows = list(_inside(table, "tr"))
        cells = [[(cell, _of_row(row, cell, around)) for cell in _inside(row, "tc")] for row in rows]
        if max(map(len, cells), default=0) < 2 or len(rows) < 2:
            for cell, inner in (each for row in cells for each in row):
                self.blocks_of(cell, inner)
            return
        at = f"paragraph {self._count + 1}"
        made = tuple(tuple(part for cell, inner in row for part in self._cell(cell, inner)) for row in cells)
        head = int(rows[0].find(f"{W}trPr/{W}tblHeader") is not None)
        self._emit(Block(BlockKind.TABLE, at=at, rows=made, head=head))

    def _cell(self, cell: etree._Element, around: _Around) -> Iterator[Pieces]:
        """Give the pieces of a cell, its paragraphs parted by line breaks, and empty ones for what it spans beside."""
        before, self.found = self.found, []
        self.blocks_of(cell, around)
        blocks, self.found = self.found, before
        yield tuple(_joined(blocks))
        span = value(cell.find(f"{W}tcPr"), "gridSpan") or "1"
        yield from [()] * (min(int(span), 50) - 1 if span.isdecimal() else 0)


def _joined(blocks: Iterable[Block]) -> Iterator[Piece]:
    for number, block in enumerate(blocks):
        if number:
            yield Piece("\n")
        if block.label:
            yield Piece(f"{block.label} ", why=None if block.text else next((p.why for p in block.pieces), None))
        yield from block.pieces
        for row in block.rows:
            for cell in row:
                yield from (*cell, Piece("\n"))


def _inner(element: etree._Element, around: _Around) -> _Around:
    return replace(around, why=around.why or Why.DELETED) if local(element) in _DELETED else around


def _of_row(row: etree._Element, cell: etree._Element, around: _Around) -> _Around:
    gone = row.find(f"{W}trPr/{W}del") is not None or cell.find(f"{W}tcPr/{W}cellDel") is not None
    return replace(around, why=around.why or Why.DELETED) if gone else around


def _is_deleted(properties: etree._Element | None) -> bool:
    """Tell whether the end of a paragraph is deleted, or moved away."""
    marks = first(properties, "rPr")
    return marks is not None and any(local(each) in _DELETED for each in marks)


def _gap(pieces: list[Piece]) -> str:
    """Give a space where a letter is to meet a letter, for a paragraph's end that is deleted."""
    text = "".join(piece.text for piece in pieces if piece.why is None)
    return " " if text and not text[-1].isspace() else ""


def _font(element: etree._Element) -> str | None:
    run = element.getparent()
    fonts = run.find(f"{W}rPr/{W}rFonts") if run is not None else None
    return fonts.get(f"{W}ascii") if fonts is not None else None


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Give the contents of the text boxes of an object, not of those inside them."""
    for child in _flat(element):
        if local(child) == "txbxContent":
            yield child
        else:
            yield from _boxes(child)


def _flat(parent: etree._Element) -> Iterator[etree._Element]:
    """Give the children; of alternatives the first."""
    for child in parent:
        if child.tag == f"{MC}AlternateContent":
            choice = child.find(f"{MC}Choice")
            chosen = choice if choice is not None else child.find(f"{MC}Fallback")
            yield from _flat(chosen) if chosen is not None else ()
        elif isinstance(child.tag, str):
            yield child


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Give the rows of a table or the cells of a row, whatever wraps them."""
    for child in _flat(parent):
        if local(child) == name:
            yield child
        elif local(child) in _WRAPPERS:
            yield from _inside(child, name)
