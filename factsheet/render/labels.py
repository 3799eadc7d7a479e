"""The room that the labels of numbered lists need: one indent for all lists of a document, in both formats."""

import unicodedata
from collections.abc import Iterable, Iterator

from factsheet.document import nodes
from factsheet.document.algebra import every
from factsheet.render.theme import Theme

_GAP = 0.55
"""Between a label and its text, in parts of the type size."""
_WIDEST = 36.0
"""The greatest indent of a theme, in points."""
_HALF = 0.52
"""The width of a digit or a bracket with its like, in parts of the type size."""


def with_room_for_labels(theme: Theme, blocks: Iterable[nodes.Block]) -> Theme:
    """Give the theme, its lists indented as far as the widest label of the document's lists needs."""
    widest = max(map(_width, _labels(blocks)), default=0.0)
    if not widest:
        return theme
    needed = min(_WIDEST, round((widest + _GAP) * theme.styles.list_item.size, 1))
    if needed <= theme.lists.indent:
        return theme
    return theme.model_copy(update={"lists": theme.lists.model_copy(update={"indent": needed})})


def _labels(blocks: Iterable[nodes.Block]) -> Iterator[str]:
    for each in every(blocks, nodes.List):
        if each.numbering:
            yield from map(each.numbering.label, range(len(each.items)))
        elif each.mark:
            yield each.mark


def _width(label: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else _HALF for sign in label)
