"""What the blocks of a source are to a meeting: its title, its dateline, headings in bold, bold words at the head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from factsheet.dates.finding import find_dates
from factsheet.imports.blocks import Block, BlockKind, Piece, Pieces, SourceReading, Why, one_line
from factsheet.imports.clutter import without_clutter
from factsheet.meeting.text import LONGEST

_LONG = 150
"""A block of so many characters is text, no line before it."""
_LINE = 120
_TITLE = 300
_LEADING = 40
"""A title is among so many lines at the head, or there is none."""
_CLOSED = re.compile(r"[.,;…。、；]$")
_OPEN = re.compile(r"[.:!?…。：！？]$")
_NEXT = re.compile(r"[:.：。]")
_SPACE = re.compile("[ \t\n]")
_WIDE = re.compile("[。：！？]$")
"""A full-width mark, behind which no space stands."""
_NUMBER = re.compile(r"\s*(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]\s*")
_WORD = re.compile(r"\w")
_BREAK = re.compile("(\n)")
_TEXTS = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTATION}
_PART = {BlockKind.ITEM: BlockKind.PARAGRAPH}
"""What stands behind two breaks in an item is a paragraph below it."""
_AROUND = 8
"""The most words of a dateline beside its date."""
_OTHER_DAY = re.compile(
    r"(?i)embarg|ambargo|эмбарго|ембарго|אמברגו|엠바고|sperrfrist|解禁|禁止[发發]布|محظور النشر|انتشار ممنوع|declassif"
)
"""What tells of a day that it is not that of the meeting, but until when a text is kept back."""


class Dateline(Struct, frozen=True):
    """A line that says where and when: the days, and the words before or behind them."""

    first: date
    last: date
    place: str
    at: str
    text: str


class TextOutline(Struct, frozen=True):
    """The blocks of a source, of which `title` is the one at that place, and its dateline."""

    blocks: tuple[Block, ...]
    title: int | None
    dateline: Dateline | None


def outline(reading: SourceReading, language: str) -> TextOutline:
    """Find the title, the dateline, and the headings among the blocks of a source."""
    blocks = without_clutter([_said(part) for block in reading.blocks for part in _parts(block)])
    title = _title(blocks, language)
    found = _dateline(blocks, title, language)
    if found:
        blocks[found[0]] = blocks[found[0]].refused(Why.DATELINE)
    if title is not None:
        _before(blocks, title)
        _again(blocks, title)
    deepest = max((b.level for b in blocks if b.kind is BlockKind.HEADING and b.text), default=0)
    headed = (_headed(b, deepest + 1) if place != title else b for place, b in enumerate(blocks))
    return TextOutline(tuple(headed), title, found[1] if found else None)


def _parts(block: Block) -> Iterator[Block]:
    """Part a block at two breaks of its line with no word between them, and a line in bold from what stands below it.

    Such a line is shorter than the text below it, which ends a sentence.
    """
    if block.kind not in _TEXTS or not any("\n" in piece.text for piece in block.pieces):
        yield block
        return
    for number, pieces in enumerate(_paragraphs(block.pieces)):
        part = replace(block, pieces=pieces, notes=() if number else block.notes)
        if number:
            part = replace(part, label="", kind=_PART.get(block.kind, block.kind))
        yield from _headed_part(part) if part.kind is BlockKind.PARAGRAPH else (part,)


def _paragraphs(pieces: Pieces) -> Iterator[Pieces]:
    """Give pieces between breaks of which two or more stand together."""
    found: list[Piece] = []
    broken = False
    for piece in (replace(each, text=text) for each in pieces for text in _BREAK.split(each.text) if text):
        if piece.text == "\n" and broken:
            if any(one_line(said.text) for said in found):
                yield tuple(found)
                found = []
        elif piece.text == "\n" or one_line(piece.text):
            broken = piece.text == "\n"
        found.append(piece)
    yield tuple(found)


def _headed_part(block: Block) -> Iterator[Block]:
    end = next((place for place, piece in enumerate(block.pieces) if piece.text == "\n"), 0)
    line, below = replace(block, pieces=block.pieces[:end]), replace(block, pieces=block.pieces[end:], notes=())
    if _is_headed(line) and len(line.text) < len(below.text) and _OPEN.search(below.text):
        yield from (line, below)
    else:
        yield block


def _said(block: Block) -> Block:
    """Take nothing of a line of signs alone, such as `***` between the parts of a text."""
    text = block.text
    line = block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH} and text and not _WORD.search(text)
    return block.refused(Why.SIGNS) if line else block


def _title(blocks: list[Block], language: str) -> int | None:
    """Give the place of the title: what the reader calls one, or a line before the first text."""
    leading: list[int] = []
    for place, block in enumerate(blocks):
        if not block.text:
            continue
        if block.kind is BlockKind.TITLE and len(block.text) <= LONGEST:
            return place
        if block.kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH} or len(block.text) > _TITLE:
            break
        if len(leading) == _LEADING or (len(block.text) >= _LONG and block.kind is not BlockKind.HEADING):
            break
        leading.append(place)
    later = next((p for p, b in enumerate(blocks) if b.kind is BlockKind.TITLE and 0 < len(b.text) <= LONGEST), None)
    if later is not None and all(len(b.text) < _LONG for b in blocks[:later]):
        return later
    leading = [place for place in leading if _read_dateline(blocks[place], language) is None]
    headings = [place for place in leading if blocks[place].kind is BlockKind.HEADING]
    lines = [place for place in leading if not _CLOSED.search(blocks[place].text)]
    return next(iter([*headings, *lines]), None)


def _dateline(blocks: list[Block], title: int | None, language: str) -> tuple[int, Dateline] | None:
    """Find the dateline among the lines around the title, behind it first; one before clutter is of the page."""
    at = -1 if title is None else title
    behind = [place for place in range(at + 1, len(blocks)) if blocks[place].text][:3]
    before: list[int] = []
    for place in range(at - 1, -1, -1):
        if any(piece.why is Why.CLUTTER for piece in blocks[place].pieces):
            break
        before.append(place)
    for place in (*behind, *before):
        if blocks[place].text and (found := _read_dateline(blocks[place], language)):
            return place, found
    return None


def _read_dateline(block: Block, language: str) -> Dateline | None:
    text = block.text
    if block.kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH} or len(text) > _LINE or _OTHER_DAY.search(text):
        return None
    spans = [span for span in find_dates(text, language) if len(span.readings) == 1]
    if len(spans) != 1 or not (days := days_of(spans[0].readings[0])):
        return None
    rest = one_line(text[: spans[0].start] + " " + text[spans[0].end :])
    if len(rest.split()) > _AROUND or re.search(r"[.!?]$", rest):
        return None
    place = "" if rest[-1:] in {":", "："} else rest.strip(" ,،、，;|·–—-()")
    return Dateline(*days, place, block.at, text)


def days_of(reading: object) -> tuple[date, date] | None:
    """Give the first and last day of a reading that names days with their year, or None."""
    first, last = getattr(reading, "first", None), getattr(reading, "last", None)
    start = getattr(reading, "start", None)
    named = start is not None and None not in (start.year, start.month, start.day)
    return (first, last) if named and first and last and (last - first).days <= _SPAN else None


_SPAN = 31
"""The longest meeting, in days."""


def _before(blocks: list[Block], title: int) -> None:
    for place in range(title):
        if blocks[place].text:
            blocks[place] = blocks[place].refused(Why.BEFORE)


def _again(blocks: list[Block], title: int) -> None:
    """Take no line near the title that says the same."""
    said = _letters(blocks[title].text)
    near = [place for place in range(title + 1, len(blocks)) if blocks[place].text][:3]
    for place in near:
        if _letters(blocks[place].text) == said:
            blocks[place] = blocks[place].refused(Why.TITLE)


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text)).casefold()


def _headed(block: Block, level: int) -> Block:
    """Give a paragraph that is one short bold line, its number bold or not, as a heading."""
    return replace(block, kind=BlockKind.HEADING, level=level) if _is_headed(block) else block


def _is_headed(block: Block) -> bool:
    words = [piece for piece in block.taken if piece.text.strip()]
    if len(words) > 1 and _NUMBER.fullmatch(words[0].text):
        del words[0]
    bold = block.kind is BlockKind.PARAGRAPH and words and all(piece.strong for piece in words)
    return bool(bold) and len(block.text) <= _LINE and not _CLOSED.search(block.text) and block.text[-1] not in ":："


def parted(pieces: Pieces) -> tuple[str, Pieces]:
    """Give the bold words at the head of a paragraph that introduce it, and the rest; no words where there are none.

    They end in a mark, or a mark or line break follows them; other bold words are stressed words of the text. What no
    white space or full-width mark parts from them, or a no-break space, is of one word with them.
    """
    head = list(_bold_head(pieces))
    rest = pieces[len(head) :]
    lead = one_line("".join(piece.text for piece in head))
    after = "".join(piece.text for piece in rest)
    if not lead or len(lead) > _LINE or not one_line(after):
        return "", pieces
    mark = "" if _OPEN.search(lead) else "".join(_NEXT.findall(after[:1]))
    apart = (
        _WIDE.search(lead + mark)
        or _SPACE.match(after[len(mark) :])
        or (not mark and _SPACE.match("".join(p.text for p in head)[-1:]))
    )
    broken = "\n" in "".join(piece.text for piece in head)[-2:] or after.startswith("\n")
    if not apart or not (mark or broken or _OPEN.search(lead)):
        return "", pieces
    first, *others = rest
    return lead + mark, (replace(first, text=first.text[len(mark) :]), *others)


def _bold_head(pieces: Pieces) -> Iterator[Piece]:
    for piece in pieces:
        if piece.text.strip() and (not piece.strong or piece.href):
            return
        yield piece
