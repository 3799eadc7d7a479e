"""Column widths by an estimate of the content, since a Word file is made without the reader's fonts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from factsheet.document import Table
from factsheet.document.text import blocks_text
from factsheet.render.columns import ColumnExtent, divide_width

_WIDE = 1.0
_BOLD = 1.06
_SAFETY = 1.12


class _Widths(dict[str, float]):
    """Widths of characters in ems; of those that are not listed, worked out when one is first met."""

    def __missing__(self, character: str) -> float:
        self[character] = width = _WIDE if _is_wide(character) else _MEAN
        return width


# Shares of an em in a humanist sans-serif; letters not named are `_MEAN` wide.
_MEAN = 0.5
_WIDTHS = _Widths(dict.fromkeys(" .,:;!|'()[]-/fijltrI\u00a0", 0.3))
_WIDTHS.update(dict.fromkeys("mwMW@%—", 0.85))
_WIDTHS.update(dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ", 0.59))
_WIDTH = _WIDTHS.__getitem__


def ems(text: str) -> float:
    """Estimate the width of a text in ems."""
    return sum(map(_WIDTH, text))


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def longest_word(text: str) -> float:
    """Estimate the widest part of a text that stays on one line, in ems; East Asian text breaks anywhere."""
    return max((2 * _WIDE if _is_wide(word[0]) else ems(word) * _SAFETY for word in _words(text)), default=0)


def _words(text: str) -> list[str]:
    return [word for word in text.replace("-", "- ").split(" ") if word]


def column_widths(table: Table, width: float, size: float, padding: float) -> tuple[float, ...]:
    """Give a width in points for each column, together `width`.

    `size` is that of the cells' text and `padding` that on each side of a cell, in points.
    """
    return divide_width([_extent(table, index, size, padding) for index in range(len(table.columns))], width)


def _extent(table: Table, index: int, size: float, padding: float) -> ColumnExtent:
    """Measure what a column asks for, in points."""
    content = list(_column_lines(table, index))
    low = max((longest_word(line) * weight for line, weight in content), default=1)
    high = max((ems(line) * weight for line, weight in content), default=1)
    share = table.columns[index].width
    return ColumnExtent(low * size + 2 * padding, max(low, high) * size + 2 * padding, share)


def _column_lines(table: Table, index: int) -> Iterable[tuple[str, float]]:
    for rows, weight in ((table.head, _BOLD), (table.body, 1.0)):
        for row in rows:
            if index < len(row.cells):
                yield from ((line, weight) for line in blocks_text(row.cells[index].blocks))
