"""How large what both formats set is: columns of tables, rows kept together, labels of lists, images.

Lengths are in points where no other unit is named.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from factsheet.document import nodes
from factsheet.models.records import Frozen
from factsheet.render.theme import Theme

WHOLE_ROWS = 4
"""Up to so many rows below its head, a table stays whole where a page has room for it; else two rows end it."""
GUTTER = 18.0
"""The space between two languages side by side."""
IMAGE_GAP = 6.0
"""What stands between the image of a running line and its texts."""
_LEAST_GAP = 0.5
"""What stays free between a running line and the text of the page, in lines."""


class ColumnExtent(Frozen):
    """What a column asks for: the width of its longest word, that of its longest text, or a fixed share (0 to 1).

    `held` is the width of the longest words that hold together, such as `16 November`.
    """

    least: float
    full: float
    share: float | None = None
    held: float = 0.0

    def beside(self, other: "ColumnExtent") -> "ColumnExtent":
        """Give what a column asks for that holds what two ask for."""
        least, full, held = max(self.least, other.least), max(self.full, other.full), max(self.held, other.held)
        return ColumnExtent(least, full, self.share, held)

    def wider(self, room: float) -> "ColumnExtent":
        """Give what it asks for with more room around it."""
        return ColumnExtent(self.least + room, self.full + room, self.share, self.held + room)


def divide_width(columns: Sequence[ColumnExtent], width: float) -> tuple[float, ...]:
    """Give a width for each column, together `width`, in the unit of the extents.

    Columns with a share get it. Of the others, narrow ones get all they ask for and the wide ones divide the rest by
    the square root of what they ask, none less than its longest word, and as far as there is room, none less than what
    holds together in it. Where there is no room for the longest words, those columns that have them are narrower.
    """
    fixed = [None if column.share is None else width * column.share for column in columns]
    room = width - sum([share for share in fixed if share is not None], 0.0)
    free = iter(_divided([column for column in columns if column.share is None], room))
    return tuple(_filling([next(free) if share is None else share for share in fixed], width))


def _divided(columns: Sequence[ColumnExtent], room: float) -> list[float]:
    least, full = [column.least for column in columns], [column.full for column in columns]
    if sum(least, 0.0) >= room:
        return _granted(least, room) if room > 0 else least
    if sum(full, 0.0) <= room:
        return _filling(full, room)
    held = [max(column.least, column.held) for column in columns]
    return _raised(_granted(full, room), _widened(least, held, room), room)


def _granted(wishes: Sequence[float], room: float) -> list[float]:
    """Grant wishes from the smallest on as long as an equal share covers them; the rest share by square root."""
    order = sorted(range(len(wishes)), key=wishes.__getitem__)
    while order and wishes[order[0]] <= room / len(order):
        room -= wishes[order.pop(0)]
    scale = room / (sum([wishes[index] ** 0.5 for index in order], 0.0) or 1.0)
    return [wish**0.5 * scale if index in order else wish for index, wish in enumerate(wishes)]


def _widened(least: Sequence[float], held: Sequence[float], room: float) -> list[float]:
    """Widen columns from their longest word to what holds together, those first that lack little."""
    found, room = list(least), room - sum(least, 0.0)
    for index in sorted(range(len(found)), key=lambda index: held[index] - least[index]):
        if held[index] - least[index] > room:
            break
        room -= held[index] - least[index]
        found[index] = held[index]
    return found


def _raised(widths: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Raise columns to their longest word, at the cost of those that have more."""
    raised = [max(pair) for pair in zip(widths, least, strict=True)]
    excess = sum(raised, 0.0) - room
    spare = [width - low for width, low in zip(raised, least, strict=True)]
    total = sum(spare, 0.0) or 1.0
    return [width - excess * own / total for width, own in zip(raised, spare, strict=True)]


def _filling(widths: Sequence[float], total: float) -> list[float]:
    """Scale widths to a total; columns of which none has a width are equal."""
    scale = sum(widths, 0.0)
    return [width * total / scale for width in widths] if scale else [total / len(widths) for _ in widths]


_GAP = 0.55
"""Between a label and its text, in parts of the type size."""
_WIDEST = 36.0
"""The greatest indent of a theme, in points."""
_HALF = 0.52
"""The width of a digit or a bracket with its like, in parts of the type size."""


def with_room_for_labels(theme: Theme, lists: Iterable[nodes.List]) -> Theme:
    """Give the theme, its lists indented as far as the widest label of the document's lists needs."""
    widest = max(map(_width, _labels(lists)), default=0.0)
    if not widest:
        return theme
    needed = min(_WIDEST, round((widest + _GAP) * theme.styles.list_item.size, 1))
    if needed <= theme.lists.indent:
        return theme
    return theme.model_copy(update={"lists": theme.lists.model_copy(update={"indent": needed})})


def _labels(lists: Iterable[nodes.List]) -> Iterator[str]:
    for each in lists:
        if each.numbering:
            yield from map(each.numbering.label, range(len(each.items)))
        elif each.mark:
            yield each.mark


def _width(label: str) -> float:
    return sum([1.0 if unicodedata.east_asian_width(sign) in "WF" else _HALF for sign in label], 0.0)


class _Rule(Protocol):
    @property
    def width(self) -> float: ...
    @property
    def gap(self) -> float: ...


def greatest_height(figure: nodes.Figure, theme: Theme) -> float:
    """Give the greatest height of a figure."""
    look = theme.figures
    return look.emblem if figure.role is nodes.FigureRole.EMBLEM else theme.page.text_height * look.max_height


def fitted(pixels: tuple[int, int], width: float, greatest: float) -> tuple[float, float]:
    """Give width and height in points of an image of so many pixels: as wide as asked, unless it would be too high."""
    columns, rows = pixels
    height = width * rows / columns
    return (width, height) if height <= greatest else (greatest * columns / rows, greatest)


def free_height(room: float, leading: float, *rules: _Rule | None) -> float:
    """Give what a running line may fill of the `room` beside the text of the page, less its rules."""
    return room - sum([rule.gap + rule.width for rule in rules if rule], 0.0) - _LEAST_GAP * leading
