"""Column widths by an estimate of the content, since a Word file is made without the reader's fonts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from factsheet.document import Table
from factsheet.document.text import blocks_text

_WIDE = 1.0
_BOLD = 1.06
_SAFETY = 1.12

# Shares of an em in a humanist sans-serif; letters not named are `_MEAN` wide.
_MEAN = 0.5
_WIDTHS = dict.fromkeys(" .,:;!|'()[]-/fijltrI\u00a0", 0.3) | dict.fromkeys("mwMW@%—", 0.85)
_WIDTHS |= dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ", 0.59)


def ems(text: str) -> float:
    """Estimate the width of a text in ems."""
    return sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(character: str) -> float:
    return _WIDE if _is_wide(character) else _WIDTHS.get(character, _MEAN)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def longest_word(text: str) -> float:
    """Estimate the widest part of a text that stays on one line, in ems; East Asian text breaks anywhere."""
    return max((2 * _WIDE if _is_wide(word[0]) else ems(word) * _SAFETY for word in _words(text)), default=0)


def _words(text: str) -> list[str]:
    return [word for word in text.replace("-", "- ").split(" ") if word]


def column_widths(table: Table, width: float, size: float, padding: float) -> list[float]:
    """Give a width in points for each column, together `width`.

    `size` is that of the cells' text and `padding` that on each side of a cell, in points. Columns with a share get
    it; of the others, narrow ones get all they ask for and the wide ones divide the rest, none less than its longest
    word. Where that is more than the table has room for, those with the longest words are narrower.
    """
    shares = [column.width for column in table.columns]
    room = width - sum(share * width for share in shares if share is not None)
    needs = [_need(table, index, size, padding) for index, share in enumerate(shares) if share is None]
    free = iter(_divided([low for low, _ in needs], [high for _, high in needs], room))
    return _fitted([next(free) if share is None else share * width for share in shares], width)


def _divided(least: list[float], most: list[float], room: float) -> list[float]:
    if sum(least) >= room:
        return _granted(least, room) if room > 0 else least
    if sum(most) <= room:
        return _fitted(most, room)
    return _raised(_granted(most, room), least, room)


def _granted(wishes: list[float], room: float) -> list[float]:
    """Grant wishes from the smallest on as long as an equal share covers them; the rest share by square root."""
    order = sorted(range(len(wishes)), key=wishes.__getitem__)
    while order and wishes[order[0]] <= room / len(order):
        room -= wishes[order.pop(0)]
    scale = room / (sum(wishes[index] ** 0.5 for index in order) or 1)
    return [wish**0.5 * scale if index in order else wish for index, wish in enumerate(wishes)]


def _raised(widths: list[float], least: list[float], room: float) -> list[float]:
    """Raise columns to their longest word, at the cost of those that have more."""
    raised = [max(pair) for pair in zip(widths, least, strict=True)]
    excess = sum(raised) - room
    spare = [width - low for width, low in zip(raised, least, strict=True)]
    return [width - excess * own / sum(spare) for width, own in zip(raised, spare, strict=True)]


def _need(table: Table, index: int, size: float, padding: float) -> tuple[float, float]:
    """Give the least and the most width that the content of a column has use for, in points."""
    content = list(_column_lines(table, index))
    low = max((longest_word(line) * weight for line, weight in content), default=1)
    high = max((ems(line) * weight for line, weight in content), default=1)
    return low * size + 2 * padding, max(low, high) * size + 2 * padding


def _column_lines(table: Table, index: int) -> Iterable[tuple[str, float]]:
    for rows, weight in ((table.head, _BOLD), (table.body, 1.0)):
        for row in rows:
            if index < len(row.cells):
                yield from ((line, weight) for line in blocks_text(row.cells[index].blocks))


def _fitted(widths: list[float], total: float) -> list[float]:
    """Scale widths to a total; columns that none has a width for are equal."""
    scale = sum(widths)
    return [width * total / scale for width in widths] if scale else [total / len(widths) for _ in widths]
