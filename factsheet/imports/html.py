"""Web pages: every text node in order, those of the main text as blocks, all others with the reason why not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html
from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.imports.blocks import Block, BlockKind, Piece, Pieces, SourceReading, Why, clean, one_line
from factsheet.imports.html_main import NO_TEXT, MainText, find_main
from factsheet.typography.numbering import parse_numbering

_CONTAINERS = "address article aside body center details dialog div dl fieldset figure footer form header hgroup html"
_CONTAINERS += " main menu nav ol section table tbody tfoot thead tr ul"
_TEXTS = "blockquote caption dd dt figcaption h1 h2 h3 h4 h5 h6 hr legend li p pre summary td th"
_BLOCKS = {*_CONTAINERS.split(), *_TEXTS.split()}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_STRONG, _EMPHASIS = {"b", "strong"}, {"i", "em"}
_DEEPEST = 120
"""Elements nest no deeper: the walk goes into each."""
_BLANKS = re.compile("[ \t\n\r\f]+")
_METAS = {
    "article:published_time": "published",
    "date": "published",
    "dc.date": "published",
    "dcterms.date": "published",
    "og:site_name": "publisher",
    "og:url": "url",
}


class TooDeep(Exception):  # noqa: N818 - it says what is wrong
    """The elements of a page nest deeper than is read."""


def read_html(text: str) -> SourceReading:
    """Read a web page; raises TooDeep where its elements nest too deep."""
    page = _parsed(text)
    main = find_main(page)
    title = _title_of(page, main)
    walk = _Walk(main, title)
    walk.element(page, _Around(inside=main.root is page), 0)
    walk.flush()
    facts = _facts(page)
    return SourceReading(tuple(_without_site(block, facts.get("publisher", "")) for block in walk.blocks), facts)


def _parsed(text: str) -> etree._Element:
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    page = lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", clean(text)) or "<html/>", parser)
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise TooDeep
    return page


def _title_of(page: etree._Element, main: MainText) -> etree._Element | None:
    """Give the heading that is the title: the first of the main text, or the last before it; else the page's own."""
    headings = [each for each in page.iter("h1") if one_line("".join(map(str, each.itertext())))]
    inside = [each for each in headings if main.root in each.iterancestors()]
    if inside or headings:
        return (inside or headings)[0]
    return page.find("head/title")


def _facts(page: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    if language := page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang"):
        found["language"] = language
    for link in page.iterfind("head/link[@rel='canonical']"):
        found["url"] = link.get("href") or ""
    for meta in page.iter("meta"):
        fact = _METAS.get((meta.get("property") or meta.get("name") or "").lower())
        if fact and meta.get("content"):
            found.setdefault(fact, clean(meta.get("content") or ""))
    return found


def _without_site(block: Block, publisher: str) -> Block:
    """Give the title of a page without the name of its site, which stands behind a mark."""
    found = re.fullmatch(rf"(.+?)(\s+[|–—·-]\s+{re.escape(publisher)}\s*)", block.text) if publisher else None
    if block.kind is not BlockKind.TITLE or found is None:
        return block
    return replace(block, pieces=(Piece(found[1]), Piece(found[2], why=Why.TITLE)))


_WHOLE = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION)


class _Around(Struct, frozen=True):
    """What is said of text by the elements around it."""

    why: Why | None = None
    strong: bool = False
    emphasis: bool = False
    raised: bool = False
    href: str | None = None
    inside: bool = False
    quoted: bool = False
    pre: bool = False
    lists: int = 0

    @property
    def reason(self) -> Why | None:
        return self.why or (None if self.inside else Why.OUTSIDE)


class _Place(Struct, frozen=True):
    """The block that text goes into."""

    kind: BlockKind = BlockKind.PARAGRAPH
    at: str = ""
    level: int = 1
    label: str = ""


