"""PDFs with a text layer: lines become paragraphs, items and headings by where they stand and how large they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.imports.blocks import Block, BlockKind, Piece, SourceReading, Why, clean
from factsheet.imports.pdf_lines import PdfLine, Unreadable, Word, read_lines
from factsheet.imports.plain import marked

_LARGER = 1.08
"""So much larger than the text a line must be to be a heading."""
_TITLE = 1.2
_GAP = 1.3
"""So many times the distance between lines is the one between paragraphs."""
_INDENT = 8
"""Points by which the first line of a paragraph stands in."""
_SHORT = 0.8
"""The share of the width that a full line has at least."""
_HEADING = 200
_NUMBER = re.compile(r"\W*(?:page|seite|p\.|página)?\s*\d{1,4}(?:\s*(?:/|of|de|von|sur)\s*\d{1,4})?\W*", re.IGNORECASE)
_CLOSED = re.compile(r"[.!?:;…。！？][\"'”’»)\]\d]*$")
_JOINING = {"and", "or", "to", "et", "ou", "y", "o", "und", "oder"}
"""Words before which a hyphen stands for what a later word has."""
_DASHES = "-–—*·"
_UNSPACED = re.compile(  # Han, kana, and the marks that stand among them
    "[\u2e80-\u2fdf\u3001-\u30ff\u3190-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f]"
)
_FAR = 2.5
"""So many times its size a running head stands from the text."""
_EDGE = 2
"""So many lines at the head and the foot of a page may be running heads."""


def read_pdf(data: bytes) -> SourceReading:
    """Read a PDF; raises Unreadable for one without text or that cannot be read, ImportError without pdfium."""
    lines = [_cleaned(line) for line in read_lines(data)]
    lines = [line for line in lines if line.words]
    if not lines:
        hint = "have a program for the recognition of text (OCR) put one behind its pictures"
        raise Unreadable("import-no-text", "the PDF has no text, it consists of pictures", hint)
    return SourceReading(tuple(_Pages(lines).blocks()))


def _cleaned(line: PdfLine) -> PdfLine:
    said = ((clean(word.text).strip("\ufffd\n "), word) for word in line.words)
    words = [Word(text, word.strong, word.glued) for text, word in said if text]
    return replace(line, words=words)


class _Pages(Struct):
    """Makes blocks of the lines of all pages."""

    lines: list[PdfLine]
    body: float = 0
    """The size of the text, the distance between its lines, and the edges of its column."""
    pitch: float = 0
    left: float = 0
    right: float = 0
    heads: set[int] = field(default_factory=set)
    """The places of lines that are running heads."""
    sizes: tuple[float, ...] = ()
    """The sizes of headings, the largest first."""
    indents: tuple[float, ...] = ()
    """Where items begin, from the left."""
    known: Counter[str] = field(default_factory=Counter)
    """The words of the text, by which hyphens at the ends of lines are judged."""

    def __post_init__(self) -> None:
        sizes: Counter[float] = Counter()
        for line in self.lines:
            sizes[line.size] += len(line.text)
        self.body = sizes.most_common(1)[0][0]
        self.heads = set(_running(self.lines, self.body))
        body = [line for place, line in enumerate(self.lines) if line.size == self.body and place not in self.heads]
        gaps = sorted(a.foot - b.foot for a, b in pairwise(body) if a.page == b.page and a.foot > b.foot)
        self.pitch = gaps[len(gaps) // 3] if gaps else 1.2 * self.body
        self.left = min((line.left for line in body), default=0)
        self.right = max((line.right for line in body), default=0)
        larger = {line.size for line in self.lines if line.size > _LARGER * self.body}
        self.sizes = tuple(sorted(larger, reverse=True))
        self.indents = tuple(_columns(line.left for line in body if marked(line.text)))
        for line in self.lines:
            self.known.update(re.findall(r"[\w-]+", line.text.casefold()))

    def blocks(self) -> Iterator[Block]:
        """Give the blocks of the pages, in the order of the file."""
        opened: list[PdfLine] = []
        aside: list[PdfLine] = []
        titled = False
        for place, line in enumerate(self.lines):
            if place in self.heads:
                aside.append(line)
                continue
            if opened and self._begins(line, opened):
                block = self._block(opened, titled)
                titled = titled or block.kind is BlockKind.TITLE
                yield block
                opened = []
            if not opened:
                yield from map(_head, aside)
            else:
                opened += [replace(head, aside=True) for head in aside]
            aside = []
            opened.append(line)
        if opened:
            yield self._block(opened, titled)
        yield from map(_head, aside)

    def _begins(self, line: PdfLine, opened: list[PdfLine]) -> bool:
        """Tell whether a line begins a block of its own behind those of another."""
        first, last = opened[0], next(each for each in reversed(opened) if not each.aside)
        if last.joins:
            return False
        if line.size != last.size and not (self._is_text(line) and self._is_text(last)):
            return True
        turned = line.page != last.page or line.foot > last.foot
        mark = marked(line.text)
        if mark and (turned or not self._goes_on(last) or _is_sure(mark, first.text)):
            return True
        if turned or line.strong != last.strong:
            return line.strong != last.strong if self._goes_on(last) and turned else not self._goes_on(last)
        apart = last.foot - line.foot > _GAP * self.pitch * max(1, line.size / self.body)
        indented = last is not first and line.left > max(first.left, last.left) + _INDENT
        return apart or indented or (bool(_CLOSED.search(last.text)) and not self._is_full(last))

    def _goes_on(self, last: PdfLine) -> bool:
        return self._is_full(last) and not _CLOSED.search(last.text)

    def _is_text(self, line: PdfLine) -> bool:
        return abs(line.size - self.body) <= (_LARGER - 1) * self.body

    def _is_full(self, line: PdfLine) -> bool:
        return line.right - self.left >= _SHORT * (self.right - self.left)

    def _block(self, lines: list[PdfLine], titled: bool) -> Block:
        first = lines[0]
        pieces = tuple(self._pieces(lines))
        at = f"page {first.page}"
        text = "".join(piece.text for piece in pieces if piece.why is None)
        if first.size > _LARGER * self.body and len(text) <= _HEADING:
            if not titled and first.page == 1 and first.size > _TITLE * self.body and first.size == self.sizes[0]:
                return Block(BlockKind.TITLE, pieces, at)
            return Block(BlockKind.HEADING, pieces, at, 1 + self.sizes.index(first.size))
        told = tuple(self._told(lines))
        mark = marked(f"{text} ")
        if mark is None:
            return Block(BlockKind.PARAGRAPH, pieces, at, notes=told)
        label = mark[2] if mark.lastindex == 2 else ""
        level = 1 + sum(left < first.left - _INDENT / 2 for left in self.indents)
        return Block(BlockKind.ITEM, _without(pieces, mark.end()), at, min(level, 5), label, notes=told)

    def _pieces(self, lines: list[PdfLine]) -> Iterator[Piece]:
        real = iter([line for line in lines if not line.aside])
        next(real, None)
        for line in lines:
            if line.aside:
                yield Piece(f" {line.text} ", why=Why.HEADER)
                continue
            below = next(real, None)
            last = line.words[-1]
            for word, behind in pairwise(line.words):
                yield Piece(word.text if behind.glued else f"{word.text} ", word.strong)
            yield Piece(f"{last.text}{self._joint(line, below)}", last.strong)

    def _joint(self, line: PdfLine, below: PdfLine | None) -> str:
        """Give what stands between a line and the one below: a hyphen or not, a space but beside Han and kana."""
        if below is None:
            return " "
        if line.joins:
            return self._hyphen(line.words[-1].text, below.words[0].text)[0]
        return "" if _UNSPACED.match(line.text[-1:]) or _UNSPACED.match(below.text) else " "

    def _hyphen(self, head: str, tail: str) -> tuple[str, bool]:
        """Give what stands between the halves of a word that a line's end cuts, and whether the text tells it.

        The text tells where it has the word elsewhere, with its hyphen or without; `low-` and `and` are two words.
        """
        start, end = re.search(r"[\w-]*$", head), re.match(r"[\w-]*", tail)
        one, other = start[0].casefold() if start else "", end[0].casefold() if end else ""
        if other in _JOINING:
            return "- ", True
        with_it, without = self.known[f"{one}-{other}"], self.known[f"{one}{other}"]
        return ("", True) if without > with_it else ("-", bool(with_it))

    def _told(self, lines: list[PdfLine]) -> Iterator[str]:
        """Tell of hyphens at the ends of lines that may be of the line alone."""
        real = [line for line in lines if not line.aside]
        for line, after in pairwise(real):
            head, tail = line.words[-1].text, after.words[0].text
            hyphen, sure = self._hyphen(head, tail) if line.joins else ("", True)
            if not sure:
                yield f"hyphen? “{head}{hyphen}{tail}” stood at the end of a line"


def _is_sure(mark: re.Match[str], before: str) -> bool:
    """Tell whether a mark can be nothing else: a bullet, or the number behind that of the item before."""
    if mark.lastindex == 1:
        return mark[0].strip() not in _DASHES
    last = marked(before)
    numbers = [re.findall(r"\d+", each[2]) for each in (last, mark) if each and each.lastindex == 2]
    return len(numbers) == 2 and all(numbers) and int(numbers[1][-1]) == int(numbers[0][-1]) + 1


def _without(pieces: tuple[Piece, ...], count: int) -> tuple[Piece, ...]:
    """Give pieces without so many characters of what is taken at their head."""
    found = []
    for piece in pieces:
        cut = min(count, len(piece.text)) if piece.why is None else 0
        count -= cut
        found.append(replace(piece, text=piece.text[cut:]))
    return tuple(piece for piece in found if piece.text)


def _columns(lefts: Iterable[float]) -> Iterator[float]:
    """Give the places at which several items begin, those that nearly agree as one."""
    last = float("-inf")
    for left in sorted(lefts):
        if left - last > _INDENT:
            yield left
            last = left


def _head(line: PdfLine) -> Block:
    return Block(BlockKind.OTHER, (Piece(line.text, why=Why.HEADER),), f"page {line.page}")


def _running(lines: list[PdfLine], body: float) -> Iterator[int]:
    """Find running heads at the edges of pages: numbers, what comes again on others, small lines far from the text."""
    pages: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        pages.setdefault(line.page, []).append(place)
    edges: dict[int, bool] = {}
    for places in pages.values():
        down = sorted(places, key=lambda place: -lines[place].foot)
        most = _EDGE if len(places) > 2 * _EDGE else 1
        edges |= dict.fromkeys((*down[:most], *down[-most:]), False)
        ends = (down[:2], down[:-3:-1]) if most > 1 else ()
        edges |= {one: True for one, other in ends if _is_far(lines[one], lines[other])}
    seen = Counter((_shape(lines[place]), round(lines[place].foot)) for place in edges)
    for place, far in sorted(edges.items()):
        line = lines[place]
        again = len(pages) > 1 and seen[_shape(line), round(line.foot)] >= max(2, len(pages) // 3)
        if again or _NUMBER.fullmatch(line.text) or (far and line.size < body):
            yield place


def _is_far(line: PdfLine, other: PdfLine) -> bool:
    return abs(line.foot - other.foot) > _FAR * line.size


def _shape(line: PdfLine) -> str:
    return re.sub(r"\b\d+\b", "#", line.text)
