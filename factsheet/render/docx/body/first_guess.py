"""Headings in LibreOffice, which lays a file out from a guess and leaves some of what the guess has parted.

It begins with a page for so many paragraphs and rows of tables, and then moves back what still fits the page before.
Where such a page ends in a heading and what follows does not fit behind it, the heading stays, whatever it is to be
kept with (ECMA-376 part 1, 17.3.1.15). Empty paragraphs, a point high each, let the heading begin the next page of the
guess: from there it moves with what it belongs to. So it is in LibreOffice 7.4; Word does not guess.
"""

from collections.abc import Container, Sequence

from factsheet.render.docx.names import StyleId

_FEW, _MANY, _LONG = 25, 20, 98
"""The paragraphs and rows of a page in the guess, and in that for files of more than so many nodes."""
_SPLIT = 10
"""A table that has so many rows more than the page takes is split at once, which parts it from nothing above."""
_MOST = 8
"""More paragraphs than this would be seen in Word."""
_START = '<w:p><w:pPr><w:pStyle w:val="'
FILLER = f'{_START}{StyleId.TABLE_GAP}"/><w:spacing w:after="0"/></w:pPr></w:p>'
"""An empty paragraph of one point; behind a table, whose gap follows, it adds nothing else."""


def unparted(parts: Sequence[str], kept: Container[str]) -> list[str]:
    """Give the paragraphs and tables of a body, and between them what keeps the guess from parting some.

    Paragraphs in a `kept` style are kept with what follows.
    """
    counts = [part.count("<w:tr>") if part.startswith("<w:tbl>") else 1 for part in parts]
    room = _room(parts)
    made: list[str] = []
    count = start = 0  # what the page has taken, and where it begins in `made`
    for part, rows in zip(parts, counts, strict=True):
        if count + rows > room + _SPLIT:
            count, start = 0, len(made) + 1
        elif count + rows > room:
            chain = _chain(made[start:], kept)
            missing = room - count + chain
            if chain and missing <= _MOST:
                place = _place(made, start, chain)
                made[place:place] = [FILLER] * missing
                count, start = chain - 1 + rows, len(made) - chain
            else:
                count, start = 0, len(made)
        else:
            count += rows
        made.append(part)
    return made


def _room(parts: Sequence[str]) -> int:
    """Give how many paragraphs and rows a page of the guess takes, by an estimate of the file's nodes."""
    tables = [part for part in parts if part.startswith("<w:tbl>")]
    nodes = len(parts) + sum([part.count("<w:p>") + 2 * part.count("<w:tc>") - 24 for part in tables])
    return _MANY if nodes > _LONG else _FEW


def _chain(page: Sequence[str], kept: Container[str]) -> int:
    """Count the paragraphs at the end of a page that are kept with what follows; none where it holds nothing else."""
    for count, part in enumerate(reversed(page)):
        if not (part.startswith(_START) and part[len(_START) :].partition('"')[0] in kept):
            return count
    return 0


def _place(made: Sequence[str], start: int, chain: int) -> int:
    """Give the place of fillers: behind the last table of the page that begins at `start`, else before the chain."""
    tables = [place for place in range(start, len(made) - chain) if made[place].startswith("<w:tbl>")]
    return tables[-1] + 1 if tables else len(made) - chain