class _Walk(Struct):
    main: MainText
    title: etree._Element | None
    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    place: _Place = field(default_factory=_Place)
    numbers: dict[etree._Element, dict[etree._Element, int]] = field(default_factory=dict)
    """The numbers of the items of lists."""

    def element(self, element: etree._Element, around: _Around, depth: int) -> None:
        """Take an element with all below it."""
        if depth > _DEEPEST:
            raise TooDeep
        tag = str(element.tag)
        if tag in NO_TEXT:
            return
        inner = self._around(element, tag, around)
        if element.get("title"):
            self._add(f" {element.get('title')} ", replace(inner, why=inner.why or Why.TOOLTIP))
        if tag in _BLOCKS or tag == "title":
            self._block(element, tag, inner, depth)
        elif tag == "br":
            self._break(inner)
        elif tag in {"img", "area"} and element.get("alt"):
            self._add(f" {element.get('alt')} ", replace(inner, why=inner.why or Why.ALTERNATIVE))
        else:
            self._inside(element, inner, depth)

    def _around(self, element: etree._Element, tag: str, around: _Around) -> _Around:
        why = around.why or self.main.whys.get(element)
        if element is self.title:
            return replace(around, why=None, inside=True)
        if tag == "title":
            why = Why.TITLE
        return replace(
            around,
            why=why,
            inside=around.inside or element is self.main.root,
            strong=around.strong or tag in _STRONG,
            emphasis=around.emphasis or tag in _EMPHASIS,
            raised=around.raised or tag == "sup",
            href=element.get("href") if tag == "a" else around.href,
            quoted=around.quoted or tag == "blockquote",
            pre=around.pre or tag == "pre",
            lists=around.lists + (tag in {"ul", "ol"}),
        )

    def _block(self, element: etree._Element, tag: str, inner: _Around, depth: int) -> None:
        self.flush()
        if tag == "table" and (rows := _data_rows(element)):
            self._table(element, rows, inner, depth)
            return
        before = self.place
        self.place = self._placed(element, tag, inner, before)
        self._inside(element, inner, depth)
        self.flush()
        self.place = replace(before, kind=BlockKind.PARAGRAPH, label="") if before.kind is BlockKind.ITEM else before

    def _placed(self, element: etree._Element, tag: str, inner: _Around, before: _Place) -> _Place:
        at = f"line {element.sourceline}"
        if element is self.title:
            return _Place(BlockKind.TITLE, at)
        if tag in _HEADINGS:
            return _Place(BlockKind.HEADING, at, _HEADINGS[tag])
        if tag == "li":
            return _Place(BlockKind.ITEM, at, max(inner.lists, 1), self._label(element))
        if before.kind is BlockKind.ITEM:  # the first paragraph in an item
            return replace(before, at=at)
        return _Place(
            BlockKind.CAPTION if tag == "caption" else BlockKind.QUOTATION if inner.quoted else BlockKind.PARAGRAPH, at
        )

    def _inside(self, element: etree._Element, inner: _Around, depth: int) -> None:
        self._add(element.text or "", inner)
        for child in element.iterchildren(etree.Element):
            self.element(child, inner, depth + 1)
            self._add(child.tail or "", inner)

    def _add(self, text: str, around: _Around) -> None:
        if text:
            spaced = text if around.pre else _BLANKS.sub(" ", text)
            look = around.strong, around.emphasis, around.href
            self.pieces.append(Piece(clean(spaced), *look, around.reason, around.raised))

    def _break(self, around: _Around) -> None:
        """Break the line; two breaks with no word between them end a paragraph, but no title, heading or caption."""
        last = next((piece for piece in reversed(self.pieces[-2:]) if piece.text == "\n" or one_line(piece.text)), None)
        if last and last.text == "\n" and self.place.kind not in _WHOLE:
            self.flush()
        else:
            self.pieces.append(Piece("\n", around.strong, around.emphasis, around.href, around.reason))

    def flush(self) -> None:
        """End the block whose pieces were taken; what has words is one."""
        pieces, self.pieces = tuple(self.pieces), []
        if any(one_line(piece.text) for piece in pieces):
            self.blocks.append(Block(self.place.kind, pieces, self.place.at, self.place.level, self.place.label))
            if self.place.kind is BlockKind.ITEM:
                self.place = _Place(BlockKind.PARAGRAPH, self.place.at)

    def _table(self, element: etree._Element, rows: list[list[etree._Element]], inner: _Around, depth: int) -> None:
        for caption in element.iterchildren("caption"):
            self.element(caption, inner, depth + 1)
        cells = _spread(rows)
        taken = {id(cell) for row in rows for cell in row}
        made = tuple(
            tuple(self._cell(cell, inner, depth) if cell is not None and id(cell) in taken else () for cell in row)
            for row in cells
        )
        head = int(all(cell.tag == "th" for cell in rows[0]))
        self.blocks.append(Block(BlockKind.TABLE, at=f"line {element.sourceline}", rows=made, head=head))

    def _cell(self, cell: etree._Element, inner: _Around, depth: int) -> Pieces:
        """Give the pieces of a cell; its blocks are parted by line breaks."""
        walk = _Walk(self.main, self.title)
        walk.element(cell, inner, depth + 1)
        walk.flush()
        found: list[Piece] = []
        for number, block in enumerate(walk.blocks):
            found += [Piece("\n")] * bool(number)
            found += [Piece(f"{block.label} ")] * bool(block.label) + list(block.pieces)
            for row in block.rows:
                found += [piece for each in row for piece in (*each, Piece("\n"))]
        return tuple(found)

    def _label(self, item: etree._Element) -> str:
        """Give the number that an item has in its list; nothing for bullets."""
        around = item.getparent()
        if around is None or around.tag != "ol":
            return ""
        if around not in self.numbers:
            self.numbers[around] = _numbers(around)
        number = self.numbers[around][item]
        form = parse_numbering(f"{around.get('type') or '1'}.")
        return form.label(number - 1) if form and number > 0 else f"{number}."


def _numbers(ordered: etree._Element) -> dict[etree._Element, int]:
    items = list(ordered.iterchildren("li"))
    step = -1 if ordered.get("reversed") is not None else 1
    number = _number(ordered.get("start")) or (1 if step > 0 else len(items))
    found = {}
    for item in items:
        number = _number(item.get("value")) or number
        found[item] = number
        number += step
    return found


def _number(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text.strip()) else None


def _data_rows(table: etree._Element) -> list[list[etree._Element]]:
    """Give the cells of a table, row by row; nothing for one that only lays out a page."""
    rows = [list(row.iterchildren("td", "th")) for row in _rows(table)]
    rows = [row for row in rows if row]
    cells = [cell for row in rows for cell in row]
    around = [table, *table.iterdescendants("thead", "tbody", "tfoot", "tr")]
    if any((each.text or "").strip() or any((c.tail or "").strip() for c in each) for each in around):
        return []
    if len(rows) < 2 or max(map(len, rows)) < 2 or table.get("role") == "presentation":
        return []
    if any(cell.tag == "th" for cell in cells):
        return rows
    layout = any(cell.find(f".//{tag}") is not None for cell in cells for tag in ("table", "h1", "h2", "h3", "h4"))
    return [] if layout or any(len(cell.findall(".//p")) > 2 for cell in cells) else rows


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table.iterchildren(etree.Element):
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from child.iterchildren("tr")


_WIDEST = 50


def _spread(rows: list[list[etree._Element]]) -> list[list[etree._Element | None]]:
    """Give rows in which a cell over several columns or rows leaves the others of them empty."""
    found: list[list[etree._Element | None]] = []
    below: dict[int, int] = {}
    for row in rows:
        line: list[etree._Element | None] = []
        cells = iter(row)
        while True:
            if below.get(len(line), 0):
                below[len(line)] -= 1
                line.append(None)
                continue
            cell = next(cells, None)
            if cell is None:
                break
            width = min(_number(cell.get("colspan")) or 1, _WIDEST)
            height = min(_number(cell.get("rowspan")) or 1, len(rows))
            for column in range(len(line), len(line) + max(width, 1)):
                below[column] = max(height, 1) - 1
            line += [cell, *[None] * (width - 1)]
        found.append(line)
    return found
